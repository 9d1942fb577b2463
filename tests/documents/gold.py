"""Made reports in one neutral form: paragraphs and tables, from which each format is built.

People, places' figures and events are invented. A table's cells are rows of texts; `Merged` says
that a text holds for several places. "–" and "" are gaps in the data, not zeros.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Heading:
    text: str


@dataclass(frozen=True)
class Cells:
    """A table: rows of texts, and merged areas as (row, column, rows, columns)."""

    rows: tuple[tuple[str, ...], ...]
    merged: tuple[tuple[int, int, int, int], ...] = ()
    heads: int = 1
    labels: int = 1

    @property
    def covered(self) -> set[tuple[int, int]]:
        """Places that a merged cell covers beside its own."""
        return {
            (r, c)
            for row, column, down, across in self.merged
            for r in range(row, row + down)
            for c in range(column, column + across)
            if (r, c) != (row, column)
        }


@dataclass(frozen=True)
class Document:
    name: str
    parts: tuple[str | Heading | Cells, ...]
    facts: tuple[tuple[str, ...], ...] = field(default=())

    @property
    def text(self) -> str:
        """What must be read, in order; cells by row, parted by tabs."""
        return "\n\n".join(map(_words, self.parts))

    @property
    def tables(self) -> tuple[Cells, ...]:
        return tuple(part for part in self.parts if isinstance(part, Cells))


def _words(part: str | Heading | Cells) -> str:
    if isinstance(part, str):
        return part
    if isinstance(part, Heading):
        return part.text
    lines = []
    for r, row in enumerate(part.rows):
        said = ["" if (r, c) in part.covered else text for c, text in enumerate(row)]
        lines.append("\t".join(said))
    return "\n".join(lines)


PARTY = Document(
    "dang-vien",
    (
        "TỈNH ỦY LAM GIANG",
        "Số: 12-BC/TU",
        "ĐẢNG CỘNG SẢN VIỆT NAM",
        "Lam Giang, ngày 29 tháng 7 năm 2023",
        "BÁO CÁO",
        "Kết quả công tác xây dựng Đảng 6 tháng đầu năm 2023",
        Heading("I. Công tác phát triển đảng viên"),
        "Trong 6 tháng đầu năm 2023, các cấp ủy trong tỉnh đã kết nạp 1.243 đảng viên, đạt 62,15% "
        "chỉ tiêu cả năm; trong đó có 612 đảng viên nữ và 87 đảng viên là người dân tộc thiểu số.",
        "Toàn tỉnh hiện có 16 đảng bộ trực thuộc với 812 tổ chức cơ sở đảng.",
        Heading("II. Công tác kiểm tra, giám sát"),
        "Ủy ban kiểm tra các cấp đã kiểm tra 45 tổ chức đảng khi có dấu hiệu vi phạm, thi hành kỷ "
        "luật 9 tổ chức đảng và 118 đảng viên.",
        Heading("Phụ lục 1. Kết quả kết nạp và kỷ luật đảng viên 6 tháng đầu năm 2023"),
        "Đơn vị tính: đảng viên",
        Cells(
            (
                ("TT", "Đơn vị", "Kết nạp", "Kết nạp", "Kỷ luật"),
                ("TT", "Đơn vị", "Tổng số", "Nữ", "Kỷ luật"),
                ("1", "Huyện Kế Sách", "245", "118", "12"),
                ("2", "Huyện Mỹ Tú", "198", "97", "–"),
                ("3", "Huyện Long Phú", "312", "160", "31"),
                ("4", "Thị xã Vĩnh Châu", "488", "237", "75"),
                ("", "Tổng cộng", "1.243", "612", "118"),
            ),
            merged=((0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 1, 2), (0, 4, 2, 1)),
            heads=2,
            labels=2,
        ),
        "Nơi nhận: Ban Tổ chức Trung ương; lưu Văn phòng Tỉnh ủy.",
    ),
)

BUDGET = Document(
    "ngan-sach",
    (
        "ỦY BAN NHÂN DÂN TỈNH LAM GIANG",
        "BÁO CÁO",
        "Tình hình thu, chi ngân sách nhà nước năm 2022",
        "Năm 2022, tổng thu ngân sách nhà nước trên địa bàn tỉnh Lam Giang đạt 4.812 tỷ đồng, bằng "
        "108,5% dự toán và tăng 12,3% so với năm 2021.",
        "Tổng chi ngân sách địa phương đạt 9.120 tỷ đồng, trong đó chi đầu tư phát triển 3.050 tỷ "
        "đồng.",
        Heading("Bảng 1. Thu ngân sách theo địa bàn"),
        "ĐVT: triệu đồng",
        Cells(
            (
                ("Địa bàn", "Năm 2021", "Năm 2022", "So sánh (%)"),
                ("Huyện Cù Lao Dung", "85.120", "93.210,5", "109,5"),
                ("Huyện Trần Đề", "120.400", "131.000", "108,8"),
                ("Thị xã Ngã Năm", "98.300", "–", "–"),
                ("Tổng cộng", "303.820", "224.210,5", "73,8"),
            ),
        ),
        Heading("Bảng 2. Chi ngân sách theo lĩnh vực năm 2022"),
        Cells(
            (
                ("STT", "Chỉ tiêu", "Đơn vị tính", "Dự toán", "Thực hiện", "Tỷ lệ (%)"),
                ("A", "B", "C", "1", "2", "3=2/1"),
                ("1", "Chi giáo dục", "Tỷ đồng", "2.100", "2.184", "104"),
                ("2", "Chi y tế", "Tỷ đồng", "850", "901", "106"),
                ("3", "Chi quốc phòng", "Triệu đồng", "41.250", "0", "0"),
            ),
            heads=2,
            labels=3,
        ),
    ),
)

POVERTY = Document(
    "giam-ngheo",
    (
        "Huyện Mỹ Xuyên: Kết quả rà soát hộ nghèo cuối năm 2023",
        "Cuối năm 2023, huyện Mỹ Xuyên còn 1.352 hộ nghèo, chiếm 3,42% tổng số hộ; giảm 418 hộ so "
        "với cuối năm 2022.",
        "Ông Trần Văn Bình, Phó Chủ tịch UBND huyện, cho biết: “Huyện phấn đấu đến năm 2025 không "
        "còn hộ nghèo thuộc chính sách ưu đãi”.",
        Heading("Biểu 1: Hộ nghèo, hộ cận nghèo theo xã"),
        Cells(
            (
                ("Xã", "Tổng số hộ", "Hộ nghèo", "Tỷ lệ hộ nghèo", "Hộ cận nghèo"),
                ("Xã Đại Tâm", "4.210", "310", "7,36%", "402"),
                ("Xã Tham Đôn", "5.133", "498", "9,70%", "611"),
                ("Xã Thạnh Phú", "3.870", "121", "3,13%", "255"),
                ("Thị trấn Mỹ Xuyên", "6.004", "0", "0%", "88"),
                ("Xã Gia Hòa", "2.945", "423", "14,36%", "…"),
            ),
        ),
        "Các xã tiếp tục rà soát, cập nhật biến động hộ nghèo hằng tháng.",
    ),
)

SCHOOLS = Document(
    "giao-duc",
    (
        "SỞ GIÁO DỤC VÀ ĐÀO TẠO TỈNH LAM GIANG",
        "BÁO CÁO",
        "Tổng kết năm học 2022-2023",
        "Toàn tỉnh có 452 trường học các cấp với 268.300 học sinh; tỷ lệ học sinh tốt nghiệp trung "
        "học phổ thông đạt 98,74%.",
        "Ngành đã tuyển dụng 315 giáo viên, xây mới 96 phòng học với kinh phí 84,6 tỷ đồng.",
        Heading("Phụ lục. Quy mô trường, lớp, học sinh năm học 2022-2023"),
        Cells(
            (
                ("Cấp học", "Số trường", "Số lớp", "Học sinh", "Học sinh"),
                ("Cấp học", "Số trường", "Số lớp", "Tổng số", "Dân tộc thiểu số"),
                ("Mầm non", "132", "1.420", "41.200", "9.870"),
                ("Tiểu học", "168", "3.960", "118.400", "30.112"),
                ("Trung học cơ sở", "108", "1.905", "74.650", "17.204"),
                ("Trung học phổ thông", "44", "890", "34.050", "6.380"),
                ("Cộng", "452", "8.175", "268.300", "63.566"),
            ),
            merged=((0, 0, 2, 1), (0, 1, 2, 1), (0, 2, 2, 1), (0, 3, 1, 2)),
            heads=2,
        ),
    ),
)

HEALTH = Document(
    "y-te",
    (
        "Trung tâm Y tế huyện Châu Thành báo cáo công tác y tế quý III năm 2023",
        "Trong quý III năm 2023, các cơ sở y tế trên địa bàn đã khám cho 52.310 lượt người, điều "
        "trị nội trú 3.218 lượt.",
        "Toàn huyện ghi nhận 164 ca mắc sốt xuất huyết, giảm 21,5% so với cùng kỳ; không có ca tử "
        "vong.",
        Heading("Bảng 1. Kết quả khám chữa bệnh theo tháng"),
        "(Đơn vị: lượt)",
        Cells(
            (
                ("Nội dung", "Tháng 7", "Tháng 8", "Tháng 9"),
                ("Khám bệnh", "17.220", "16.940", "18.150"),
                ("Điều trị nội trú", "1.102", "1.045", "1.071"),
                ("Chuyển tuyến", "87", "92", "-"),
            ),
        ),
        "Trung tâm tiếp tục tăng cường phòng, chống dịch bệnh những tháng cuối năm.",
    ),
)

DOCUMENTS = (PARTY, BUDGET, POVERTY, SCHOOLS, HEALTH)
