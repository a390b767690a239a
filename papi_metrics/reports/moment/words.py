"""The words of the picture of the moment that no other part of a report says."""

from __future__ import annotations

from papi_metrics.sentences import Phrases

SAID = Phrases(
    vi={
        "whose": "{unit}, tỉnh {province}",
        "dates": "Số liệu tính đến hết {as_of} · bảng theo dõi phiên bản {version}, ngày {data} · lập ngày {today}",
        "dates_file": "Số liệu tính đến hết {as_of} · bảng theo dõi ngày {data} · lập ngày {today}",
        "cautions": "Cần biết khi đọc", "figures": "Số liệu chính", "points": "Ba điều cần biết", "matrix": "Tám chỉ số nội dung",
        "matrix_caption": "Vạch đứng: mức kế hoạch. Phần nhạt của thanh: phần tính theo thời gian đã qua của việc thường xuyên, chưa có báo cáo tiến độ.",
        "star": "* So thận trọng.",
        "dimension": "Chỉ số nội dung", "tasks": "Nhiệm vụ", "completion": "Hoàn thành (│ kế hoạch)", "overdue": "Quá hạn",
        "change": "Thay đổi", "rank": "Hạng", "reading": "Đọc", "base": "Điểm {year}", "score": "Điểm {year}", "no_base": "Điểm năm gốc", "no_score": "Điểm",
        "planned": "kế hoạch {planned}", "no_counted": "chưa có việc được tính",
        "sources": "Nguồn số liệu và quy tắc",
    },
    en={
        "whose": "{unit}, province {province}",
        "dates": "Data up to the end of {as_of} · tracker version {version} of {data} · drawn up on {today}",
        "dates_file": "Data up to the end of {as_of} · tracker of {data} · drawn up on {today}",
        "cautions": "Before you read", "figures": "Main figures", "points": "Three things to know", "matrix": "The eight dimensions",
        "matrix_caption": "Upright line: what was planned. Lighter part of a bar: counted by the time gone by, for standing tasks without reported progress.",
        "star": "* To be compared with caution.",
        "dimension": "Dimension", "tasks": "Tasks", "completion": "Completion (│ planned)", "overdue": "Overdue",
        "change": "Change", "rank": "Rank", "reading": "Reading", "base": "Score {year}", "score": "Score {year}", "no_base": "Base score", "no_score": "Score",
        "planned": "planned {planned}", "no_counted": "no task counts",
        "sources": "Sources and rules",
    },
)  # fmt: skip
