"""Cập nhật: upload a tracker, see what is doubtful, see what it changes, accept it as a version."""

from __future__ import annotations

import datetime as dt

import streamlit as st

from pages.shared.acceptance import (
    LARGEST_UPLOAD,
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
from pages.shared.view import current_view, open_store
from papi_metrics.errors import PapiError
from papi_metrics.findings import count_by_severity
from papi_metrics.framework import provinces
from papi_metrics.reports import TrackerTitle, table_csv, tracker_workbook
from papi_metrics.store import Submission

view = current_view()
say_outcome()

st.subheader("1. Chọn bảng theo dõi", anchor=False)
upload = st.file_uploader(
    "Bảng theo dõi (Excel, ODS, CSV hoặc HTML)",
    type=["xlsx", "xlsm", "xls", "xlsb", "ods", "csv", "txt", "html", "htm"],
    max_upload_size=LARGEST_UPLOAD // 2**20,
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
    plan_year = plan_year_guess(reading, view.key.plan_year if view else None)
    if reading.about.plan_year is None:
        plan_year = int(st.number_input("Năm kế hoạch", 2011, 2100, plan_year, key="nam-ke-hoach"))
        reading = reading_of(data, upload.name, plan_year)
except PapiError as error:
    st.error(f"Không đọc được «{upload.name}». {error}", icon=":material/error:")
    st.caption("Chưa có gì thay đổi. Hãy chọn tệp khác.")
    st.stop()
known = open_store().find_original(data)
if known:
    st.info(f"Tệp này đã nhận trước đây: phiên bản {known.key.number} của {known.key.unit}.", icon=":material/content_copy:")

about, counts = reading.about, count_by_severity(reading.findings)
st.subheader("2. Kiểm tra", anchor=False)
st.markdown(f"Đọc được **{len(reading.table)} nhiệm vụ** từ trang «{about.sheet}».")
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
form = st.columns(4)
names = [item.name for item in provinces()]
unit = form[0].text_input("Đơn vị", about.unit or (view.key.unit if view else ""), key="don-vi-moi")
guess = about.province or (view.version.province if view else None)
province = form[1].selectbox("Tỉnh (để lấy điểm PAPI)", names, index=names.index(guess) if guess in names else 0, key="tinh")
as_of = form[2].date_input("Số liệu đến ngày", about.as_of or "today", format="DD/MM/YYYY", key="so-lieu-den")
author = form[3].text_input("Người cập nhật", placeholder="Họ tên hoặc bộ phận", key="nguoi")
reason = st.text_input("Lý do", f"Cập nhật số liệu đến {as_of:%d/%m/%Y}", key="ly-do")
st.markdown("Mức hoàn thành sẽ thành:")
compared = compared_completion(view, reading.table, as_of)
data_table(compared, name="truoc-va-sau", columns=COMPARED_COLUMNS, alt="Mức hoàn thành trước và sau khi nhận tệp.")
submission = Submission(
    unit=unit.strip(),
    plan_year=plan_year,
    province=province,
    as_of=as_of,
    file_name=upload.name,
    author=author.strip(),
    reason=reason.strip(),
)
st.button("Nhận làm phiên bản mới", type="primary", on_click=accept, args=(reading, data, submission), key="nhan")
