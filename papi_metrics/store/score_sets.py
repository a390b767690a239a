"""Files of scores accepted on top of the shipped ones: accept, withdraw, list, read back; each act is one transaction."""

from __future__ import annotations

import datetime as dt
from functools import lru_cache
from typing import Any

import pandas as pd
from sqlalchemy import Connection, Engine, Row, func, insert, select

from papi_metrics.access import Right
from papi_metrics.errors import PapiError, UnknownNameError
from papi_metrics.findings import Finding, Reading
from papi_metrics.store import schema
from papi_metrics.store.audit import SCORE_ACTS, SHARED, add_event
from papi_metrics.store.guarding import Guarded, everywhere, needs, needs_any
from papi_metrics.store.records import (
    FINDING_FIELDS,
    add_rows,
    digest_of,
    finding_rows,
    findings_of,
    keep_original,
    now,
    original_of,
    rows_of,
    table_of,
)
from papi_metrics.store.values import READING_RULES, ScoreSet, ScoreSubmission
from papi_metrics.surveys import SCORE_DTYPES


class OutdatedScoresError(PapiError):
    """Another file of scores was accepted or withdrawn since this one was compared; nothing was stored."""

    def __init__(self, newest: ScoreSet) -> None:
        """Say whose file stands now."""
        super().__init__(
            "Trong lúc bạn xem, {author} đã cập nhật điểm (lần {number}). Chưa lưu gì của bạn. "
            "Hãy xem lại các thay đổi rồi nhận.", author=newest.author, number=newest.number
        )


class ScoreSets(Guarded):
    """The files of scores in one database, which serve all units: whoever may read anything reads them; safe to share between threads."""

    @needs(Right.UPDATE, of=everywhere)
    def accept_scores(self, reading: Reading, submission: ScoreSubmission, *, original: bytes) -> ScoreSet:
        """Store a reading of scores with its file; its scores lead over earlier ones of the same unit, year and code.

        Errors: OutdatedScoresError if another set stands than the submission is based on.
        """
        told = {"file_name": submission.file_name, "author": self._signed(submission.author), "reason": submission.reason, "withdraws": None}
        with self._writer.begin(SHARED) as connection:
            number = _next(connection, submission.based_on)
            digest = keep_original(connection, original)
            rows = rows_of(reading.table, SCORE_DTYPES)
            _add_head(connection, {**told, "number": number, "digest": digest, "score_count": int(reading.table["score"].notna().sum())})
            add_rows(connection, schema.scores, {"number": number}, rows)
            add_rows(connection, schema.score_findings, {"number": number}, finding_rows(reading.findings))
        return self.score_set(number)

    @needs(Right.UPDATE, of=everywhere)
    def withdraw_scores(self, number: int, *, author: str, reason: str) -> ScoreSet:
        """Take a file of scores out of use; it stays on record.

        Errors: UnknownNameError if there is no such file, or it is withdrawn already.
        """
        old = self.score_set(number)
        head = {"file_name": old.file_name, "author": self._signed(author), "reason": reason, "withdraws": number, "digest": old.digest}
        with self._writer.begin(SHARED) as connection:
            new = _next(connection, None)
            again = select(schema.score_sets.c.number).filter_by(withdraws=number)
            if old.withdraws is not None or connection.execute(again).first():
                raise UnknownNameError("Tệp điểm lần {number} không còn dùng.", number=number)
            _add_head(connection, {**head, "number": new, "score_count": 0})
        return self.score_set(new)

    @needs_any
    def score_act(self, *, until: dt.datetime | None = None) -> int:
        """Return the number of the last act on scores, up to a moment (UTC) if given; 0 for none.

        It names a state of the scores: what is worked out from them may be kept under it.
        """
        last = self._state().score_act
        return last if until is None else _act_until(self._engine, last, until)

    @needs_any
    def score_sets(self, *, act: int | None = None, withdrawn: bool = False) -> tuple[ScoreSet, ...]:
        """List the files of scores in use, the newest first, as they were after an act if given; `withdrawn` lists every act."""
        query = select(schema.score_sets).order_by(schema.score_sets.c.number.desc())
        if act is not None:
            query = query.where(schema.score_sets.c.number <= act)
        with self._engine.connect() as connection:
            every = tuple(_score_set(row) for row in connection.execute(query))
        gone = {item.withdraws for item in every} - {None}
        return every if withdrawn else tuple(item for item in every if item.withdraws is None and item.number not in gone)

    @needs_any
    def score_set(self, number: int) -> ScoreSet:
        """Return a file of scores by its number.

        Errors: UnknownNameError if there is none.
        """
        with self._engine.connect() as connection:
            row = connection.execute(select(schema.score_sets).filter_by(number=number)).one_or_none()
        if row is None:
            raise UnknownNameError("Không có tệp điểm lần {number}.", number=number)
        return _score_set(row)

    @needs_any
    def scores(self, number: int) -> pd.DataFrame:
        """Read back the scores of a file.

        Shape: as `read_scores`.
        """
        query = select(*(schema.scores.c[name] for name in SCORE_DTYPES)).filter_by(number=number)
        with self._engine.connect() as connection:
            return table_of(connection.execute(query.order_by(schema.scores.c.position)).all(), SCORE_DTYPES)

    @needs_any
    def score_findings(self, number: int) -> tuple[Finding, ...]:
        """Read back the findings of a file of scores in reading order."""
        table = schema.score_findings
        query = select(*(table.c[name] for name in FINDING_FIELDS)).filter_by(number=number).order_by(table.c.position)
        with self._engine.connect() as connection:
            return findings_of(connection, query)

    @needs_any
    def original_scores(self, number: int) -> bytes:
        """Return the file of scores that was handed in, byte for byte."""
        digest = self.score_set(number).digest
        with self._engine.connect() as connection:
            return original_of(connection, digest)

    @needs_any
    def find_scores(self, content: bytes) -> ScoreSet | None:
        """Return the newest file of scores in use with the very same bytes, or None."""
        digest = digest_of(content)
        return next((item for item in self.score_sets() if item.digest == digest), None)


@lru_cache(maxsize=64)
def _act_until(engine: Engine, _last: int, until: dt.datetime) -> int:
    """Return the number of the last act up to a moment, as it is known after the last act there is."""
    with engine.connect() as connection:
        return connection.scalar(select(func.max(schema.score_sets.c.number)).where(schema.score_sets.c.accepted_at <= until)) or 0


def _next(connection: Connection, based_on: int | None) -> int:
    """Return the number of the next set, if the newest is still the one that was compared with."""
    newest: int = connection.scalar(select(func.max(schema.score_sets.c.number))) or 0
    if based_on is not None and based_on != newest:
        row = connection.execute(select(schema.score_sets).filter_by(number=newest)).one()
        raise OutdatedScoresError(_score_set(row))
    return newest + 1


def _add_head(connection: Connection, head: dict[str, Any]) -> None:
    at = now()
    connection.execute(insert(schema.score_sets), {**head, "rules": READING_RULES, "accepted_at": at})
    act = SCORE_ACTS[head["withdraws"] is not None]
    event = {"unit": SHARED, "at": at, "who": head["author"], "act": act, "reason": head["reason"]}
    details = {"number": head["number"], "file": head["file_name"], "digest": head["digest"], "scores": head["score_count"], "withdraws": head["withdraws"]}
    add_event(connection, event, details)


def _score_set(row: Row[Any]) -> ScoreSet:
    return ScoreSet(**row._mapping)  # noqa: SLF001 - SQLAlchemy's documented access
