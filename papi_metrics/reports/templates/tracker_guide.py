"""How a tracker is filled in, in a clerk's words: its columns, states, times, and what happens with the file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from papi_metrics.deadlines import Deadline, read_deadline
from papi_metrics.palette import STATES
from papi_metrics.reports.templates.instructions import ColumnGuide, Section, columns_section, steps_section
from papi_metrics.tracker import FIELD_NAMES

GUIDES: Mapping[str, ColumnGuide] = MappingProxyType({
    "number": ColumnGuide(what="1, 2, 3 …", example="1"),
    "task_id": ColumnGuide(what="Mã riêng của nhiệm vụ, giữ nguyên qua các tháng. Dòng mới để trống cũng được.", example="TT-01"),
    "dimension": ColumnGuide(
        what="Chọn trong danh sách, hoặc ghi số 1-8. Để trống là như dòng trên; không thuộc chỉ số nào thì ghi «Chưa gắn chỉ số».",
        example="5. Thủ tục hành chính công", needed="Nên có",
    ),
    "component": ColumnGuide(
        what="Chọn trong danh sách, hoặc ghi mã như 5.1. Để trống là như dòng trên; không thuộc nội dung nào thì ghi dấu gạch (-).",
        example="5.1",
    ),
    "task": ColumnGuide(
        what="Việc phải làm, mỗi dòng một việc. Trong một ô, mỗi gạch đầu dòng là một việc.",
        example="Niêm yết công khai thủ tục hành chính", needed="Phải có",
    ),
    "deliverable": ColumnGuide(what="Văn bản hoặc kết quả phải có.", example="Thông báo"),
    "lead_unit": ColumnGuide(what="Đơn vị chịu trách nhiệm. Nhiều đơn vị thì ngăn bằng dấu chấm phẩy (;).", example="UBND xã", needed="Nên có"),
    "executing_unit": ColumnGuide(what="Đơn vị, người làm việc đó.", example="Công chức Tư pháp; Trưởng thôn"),
    "timing": ColumnGuide(what="Bằng chữ hoặc một ngày, xem phần «Thời hạn». Để trống là không có hạn.", example="Trước 30/6", needed="Nên có"),
    "start": ColumnGuide(what="Khi thời hạn chỉ nói ngày cuối: ngày/tháng/năm.", example="01/04/{year}"),
    "state": ColumnGuide(what="Chọn trong danh sách, xem phần «Trạng thái».", example=STATES["done"].word, needed="Nên có"),
    "progress": ColumnGuide(what="Phần đã làm, từ 0% đến 100%. Không đo được thì để trống.", example="100%"),
    "weight": ColumnGuide(what="Số lớn hơn 0, khi việc này nặng hơn việc khác. Để trống là 1.", example="2"),
    "completed_on": ColumnGuide(what="Ngày/tháng/năm làm xong. Chưa xong thì để trống.", example="25/06/{year}"),
    "evidence": ColumnGuide(what="Số văn bản hoặc đường dẫn.", example="Thông báo số 15/TB-UBND"),
    "note": ColumnGuide(what="Khó khăn, lý do chậm, kiến nghị.", example="Chờ ý kiến cấp trên"),
})
STATE_MEANINGS: Mapping[str, str] = MappingProxyType({
    "not_started": "Chưa làm gì.",
    "in_progress": "Đã bắt đầu, chưa xong.",
    "awaiting_confirmation": "Đã làm, còn chờ duyệt hoặc xác nhận; chưa tính là xong.",
    "done": "Đã xong; ghi cả ngày hoàn thành để biết đúng hạn hay quá hạn.",
    "paused": "Đang ngừng, sẽ làm tiếp; vẫn tính trong kế hoạch.",
    "cancelled": "Không làm nữa; không tính vào số liệu.",
})
TIMINGS: tuple[str, ...] = (
    "Trước 30/6", "Hết tháng 6", "Cuối năm", "Cả năm", "6 tháng đầu năm", "Quý II-III", "Từ quý I đến tháng 9", "Thường xuyên", "Hằng quý",
    "Khi có yêu cầu", "Trước tháng 6",
)  # fmt: skip
_STEPS = (
    "Ghi tên đơn vị, tỉnh và «Tính đến ngày» ở đầu bảng, điền bảng rồi lưu tệp.",
    "Mở trang «Cập nhật», chọn tệp. Chỗ nào chưa rõ được nêu kèm tên ô; chưa có gì được lưu.",
    "Sửa tệp rồi chọn lại, hoặc bấm «Nhận làm phiên bản mới». Phiên bản cũ vẫn còn.",
    "Tháng sau tải bảng theo dõi hiện tại về và ghi tiếp. Được thêm, bớt, đổi chỗ dòng; giữ nguyên tên cột.",
)


def tracker_sections(fields: Sequence[str], *, year: int) -> list[Section]:
    """Return the instructions for a tracker of these columns."""
    times = [(words, reading_in_words(read_deadline(words, year=year))) for words in TIMINGS]
    states = [(sign.word, STATE_MEANINGS[state]) for state, sign in STATES.items()]
    return [
        columns_section([(FIELD_NAMES[field], GUIDES[field]) for field in fields], year=year),
        Section(title="Trạng thái", heading=("Ghi", "Nghĩa là"), rows=states),
        Section(title="Thời hạn", heading=("Ghi", f"Được hiểu, với kế hoạch năm {year}"), rows=times),
        steps_section("Khi tải lên", _STEPS),
    ]


def reading_in_words(deadline: Deadline) -> str:
    """Say how a time is understood."""
    if deadline.due is not None:
        start = f"từ {deadline.start:%d/%m/%Y}, " if deadline.start else ""
        return f"{start}hạn {deadline.due:%d/%m/%Y}".capitalize()
    return _KINDS[deadline.kind]


_KINDS: Mapping[str, str] = MappingProxyType({
    "standing": "Thường xuyên, không có hạn",
    "recurring": "Lặp lại theo kỳ, không có hạn",
    "event": "Theo sự kiện, chưa có ngày",
    "unread": "Chưa rõ ngày nào; nên ghi cụ thể hơn",
    "none": "Không có hạn",
})
