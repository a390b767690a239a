"""The catalogue of findings: every code with its severity and its sentence, in one place.

A sentence says what was found, what is expected or was assumed, what became of the row, and how to mend it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Kind:
    """What a finding code means: how grave it is, and its sentence with `{value}` and details to fill in."""

    severity: Literal["error", "warning", "note"]
    message: str


CATALOGUE: dict[str, Kind] = {
    # workbook
    "macros-ignored": Kind("note", "Tệp có macro; macro không được chạy, chỉ đọc dữ liệu trong ô."),
    "sheet-too-long": Kind(
        "warning",
        "Trang tính kéo dài tới {value}; chỉ đọc {rows} dòng và {columns} cột đầu. "
        "Hãy xóa các dòng, cột trống phía sau bảng rồi lưu lại.",
    ),
    "encoding-guessed": Kind(
        "warning",
        "Tệp CSV không phải Unicode (UTF-8); đã đọc theo bảng mã Windows tiếng Việt. "
        "Hãy kiểm tra dấu; nên lưu dạng .xlsx hoặc CSV UTF-8.",
    ),
    # tracker: the sheet and its heading
    "other-sheet": Kind(
        "warning",
        "Trang «{value}» cũng có bảng nhiệm vụ nhưng không được đọc; số liệu lấy từ trang «{chosen}». "
        "Nếu cần trang này, hãy để nó trong một tệp riêng.",
    ),
    "heading-close": Kind("note", "Cột «{value}» được hiểu là «{field}». Nếu sai, hãy đổi tên cột theo tệp mẫu."),
    "heading-unknown": Kind("note", "Cột «{value}» chưa dùng đến: không rõ là cột gì. Hãy đổi tên theo tệp mẫu nếu cần."),
    "heading-unnamed": Kind("note", "Cột có dữ liệu nhưng không có tiêu đề; chưa dùng đến. Hãy đặt tên cột theo tệp mẫu nếu cần."),
    "heading-broad": Kind(
        "warning",
        "Cột «{value}» không nói việc đã bắt đầu hay chưa; nhiệm vụ đánh dấu ở cột này tính là đang thực hiện, chưa xong.",
    ),
    "heading-duplicate": Kind(
        "note", "Cột «{value}» cũng được hiểu là «{field}», đã có ở cột {first}; cột này không dùng."
    ),
    "hidden-sheet": Kind(
        "warning", "Bảng nhiệm vụ được đọc từ trang «{value}» đang bị ẩn. Hãy bỏ ẩn trang này nếu đúng là bảng cần dùng."
    ),
    "plan-year-missing": Kind(
        "warning",
        "Không thấy năm của kế hoạch trong tiêu đề hay tên tệp; thời hạn không ghi năm chưa đọc được. "
        "Hãy ghi «năm 2022» ở tiêu đề hoặc chọn năm khi tải lên.",
    ),
    "no-dimension-column": Kind(
        "warning", "Bảng không có cột «Chỉ số nội dung»: nhiệm vụ chưa gắn chỉ số, chỉ tính vào kết quả chung."
    ),
    # tracker: rows that are no tasks
    "row-heading": Kind("note", "Dòng lặp lại tiêu đề bảng; không phải nhiệm vụ."),
    "row-numbers": Kind("note", "Dòng đánh số cột; không phải nhiệm vụ."),
    "row-group": Kind("note", "Dòng tên nhóm «{value}»; không tính là nhiệm vụ."),
    "row-subtotal": Kind("note", "Dòng cộng «{value}»; không tính là nhiệm vụ."),
    "row-signature": Kind("note", "Phần ký, nơi nhận ở cuối bảng; không đọc."),
    "row-remark": Kind("note", "Dòng ghi chú ngoài bảng; không đọc."),
    "row-joined": Kind("note", "Dòng thuộc ô nhiệm vụ gộp ở trên: nội dung được ghép vào nhiệm vụ đó."),
    "row-outside": Kind(
        "warning",
        "Dòng «{value}» đứng sau bảng, cách dòng trống và không có số thứ tự; không tính là nhiệm vụ. "
        "Nếu là nhiệm vụ, hãy ghi số thứ tự hoặc bỏ dòng trống phía trên.",
    ),
    "row-without-text": Kind("note", "Dòng chỉ có số, không có tên nhiệm vụ; bỏ qua."),
    "row-without-task": Kind(
        "error",
        "Dòng có «{value}» nhưng thiếu tên nhiệm vụ; không tính vào số liệu. "
        "Hãy điền tên nhiệm vụ, hoặc gộp ô với nhiệm vụ ở trên.",
    ),
    # tracker, single cells
    "cell-error": Kind(
        "warning", "Ô báo lỗi {value} thay cho giá trị; coi như trống. Hãy sửa công thức hoặc ghi lại giá trị."
    ),
    "cell-uncomputed": Kind(
        "warning",
        "Ô có công thức «{value}» nhưng tệp không lưu kết quả; coi như trống. "
        "Hãy mở tệp bằng Excel, lưu lại, hoặc ghi giá trị thay công thức.",
    ),
    "cell-dropped": Kind(
        "warning",
        "Dòng thuộc ô nhiệm vụ gộp ở trên, giá trị «{value}» khác giá trị của dòng trên; lấy giá trị dòng trên. "
        "Hãy tách ô gộp nếu là hai nhiệm vụ.",
    ),
    "bullets-split": Kind("note", "Ô có {value} gạch đầu dòng: tách thành {value} nhiệm vụ, chung đơn vị và thời hạn."),
    "label-carried": Kind(
        "note", "Từ dòng này, {value} dòng nhiệm vụ để trống ô chỉ số hoặc thành phần: lấy tên ghi ở dòng trên."
    ),
    "dimension-unknown": Kind(
        "warning",
        "«{value}» không phải tên chỉ số nội dung nào của PAPI; nhiệm vụ để ở «chưa gắn chỉ số». "
        "Hãy ghi số 1-8 hoặc tên chỉ số.",
    ),
    "dimension-close": Kind("note", "«{value}» được hiểu là chỉ số nội dung {read}. Hãy sửa tên nếu không đúng."),
    "dimension-conflict": Kind(
        "warning", "«{value}»: số và tên không cùng một chỉ số; đã theo tên, chỉ số {read}. Hãy sửa số hoặc tên."
    ),
    "component-unknown": Kind(
        "warning", "«{value}» không khớp nội dung thành phần nào của PAPI; nhiệm vụ chỉ gắn với chỉ số. Hãy sửa tên."
    ),
    "component-close": Kind("note", "«{value}» được hiểu là nội dung thành phần {read}. Hãy sửa tên nếu không đúng."),
    "component-by-letter": Kind(
        "warning", "«{value}» không có tên khớp PAPI; theo thứ tự chữ cái là {read}. Hãy ghi tên hoặc mã như 2.1."
    ),
    "component-conflict": Kind(
        "warning",
        "«{value}» thuộc chỉ số khác với cột chỉ số nội dung; giữ theo cột chỉ số (thành phần: {read}). Hãy sửa một trong hai.",
    ),
    "state-unknown": Kind(
        "warning",
        "Không hiểu trạng thái «{value}»; tạm tính theo tiến độ và ngày hoàn thành, không có thì là chưa thực hiện. "
        "Hãy ghi: Chưa thực hiện, Đang thực hiện, Chờ xác nhận, Đã hoàn thành, Tạm dừng hoặc Hủy.",
    ),
    "state-broad": Kind(
        "warning",
        "«{value}» không nói việc đã bắt đầu hay chưa; tính là đang thực hiện, chưa xong. "
        "Hãy ghi rõ Chưa thực hiện hoặc Đang thực hiện.",
    ),
    "state-close": Kind("note", "Trạng thái «{value}» được đọc theo phần đầu hoặc chữ gần giống. Hãy kiểm tra lại."),
    "state-blank": Kind("note", "Ô trạng thái trống; tính là chưa thực hiện."),
    "state-derived": Kind("note", "Ô trạng thái trống; suy ra từ tiến độ hoặc ngày hoàn thành. Hãy điền trạng thái."),
    "mark-unread": Kind(
        "warning", "Ô đánh dấu ghi «{value}», không phải dấu x; không tính là đánh dấu. Hãy ghi x hoặc để trống."
    ),
    "marks-conflict": Kind(
        "warning", "Đánh dấu ở nhiều cột trạng thái; chưa rõ trạng thái nào đúng. Hãy để một dấu trên mỗi dòng."
    ),
    "progress-unread": Kind("warning", "Không đọc được tiến độ «{value}»; để trống. Hãy ghi số như 50 hoặc 50%."),
    "progress-range": Kind("warning", "Tiến độ «{value}» ngoài 0-100 %; tính ở mức giới hạn. Hãy sửa số."),
    "progress-scale": Kind(
        "warning",
        "Tiến độ «{value}» trong cột ghi số phần trăm: có thể là {value} % hoặc {value} lần; "
        "đã đọc là tỷ lệ (1 = 100 %). Hãy ghi kèm dấu %.",
    ),
    "weight-unread": Kind("warning", "Trọng số «{value}» không phải số dương; tính là 1. Hãy sửa số."),
    "date-unread": Kind("warning", "Không đọc được ngày «{value}»; để trống. Hãy ghi ngày/tháng/năm như 25/06/2022."),
    "date-serial": Kind("note", "«{value}» là số; đọc là ngày theo cách Excel đếm ngày. Hãy đặt lại định dạng ngày."),
    "date-month-only": Kind("note", "«{value}» chỉ ghi tháng; lấy ngày cuối tháng."),
    "date-without-year": Kind("note", "«{value}» không ghi năm; lấy năm của kế hoạch."),
    "deadline-unread": Kind(
        "warning",
        "Không đọc được thời hạn «{value}»; coi như không có hạn trong năm. Hãy ghi như «Quý II», «Trước 30/6» hoặc ngày.",
    ),
    "dates-crossed": Kind("warning", "Ngày bắt đầu sau hạn hoàn thành («{value}»). Hãy kiểm tra hai ngày."),
    # tracker: cells that contradict each other
    "done-but-unfinished": Kind(
        "warning", "Ghi đã hoàn thành nhưng tiến độ «{value}»; tính là hoàn thành. Hãy sửa trạng thái hoặc tiến độ."
    ),
    "begun-but-not-started": Kind(
        "warning", "Ghi chưa thực hiện nhưng tiến độ «{value}»; tính theo tiến độ. Hãy sửa trạng thái."
    ),
    "finished-but-open": Kind(
        "warning", "Tiến độ 100 % nhưng trạng thái «{value}»; chưa tính là hoàn thành. Hãy sửa trạng thái."
    ),
    "completed-but-open": Kind(
        "warning", "Có ngày hoàn thành «{value}» nhưng trạng thái chưa hoàn thành. Hãy sửa trạng thái hoặc xóa ngày."
    ),
    "completed-on-missing": Kind(
        "note", "Đã hoàn thành nhưng chưa có ngày hoàn thành; không biết đúng hạn hay quá hạn. Hãy điền ngày."
    ),
    "completed-on-column-missing": Kind(
        "note",
        "{value} nhiệm vụ đã hoàn thành nhưng bảng không có cột «Ngày hoàn thành»; không biết đúng hạn hay quá hạn. "
        "Hãy thêm cột này.",
    ),
    "completed-in-other-year": Kind("warning", "Ngày hoàn thành «{value}» cách năm kế hoạch trên một năm. Hãy kiểm tra."),
    "task-id-repeated": Kind("warning", "Mã nhiệm vụ lặp lại mã ở dòng {first}; đã thêm số sau mã. Hãy sửa mã."),
    "task-repeated": Kind("warning", "Nhiệm vụ giống hệt dòng {first} («{value}»); vẫn tính cả hai. Hãy xóa nếu trùng."),
    # scores
    "score-unit-corrected": Kind(
        "warning",
        'Tên đơn vị "{value}" không có trong danh mục; đã hiểu là "{used}". Nếu không đúng, hãy sửa lại tên.',
    ),
    "score-unit-unknown": Kind(
        "warning",
        'Đơn vị "{value}" không có trong danh mục tỉnh, thành phố; giữ nguyên tên và coi là {level}. '
        "Hãy kiểm tra tên, hoặc ghi rõ ở cột Cấp.",
    ),
    "score-national-row": Kind("note", '"{value}" là số liệu chung cả nước, không phải một đơn vị; đã bỏ qua.'),
    "score-year-unread": Kind(
        "error", 'Không đọc được năm "{value}"; cần một năm từ 2011 đến 2100. Dòng này không được dùng.'
    ),
    "score-year-of-sheet": Kind(
        "warning",
        'Trang tính "{value}" được đọc là năm {used}, nhưng {others}. '
        "Hãy kiểm tra năm của số liệu và sửa cho khớp.",
    ),
    "score-year-absent": Kind(
        "error",
        'Trang tính "{value}" có bảng điểm PAPI nhưng không ghi năm, nên không được dùng. '
        'Hãy ghi năm vào tên trang tính, ví dụ "2022_PAPI", hoặc vào ô A1, ví dụ "Dữ liệu PAPI 2022".',
    ),
    "score-code-unknown": Kind(
        "error",
        'Bộ chỉ số PAPI năm {year} không có mã "{value}"; điểm này không được dùng. '
        "Hãy ghi mã như PAPI, 1, 1.1 và kiểm tra năm.",
    ),
    "score-label-unknown": Kind(
        "warning",
        'Dòng "{value}" có số liệu theo thang điểm nhưng không rõ là mã nào của PAPI năm {year}; dòng này không được dùng. '
        "Hãy ghi mã trước tên, ví dụ 4.1.",
    ),
    "score-statistic-unknown": Kind(
        "warning",
        'Không rõ "{value}" là số gì của mã {code}, năm {year}; dòng này không được dùng. '
        "Cần: không trọng số, có trọng số, khoảng tin cậy, sai số chuẩn.",
    ),
    "score-codes-absent": Kind(
        "warning",
        "Trang tính không có điểm của các mã {value} năm {year}; các mã này coi như chưa có điểm ở đây. "
        "Hãy kiểm tra tên các dòng, ghi mã trước tên.",
    ),
    "score-unread": Kind(
        "error",
        'Điểm "{value}" của {unit}, mã {code}, năm {year} không phải là số; coi như chưa có điểm. '
        "Hãy nhập số, hoặc để trống nếu chưa công bố.",
    ),
    "score-out-of-scale": Kind(
        "error",
        "Điểm {value} của {unit}, mã {code}, năm {year} nằm ngoài thang {low}-{high}; coi như chưa có điểm. "
        "Hãy kiểm tra lại số.",
    ),
    "score-zero": Kind(
        "note", "{unit}, năm {year}: {count} điểm ghi 0, theo quy ước của PAPI là không công bố; coi như chưa có điểm."
    ),
    "score-duplicate": Kind(
        "error",
        "{unit} đã có điểm mã {code} năm {year} ở ô {first}; điểm {value} ở đây không được dùng. Hãy xóa dòng thừa.",
    ),
    "score-repeated": Kind(
        "note", "Trang tính này nhắc lại {value} điểm đã có ở trang tính trước; mỗi điểm chỉ dùng một lần."
    ),
    "score-conflict": Kind(
        "warning",
        "{unit}, mã {code}, năm {year}: {value} ở đây khác số ở ô {first}; đã dùng số đọc trước. "
        "Hãy xóa số không đúng.",
    ),
    "score-sum-differs": Kind(
        "warning",
        "{unit}, mã {code}, năm {year}: tệp ghi {value} nhưng tổng các thành phần là {used}; đã dùng tổng. "
        "Hãy kiểm tra các điểm thành phần.",
    ),
    "score-sum-dropped": Kind(
        "error",
        "{unit}, mã {code}, năm {year}: tệp ghi {value} nhưng thiếu điểm {missing}; coi như chưa có điểm mã {code}. "
        "Hãy bổ sung điểm thành phần còn thiếu.",
    ),
    "standard-error-unread": Kind(
        "warning",
        'Sai số chuẩn "{value}" của {unit}, mã {code}, năm {year} không phải là số dương; '
        "vẫn dùng điểm, bỏ sai số chuẩn. Hãy nhập lại số.",
    ),
    "standard-error-absent": Kind(
        "warning",
        'Trang tính có dòng khoảng tin cậy "{value}" nhưng không có dòng sai số chuẩn; điểm được dùng mà không có sai số. '
        'Hãy kiểm tra tên dòng "Standard Error" hoặc "Sai số chuẩn".',
    ),
    "sample-size-unread": Kind(
        "warning",
        'Cỡ mẫu "{value}" của {unit}, mã {code}, năm {year} không phải là số dương; '
        "vẫn dùng điểm, bỏ cỡ mẫu. Hãy nhập lại số.",
    ),
    "score-sheet-skipped": Kind("note", 'Trang tính "{value}" không có bảng điểm PAPI; đã bỏ qua.'),
}
