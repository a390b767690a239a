"""Cập nhật: upload a tracker, see what is doubtful, see what it changes, accept it as a version."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from pages.shared.acceptance import (
    MOST_FINDINGS_SHOWN,
    accept,
    finding_rows,
    plan_year_guess,
    reading_of,
    say_outcome,
    upload_key,
)
from pages.shared.blocks import data_table
from pages.shared.columns import COMPARED_COLUMNS, FINDING_COLUMNS, SEVERITY_WORDS
from pages.shared.figures import compared_completion
from pages.shared.submission import asked_submission
from pages.shared.view import current_view, open_store
from papi_metrics.errors import PapiError
from papi_metrics.findings import count_by_severity
from papi_metrics.reports import TrackerTitle, table_csv, tracker_workbook
from papi_metrics.text import escape_markdown
from papi_metrics.workbook import LARGEST_FILE

view = current_view()
say_outcome()

st.subheader("1. Chọn bảng theo dõi", anchor=False)
upload = st.file_uploader(
    "Bảng theo dõi (Excel, ODS, CSV hoặc HTML)",
    type=["xlsx", "xlsm", "xls", "ods", "csv", "txt", "html", "htm"],
    max_upload_size=LARGEST_FILE // 2**20,
    key=upload_key(),
)
if upload is None:
    st.caption("Chưa có gì được lưu cho đến khi bấm «Nhận làm phiên bản mới».")
    template_year = view.key.plan_year if view else dt.datetime.now(dt.UTC).year
    st.download_button(
        "Tải tệp mẫu",
        lambda: tracker_workbook(title=TrackerTitle(plan_year=template_year)),
        file_name=f"theo-doi-papi-{template_year}.xlsx",
        on_click="ignore",
    )
    st.stop()

data = upload.getvalue()
try:
    reading = reading_of(data, upload.name, None)
    guess = plan_year_guess(reading, view.key.plan_year if view else None)
    plan_year = int(st.number_input("Năm kế hoạch", 2011, 2100, guess, key="nam-ke-hoach", width=160))
    if plan_year != reading.about.plan_year:
        reading = reading_of(data, upload.name, plan_year)
except PapiError as error:
    st.error(escape_markdown(f"Không đọc được «{upload.name}». {error}"), icon=":material/error:")
    st.caption("Chưa có gì thay đổi. Hãy chọn tệp khác.")
    st.stop()
known = open_store().find_original(data)
if known:
    said = f"Tệp này đã nhận trước đây: phiên bản {known.key.number} của {known.key.unit}."
    st.info(escape_markdown(said), icon=":material/content_copy:")

about, counts = reading.about, count_by_severity(reading.findings)
st.subheader("2. Kiểm tra", anchor=False)
sheet = escape_markdown(about.sheet or "")
st.markdown(f"Đọc được **{len(reading.table)} nhiệm vụ** từ trang «{sheet}».")
with st.container(horizontal=True):
    for severity, count in counts.items():
        st.metric(SEVERITY_WORDS[severity], count, border=True, width=140)
findings = finding_rows(reading.findings)
if not findings.empty:
    data_table(findings.head(MOST_FINDINGS_SHOWN), name="can-xem", columns=FINDING_COLUMNS, alt="Những chỗ cần xem lại trong tệp.")
    if len(findings) > MOST_FINDINGS_SHOWN:
        st.caption(f"Đang hiện {MOST_FINDINGS_SHOWN} trên {len(findings)} chỗ; tệp tải xuống có đủ.")
        st.download_button("Tải đủ danh sách", table_csv(findings), "can-xem-day-du.csv", on_click="ignore")

st.subheader("3. Nhận làm phiên bản mới", anchor=False)
submission = asked_submission(about, view, file_name=upload.name, plan_year=plan_year)
if submission.as_of:
    st.markdown("Mức hoàn thành sẽ thành:")
    compared = compared_completion(submission, reading.table)
    data_table(compared, name="truoc-va-sau", columns=COMPARED_COLUMNS, alt="Mức hoàn thành trước và sau khi nhận tệp.")
st.button("Nhận làm phiên bản mới", type="primary", on_click=accept, args=(reading, data, upload.name, plan_year), key="nhan")
