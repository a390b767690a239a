"""Score workbooks of every layout, built in code: ours, PAPI's to 2017, PAPI's from 2018."""

import io

import openpyxl

HEADINGS_2011_ENGLISH = [
    "tinhid", "tentinh_eng", "tentinh_vie",
    "Participation at Local Levels", "Civic Knowledge", "Opportunities for Participation", "Quality of Elections",
    "Voluntary Contributions",
    "Transparency", "Poverty Lists", "Communal Budget and Expenditure", "Land-Use Plans/Price Frames",
    "Vertical Accountability", "Interactions With Local Authorities", "People's Inspection Boards",
    "Community Investment Boards",
    "Control of Corruption", "Limits on Public Sector Corruption", "Limits on Corruption in Service Delivery",
    "Equity in Employment", "Willingness to Fight Corruption",
    "Public Administrative Procedures", "Certification Procedures", "Construction Permits",
    "Land-Use Rights Procedures", "Personal Procedures",
    "Public Service Delivery", "Public Health", "Public Primary Education", "Basic Infrastructure", "Law and Order",
    "Un-weighted2015PAPI",
]  # fmt: skip
HEADINGS_2016_ENGLISH = [
    {"People's Inspection Boards": "Responsive to Citizen Actions", "Community Investment Boards":
     "People's Inspection Boards"}.get(name, name)
    for name in HEADINGS_2011_ENGLISH
]  # fmt: skip
HEADINGS_2011_VIETNAMESE = [
    "tinhid", "tentinh_eng", "tentinh_vie",
    "Tham gia của người dân ở cấp cơ sở", "Tri thức công dân", "Cơ hội tham gia", "Chất lượng bầu cử",
    "Đóng góp tự nguyện",
    "Công khai, minh bạch", "Danh sách hộ nghèo", "Thu, chi ngân sách cấp xã/phường",
    "Kế hoạch sử dụng đất, khung giá đền bù",
    "Trách nhiệm giải trình với người dân", "Hiệu quả tương tác với các cấp chính quyền", "Ban thanh tra nhân dân",
    "Ban Giám sát đầu tư cộng đồng",
    "Kiểm soát tham nhũng trong khu vực công", "Kiểm soát tham nhũng trong chính quyền",
    "Kiểm soát tham nhũng trong cung ứng dịch vụ công", "Công bằng trong tuyển dụng vào nhà nước",
    "Quyết tâm chống tham nhũng",
    "Thủ tục hành chính công", "Chứng thực/xác nhận", "Giấy phép xây dựng", "Giấy chứng nhận quyền sử dụng đất",
    "Thủ tục hành chính cấp xã/phường",
    "Cung ứng dịch vụ công", "Y tế công lập", "Giáo dục tiểu học công lập", "Cơ sở hạ tầng căn bản",
    "An ninh, trật tự",
    "Chỉ số PAPI (không có trọng số)",
]  # fmt: skip
PARTS_TO_2017 = {"1": 4, "2": 3, "3": 3, "4": 4, "5": 4, "6": 4}
PROVINCE_IDS = {"Hà Nội": (1, "Ha Noi"), "Hưng Yên": (33, "Hung Yen"), "Thái Bình": (34, "Thai Binh")}

# Labels of the workbook of 2023: English, Vietnamese, scale; rows of survey questions stand between.
LABELS_2023 = [
    ("1.1", "Civic Knowledge", "1.1: Tri thức công dân", "0.25-2.5 điểm"),
    (None, "Proportion with Civic Knowledge", "Hiểu biết về chính sách hiện hành (%)", "0%-100%"),
    ("1.2", "Opportunties for Participation in Elections", "1.2: Cơ hội tham gia", "0.25-2.5 điểm/points"),
    ("1.3", "Quality of Village Head Elections", "1.3: Chất lượng bầu cử", "0.25-2.5 điểm/points"),
    ("1.4", "Voluntary Contributions", "1.4: Đóng góp tự nguyện", "0.25-2.5 điểm/points"),
]
STATISTICS = ("Unweighted", "Weighted", "95% CI Low", "95% CI High", "Standard Error")


def workbook(merged=(), **sheets):
    """Save sheets, name=rows, as an .xlsx and return its bytes; `merged` are ranges of the last sheet."""
    book = openpyxl.Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name)
        for row in rows:
            sheet.append(row)
    for cells in merged:
        sheet.merge_cells(cells)
    stream = io.BytesIO()
    book.save(stream)
    return stream.getvalue()


def long_rows(*rows, headings=("unit", "level", "year", "code", "score")):
    """Return our long layout: the headings, then the rows."""
    return [list(headings), *map(list, rows)]


def province_row(name, *, part=1.5, total="=D3+I3"):
    """Return a province's row of the layout to 2017: parts all alike, dimensions summed, the total a formula never computed."""
    number, english = PROVINCE_IDS[name]
    cells = [number, english, name]
    for parts in PARTS_TO_2017.values():
        cells += [part * parts, *[part] * parts]
    return [*cells, total]


def national_row(part=2.0):
    """Return the row under the provinces: the highest score of each column."""
    return [999, "Highest", "Điểm cao nhất", *province_row("Hà Nội", part=part)[3:]]


def column_rows(figures, *, provinces=("Hà Nội", "Hưng Yên"), english=True, above=()):
    """Return the layout from 2018: ids, names, then a figure a row: (label or labels, scale, values of the provinces)."""
    labels = ["Mã tỉnh", "Mã tỉnh"] if english else ["Mã tỉnh"]
    names = ["Tỉnh/Thành phố trực thuộc trung ương"] * len(labels)
    rows = [
        [*labels, "Thang điểm/Scale", *range(1, len(provinces) + 1)],
        [*names, None, *provinces],
    ]
    return [*above, *rows, *([*_labels(label, len(labels)), scale, *values] for label, scale, *values in figures)]


def _labels(label, count):
    return list(label) if isinstance(label, tuple) else [label, *[None] * (count - 1)]


def codes_by_column(sheet_year, scores, **options):
    """Return a sheet from 2018 with a row a code, labelled by number, and the scores of each province by code."""
    figures = [
        (f"{code}: nội dung" if "." in code else f"Dimension {code}: name", "", *(one.get(code) for one in scores))
        for code in sorted({code for one in scores for code in one})
    ]
    return {f"{sheet_year}_VIE_ENG": column_rows(figures, **options)}
