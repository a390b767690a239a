"""The check of an upload: how many places want a look, grouped by what to do; one place with its row; what was mended."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Any

import pandas as pd
import streamlit as st

from pages.shared.blocks import chosen_row, data_table
from pages.shared.outcomes import kept
from pages.shared.reading import cells_of_row, painted
from pages.shared.signing.taking import download_button
from pages.shared.update.columns import CELL_COLUMNS, FINDING_COLUMNS, SEVERITY_WORDS
from pages.shared.working import at_work
from papi_metrics.catalogue import ACTIONS, NOTHING_TO_DO
from papi_metrics.errors import PapiError
from papi_metrics.findings import Finding, Reading, by_action, count_by_severity, findings_table
from papi_metrics.language import gettext as _
from papi_metrics.language import ngettext
from papi_metrics.mending import findings_compared
from papi_metrics.reports import table_csv
from papi_metrics.sentences import mending_sentence
from papi_metrics.text import escape_markdown
from papi_metrics.tracker import check_plan

MOST_SHOWN = 200
_ALL = "all"
_HERE = "◆"
PAINTED = "-can-sua"


def finding_rows(findings: Sequence[Finding]) -> pd.DataFrame:
    """Lay findings out for a reader: the gravest first, with severity in words and Excel's address."""
    table = findings_table(findings)
    order = table["severity"].map({word: index for index, word in enumerate(SEVERITY_WORDS)})
    place = table["column"].fillna("") + table["row"].astype("str").where(table["row"].notna(), "")
    shown = table.assign(severity_word=table["severity"].map(SEVERITY_WORDS), place=place, order=order)
    return shown.sort_values("order", kind="stable").drop(columns="order").reset_index(drop=True)


def finding_columns(findings: Sequence[Finding]) -> dict[str, object]:
    """Return the columns of findings; the sheet is named where there are several."""
    several = len({item.sheet for item in findings} - {None}) > 1
    return {name: column for name, column in FINDING_COLUMNS.items() if name != "sheet" or several}


def say_counts(findings: Sequence[Finding]) -> None:
    """Show how many findings of each severity there are."""
    with st.container(horizontal=True):
        for severity, count in count_by_severity(findings).items():
            st.metric(SEVERITY_WORDS[severity], count, border=True, width=140)


def show_findings(findings: Sequence[Finding], upload: Any, *, name: str) -> None:  # noqa: ANN401 - Streamlit's uploaded file
    """Show findings by what to do about them; a chosen one is shown with its row of the file."""
    if not findings:
        st.success(_("Không có chỗ nào cần xem lại."), icon=":material/check:")
        return
    groups = by_action(findings)
    chosen = st.pills(
        _("Việc cần làm"),
        [_ALL, *groups],
        format_func=lambda action: _("Tất cả ({count})", count=len(findings)) if action == _ALL else f"{ACTIONS[action]} ({len(groups[action])})",
        default=_ALL,
        required=True,
        key=f"viec-{name}",
    )
    rows = kept(f"findings-{name}", (upload.file_id, findings, chosen), lambda: finding_rows(groups.get(chosen, findings)))
    page = 1
    if len(rows) > MOST_SHOWN:
        page = st.pagination(-(-len(rows) // MOST_SHOWN), key=f"trang-{name}")
        st.caption(_("Mỗi trang {most_shown} trên {total} chỗ; tệp tải xuống có đủ.", most_shown=MOST_SHOWN, total=len(rows)))
    shown = rows.iloc[(page - 1) * MOST_SHOWN : page * MOST_SHOWN].reset_index(drop=True)
    alt = ngettext("{count} chỗ cần xem lại trong tệp.", len(rows))
    at = chosen_row(shown, key=f"can-xem-{name}", alt=alt, columns=finding_columns(findings))
    if at is None:
        st.caption(_("Bấm vào đầu dòng, hoặc nhấn Shift + dấu cách, để xem dòng đó trong tệp."))
    else:
        _show_row(shown.iloc[at], upload)
    with st.container(horizontal=True):
        if groups.keys() - {NOTHING_TO_DO}:
            download_button(
                _("Tải tệp đã đánh dấu chỗ cần sửa"),
                lambda: painted(upload, tuple(findings)),
                file_name=painted_file_name(upload.name, findings),
                on_click="ignore",
                icon=":material/format_color_fill:",
                key=f"danh-dau-{name}",
                help=_("Tệp của bạn: ô cần sửa được tô màu, có ghi chú; trang đầu «Lỗi cần sửa» dẫn đến từng ô. Sửa xong, tải lên lại."),
            )
        locale = st.context.locale
        download_button(
            _("Tải đủ danh sách (CSV)"),
            lambda: table_csv(finding_rows(findings), locale=locale),
            "can-xem.csv",
            on_click="ignore",
            key=f"csv-{name}",
        )


def painted_file_name(name: str, findings: Sequence[Finding]) -> str:
    """Name the painted copy of an upload: a workbook with macros keeps them, everything else comes back as .xlsx."""
    path = PurePath(name)
    macros = path.suffix.lower() != ".docm" and any(item.code == "macros-ignored" for item in findings)
    return f"{path.stem.removesuffix(PAINTED)}{PAINTED}{'.xlsm' if macros else '.xlsx'}"


def show_mending(before: Sequence[Finding] | None, after: Sequence[Finding]) -> None:
    """Say what a file mends of an earlier check, and show what is mended, what remains and what is new."""
    if before is None:
        return
    mending = findings_compared(before, after)
    remain = bool(mending.remaining or mending.appeared)
    st.info(mending_sentence(mending), icon=":material/rule:" if remain else ":material/check:")
    groups = {_("Đã sửa"): mending.mended, _("Còn lại"): mending.remaining, _("Mới"): mending.appeared}
    shown = {words: found for words, found in groups.items() if found}
    if shown:
        with st.expander(_("Xem từng chỗ đã sửa, còn lại, mới")):
            for tab, (words, found) in zip(st.tabs([f"{words} ({len(found)})" for words, found in shown.items()]), shown.items(), strict=True):
                with tab:
                    data_table(finding_rows(found), name=f"sua-{words}", columns=finding_columns(found), alt=ngettext("{what}: {count} chỗ.", len(found), what=words), files=False)


def show_plan_check(reading: Reading, upload: Any) -> None:  # noqa: ANN401 - as above
    """Show what the plan itself lacks: offices, times, products, sub-dimensions without a task, tasks said twice."""
    with at_work(_("Đang xem chất lượng kế hoạch: đơn vị, thời hạn, việc trùng nhau…")):
        lacks = kept("plan-check", (upload.file_id, reading.about.plan_year), lambda: check_plan(reading))
    words = ngettext("Chất lượng kế hoạch: {count} chỗ nên bổ sung", len(lacks)) if lacks else _("Chất lượng kế hoạch: không thiếu gì")
    with st.expander(words):
        st.caption(_("Không ảnh hưởng số liệu; nên bổ sung khi điều chỉnh kế hoạch."))
        show_findings(lacks, upload, name="ke-hoach")


def _show_row(finding: pd.Series, upload: Any) -> None:  # noqa: ANN401 - as above
    """Show the row of the file that a finding is about, its cell marked."""
    if pd.isna(finding["row"]) or pd.isna(finding["sheet"]):
        st.caption(_("Chỗ này nói về cả tệp hoặc cả trang tính, không về một dòng."))
        return
    try:
        with at_work(_("Đang mở dòng này trong tệp…")):
            cells = cells_of_row(upload, sheet=str(finding["sheet"]), row=int(finding["row"]))
    except PapiError as error:
        st.caption(escape_markdown(str(error)))
        return
    marked = cells.assign(mark=[_HERE if letter == finding["column"] else "" for letter in cells["column"]])
    st.markdown(_("Dòng {row} trong tệp:", row=int(finding["row"])))
    data_table(marked, name="dong-trong-tep", columns=CELL_COLUMNS, alt=_("Các ô của dòng được chọn."), files=False)
