"""`parse_mode=HTML` read as Telegram's server reads it, so broken markup fails here as there.

`parse_html("<b>7.448</b> đảng viên")` → `("7.448 đảng viên", [bold 0–5])`. Stricter than Telegram
where its documentation is: a bare `&` or `>` must be written as an entity, `code` and `pre` hold no
other tag, quotations do not nest. Telegram lets these pass, often showing something not meant.
"""

import re
from dataclasses import dataclass, field

from .errors import ApiError, violation
from .limits import Json, utf16

SIMPLE = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
    "a": "text_link",
    "tg-emoji": "custom_emoji",
}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
TOKEN = re.compile(
    r"""
    (?P<entity> & (?: \#(?P<dec>\d{1,7})
                    | \#[xX](?P<hex>[0-9a-fA-F]{1,6})
                    | (?P<name>lt|gt|amp|quot) ) ; )
  | (?P<close> </ \s* (?P<closed>[^\s>]*) \s* > )
  | (?P<open> < (?P<tag>[a-zA-Z][^\s>/]*) (?P<attributes> (?: "[^"]*" | '[^']*' | [^>"'] )* ) > )
  | (?P<stray> [<>&] )
  | (?P<text> [^<>&]+ )
    """,
    re.VERBOSE,
)
ATTRIBUTE = re.compile(
    r"""
    \s* (?P<name>[^\s=>"']+)
    (?: \s*=\s* (?: "(?P<double>[^"]*)" | '(?P<single>[^']*)' | (?P<bare>[\w.\-]+) ) )?
    """,
    re.VERBOSE,
)


@dataclass
class _Parser:
    source: str
    parts: list[str] = field(default_factory=list)
    offset: int = 0
    open: list[tuple[str, Json]] = field(default_factory=list)
    entities: list[Json] = field(default_factory=list)

    def run(self) -> tuple[str, list[Json]]:
        for token in TOKEN.finditer(self.source):
            self._take(token)
        if self.open:
            tag = self.open[-1][0]
            raise _broken(f'Can\'t find end tag corresponding to start tag "{tag}"')
        # Outer before inner; inner ones close first, so equal spans are turned round.
        self.entities.reverse()
        self.entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
        return "".join(self.parts), self.entities

    def _take(self, token: re.Match[str]) -> None:
        at = len(self.source[: token.start()].encode())
        if token["text"]:
            self._write(token["text"])
        elif token["entity"]:
            self._write(_character(token))
        elif token["open"]:
            self._open(token, at)
        elif token["close"]:
            self._close(token["closed"].lower(), at)
        elif token["stray"] == "<":
            raise _broken(f"Unclosed start tag at byte offset {at}")
        else:
            raise _broken(f'Unescaped "{token["stray"]}" at byte offset {at}')

    def _write(self, text: str) -> None:
        self.parts.append(text)
        self.offset += utf16(text)

    def _open(self, token: re.Match[str], at: int) -> None:
        tag = token["tag"].lower()
        if tag not in SIMPLE:
            raise _broken(f'Unsupported start tag "{tag}" at byte offset {at}')
        entity = _entity(tag, _attributes(token["attributes"], tag, at), at)
        self._check_nesting(tag, at)
        self.open.append((tag, {"offset": self.offset, **entity}))

    def _check_nesting(self, tag: str, at: int) -> None:
        outer = [opened for opened, _ in self.open]
        code_in_pre = tag == "code" and outer == ["pre"]
        inside_code = {"code", "pre"} & set(outer) and not code_in_pre
        if inside_code or (tag in outer and tag in ("blockquote", "a")):
            raise _broken(f'Tag "{tag}" can\'t be nested here at byte offset {at}')

    def _close(self, tag: str, at: int) -> None:
        if not self.open:
            raise _broken(f"Unexpected end tag at byte offset {at}")
        opened, entity = self.open.pop()
        if tag and tag != opened:
            raise _broken(
                f'Unmatched end tag at byte offset {at}, expected "</{opened}>", found "</{tag}>"'
            )
        language = entity.pop("language", None)
        if opened == "code" and self.open and self.open[-1][0] == "pre":
            # <pre><code class="language-x"> is one entity: pre with a language.
            self.open[-1][1]["pre_language"] = language
            return
        self._add(entity)

    def _add(self, entity: Json) -> None:
        language = entity.pop("pre_language", None)
        length = self.offset - entity["offset"]
        if length:
            more = {"language": language} if language else {}
            self.entities.append({**entity, "length": length, **more})


def _character(token: re.Match[str]) -> str:
    if token["name"]:
        return NAMED[token["name"]]
    return chr(int(token["dec"]) if token["dec"] else int(token["hex"], 16))


def _attributes(source: str, tag: str, at: int) -> dict[str, str]:
    found: dict[str, str] = {}
    rest = source.strip().rstrip("/")
    while rest.strip():
        match = ATTRIBUTE.match(rest)
        if match is None:
            raise _broken(f'Empty attribute name in the tag "{tag}" at byte offset {at}')
        found[match["name"].lower()] = match["double"] or match["single"] or match["bare"] or ""
        rest = rest[match.end() :]
    return {name: _unescape(value) for name, value in found.items()}


def _unescape(value: str) -> str:
    return re.sub(r"&(lt|gt|amp|quot);", lambda found: NAMED[found[1]], value)


def _entity(tag: str, attributes: dict[str, str], at: int) -> Json:
    kind = SIMPLE[tag]
    if tag == "span" and attributes.get("class") != "tg-spoiler":
        raise _broken(f'Tag "span" must have class "tg-spoiler" at byte offset {at}')
    if tag == "blockquote" and "expandable" in attributes:
        return {"type": "expandable_blockquote"}
    if tag == "a":
        return _link(attributes.get("href", ""), at)
    if tag == "tg-emoji":
        return {"type": kind, "custom_emoji_id": attributes.get("emoji-id", "")}
    if tag == "code" and attributes.get("class", "").startswith("language-"):
        return {"type": kind, "language": attributes["class"].removeprefix("language-")}
    return {"type": kind}


def _link(href: str, at: int) -> Json:
    person = re.fullmatch(r"tg://user\?id=(\d+)", href)
    if person:
        return {"type": "text_mention", "user": {"id": int(person[1])}}
    if not re.match(r"(?i)(https?|tg|mailto|tel|ton):|^[\w-]+(\.[\w-]+)+", href):
        raise _broken(f'Tag "a" leads nowhere (href "{href}") at byte offset {at}')
    return {"type": "text_link", "url": href}


def _broken(why: str) -> ApiError:
    return violation(f"can't parse entities: {why}")


def parse_html(source: str) -> tuple[str, list[Json]]:
    """Return the text people see and its entities, or raise what Telegram would answer."""
    return _Parser(source).run()
