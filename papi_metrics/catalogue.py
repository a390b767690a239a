"""The catalogue of findings: every code with its severity, what to do about it, and its words, in one place.

A sentence says what was found, what became of the row, and what is expected instead.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

ACTIONS: Mapping[str, str] = MappingProxyType({
    "tasks": "Điền tên nhiệm vụ, tách dòng",
    "cells": "Sửa ô lỗi, ô công thức",
    "states": "Sửa trạng thái, tiến độ",
    "dates": "Sửa ngày, thời hạn",
    "indicators": "Sửa tên chỉ số, nội dung thành phần",
    "repeats": "Bỏ nhiệm vụ hoặc mã trùng",
    "plan": "Bổ sung kế hoạch",
    "scores": "Sửa điểm số",
    "units": "Sửa tên đơn vị, năm",
    "columns": "Kiểm tra trang tính, tên cột",
    "letters": "Kiểm tra chữ, phông chữ",
    "none": "Không cần làm gì",
})
"""What a person does about findings, in the order to do it in: key → words."""


@dataclass(frozen=True, slots=True)
class Kind:
    """What a finding code means.

    `what` is the sentence of what was found, with `{value}` and details to fill in; `result` says what became of it;
    `mend` is what is expected instead, as an act without "Hãy" and full stop; blank where nothing is to be done.
    Neither has details: they hold for every finding of the code.
    """

    severity: Literal["error", "warning", "note"]
    action: str
    what: str
    result: str
    mend: str = ""

    @property
    def message(self) -> str:
        """The whole sentence, still with its places to fill in."""
        mend = f"Hãy {self.mend}." if self.mend else ""
        return " ".join(part for part in (self.what, self.result, mend) if part)


_AS_TEMPLATE = "đổi tên cột theo tệp mẫu nếu cần"
_USED_ANYWAY = "Vẫn dùng."
_NO_TASK = "Không tính là nhiệm vụ."
_NOT_COUNTED = "Không tính vào số liệu."
_LEFT_BLANK = "Coi như trống."
_NO_SCORE = "Coi như chưa có điểm."
_SCORE_UNUSED = "Điểm này không được dùng."
_STATES = "ghi Chưa thực hiện, Đang thực hiện, Chờ xác nhận, Đã hoàn thành, Tạm dừng hoặc Hủy"
_SHEET_YEAR = "ghi năm vào tên trang tính, ví dụ «2022_PAPI», hoặc vào ô A1, ví dụ «Dữ liệu PAPI 2022»"

CATALOGUE: dict[str, Kind] = {
    # workbook
    "macros-ignored": Kind("note", "none", "Tệp có macro.", "Macro không được chạy, chỉ đọc dữ liệu trong ô."),
    "sheet-too-long": Kind(
        "warning", "columns", "Trang tính kéo dài tới {value}; chỉ đọc {rows} dòng và {columns} cột đầu.", "Phần còn lại không được đọc.",
        "xóa các dòng, cột trống phía sau bảng rồi lưu lại",
    ),
    "sheet-absent": Kind(
        "warning", "columns", "Tệp có tên trang «{value}» nhưng không chứa trang đó.", "Trang này không đọc được.",
        "mở tệp gốc bằng Excel, kiểm tra đủ các trang rồi lưu lại",
    ),
    "encoding-guessed": Kind(
        "warning", "letters", "Tệp CSV không phải Unicode (UTF-8).", "Đã đọc theo bảng mã Windows tiếng Việt.",
        "kiểm tra dấu; lưu dạng .xlsx hoặc CSV UTF-8",
    ),
    "fonts-unread": Kind(
        "warning", "letters", "Tệp có phông chữ cũ (.VnTime, VNI-Times …) nhưng không đọc được phông của từng ô.",
        "Chữ chỉ được chuyển sang Unicode khi mặt chữ cho thấy chắc chắn.", "mở tệp bằng Excel, xóa dòng, cột thừa, lưu dạng .xlsx",
    ),
    "text-converted": Kind(
        "note", "none", "{count} ô gõ bằng bảng mã {encoding} (theo {by}), như «{value}»: đọc là «{after}».", "Đã chuyển sang Unicode."
    ),
    "text-already-unicode": Kind("note", "none", "{count} ô có {by} nhưng chữ đã là Unicode, như «{value}».", "Giữ nguyên chữ."),
    "text-legacy-unsure": Kind(
        "warning", "letters", "{count} ô giống chữ gõ bằng bảng mã cũ (TCVN3, VNI) nhưng chưa chắc, như «{value}».", "Giữ nguyên chữ.",
        "chuyển sang Unicode bằng Unikey, hoặc đặt đúng phông .VnTime, VNI-Times cho ô",
    ),
    "changes-tracked": Kind(
        "warning", "letters", "Văn bản còn {value} chỗ sửa đổi chưa được duyệt (Track Changes).", "Phần thêm được tính, phần xóa thì không.",
        "duyệt hết sửa đổi trong Word (Review, Accept) rồi lưu lại",
    ),
    "quotes-unbalanced": Kind(
        "warning", "cells", "Dòng «{value}» có dấu ngoặc kép đóng giữa chừng.", "Phần chữ sau dấu đó vẫn được đọc vào cùng ô.",
        "viết hai dấu ngoặc kép liền nhau trong ô, hoặc lưu dạng .xlsx",
    ),
    # tracker: the sheet and its heading
    "table-skipped": Kind(
        "warning", "columns", "Bảng này không có dòng tiêu đề nào hiểu được và không nối tiếp bảng nhiệm vụ.", "Bảng không được đọc.",
        "thêm dòng tiêu đề như bảng nhiệm vụ nếu có nhiệm vụ ở đây",
    ),
    "other-sheet": Kind(
        "warning", "columns", "Trang «{value}» cũng có bảng nhiệm vụ; số liệu lấy từ trang «{chosen}».",
        "Trang này không được đọc.", "để trang này trong một tệp riêng nếu cần",
    ),
    "heading-close": Kind("note", "columns", "Cột «{value}» được hiểu là «{field}».", "Cột được dùng.", "đổi tên cột theo tệp mẫu nếu hiểu sai"),
    "heading-unknown": Kind("note", "columns", "Không rõ «{value}» là cột gì.", "Cột không dùng đến.", _AS_TEMPLATE),
    "heading-unnamed": Kind("note", "columns", "Cột có dữ liệu nhưng không có tiêu đề.", "Cột không dùng đến.", "đặt tên cột theo tệp mẫu nếu cần"),
    "heading-broad": Kind(
        "warning", "columns", "Cột «{value}» không nói việc đã bắt đầu hay chưa.",
        "Nhiệm vụ đánh dấu ở cột này tính là đang thực hiện, chưa xong.", "chia thành cột «Chưa thực hiện» và «Đang thực hiện»",
    ),
    "heading-duplicate": Kind(
        "note", "columns", "Cột «{value}» cũng được hiểu là «{field}», đã có ở cột {first}.", "Cột này không dùng.",
        "giữ một cột, hoặc đổi tên cột này",
    ),
    "hidden-sheet": Kind(
        "warning", "columns", "Bảng nhiệm vụ nằm ở trang «{value}» đang bị ẩn.", "Trang này được đọc.", "bỏ ẩn trang nếu đúng là bảng cần dùng",
    ),
    "plan-year-missing": Kind(
        "warning", "columns", "Không thấy năm của kế hoạch trong tiêu đề hay tên tệp.", "Thời hạn không ghi năm chưa đọc được.",
        "ghi «năm 2022» ở tiêu đề hoặc chọn năm khi tải lên",
    ),
    "no-dimension-column": Kind(
        "warning", "columns", "Bảng không có cột «Chỉ số nội dung».", "Nhiệm vụ chưa gắn chỉ số, chỉ tính vào kết quả chung.",
        "thêm cột «Chỉ số nội dung», ghi số 1-8 hoặc tên",
    ),
    # tracker: rows that are no tasks
    "row-heading": Kind("note", "none", "Dòng lặp lại tiêu đề bảng.", _NO_TASK),
    "row-numbers": Kind("note", "none", "Dòng đánh số cột.", _NO_TASK),
    "row-group": Kind("note", "none", "Dòng tên nhóm «{value}».", _NO_TASK),
    "row-subtotal": Kind("note", "none", "Dòng cộng «{value}».", _NO_TASK),
    "row-signature": Kind("note", "none", "Phần ký, nơi nhận ở cuối bảng.", "Không đọc."),
    "row-remark": Kind("note", "none", "Dòng ghi chú ngoài bảng.", "Không đọc."),
    "row-joined": Kind("note", "none", "Dòng thuộc ô nhiệm vụ gộp ở trên.", "Nội dung được ghép vào nhiệm vụ đó."),
    "row-continued": Kind(
        "note", "tasks", "Dòng «{value}» là phần tiếp của dòng trên, bị ngắt khi sang trang.", "Nội dung được ghép vào dòng trên.",
        "điền đơn vị, thời hạn nếu là nhiệm vụ riêng",
    ),
    "row-outside": Kind(
        "warning", "tasks", "Dòng «{value}» đứng sau bảng, cách dòng trống và không có số thứ tự.", _NO_TASK,
        "ghi số thứ tự hoặc bỏ dòng trống phía trên nếu là nhiệm vụ",
    ),
    "row-without-text": Kind("note", "none", "Dòng chỉ có số, không có tên nhiệm vụ.", "Bỏ qua."),
    "row-without-task": Kind(
        "error", "tasks", "Dòng có «{value}» nhưng thiếu tên nhiệm vụ.", _NOT_COUNTED, "điền tên nhiệm vụ, hoặc gộp ô với nhiệm vụ ở trên",
    ),
    # tracker, single cells
    "cell-error": Kind("warning", "cells", "Ô báo lỗi {value} thay cho giá trị.", _LEFT_BLANK, "sửa công thức hoặc ghi lại giá trị"),
    "cell-uncomputed": Kind(
        "warning", "cells", "Ô có công thức «{value}» nhưng tệp không lưu kết quả.", _LEFT_BLANK,
        "mở tệp bằng Excel, lưu lại, hoặc ghi giá trị thay công thức",
    ),
    "cell-too-long": Kind(
        "warning", "cells", "Nội dung dài {value} ký tự; một ô Excel giữ được 32.767.", "Phần cuối không được đọc.",
        "chia nội dung ra nhiều ô",
    ),
    "cell-dropped": Kind(
        "warning", "tasks", "Dòng thuộc ô nhiệm vụ gộp ở trên, «{value}» khác giá trị của dòng trên.", "Lấy giá trị dòng trên.",
        "tách ô gộp nếu là hai nhiệm vụ",
    ),
    "bullets-split": Kind("note", "none", "Ô có {value} gạch đầu dòng.", "Mỗi gạch đầu dòng là một nhiệm vụ, chung đơn vị và thời hạn."),
    "label-carried": Kind(
        "note", "none", "Từ dòng này, {value} dòng nhiệm vụ để trống ô chỉ số hoặc thành phần.", "Lấy tên ghi ở dòng trên."
    ),
    "dimension-unknown": Kind(
        "warning", "indicators", "«{value}» không phải tên chỉ số nội dung nào của PAPI.", "Nhiệm vụ để ở «chưa gắn chỉ số».",
        "ghi số 1-8 hoặc tên chỉ số",
    ),
    "dimension-close": Kind("note", "indicators", "«{value}» được hiểu là chỉ số nội dung {read}.", _USED_ANYWAY, "sửa tên nếu hiểu sai"),
    "dimension-conflict": Kind(
        "warning", "indicators", "«{value}»: số và tên không cùng một chỉ số; tên là của chỉ số {read}.", "Đã theo tên.", "sửa số hoặc tên"
    ),
    "component-unknown": Kind(
        "warning", "indicators", "«{value}» không khớp nội dung thành phần nào của PAPI.", "Nhiệm vụ chỉ gắn với chỉ số.",
        "ghi mã như 2.1 hoặc tên nội dung thành phần",
    ),
    "component-close": Kind("note", "indicators", "«{value}» được hiểu là nội dung thành phần {read}.", _USED_ANYWAY, "sửa tên nếu hiểu sai"),
    "component-by-letter": Kind(
        "warning", "indicators", "«{value}» không có tên khớp PAPI; theo thứ tự chữ cái là {read}.", "Dùng theo thứ tự chữ cái.", "ghi tên hoặc mã như 2.1"
    ),
    "component-conflict": Kind(
        "warning", "indicators", "«{value}» thuộc chỉ số khác với cột chỉ số nội dung (thành phần còn lại: {read}).", "Giữ theo cột chỉ số.",
        "sửa một trong hai",
    ),
    "state-unknown": Kind(
        "warning", "states", "Không hiểu trạng thái «{value}».",
        "Tạm tính theo tiến độ và ngày hoàn thành; không có thì là chưa thực hiện.", _STATES,
    ),
    "state-broad": Kind(
        "warning", "states", "«{value}» không nói việc đã bắt đầu hay chưa.", "Tính là đang thực hiện, chưa xong.",
        "ghi rõ Chưa thực hiện hoặc Đang thực hiện",
    ),
    "state-close": Kind("note", "states", "Trạng thái «{value}» được đọc theo phần đầu hoặc chữ gần giống.", _USED_ANYWAY, "sửa nếu hiểu sai"),
    "state-blank": Kind("note", "states", "Ô trạng thái trống.", "Tính là chưa thực hiện.", "điền trạng thái"),
    "state-derived": Kind("note", "states", "Ô trạng thái trống.", "Suy ra từ tiến độ hoặc ngày hoàn thành.", "điền trạng thái"),
    "mark-unread": Kind(
        "warning", "states", "Ô đánh dấu ghi «{value}», không phải dấu x.", "Không tính là đánh dấu.", "ghi x hoặc để trống"
    ),
    "marks-conflict": Kind(
        "warning", "states", "Đánh dấu ở nhiều cột trạng thái.", "Không dùng dấu nào; tạm tính theo tiến độ và ngày hoàn thành.", "để một dấu trên mỗi dòng"
    ),
    "progress-unread": Kind("warning", "states", "Không đọc được tiến độ «{value}».", _LEFT_BLANK, "ghi số như 50 hoặc 50%"),
    "progress-range": Kind("warning", "states", "Tiến độ «{value}» ngoài 0-100 %.", "Tính ở mức giới hạn.", "ghi số từ 0 % đến 100 %"),
    "progress-scale": Kind(
        "warning", "states", "Tiến độ «{value}» trong cột ghi số phần trăm: có thể là {value} % hoặc {value} lần.",
        "Đã đọc là tỷ lệ (1 = 100 %).", "ghi kèm dấu %",
    ),
    "weight-unread": Kind("warning", "states", "Trọng số «{value}» không phải số dương.", "Tính là 1.", "ghi số lớn hơn 0"),
    "date-unread": Kind("warning", "dates", "Không đọc được ngày «{value}».", _LEFT_BLANK, "ghi ngày/tháng/năm như 25/06/2022"),
    "date-serial": Kind("note", "dates", "«{value}» là số.", "Đọc là ngày theo cách Excel đếm ngày.", "đặt lại định dạng ngày cho ô"),
    "date-month-only": Kind("note", "dates", "«{value}» chỉ ghi tháng.", "Lấy ngày cuối tháng.", "ghi cả ngày nếu cần"),
    "date-without-year": Kind("note", "dates", "«{value}» không ghi năm.", "Lấy năm của kế hoạch.", "ghi cả năm nếu khác năm kế hoạch"),
    "deadline-unread": Kind(
        "warning", "dates", "Không đọc được thời hạn «{value}».", "Coi như không có hạn trong năm.", "ghi như «Quý II», «Trước 30/6» hoặc một ngày"
    ),
    "dates-crossed": Kind("warning", "dates", "Ngày bắt đầu sau hạn hoàn thành («{value}»).", _USED_ANYWAY, "kiểm tra hai ngày"),
    # tracker: cells that contradict each other
    "done-but-unfinished": Kind(
        "warning", "states", "Ghi đã hoàn thành nhưng tiến độ «{value}».", "Tính là hoàn thành.", "sửa trạng thái hoặc tiến độ"
    ),
    "begun-but-not-started": Kind(
        "warning", "states", "Ghi chưa thực hiện nhưng tiến độ «{value}».", "Tính theo tiến độ.", "sửa trạng thái"
    ),
    "finished-but-open": Kind(
        "warning", "states", "Tiến độ 100 % nhưng trạng thái «{value}».", "Chưa tính là hoàn thành.", "sửa trạng thái"
    ),
    "completed-but-open": Kind(
        "warning", "states", "Có ngày hoàn thành «{value}» nhưng trạng thái chưa hoàn thành.", "Chưa tính là hoàn thành.",
        "sửa trạng thái hoặc xóa ngày",
    ),
    "completed-on-missing": Kind(
        "note", "dates", "Đã hoàn thành nhưng chưa có ngày hoàn thành.", "Không biết đúng hạn hay quá hạn.", "điền ngày hoàn thành"
    ),
    "completed-on-column-missing": Kind(
        "note", "dates", "{value} nhiệm vụ đã hoàn thành nhưng bảng không có cột «Ngày hoàn thành».", "Không biết đúng hạn hay quá hạn.",
        "thêm cột «Ngày hoàn thành»",
    ),
    "completed-in-other-year": Kind(
        "warning", "dates", "Ngày hoàn thành «{value}» cách năm kế hoạch trên một năm.", _USED_ANYWAY, "kiểm tra năm"
    ),
    "task-id-repeated": Kind("warning", "repeats", "Mã nhiệm vụ «{value}» lặp lại mã ở dòng {first}.", "Đã thêm số sau mã.", "đặt mã khác"),
    "task-repeated": Kind("warning", "repeats", "Nhiệm vụ giống hệt dòng {first} («{value}»).", "Vẫn tính cả hai.", "xóa một dòng nếu trùng"),
    # the plan itself, whatever its state
    "task-alike": Kind(
        "note", "repeats", "Nhiệm vụ «{value}» giống hoặc gần giống nhiệm vụ ở dòng {first}.", "Vẫn tính cả hai.",
        "gộp lại nếu là một việc, hoặc ghi rõ khác ở đâu",
    ),
    "task-without-office": Kind(
        "warning", "plan", "{who} không ghi đơn vị chủ trì hay đơn vị thực hiện.", "Chưa tính cho đơn vị nào.", "ghi đơn vị chủ trì"
    ),
    "task-without-deadline": Kind(
        "warning", "plan", "{who} không ghi thời hạn.", "Coi như không có hạn trong năm.", "ghi thời hạn, hoặc «Thường xuyên»"
    ),
    "task-without-product": Kind(
        "note", "plan", "{who} không ghi sản phẩm, kết quả phải đạt.", "Vẫn tính, nhưng không có gì để đối chiếu khi báo hoàn thành.",
        "ghi sản phẩm, như «Báo cáo», «Kế hoạch»",
    ),
    "sub-dimension-without-task": Kind(
        "warning", "plan", "{value}: không có nhiệm vụ trong kế hoạch.", "Nội dung này chỉ có điểm số, không có tiến độ.",
        "bổ sung nhiệm vụ, hoặc ghi nội dung thành phần cho nhiệm vụ đã có",
    ),
    # scores
    "score-unit-corrected": Kind(
        "warning", "units", "Tên đơn vị «{value}» không có trong danh mục, đã hiểu là «{used}».", "Điểm được dùng.", "sửa lại tên nếu hiểu sai"
    ),
    "score-unit-unknown": Kind(
        "warning", "units", "Đơn vị «{value}» không có trong danh mục tỉnh, thành phố; coi là {level}.", "Giữ nguyên tên.",
        "kiểm tra tên, hoặc ghi rõ ở cột Cấp",
    ),
    "score-unit-absent": Kind(
        "error", "units", "Điểm {score} không ghi là của đơn vị nào.", _SCORE_UNUSED, "ghi tên đơn vị"
    ),
    "score-national-row": Kind("note", "none", "«{value}» là số liệu chung cả nước, không phải một đơn vị.", "Bỏ qua."),
    "score-year-unread": Kind("error", "units", "Không đọc được năm «{value}».", "Dòng này không được dùng.", "ghi một năm từ 2011 đến 2100"),
    "score-year-of-sheet": Kind(
        "warning", "units", "Trang tính «{value}» được đọc là năm {used}, nhưng {others}.", "Điểm được dùng cho năm đó.",
        "kiểm tra năm của số liệu và sửa cho khớp",
    ),
    "score-year-absent": Kind(
        "error", "units", "Trang tính «{value}» có bảng điểm PAPI nhưng không ghi năm.", "Trang này không được dùng.", _SHEET_YEAR
    ),
    "score-code-unknown": Kind(
        "error", "scores", "Bộ chỉ số PAPI năm {year} không có mã «{value}».", _SCORE_UNUSED, "ghi mã như PAPI, 1, 1.1 và kiểm tra năm"
    ),
    "score-label-unknown": Kind(
        "warning", "scores", "Dòng «{value}» có số liệu theo thang điểm nhưng không rõ là mã nào của PAPI năm {year}.",
        "Dòng này không được dùng.", "ghi mã trước tên, ví dụ 4.1",
    ),
    "score-statistic-unknown": Kind(
        "warning", "scores", "Không rõ «{value}» là số gì của mã {code}, năm {year}.", "Dòng này không được dùng.",
        "ghi rõ: không trọng số, có trọng số, khoảng tin cậy hoặc sai số chuẩn",
    ),
    "score-codes-absent": Kind(
        "warning", "scores", "Trang tính không có điểm của các mã {value} năm {year}.", "Các mã này coi như chưa có điểm ở đây.",
        "kiểm tra tên các dòng, ghi mã trước tên",
    ),
    "score-unread": Kind(
        "error", "scores", "Điểm «{value}» của {unit}, mã {code}, năm {year} không phải là số.", _NO_SCORE,
        "nhập số, hoặc để trống nếu chưa công bố",
    ),
    "score-out-of-scale": Kind(
        "error", "scores", "Điểm {value} của {unit}, mã {code}, năm {year} nằm ngoài thang {low}-{high}.", _NO_SCORE, "kiểm tra lại số"
    ),
    "score-zero": Kind(
        "note", "none", "{unit}, năm {year}: {count} điểm ghi 0, theo quy ước của PAPI là không công bố.", _NO_SCORE
    ),
    "score-duplicate": Kind(
        "error", "scores", "{unit} đã có điểm mã {code} năm {year} ở ô {first}; ở đây ghi {value}.", _SCORE_UNUSED, "xóa dòng thừa"
    ),
    "score-repeated": Kind("note", "none", "Trang tính này nhắc lại {value} điểm đã có ở trang tính trước.", "Mỗi điểm chỉ dùng một lần."),
    "score-conflict": Kind(
        "warning", "scores", "{unit}, mã {code}, năm {year}: {value} ở đây khác số ở ô {first}.", "Đã dùng số đọc trước.", "xóa số không đúng"
    ),
    "score-sum-differs": Kind(
        "warning", "scores", "{unit}, mã {code}, năm {year}: tệp ghi {value} nhưng tổng các thành phần là {used}.", "Đã dùng tổng.",
        "kiểm tra các điểm thành phần",
    ),
    "score-sum-dropped": Kind(
        "error", "scores", "{unit}, mã {code}, năm {year}: tệp ghi {value} nhưng thiếu điểm {missing}.", _NO_SCORE,
        "bổ sung điểm thành phần còn thiếu",
    ),
    "standard-error-unread": Kind(
        "warning", "scores", "Sai số chuẩn «{value}» của {unit}, mã {code}, năm {year} không phải là số dương.",
        "Vẫn dùng điểm, bỏ sai số chuẩn.", "nhập lại số",
    ),
    "standard-error-absent": Kind(
        "warning", "scores", "Trang tính có dòng khoảng tin cậy «{value}» nhưng không có dòng sai số chuẩn.",
        "Điểm được dùng mà không có sai số.", "kiểm tra tên dòng «Standard Error» hoặc «Sai số chuẩn»",
    ),
    "sample-size-unread": Kind(
        "warning", "scores", "Cỡ mẫu «{value}» của {unit}, mã {code}, năm {year} không phải là số dương.",
        "Vẫn dùng điểm, bỏ cỡ mẫu.", "nhập lại số",
    ),
    "score-sheet-skipped": Kind("note", "none", "Trang tính «{value}» không có bảng điểm PAPI.", "Bỏ qua."),
}  # fmt: skip
