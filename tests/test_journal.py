"""The log: one JSON line an event, nothing of persons in it, whatever library writes; uploads refused by a real server."""

from __future__ import annotations

import json
import logging
import os
import socket
import sys
from pathlib import Path

import pytest
from conftest import ROOT, serving
from streams import Visitor, run_page

from pages.shared.serving import journal
from pages.shared.serving.journal import Formatter, shortened

NAME, MAIL, FILE, WORD = "Nguyễn Thị Lan", "lan.nguyen@example.vn", "bang-cua-lan.csv", "tim-kiem-rieng"


BREAKING = f"""
from starlette.routing import Route
from app import app
import streamlit as st
from pages.shared import header

def broken(_request):
    raise ValueError("/srv/papi {MAIL}")

app._user_routes.append(Route("/vo", broken))

drawn = header.header

def failing(store):
    if "vo-trang" in st.query_params:
        raise ValueError("/srv/papi {MAIL}")
    drawn(store)

header.header = failing
"""


@pytest.fixture(scope="module")
def journey(tmp_path_factory):
    """Visit a server as one person with a name, an e-mail and a file; return what was met and every line logged."""
    folder = tmp_path_factory.mktemp("journal")
    (folder / "breaking.py").write_text(BREAKING, encoding="utf-8")
    with serving(folder, app="breaking.py", command="uvicorn", PAPI_LOG_LEVEL="debug", PYTHONPATH=f"{folder}{os.pathsep}{ROOT}") as address:
        visitor = Visitor(address, {"X-Papi-User": MAIL})
        page = visitor.fetch(f"/nhiem-vu?q={WORD}&ten=Lan")[0]
        with visitor.session() as stream:
            session_id, _ = run_page(stream, query=f"q={WORD}", typed=NAME)
            uploaded = visitor.upload(session_id, FILE, NAME.encode())
            forged = visitor.upload("made-up", FILE, b"x")
            failed = run_page(stream, query="vo-trang=1")[1]
        unread = refused_unread(visitor)
        broken = visitor.fetch("/vo")
    log = next(Path(folder).glob("*.log")).read_text(encoding="utf-8")
    return {"page": page, "uploaded": uploaded, "forged": forged, "unread": unread, "broken": broken, "failed": failed, "log": log}


def refused_unread(visitor):
    """Announce an endless upload to a session nobody has, with the token Streamlit asks for, send none of it, and return what comes back."""
    host, port = visitor.address.removeprefix("http://").split(":")
    token = visitor.cookies["_streamlit_xsrf"]
    with socket.create_connection((host, int(port)), timeout=10) as line:
        head = f"PUT /_stcore/upload_file/made-up/f HTTP/1.1\r\nHost: {host}:{port}\r\nCookie: _streamlit_xsrf={token}\r\nX-Xsrftoken: {token}\r\n"
        head += "Content-Type: multipart/form-data; boundary=b\r\n"
        line.sendall(f"{head}Transfer-Encoding: chunked\r\nExpect: 100-continue\r\n\r\n".encode())
        answer = b""
        while part := line.recv(65536):
            answer += part
    return answer.decode()


def test_server_refuses_forged_uploads_and_takes_admitted_ones(journey):
    """A real server takes the file of a session that was admitted, and none for an id that was made up."""
    assert (journey["page"], journey["uploaded"], journey["forged"]) == (200, 204, 403)


def test_server_refuses_before_the_body_comes(journey):
    """An upload to nobody's session is refused and the line closed, without asking for a byte of its body."""
    assert journey["unread"].startswith("HTTP/1.1 403 ")
    assert "100 Continue" not in journey["unread"]


def test_error_of_the_real_server_is_a_sentence_and_a_line(journey):
    """What breaks within a real server is a Vietnamese sentence with the usual headers; the log has its kind and place, and the request its 500."""
    status, headers, body = journey["broken"]
    assert (status, "Máy chủ gặp lỗi" in body.decode(), b"ValueError" in body, headers["X-Content-Type-Options"]) == (500, True, False, "nosniff")
    events = [json.loads(line) for line in journey["log"].splitlines() if line.startswith("{")]
    assert "ValueError at broken" in [event["exc_info"].split(":")[0] for event in events if "exc_info" in event]
    assert [event["status"] for event in events if event.get("status") == 500] == [500]


def test_error_of_a_page_tells_the_visitor_nothing_of_the_inside(journey):
    """What breaks while a page is drawn is a page of ours in words, without the error's kind, words, places or trace."""
    assert ("exception {" in journey["failed"], "thu-lai" in journey["failed"]) == (False, True)
    assert [word for word in ("/srv/papi", "ValueError", "header.py", "stack_trace", "failing") if word in journey["failed"]] == []


@pytest.mark.parametrize("secret", [NAME, "Lan", MAIL, "example.vn", FILE, WORD, "127.0.0.1", "file-1"])
def test_log_of_a_journey_holds_nothing_of_the_person(journey, secret):
    """Name, e-mail, file name, search words and address of a visitor stand nowhere in the log, its most talkative level."""
    lines = [line for line in journey["log"].splitlines() if line.startswith("{")]
    assert len(lines) > 5
    assert [line for line in lines if secret in line] == []


def test_log_is_json_line_by_line(journey):
    """From the first line of our own on, every line is one JSON object with its level, its logger and its event."""
    lines = journey["log"].splitlines()
    begun = next(number for number, line in enumerate(lines) if line.startswith("{"))
    events = [json.loads(line) for line in lines[begun:]]
    assert all({"level", "logger", "event", "timestamp"} <= event.keys() for event in events)


def test_log_tells_each_request_by_its_route(journey):
    """A request is told with id, route, method, status, duration and a mark of its client; a session with its duration."""
    events = [json.loads(line) for line in journey["log"].splitlines() if line.startswith("{")]
    upload = next(event for event in events if event["event"] == "request" and event["route"].startswith("/_stcore/upload"))
    assert {"request_id", "route", "method", "status", "ms", "client"} <= upload.keys()
    assert [event["route"] for event in events if event["event"] == "session"] == ["/_stcore/stream"]


@pytest.mark.parametrize(
    ("logger", "message", "values"),
    [
        pytest.param("streamlit.web", "Rejecting origin=%s", (MAIL,), id="what a library puts into its sentence"),
        pytest.param("streamlit.web", ValueError(MAIL), (), id="an error as the sentence"),
        pytest.param("py.warnings", "%s", (MAIL,), id="a warning"),
    ],
)
def test_line_of_a_library_is_its_sentence_without_values(logger, message, values):
    """Of other programs' lines only the sentence written beforehand is kept."""
    record = logging.LogRecord(logger, logging.INFO, __file__, 1, message, values, None)
    record.client_mail = MAIL
    assert MAIL not in Formatter().format(record)


def test_error_is_told_by_kind_and_place():
    """An error is logged with its kind and the functions it passed, without its words and without paths."""
    line = Formatter().format(logging.LogRecord("papi", logging.ERROR, __file__, 1, "failed", (), raised()))
    told = json.loads(line)["exc_info"]
    assert told.startswith("ValueError at raised:")
    assert MAIL not in line
    assert str(Path(__file__).parent) not in line


def raised():
    """Return an error as a log is given it, with a person in its words."""
    try:
        int(MAIL)
    except ValueError:
        return sys.exc_info()


def test_mark_of_a_client_is_short_and_steady(monkeypatch):
    """The same address has the same mark while the process lives, and another in the next: nobody looks it up in a list of addresses."""
    mark = shortened("10.0.0.1")
    assert mark == shortened("10.0.0.1") != shortened("10.0.0.2")
    monkeypatch.setattr(journal, "_SALT", b"another process")
    assert mark != shortened("10.0.0.1")
