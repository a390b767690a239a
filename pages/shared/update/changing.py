"""What an upload will change, before anything is stored: pairs to look at, steps backwards, changes to take or leave."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd
import streamlit as st

from pages.shared.blocks import data_table, decided_table
from pages.shared.outcomes import kept
from pages.shared.update.columns import (
    BACKWARD_COLUMNS,
    DECIDED_COLUMNS,
    FIELD_WORDS,
    KIND_WORDS,
    PAIR_COLUMNS,
    change_columns,
    compared_columns,
)
from pages.shared.view import tasks_of
from pages.shared.working import at_work
from papi_metrics.diff import (
    CODE_FIELD,
    Match,
    applied,
    decided,
    left_out,
    match_tasks,
    matched_pairs,
    said_again,
    steps_left_out,
    task_changes,
)
from papi_metrics.language import gettext as _
from papi_metrics.language import later, ngettext
from papi_metrics.sentences import changes_sentence, decisions_sentence
from papi_metrics.store import Submission, Version
from papi_metrics.summary import completion_compared
from papi_metrics.wording import MISSING

_COMPARING = later("Đang so từng nhiệm vụ với phiên bản hiện nay…")
SHARED_REASON, KEEP_OLD = "ly-do-chung", "giu-gia-tri-cu"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """A reading set beside the version it would follow: which tasks are the same and what would change.

    `token` names the file, the version and the pairs refused; the widgets that hold decisions are named after it.
    """

    before: pd.DataFrame
    after: pd.DataFrame
    based_on: int
    matches: tuple[Match, ...]
    changes: pd.DataFrame
    token: str

    def rows(self, *, backward: bool) -> pd.DataFrame:
        """Return the changes that go backwards, or the others, as the tables show them; codes are never left out."""
        chosen = self.changes[(self.changes["backward"] == backward) & (self.changes["field"] != CODE_FIELD)]
        return change_rows(chosen).assign(taken=not backward, reason="")

    def decisions(self) -> pd.DataFrame:
        """Return the changes with what the person has decided up to this moment."""
        taken: dict[str, bool] = {}
        reasons: dict[str, str] = {}
        for backward in (True, False):
            keys = self.rows(backward=backward)["key"].tolist()
            for place, edit in _edits(f"{_table_name(backward=backward)}-{self.token}").items():
                taken |= {keys[place]: edit["taken"]} if "taken" in edit else {}
                reasons |= {keys[place]: edit["reason"] or ""} if "reason" in edit else {}
        shared = st.session_state.get(f"{SHARED_REASON}-{self.token}", "")
        return decided(self.changes, taken=taken, reasons=reasons, shared_reason=shared)

    def result(self, decisions: pd.DataFrame) -> pd.DataFrame:
        """Return the task table that would be stored under these decisions."""
        return applied(self.before, self.after, self.matches, left_out=left_out(decisions))

    @property
    def keeps_old(self) -> bool:
        """Whether the person said that steps backwards without a tick keep what stands now."""
        return bool(st.session_state.get(f"{KEEP_OLD}-{self.token}"))


def _edits(key: str) -> Mapping[int, Mapping[str, Any]]:
    """Return what was filled in a table: row → column → value."""
    state = st.session_state.get(key)
    return state["edited_rows"] if state else {}


def _table_name(*, backward: bool) -> str:
    return "buoc-lui" if backward else "thay-doi"


def change_rows(changes: pd.DataFrame) -> pd.DataFrame:
    """Lay changes out for a reader: what of the task changed, in words, and from what to what."""
    places = [KIND_WORDS.get(kind) or FIELD_WORDS[field] for kind, field in zip(changes["kind"], changes["field"], strict=True)]
    both = zip(changes["field"], changes["before"].fillna(MISSING), changes["after"].fillna(MISSING), strict=True)
    steps = [f"{said_again(field, before)} → {said_again(field, after)}" for field, before, after in both]
    return changes.assign(field_word=places, step=steps).reset_index(drop=True)


def proposal_of(upload: Any, tasks: pd.DataFrame, newest: Version) -> Proposal:  # noqa: ANN401 - Streamlit's uploaded file
    """Compare an upload with the newest version of its plan; ask which doubtful pairs are one task."""
    before = tasks_of(newest.key)
    base = (upload.file_id, newest.key, tasks.attrs.get("plan_year"))
    with at_work(_(_COMPARING)):
        matches = kept("matches", base, lambda: match_tasks(before, tasks))
    token = _token(*base, newest.key.unit)
    refused = _refused(matched_pairs(before, tasks, matches), token)
    with at_work(_(_COMPARING)):
        if refused:
            matches = kept("matches-refused", (*base, refused), lambda: match_tasks(before, tasks, refused=refused))
        changes = kept("changes", (*base, refused), lambda: task_changes(before, tasks, matches))
    token = _token(token, *sorted(refused))
    return Proposal(before=before, after=tasks, based_on=newest.key.number, matches=matches, changes=changes, token=token)


def _token(*parts: object) -> str:
    """Name what decisions are made about: another file, version, plan or set of pairs has another name."""
    return hashlib.sha256(repr(parts).encode()).hexdigest()[:16]


def _refused(pairs: pd.DataFrame, token: str) -> frozenset[tuple[str, str]]:
    """Show the pairs that a person should look at and return those that are said not to be one task."""
    if pairs.empty:
        return frozenset()
    st.markdown(ngettext("**{count} nhiệm vụ đổi lời văn.** Bỏ dấu ở dòng không phải cùng một nhiệm vụ.", len(pairs)))
    looked = decided_table(
        pairs.assign(same=True), key=f"ghep-{token}", columns=PAIR_COLUMNS, open_to=("same",), alt=_("Các cặp nhiệm vụ gần giống nhau.")
    )
    apart = pairs[~looked["same"].to_numpy(dtype=bool)]
    return frozenset(zip(apart["before_id"], apart["after_id"], strict=True))


def show_changes(proposal: Proposal, submission: Submission, *, before_on: Any) -> None:  # noqa: ANN401 - a date
    """Show what would change, steps backwards first, and below it the effect on the eight figures."""
    st.markdown(changes_sentence(proposal.changes))
    _ask_backward(proposal)
    others = proposal.rows(backward=False)
    if not others.empty:
        st.markdown(_("**Các thay đổi khác.** Bỏ dấu ở thay đổi chưa muốn nhận."))
        _decide(proposal, others, backward=False)
    _say_codes(proposal.changes)
    decisions = proposal.decisions()
    if not proposal.changes.empty:
        st.markdown(decisions_sentence(decisions))
    st.markdown(_("**Mức hoàn thành tám chỉ số**"))
    compared = completion_compared(proposal.before, proposal.result(decisions), before_on=before_on, as_of=submission.as_of)
    data_table(compared, name="truoc-va-sau", columns=compared_columns(), alt=_("Mức hoàn thành trước và sau khi nhận tệp."))


def _ask_backward(proposal: Proposal) -> None:
    back = proposal.rows(backward=True)
    if back.empty:
        return
    st.warning(
        ngettext("{count} bước lùi: đã xong thành chưa xong, tiến độ giảm, hạn lùi, mất ngày hoàn thành "
        "hoặc bỏ việc đã làm. Đánh dấu và ghi lý do để nhận.", len(back)),
        icon=":material/undo:",
    )
    _decide(proposal, back, backward=True)
    st.text_input(_("Lý do chung cho các bước lùi được nhận"), key=f"{SHARED_REASON}-{proposal.token}")
    if count := steps_left_out(proposal.decisions()):
        st.checkbox(ngettext("Giữ giá trị cũ ở {count} bước lùi không đánh dấu", count), key=f"{KEEP_OLD}-{proposal.token}")


def _decide(proposal: Proposal, rows: pd.DataFrame, *, backward: bool) -> None:
    name = _table_name(backward=backward)
    decided_table(
        rows,
        key=f"{name}-{proposal.token}",
        columns=BACKWARD_COLUMNS if backward else DECIDED_COLUMNS,
        open_to=("taken", "reason") if backward else ("taken",),
        alt=ngettext("{count} bước lùi.", len(rows)) if backward else ngettext("{count} thay đổi.", len(rows)),
    )


def _say_codes(changes: pd.DataFrame) -> None:
    codes = change_rows(changes[changes["field"] == CODE_FIELD])
    if not codes.empty:
        with st.expander(ngettext("{count} nhiệm vụ đổi mã; mã mới được dùng", len(codes))):
            data_table(codes, name="doi-ma", columns=change_columns(), alt=ngettext("{count} mã cũ và mới.", len(codes)), files=False)
