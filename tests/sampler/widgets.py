"""Every widget whose built-in words a reader of the dashboard may meet, and one error on demand."""

import datetime as dt

import pandas as pd
import plotly.graph_objects as go
import streamlit as st

st.set_page_config(layout="wide")
st.caption("Chú thích")
st.button("Chính", type="primary", key="chinh")
st.success("Xong")
st.warning("Chú ý")
st.error("Lỗi")
st.file_uploader("Tệp", type=["xlsx", "csv"], key="tep")
st.selectbox("Một", ["a", "b"], index=None, key="mot")
st.multiselect("Nhiều", ["a", "b", "c"], key="nhieu")
st.date_input("Ngày", value=dt.date(2022, 9, 30), format="DD/MM/YYYY", key="ngay")
st.date_input("Ngày trống", value=None, format="DD/MM/YYYY", key="ngay-trong")
st.text_input("Chữ", key="chu")
st.number_input("Số", value=None, key="so")
st.dataframe(pd.DataFrame({"Cột": [1, 2, 3], "Chữ": ["Upload", "None", "x"]}), key="bang")
st.dataframe(pd.DataFrame({"Cột": []}), key="bang-trong")
st.table(pd.DataFrame({"Lời người dùng": ["Upload", "Settings"]}))
st.code("Upload", language=None)
st.metric("Chỉ số", "61 %", "1,2", chart_data=[1, 3, 2, 5], border=True)
st.plotly_chart(go.Figure(go.Bar(x=[1, 2], y=["a", "b"], orientation="h")), key="hinh", alt="Hình thử")
with st.expander("Mở"):
    st.pills("Chọn", ["a", "b"], key="vien")
with st.form("bieu"):
    st.text_area("Đoạn", key="doan")
    st.form_submit_button("Gửi")
if st.button("Gây lỗi", key="loi"):
    raise RuntimeError("secret-detail")
if st.button("Hộp", key="hop"):
    st.toast("Xong")
