"""Three reports, two of them in collections: what each says nobody else says.

`MARKS["mat"]` are words that only somebody who sees the collection can have read.
"""

from pathlib import Path

import knowledge
from knowledge import KnowledgeBase

TEXT = """UBND huyện {place} báo cáo kết quả năm 2024

Năm 2024, huyện {place} trồng mới {hectares} ha rừng. Toàn huyện có {schools} trường học.

Đồng chí {person}, Chủ tịch UBND huyện {place}, nhấn mạnh: “Phải giữ rừng {word} như giữ nhà”.
"""
REPORTS = {
    "": ("cong-khai.txt", "Bình Công", 1111, 111, "Lê Văn Công", "thông xanh"),
    "mat": ("mat/so-lieu-rieng.txt", "Mật Sơn", 4321, 432, "Trần Văn Kín", "lim già"),
    "rieng": ("rieng/tai-lieu-trong.txt", "Riêng Thủy", 8765, 876, "Phạm Thị Giấu", "sến cổ"),
}
MARKS = {
    folder: (f"{hectares} ha", f"{schools} trường", Path(name).stem, f"rừng {word}")
    for folder, (name, _, hectares, schools, _, word) in REPORTS.items()
}
QUESTIONS = {
    folder: f"Năm 2024 huyện {place} trồng mới bao nhiêu ha rừng?"
    for folder, (_, place, *_) in REPORTS.items()
}


def write(folder: Path, *collections: str) -> None:
    """Write the reports of these collections into a report folder."""
    for collection in collections:
        name, place, hectares, schools, person, word = REPORTS[collection]
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        text = TEXT.format(
            place=place, hectares=hectares, schools=schools, person=person, word=word
        )
        (folder / name).write_text(text, "utf-8")


def read(folder: Path, store: str) -> KnowledgeBase:
    """Return what a report folder says."""
    knowledge.ingest([folder], store, prune=True)
    return knowledge.open_knowledge(store)


def seen_in(text: str) -> frozenset[str]:
    """Return the collections that a text tells of; "" is what everybody sees."""
    return frozenset(folder for folder, marks in MARKS.items() if any(m in text for m in marks))
