"""The findings about a tracker, and about the plan that stands in it."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from papi_metrics.catalogue.kinds import Kind
from papi_metrics.language import later

_AS_TEMPLATE = later("đổi tên cột theo tệp mẫu nếu cần")
_USED_ANYWAY = later("Vẫn dùng.")
_NO_TASK = later("Không tính là nhiệm vụ.")
_NOT_COUNTED = later("Không tính vào số liệu.")
_LEFT_BLANK = later("Coi như trống.")
_STATES = later("ghi Chưa thực hiện, Đang thực hiện, Chờ xác nhận, Đã hoàn thành, Tạm dừng hoặc Hủy")

OF_TRACKERS: Mapping[str, Kind] = MappingProxyType({
    # tracker: the sheet and its heading
    "table-skipped": Kind(
        "warning", "columns", later("Bảng này không có dòng tiêu đề nào hiểu được và không nối tiếp bảng nhiệm vụ."), later("Bảng không được đọc."),
        later("thêm dòng tiêu đề như bảng nhiệm vụ nếu có nhiệm vụ ở đây"),
    ),
    "other-sheet": Kind(
        "warning", "columns", later("Trang «{value}» cũng có bảng nhiệm vụ; số liệu lấy từ trang «{chosen}»."),
        later("Trang này không được đọc."), later("để trang này trong một tệp riêng nếu cần"),
    ),
    "heading-close": Kind("note", "columns", later("Cột «{value}» được hiểu là «{field}»."), later("Cột được dùng."), later("đổi tên cột theo tệp mẫu nếu hiểu sai")),
    "heading-unknown": Kind("note", "columns", later("Không rõ «{value}» là cột gì."), later("Cột không dùng đến."), _AS_TEMPLATE),
    "heading-unnamed": Kind("note", "columns", later("Cột có dữ liệu nhưng không có tiêu đề."), later("Cột không dùng đến."), later("đặt tên cột theo tệp mẫu nếu cần")),
    "heading-no-progress": Kind(
        "warning", "columns", later("Cột «{value}» phần nhiều không ghi phần trăm nên được đọc là «{field}»."), later("Không tính vào tiến độ."),
        later("ghi tiến độ có dấu %, ví dụ 50%, hoặc đặt tên cột là «Tiến độ (%)»"),
    ),
    "heading-broad": Kind(
        "warning", "columns", later("Cột «{value}» không nói việc đã bắt đầu hay chưa."),
        later("Nhiệm vụ đánh dấu ở cột này tính là đang thực hiện, chưa xong."), later("chia thành cột «Chưa thực hiện» và «Đang thực hiện»"),
    ),
    "heading-duplicate": Kind(
        "note", "columns", later("Cột «{value}» cũng được hiểu là «{field}», đã có ở cột {first}."), later("Cột này không dùng."),
        later("giữ một cột, hoặc đổi tên cột này"),
    ),
    "hidden-sheet": Kind(
        "warning", "columns", later("Bảng nhiệm vụ nằm ở trang «{value}» đang bị ẩn."), later("Trang này được đọc."), later("bỏ ẩn trang nếu đúng là bảng cần dùng"),
    ),
    "plan-year-missing": Kind(
        "warning", "columns", later("Không thấy năm của kế hoạch trong tiêu đề hay tên tệp."), later("Thời hạn không ghi năm chưa đọc được."),
        later("ghi «năm 2022» ở tiêu đề hoặc chọn năm khi tải lên"),
    ),
    "no-dimension-column": Kind(
        "warning", "columns", later("Bảng không có cột «Chỉ số nội dung»."), later("Nhiệm vụ chưa gắn chỉ số, chỉ tính vào kết quả chung."),
        later("thêm cột «Chỉ số nội dung», ghi số 1-8 hoặc tên"),
    ),
    # tracker: rows that are no tasks
    "row-heading": Kind("note", "none", later("Dòng lặp lại tiêu đề bảng."), _NO_TASK),
    "row-numbers": Kind("note", "none", later("Dòng đánh số cột."), _NO_TASK),
    "row-group": Kind("note", "none", later("Dòng tên nhóm «{value}»."), _NO_TASK),
    "row-subtotal": Kind("note", "none", later("Dòng cộng «{value}»."), _NO_TASK),
    "row-signature": Kind("note", "none", later("Phần ký, nơi nhận ở cuối bảng."), later("Không đọc.")),
    "row-remark": Kind("note", "none", later("Dòng ghi chú ngoài bảng."), later("Không đọc.")),
    "row-joined": Kind("note", "none", later("Dòng thuộc ô nhiệm vụ gộp ở trên."), later("Nội dung được ghép vào nhiệm vụ đó.")),
    "row-continued": Kind(
        "note", "tasks", later("Dòng «{value}» là phần tiếp của dòng trên, bị ngắt khi sang trang."), later("Nội dung được ghép vào dòng trên."),
        later("điền đơn vị, thời hạn nếu là nhiệm vụ riêng"),
    ),
    "row-outside": Kind(
        "warning", "tasks", later("Dòng «{value}» đứng sau bảng, cách dòng trống và không có số thứ tự."), _NO_TASK,
        later("ghi số thứ tự hoặc bỏ dòng trống phía trên nếu là nhiệm vụ"),
    ),
    "row-without-text": Kind("note", "none", later("Dòng chỉ có số, không có tên nhiệm vụ."), later("Bỏ qua.")),
    "row-without-task": Kind(
        "error", "tasks", later("Dòng có «{value}» nhưng thiếu tên nhiệm vụ."), _NOT_COUNTED, later("điền tên nhiệm vụ, hoặc gộp ô với nhiệm vụ ở trên"),
    ),
    # tracker, single cells
    "cell-error": Kind("warning", "cells", later("Ô báo lỗi {value} thay cho giá trị."), _LEFT_BLANK, later("sửa công thức hoặc ghi lại giá trị")),
    "cell-uncomputed": Kind(
        "warning", "cells", later("Ô có công thức «{value}» nhưng tệp không lưu kết quả."), _LEFT_BLANK,
        later("mở tệp bằng Excel, lưu lại, hoặc ghi giá trị thay công thức"),
    ),
    "cell-too-long": Kind(
        "warning", "cells", later("Nội dung dài {value} ký tự; một ô Excel giữ được 32.767."), later("Phần cuối không được đọc."),
        later("chia nội dung ra nhiều ô"),
    ),
    "cell-dropped": Kind(
        "warning", "tasks", later("Dòng thuộc ô nhiệm vụ gộp ở trên, «{value}» khác giá trị của dòng trên."), later("Lấy giá trị dòng trên."),
        later("tách ô gộp nếu là hai nhiệm vụ"),
    ),
    "bullets-split": Kind("note", "none", later("Ô có {value} gạch đầu dòng."), later("Mỗi gạch đầu dòng là một nhiệm vụ, chung đơn vị và thời hạn.")),
    "label-carried": Kind(
        "note", "none", later("Từ dòng này, {value} dòng nhiệm vụ để trống ô chỉ số hoặc thành phần."), later("Lấy tên ghi ở dòng trên.")
    ),
    "dimension-unknown": Kind(
        "warning", "indicators", later("«{value}» không phải tên chỉ số nội dung nào của PAPI."), later("Nhiệm vụ để ở «chưa gắn chỉ số»."),
        later("ghi số 1-8 hoặc tên chỉ số"),
    ),
    "dimension-close": Kind("note", "indicators", later("«{value}» được hiểu là chỉ số nội dung {read}."), _USED_ANYWAY, later("sửa tên nếu hiểu sai")),
    "dimension-conflict": Kind(
        "warning", "indicators", later("«{value}»: số và tên không cùng một chỉ số; tên là của chỉ số {read}."), later("Đã theo tên."), later("sửa số hoặc tên")
    ),
    "component-unknown": Kind(
        "warning", "indicators", later("«{value}» không khớp nội dung thành phần nào của PAPI."), later("Nhiệm vụ chỉ gắn với chỉ số."),
        later("ghi mã như 2.1 hoặc tên nội dung thành phần"),
    ),
    "component-close": Kind("note", "indicators", later("«{value}» được hiểu là nội dung thành phần {read}."), _USED_ANYWAY, later("sửa tên nếu hiểu sai")),
    "component-by-letter": Kind(
        "warning", "indicators", later("«{value}» không có tên khớp PAPI; theo thứ tự chữ cái là {read}."), later("Dùng theo thứ tự chữ cái."), later("ghi tên hoặc mã như 2.1")
    ),
    "component-conflict": Kind(
        "warning", "indicators", later("«{value}» thuộc chỉ số khác với cột chỉ số nội dung (thành phần còn lại: {read})."), later("Giữ theo cột chỉ số."),
        later("sửa một trong hai"),
    ),
    "state-unknown": Kind(
        "warning", "states", later("Không hiểu trạng thái «{value}»."),
        later("Tạm tính theo tiến độ và ngày hoàn thành; không có thì là chưa thực hiện."), _STATES,
    ),
    "state-broad": Kind(
        "warning", "states", later("«{value}» không nói việc đã bắt đầu hay chưa."), later("Tính là đang thực hiện, chưa xong."),
        later("ghi rõ Chưa thực hiện hoặc Đang thực hiện"),
    ),
    "state-close": Kind("note", "states", later("Trạng thái «{value}» được đọc theo phần đầu hoặc chữ gần giống."), _USED_ANYWAY, later("sửa nếu hiểu sai")),
    "state-blank": Kind("note", "states", later("Ô trạng thái trống."), later("Tính là chưa thực hiện."), later("điền trạng thái")),
    "state-derived": Kind("note", "states", later("Ô trạng thái trống."), later("Suy ra từ tiến độ hoặc ngày hoàn thành."), later("điền trạng thái")),
    "mark-unread": Kind(
        "warning", "states", later("Ô đánh dấu ghi «{value}», không phải dấu x."), later("Không tính là đánh dấu."), later("ghi x hoặc để trống")
    ),
    "marks-conflict": Kind(
        "warning", "states", later("Đánh dấu ở nhiều cột trạng thái."), later("Không dùng dấu nào; tạm tính theo tiến độ và ngày hoàn thành."), later("để một dấu trên mỗi dòng")
    ),
    "progress-unread": Kind("warning", "states", later("Không đọc được tiến độ «{value}»."), _LEFT_BLANK, later("ghi số như 50 hoặc 50%")),
    "progress-range": Kind("warning", "states", later("Tiến độ «{value}» ngoài 0-100 %."), later("Tính ở mức giới hạn."), later("ghi số từ 0 % đến 100 %")),
    "progress-scale": Kind(
        "warning", "states", later("Tiến độ «{value}» trong cột ghi số phần trăm: có thể là {value} % hoặc {value} lần."),
        later("Đã đọc là tỷ lệ (1 = 100 %)."), later("ghi kèm dấu %"),
    ),
    "weight-unread": Kind("warning", "states", later("Trọng số «{value}» không phải số dương."), later("Tính là 1."), later("ghi số lớn hơn 0")),
    "date-unread": Kind("warning", "dates", later("Không đọc được ngày «{value}»."), _LEFT_BLANK, later("ghi ngày/tháng/năm như 25/06/2022")),
    "date-serial": Kind("note", "dates", later("«{value}» là số."), later("Đọc là ngày theo cách Excel đếm ngày."), later("đặt lại định dạng ngày cho ô")),
    "date-month-only": Kind("note", "dates", later("«{value}» chỉ ghi tháng."), later("Lấy ngày cuối tháng."), later("ghi cả ngày nếu cần")),
    "date-without-year": Kind("note", "dates", later("«{value}» không ghi năm."), later("Lấy năm của kế hoạch."), later("ghi cả năm nếu khác năm kế hoạch")),
    "deadline-unread": Kind(
        "warning", "dates", later("Không đọc được thời hạn «{value}»."), later("Coi như không có hạn trong năm."), later("ghi như «Quý II», «Trước 30/6» hoặc một ngày")
    ),
    "dates-crossed": Kind("warning", "dates", later("Ngày bắt đầu sau hạn hoàn thành («{value}»)."), _USED_ANYWAY, later("kiểm tra hai ngày")),
    # tracker: cells that contradict each other
    "done-but-unfinished": Kind(
        "warning", "states", later("Ghi đã hoàn thành nhưng tiến độ «{value}»."), later("Tính là hoàn thành."), later("sửa trạng thái hoặc tiến độ")
    ),
    "begun-but-not-started": Kind(
        "warning", "states", later("Ghi chưa thực hiện nhưng tiến độ «{value}»."), later("Tính theo tiến độ."), later("sửa trạng thái")
    ),
    "finished-but-open": Kind(
        "warning", "states", later("Tiến độ 100 % nhưng trạng thái «{value}»."), later("Chưa tính là hoàn thành."), later("sửa trạng thái")
    ),
    "completed-but-open": Kind(
        "warning", "states", later("Có ngày hoàn thành «{value}» nhưng trạng thái chưa hoàn thành."), later("Chưa tính là hoàn thành."),
        later("sửa trạng thái hoặc xóa ngày"),
    ),
    "completed-on-missing": Kind(
        "note", "dates", later("Đã hoàn thành nhưng chưa có ngày hoàn thành."), later("Không biết đúng hạn hay quá hạn."), later("điền ngày hoàn thành")
    ),
    "completed-on-column-missing": Kind(
        "note", "dates", later("{value} nhiệm vụ đã hoàn thành nhưng bảng không có cột «Ngày hoàn thành»."), later("Không biết đúng hạn hay quá hạn."),
        later("thêm cột «Ngày hoàn thành»"),
    ),
    "completed-in-other-year": Kind(
        "warning", "dates", later("Ngày hoàn thành «{value}» cách năm kế hoạch trên một năm."), _USED_ANYWAY, later("kiểm tra năm")
    ),
    "task-id-repeated": Kind("warning", "repeats", later("Mã nhiệm vụ «{value}» lặp lại mã ở dòng {first}."), later("Đã thêm số sau mã."), later("đặt mã khác")),
    "task-repeated": Kind("warning", "repeats", later("Nhiệm vụ giống hệt dòng {first} («{value}»)."), later("Vẫn tính cả hai."), later("xóa một dòng nếu trùng")),
    # the plan itself, whatever its state
    "task-alike": Kind(
        "note", "repeats", later("Nhiệm vụ «{value}» giống hoặc gần giống nhiệm vụ ở dòng {first}."), later("Vẫn tính cả hai."),
        later("gộp lại nếu là một việc, hoặc ghi rõ khác ở đâu"),
    ),
    "task-without-office": Kind(
        "warning", "plan", later("{who} không ghi đơn vị chủ trì hay đơn vị thực hiện."), later("Chưa tính cho đơn vị nào."), later("ghi đơn vị chủ trì")
    ),
    "task-without-deadline": Kind(
        "warning", "plan", later("{who} không ghi thời hạn."), later("Coi như không có hạn trong năm."), later("ghi thời hạn, hoặc «Thường xuyên»")
    ),
    "task-without-product": Kind(
        "note", "plan", later("{who} không ghi sản phẩm, kết quả phải đạt."), later("Vẫn tính, nhưng không có gì để đối chiếu khi báo hoàn thành."),
        later("ghi sản phẩm, như «Báo cáo», «Kế hoạch»"),
    ),
    "sub-dimension-without-task": Kind(
        "warning", "plan", later("{value}: không có nhiệm vụ trong kế hoạch."), later("Nội dung này chỉ có điểm số, không có tiến độ."),
        later("bổ sung nhiệm vụ, hoặc ghi nội dung thành phần cho nhiệm vụ đã có"),
    ),
})  # fmt: skip
