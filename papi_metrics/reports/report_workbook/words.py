"""What the workbook of a report says of itself: names of sheets, titles of charts, marks explained."""

from __future__ import annotations

from papi_metrics.sentences import Phrases

SAID = Phrases(
    vi={
        "overview": "Tổng quan", "dimensions": "Theo chỉ số", "scores": "Điểm PAPI", "late": "Quá hạn", "next": "Thời gian tới",
        "tasks": "Nhiệm vụ", "sources": "Nguồn, cách tính",
        "whose": "{unit}, tỉnh {province}", "self": "{unit}",
        "dates": "Số liệu tính đến hết {as_of} · bảng theo dõi phiên bản {version}, ngày {data} · lập ngày {today}",
        "dates_file": "Số liệu tính đến hết {as_of} · bảng theo dõi ngày {data} · lập ngày {today}",
        "points": "Ba điều cần biết", "decisions": "Việc sẽ làm",
        "completion_chart": "Hoàn thành so với kế hoạch theo chỉ số nội dung",
        "by_report": "Hoàn thành: việc đã báo cáo", "by_time": "Hoàn thành: theo thời gian đã qua", "chart_data": "Số liệu của biểu đồ ở trang đầu",
        "completion_axis": "% tổng trọng số nhiệm vụ, đến {as_of}",
        "counts_chart": "Nhiệm vụ theo tình trạng",
        "counts_axis": "Số nhiệm vụ, đến {as_of}",
        "scores_chart": "Điểm PAPI {year} và {base_year} theo chỉ số nội dung",
        "scores_axis": "Điểm (1-10)",
        "hollow": "Thanh rỗng: điểm năm {base_year} không so được với năm {year}.",
        "marks": "Ký hiệu", "source_heading": "Nguồn số liệu", "rules": "Cách tính (quy tắc bản {version})",
        "dimension": "Chỉ số", "days_late": "Số ngày chậm", "reminder": "Nhắc việc", "due_soon": "Sắp đến hạn", "is_overdue": "Quá hạn",
        "star": "* So thận trọng", "star_words": "có điểm đổi đột ngột hoặc một thành phần đổi cách đo giữa hai năm; xem ghi chú dưới bảng điểm.",
        "unequal": "≠ Không so được", "unequal_words": "cách đo đã đổi: chỉ nêu điểm, không nêu thay đổi.",
        "dash": "—", "dash_words": "không có số liệu, hoặc không có việc nào để tính.",
        "colours": "Màu ở bảng nhiệm vụ",
        "colours_words": "đỏ cam: quá hạn; cam: sắp đến hạn (còn không quá {days} ngày) hoặc hoàn thành quá hạn; xanh: đã hoàn thành, hoàn thành đúng hạn. Màu luôn đi kèm chữ.",
    },
    en={
        "overview": "Overview", "dimensions": "By dimension", "scores": "PAPI scores", "late": "Overdue", "next": "Next steps",
        "tasks": "Tasks", "sources": "Sources and rules",
        "whose": "{unit}, province {province}", "self": "{unit}",
        "dates": "Data up to the end of {as_of} · tracker version {version} of {data} · drawn up on {today}",
        "dates_file": "Data up to the end of {as_of} · tracker of {data} · drawn up on {today}",
        "points": "Three things to know", "decisions": "What will be done",
        "completion_chart": "Completion against the plan by dimension",
        "by_report": "Done: reported work", "by_time": "Done: by time gone by", "chart_data": "Figures of the chart on the first sheet",
        "completion_axis": "% of the tasks' total weight, by {as_of}",
        "counts_chart": "Tasks by state and deadline",
        "counts_axis": "Number of tasks, by {as_of}",
        "scores_chart": "PAPI scores of {year} and {base_year} by dimension",
        "scores_axis": "Score (1-10)",
        "hollow": "Hollow bar: the score of {base_year} cannot be compared with that of {year}.",
        "marks": "Marks", "source_heading": "Sources", "rules": "Rules of figures (version {version})",
        "dimension": "Dim.", "days_late": "Days late", "reminder": "Reminder", "due_soon": "Due soon", "is_overdue": "Overdue",
        "star": "* With caution", "star_words": "a score jumped, or one part was measured in another way between the two years; see the notes below the scores.",
        "unequal": "≠ Not comparable", "unequal_words": "measured in another way: scores only, no change.",
        "dash": "—", "dash_words": "no data, or no task to work it out from.",
        "colours": "Colours of the task table",
        "colours_words": "vermilion: overdue; orange: due soon (within {days} days) or done late; blue: done, done on time. A colour always stands beside its word.",
    },
)  # fmt: skip
