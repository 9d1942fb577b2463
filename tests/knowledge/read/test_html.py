import pytest

from knowledge.read.html import html_text


@pytest.mark.parametrize(
    ("page", "text"),
    [
        ("<h1>Sơ kết</h1><p>Có <b>16</b> đảng bộ.</p>", "Sơ kết\n\nCó 16 đảng bộ."),
        ("<p>Một\n   dòng<br>Hai&nbsp;dòng &amp; ba</p>", "Một dòng\n\nHai\u00a0dòng & ba"),
        ("<head><title>Báo</title></head><body>16 xã</body>", "16 xã"),
        ("<nav><ul><li>Trang chủ</ul></nav><p>16 xã<script>var a = '<p>7';</script>", "16 xã"),
        ("<table><tr><th>Xã<th>Hộ<tr><td>Mẫu<td>1.245</table>", "Xã\tHộ\nMẫu\t1.245"),
        ("<ul><li>một<li>hai</ul>", "một\n\nhai"),
        ("<p>chưa đóng <b>thẻ", "chưa đóng thẻ"),
        ("<div><div><p>lồng <span>nhau</span></p></div></div>", "lồng nhau"),
        ("<!-- <p>ghi chú</p> --><p>5 &lt; 7</p>", "5 < 7"),
        ("<p>trong</nav> thân</p>", "trong thân"),
        ("<script>chỉ có mã</script>", ""),
    ],
)
def test_a_page_gives_its_text(page: str, text: str) -> None:
    assert html_text(page) == text
