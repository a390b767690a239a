"""What the words of the pages mean, one sentence each, by the word as it is shown: the help of columns, figures and choices."""

from __future__ import annotations

from types import MappingProxyType

from papi_metrics.language import gettext as _
from papi_metrics.language import later

TERMS = MappingProxyType({
    later("Hoàn thành"): later("Phần việc đã làm được đến ngày đang xem, việc làm dở tính theo tiến độ."),
    later("Kế hoạch"): later("Phần việc lẽ ra phải xong đến ngày đang xem, theo thời hạn của từng việc."),
    later("Quá hạn"): later("Việc đã qua hạn mà chưa xong và chưa hủy."),
    later("Đúng hạn"): later("Phần việc xong kịp hạn trong số việc có hạn đã xong hoặc đã trễ; không kể việc thường xuyên."),
    later("Đèn"): later("Theo mức chậm và số ngày quá hạn: đúng kế hoạch, cần chú ý hay chậm nhiều."),
    later("Chênh lệch (điểm %)"): later("Hoàn thành trừ kế hoạch; số âm là chậm."),
    later("Tình trạng"): later("So ngày xong, hoặc ngày đang xem nếu chưa xong, với hạn của việc."),
    later("Đã đạt"): later("Phần của việc này được tính vào mức hoàn thành."),
    later("Số ngày chậm"): later("Tính từ hạn đến ngày xong, hoặc đến ngày đang xem nếu chưa xong."),
    later("Đã xong: chưa ghi ngày"): later("Thiếu ngày hoàn thành nên không biết kịp hạn hay trễ."),
    later("Phiên bản"): later("Mỗi lần nhận một bảng theo dõi là một bản lưu; bản mới nhất được dùng trên mọi trang."),
    later("Số liệu đến"): later("Ngày mà trạng thái ghi trong bảng theo dõi nói về."),
    later("Tính đến ngày"): later("Mọi con số trên các trang được tính như đang ở ngày này."),
    later("Năm gốc"): later("Năm lấy làm mốc để biết điểm tăng hay giảm; mặc định là 2021."),
    later("Điểm năm gốc"): later("Điểm của năm lấy làm mốc, mặc định là 2021."),
    later("Thay đổi"): later("Điểm năm đang xem trừ điểm của năm lấy làm mốc."),
    later("Thay đổi (%)"): later("Mức tăng giảm tính theo phần trăm của điểm năm lấy làm mốc."),
    later("Nhận định"): later("Tăng, giảm hay gần như giữ nguyên, sau khi kể đến sai số của khảo sát."),
    later("Căn cứ"): later("Nhận định dựa vào sai số chuẩn nếu biết, nếu không thì vào ngưỡng 5 %."),
    later("So được không"): later("Bộ câu hỏi của PAPI có đổi giữa hai năm hay không."),
    later("Hạng"): later("Thứ bậc trong các đơn vị cùng cấp có số liệu; 1 là cao nhất."),
    later("Nhóm"): later("Một trong bốn nhóm của PAPI, từ «Cao nhất» đến «Thấp nhất»."),
    later("Nhóm so sánh"): later("Những đơn vị được đặt cạnh để so: láng giềng, cùng vùng, điểm gần nhau hoặc tự chọn."),
    later("Đọc"): later("Việc làm và điểm số đặt cạnh nhau nói lên điều gì."),
    later("Trung vị"): later("Một nửa số đơn vị cao hơn mức này, một nửa thấp hơn."),
    later("Mức 25 %"): later("Một phần tư số đơn vị thấp hơn điểm này."),
    later("Mức 75 %"): later("Một phần tư số đơn vị cao hơn điểm này."),
    later("Chuỗi so được"): later("Những năm mang cùng một số thì so được với nhau."),
    later("Sai số 95 % (±)"): later("Khảo sát lại 100 lần thì chừng 95 lần điểm nằm trong khoảng này."),
    later("Sai số chuẩn"): later("Điểm có thể xê dịch chừng này vì chỉ hỏi một số người."),
    later("Cỡ mẫu"): later("Số người đã trả lời khảo sát."),
    later("Nếu để nguyên"): later("Chương trình hiểu chỗ này thế nào khi không ai sửa."),
    later("Niêm phong"): later("Cho biết dòng này đã bị sửa từ bên ngoài hay chưa."),
})
"""A word as it is shown → what it means; nothing here says the word again."""


def meaning(word: str) -> str | None:
    """Return what a word means, in the language spoken; None where it needs no help."""
    return _(TERMS[word]) if word in TERMS else None
