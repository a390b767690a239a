"""The task table's columns, and the headings that clerks give them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from papi_metrics.language import later
from papi_metrics.text import words_of

STATES = ("not_started", "in_progress", "awaiting_confirmation", "done", "paused", "cancelled")
DEADLINE_KINDS = ("dated", "standing", "recurring", "event", "unread", "none")

TASK_DTYPES: Mapping[str, str] = MappingProxyType({
    "task_id": "str",
    "dimension": "Int64",
    "component": "str",
    "sub_dimensions": "str",
    "task": "str",
    "deliverable": "str",
    "lead_unit": "str",
    "executing_unit": "str",
    "timing": "str",
    "deadline_kind": "str",
    "start": "datetime64[us]",
    "due": "datetime64[us]",
    "state": "str",
    "progress": "float64",
    "weight": "float64",
    "completed_on": "datetime64[us]",
    "evidence": "str",
    "note": "str",
    "sheet": "str",
    "row": "Int64",
})

# What a column is called on the screen and in messages.
FIELD_NAMES: Mapping[str, str] = MappingProxyType({
    "number": later("Số thứ tự"),
    "task_id": later("Mã nhiệm vụ"),
    "dimension": later("Chỉ số nội dung"),
    "component": later("Nội dung thành phần"),
    "task": later("Nhiệm vụ"),
    "deliverable": later("Kết quả, sản phẩm"),
    "lead_unit": later("Đơn vị chủ trì"),
    "executing_unit": later("Đơn vị thực hiện"),
    "partner": later("Đơn vị phối hợp"),
    "timing": later("Thời hạn"),
    "start": later("Ngày bắt đầu"),
    "due": later("Hạn hoàn thành"),
    "state": later("Trạng thái"),
    "progress": later("Tiến độ (%)"),
    "weight": later("Trọng số"),
    "completed_on": later("Ngày hoàn thành"),
    "evidence": later("Minh chứng"),
    "note": later("Ghi chú"),
    "mark": later("Đánh dấu trạng thái"),
})

_HEADINGS: Mapping[str, str] = MappingProxyType({
    "number": "TT; STT; Số TT; Số thứ tự; No; TT nhiệm vụ",
    "task_id": "Mã; Mã nhiệm vụ; Mã NV; Mã số; Mã công việc; Mã số nhiệm vụ; Task ID",
    "dimension": "Chỉ số nội dung; Chỉ số; Tên chỉ số; Chỉ số PAPI; Nội dung chỉ số; Trục nội dung; Chỉ số lĩnh vực; "
    "Lĩnh vực nội dung; Dimension; Tên chỉ số nội dung; Trục; Chỉ số nội dung PAPI",
    "component": "Nội dung thành phần; Thành phần; Chỉ số thành phần; Nội dung thành phần chỉ số; Chỉ tiêu thành phần; "
    "Tiêu chí thành phần; Tiêu chí; Sub-dimension; Component; Mã chỉ số thành phần; Chỉ số nội dung thành phần",
    "task": "Nhiệm vụ; Tên nhiệm vụ; Nội dung nhiệm vụ; Nội dung công việc; Công việc; Tên công việc; Nhiệm vụ cụ thể; "
    "Nhiệm vụ giải pháp; Các nhiệm vụ giải pháp; Nhiệm vụ và giải pháp; Nội dung thực hiện; Nhiệm vụ được giao; "
    "Hoạt động; Nội dung; Giải pháp; Nội dung nhiệm vụ giải pháp; Nhiệm vụ trọng tâm; Tên nhiệm vụ công việc; "
    "Nội dung công việc thực hiện; Nhiệm vụ giải pháp cụ thể; Các nhiệm vụ; Nội dung các nhiệm vụ; Task; "
    "Nội dung nhiệm vụ cụ thể; Nhiệm vụ chủ yếu; Nhiệm vụ thực hiện; Nội dung hoạt động; Đầu việc; Việc cần làm; "
    "Nội dung nhiệm vụ được giao; Nhiệm vụ công việc; Nội dung chỉ đạo; Tên đầu việc; Nội dung triển khai",
    "deliverable": "Sản phẩm; Yêu cầu sản phẩm; Sản phẩm đầu ra; Kết quả đầu ra; Dự kiến sản phẩm; Sản phẩm dự kiến; "
    "Kết quả sản phẩm; Sản phẩm kết quả; Kết quả cần đạt; Kết quả dự kiến; Yêu cầu kết quả; Sản phẩm hoàn thành; "
    "Kết quả phải đạt; Sản phẩm kết quả đầu ra; Deliverable; Hình thức văn bản; Sản phẩm chủ yếu; Dự kiến kết quả; "
    "Kết quả sản phẩm dự kiến; Yêu cầu kết quả sản phẩm; Sản phẩm thực hiện; Kết quả sản phẩm đầu ra; Mục tiêu",
    "lead_unit": "Đơn vị chủ trì; Cơ quan chủ trì; Chủ trì; Đơn vị cá nhân chủ trì; Người chủ trì; Bộ phận chủ trì; "
    "Cơ quan đơn vị chủ trì; Đơn vị chủ trì thực hiện; Cơ quan chủ trì thực hiện; Phụ trách; Người phụ trách; "
    "Đơn vị phụ trách; Đơn vị đầu mối; Cán bộ phụ trách; Cán bộ chủ trì; Lead unit; Đơn vị chủ trì tham mưu; "
    "Cơ quan tham mưu; Đơn vị tham mưu; Phân công; Phân công chủ trì; Cơ quan đơn vị chủ trì thực hiện; "
    "Cá nhân đơn vị chủ trì; Trách nhiệm chủ trì; Đơn vị được giao; Chịu trách nhiệm; Lãnh đạo phụ trách; "
    "Bộ phận cá nhân chủ trì; Đơn vị bộ phận chủ trì; Cơ quan chủ trì tham mưu; Đơn vị cá nhân phụ trách",
    "executing_unit": "Đơn vị thực hiện; Cơ quan thực hiện; Người thực hiện; Cán bộ thực hiện; Bộ phận thực hiện; "
    "Cơ quan đơn vị thực hiện; Đơn vị cá nhân thực hiện; Executing unit; Tổ chức thực hiện; Trách nhiệm thực hiện; "
    "Phân công thực hiện; Công chức thực hiện; Đơn vị triển khai; Cá nhân thực hiện; Đơn vị bộ phận thực hiện; "
    "Cá nhân đơn vị thực hiện",
    "partner": "Đơn vị phối hợp; Cơ quan phối hợp; Phối hợp; Phối hợp thực hiện; Đơn vị phối hợp thực hiện; "
    "Cơ quan đơn vị phối hợp; Cơ quan phối hợp thực hiện; Người phối hợp; Bộ phận phối hợp; Đơn vị cá nhân phối hợp",
    "timing": "Thời gian thực hiện; Thời hạn; Thời hạn hoàn thành; Thời gian hoàn thành; Hạn hoàn thành; Thời gian; "
    "Thời hạn thực hiện; Thời điểm hoàn thành; Hạn; Deadline; Hạn xử lý; Thời hạn xử lý; Hạn chót; Thời gian dự kiến; "
    "Thời gian dự kiến hoàn thành; Dự kiến hoàn thành; Thời gian triển khai; Tiến độ hoàn thành; Thời gian xử lý; "
    "Thời gian thực hiện hoàn thành; Thời hạn thực hiện hoàn thành; Thời hạn báo cáo; Hạn thực hiện; Ngày đến hạn; "
    "Ngày hết hạn; Mốc thời gian; Lộ trình; Lộ trình thực hiện; Thời gian hoàn thành dự kiến; Thời gian kết thúc; "
    "Ngày kết thúc; Kết thúc; Đến ngày; Due; Thời điểm thực hiện; Thời hạn giao; Ngày hết hạn xử lý; "
    "Ngày phải hoàn thành; Kế hoạch hoàn thành; Thời gian phải hoàn thành; Thời gian yêu cầu hoàn thành",
    "start": "Ngày bắt đầu; Bắt đầu; Thời gian bắt đầu; Từ ngày; Thời điểm bắt đầu; Start; Ngày giao; Ngày giao việc",
    "state": "Trạng thái; Tình trạng; Trạng thái thực hiện; Tình trạng thực hiện; Trạng thái nhiệm vụ; State; Status; "
    "Tình trạng công việc; Trạng thái công việc; Tình trạng xử lý; Trạng thái xử lý; Tình trạng hoàn thành; "
    "Trạng thái hoàn thành; Tình trạng nhiệm vụ",
    "progress": "Tiến độ %; % hoàn thành; Tỷ lệ hoàn thành; Tỉ lệ hoàn thành; % tiến độ; Phần trăm hoàn thành; %; "
    "Tỷ lệ % hoàn thành; Tỉ lệ % hoàn thành; Tỷ lệ; Tỷ lệ thực hiện; Progress; Khối lượng hoàn thành; Phần trăm; "
    "Tỷ lệ %; Tiến độ hoàn thành %; Mức độ hoàn thành %; Kết quả %; Hoàn thành %; Tỷ lệ hoàn thành %; Đạt %",
    "weight": "Trọng số; Hệ số; Weight; Tỷ trọng",
    "completed_on": "Ngày hoàn thành thực tế; Thời gian hoàn thành thực tế; Hoàn thành thực tế; Ngày thực tế hoàn thành;"
    " Hoàn thành ngày; Ngày HT; Ngày hoàn thành nhiệm vụ; Thực tế hoàn thành; Completed on; Ngày xong; "
    "Ngày đã hoàn thành; Thời điểm hoàn thành thực tế; Ngày kết thúc thực tế; Thực tế",
    "evidence": "Minh chứng; Tài liệu minh chứng; Tài liệu kiểm chứng; Số văn bản; Số ký hiệu văn bản; Văn bản; Link; "
    "Tài liệu; Bằng chứng; Evidence; Văn bản minh chứng; Căn cứ; Hồ sơ minh chứng; Đường dẫn; Văn bản thực hiện; "
    "Số hiệu văn bản; Kết quả minh chứng; Sản phẩm minh chứng; Minh chứng kèm theo; File đính kèm",
    "note": "Ghi chú; Khó khăn vướng mắc; Khó khăn; Vướng mắc; Nguyên nhân; Lý do; Tồn tại; Ý kiến; Note; Giải trình; "
    "Tồn tại hạn chế; Kiến nghị; Đề xuất kiến nghị; Khó khăn vướng mắc nguyên nhân; Lý do chậm; Nguyên nhân chậm; "
    "Tồn tại nguyên nhân; Khó khăn vướng mắc kiến nghị",
})
HEADINGS: Mapping[str, str] = MappingProxyType(
    {words_of(name): field for field, names in _HEADINGS.items() for name in names.split(";")}
)

# Headings that different trackers use for different things; the cells below decide, the last is the default.
AMBIGUOUS: Mapping[str, tuple[str, ...]] = MappingProxyType({
    words_of(name): fields
    for names, fields in (
        ("Tiến độ; Tiến độ thực hiện; Tiến độ công việc", ("progress", "state", "timing", "note")),
        ("Kết quả", ("state", "progress", "deliverable")),
        ("Kết quả thực hiện; Kết quả hoàn thành; Kết quả triển khai", ("state", "progress", "evidence")),
        ("Tình hình thực hiện; Tình hình triển khai; Tình hình", ("state", "progress", "note")),
        ("Đánh giá; Đánh giá kết quả; Kết quả đánh giá; Xếp loại", ("state", "progress", "note")),
        ("Mức độ hoàn thành; Mức độ thực hiện; Mức độ", ("progress", "state", "note")),
        ("Ngày hoàn thành; Ngày", ("completed_on", "timing")),
        ("Hoàn thành; Đã hoàn thành", ("mark", "completed_on", "progress", "state", "note")),
        ("Đơn vị; Cơ quan; Đơn vị cơ quan; Cá nhân; Bộ phận; Cán bộ; Trách nhiệm; Người được giao", ("lead_unit",)),
        ("Lĩnh vực; Nhóm nhiệm vụ; Nhóm; Mục", ("dimension",)),
    )
    for name in names.split(";")
})

# Words that tell a heading of one's own wording; the first that occurs decides, always with a finding.
KEYWORDS: tuple[tuple[str, str], ...] = (
    ("chu tri", "lead_unit"),
    ("phoi hop", "partner"),
    ("phu trach", "lead_unit"),
    ("ty le hoan thanh", "progress"),
    ("hoan thanh thuc te", "completed_on"),
    ("thoi han", "timing"),
    ("han hoan thanh", "timing"),
    ("thoi gian", "timing"),
    ("trang thai", "state"),
    ("tinh trang", "state"),
    ("san pham", "deliverable"),
    ("don vi thuc hien", "executing_unit"),
    ("thuc hien boi", "executing_unit"),
    ("trong so", "weight"),
    ("minh chung", "evidence"),
    ("ghi chu", "note"),
    ("vuong mac", "note"),
    ("chi so noi dung", "dimension"),
    ("noi dung thanh phan", "component"),
    ("nhiem vu", "task"),
    ("cong viec", "task"),
    ("giai phap", "task"),
)

# Columns whose cells show that a row is a task and not a heading of a group.
DETAIL_FIELDS = (
    "deliverable", "lead_unit", "executing_unit", "partner", "timing", "start", "state", "progress",
    "weight", "completed_on", "evidence", "note",
)
# Columns that a signature never fills.
VALUE_FIELDS = ("timing", "start", "state", "progress", "weight", "completed_on")
