"""The findings about a tracker, and about the plan that stands in it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from papi_metrics.catalogue.kinds import Kind

_AS_TEMPLATE = "đổi tên cột theo tệp mẫu nếu cần"
_USED_ANYWAY = "Vẫn dùng."
_NO_TASK = "Không tính là nhiệm vụ."
_NOT_COUNTED = "Không tính vào số liệu."
_LEFT_BLANK = "Coi như trống."
_STATES = "ghi Chưa thực hiện, Đang thực hiện, Chờ xác nhận, Đã hoàn thành, Tạm dừng hoặc Hủy"

OF_TRACKERS: Mapping[str, Kind] = MappingProxyType({
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
    "heading-no-progress": Kind(
        "warning", "columns", "Cột «{value}» phần nhiều không ghi phần trăm nên được đọc là «{field}».", "Không tính vào tiến độ.",
        "ghi tiến độ có dấu %, ví dụ 50%, hoặc đặt tên cột là «Tiến độ (%)»",
    ),
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
})  # fmt: skip
