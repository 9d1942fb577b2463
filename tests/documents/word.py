"""Word documents by hand, for what python-docx cannot write: changes, controls, boxes, notes."""

import io
import zipfile

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_HEAD = (
    f'<w:{{root}} xmlns:w="{_W}" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape">'
)


def run(text: str) -> str:
    return f'<w:r><w:t xml:space="preserve">{text}</w:t></w:r>'


def par(*inside: str, style: str = "") -> str:
    properties = f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>' if style else ""
    return f"<w:p>{properties}{''.join(inside)}</w:p>"


def inserted(text: str) -> str:
    return f'<w:ins w:id="1" w:author="A">{run(text)}</w:ins>'


def deleted(text: str) -> str:
    return f'<w:del w:id="2" w:author="A"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def control(inside: str) -> str:
    return f"<w:sdt><w:sdtPr/><w:sdtContent>{inside}</w:sdtContent></w:sdt>"


def box(inside: str) -> str:
    held = f"<w:txbxContent>{inside}</w:txbxContent>"
    return (
        "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing><wps:wsp><wps:txbx>"
        f"{held}</wps:txbx></wps:wsp></w:drawing></mc:Choice>"
        f"<mc:Fallback><w:pict>{held}</w:pict></mc:Fallback></mc:AlternateContent></w:r>"
    )


def table(*rows: str) -> str:
    return f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>"


def cell(inside: str, *, across: int = 1, down: str = "") -> str:
    merge = f'<w:vMerge w:val="{down}"/>' if down else ""
    span = f'<w:gridSpan w:val="{across}"/>' if across > 1 else ""
    body = inside if inside.startswith("<w:") else par(run(inside))
    return f"<w:tc><w:tcPr>{span}{merge}</w:tcPr>{body}</w:tc>"


def package(body: str, **parts: str) -> bytes:
    """Return a .docx; `parts` are footnotes="…", header1="…"."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        head = _HEAD.format(root="document")
        archive.writestr("word/document.xml", f"{head}<w:body>{body}</w:body></w:document>")
        for name, inside in parts.items():
            root = "footnotes" if name == "footnotes" else "hdr"
            xml = f"{_HEAD.format(root=root)}{inside}</w:{root}>"
            archive.writestr(f"word/{name}.xml", xml)
    return out.getvalue()
