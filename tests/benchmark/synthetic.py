"""Synthetic reports: one a province and year, a figure a sentence, every question with one answer.

"Năm 2019, tỉnh Hà Nam kết nạp 1.482 đảng viên." answers "Năm 2019 tỉnh Hà Nam kết nạp bao nhiêu
đảng viên?" and nothing else does, so that a wrong neighbour differs only by place, year or action.
"""

import random
from dataclasses import dataclass
from pathlib import Path

from knowledge.text.fold import fold

_PROVINCES = (
    "Hà Nam",
    "Nam Định",
    "Thái Bình",
    "Hưng Yên",
    "Bắc Ninh",
    "Sơn La",
    "Lai Châu",
    "Điện Biên",
    "Quảng Trị",
    "Phú Yên",
    "Bình Định",
    "Khánh Hòa",
    "Kon Tum",
    "Đắk Nông",
    "Bình Phước",
    "Long An",
    "Tiền Giang",
    "Vĩnh Long",
    "Bạc Liêu",
    "Cà Mau",
)
_DEEDS = (
    ("kết nạp", "đảng viên"),
    ("kiểm tra", "tổ chức đảng"),
    ("tạo việc làm cho", "lao động"),
    ("đào tạo nghề cho", "thanh niên nông thôn"),
    ("xây mới", "phòng học"),
    ("xóa", "nhà tạm"),
    ("trồng mới", "ha rừng"),
    ("bê tông hóa", "km đường giao thông nông thôn"),
    ("giải ngân", "tỷ đồng vốn đầu tư công"),
    ("xử phạt", "trường hợp vi phạm nồng độ cồn"),
    ("cấp mới", "thẻ bảo hiểm y tế"),
    ("phát hiện", "vụ buôn lậu"),
    ("hòa giải thành", "vụ việc dân sự"),
    ("tiêm phòng cho", "con gia cầm"),
    ("công nhận", "sản phẩm OCOP"),
    ("khen thưởng", "tập thể"),
)


@dataclass(frozen=True, slots=True)
class Asked:
    """A question, the only sentence that answers it, and the value in canonical form."""

    question: str
    sentence: str
    value: str


def write_reports(folder: Path, years: int, seed: int = 7) -> tuple[list[Path], list[Asked]]:
    """Write the reports of `years` years and return them with every question they answer."""
    source = random.Random(seed)
    paths, asked = [], []
    for year in range(2025 - years, 2025):
        for province in _PROVINCES:
            rows = [_row(source, province, year, *deed) for deed in _DEEDS]
            lines = [
                f"Kết quả công tác năm {year} của tỉnh {province}",
                *(r.sentence for r in rows),
            ]
            path = folder / f"{fold(province).replace(' ', '-')}-{year}.txt"
            path.write_text("\n\n".join(lines) + "\n", "utf-8")
            paths.append(path)
            asked.extend(rows)
    return paths, asked


def _row(source: random.Random, province: str, year: int, action: str, subject: str) -> Asked:
    number = source.randint(1_001, 99_999)
    written = f"{number:,}".replace(",", ".")
    sentence = f"Năm {year}, tỉnh {province} {action} {written} {subject}."
    question = f"Năm {year} tỉnh {province} {action} bao nhiêu {subject}?"
    spelled = fold(question) if source.random() < 0.5 else question
    scale = 10**9 if subject.startswith("tỷ đồng") else 1
    return Asked(spelled, sentence, str(number * scale))
