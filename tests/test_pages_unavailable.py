"""The pages while the store does not answer: one clear page, and the next run works again without a restart."""

from __future__ import annotations

import asyncio
import json
import logging
import signal
from concurrent.futures import ThreadPoolExecutor

import pytest
from stores import PostgreSQL
from streamlit.testing.v1 import AppTest

from pages.shared import opening, serving, view
from pages.shared.serving import ready
from pages.shared.serving.journal import Formatter
from pages.shared.unavailable import say_failure
from papi_metrics import isolation
from papi_metrics.store import Store, StoreUnavailableError


@pytest.fixture
def own_server():
    """A PostgreSQL of the test's own to be stopped and killed."""
    started = PostgreSQL()
    started.start()
    yield started
    started.remove()


def texts(test) -> str:
    """Return what a page says."""
    return " ".join(item.value for kind in (test.error, test.markdown, test.subheader) for item in kind)


def test_page_says_that_the_store_is_down_and_shows_it_once_it_is_up(own_server, one_view, monkeypatch):
    """A server that is down at the first visit, and one that is killed later, give a page in words; both times it comes back."""
    url = own_server.empty()
    monkeypatch.setenv("PAPI_STORE", url)
    own_server.stop()
    test = one_view()
    said = texts(test)
    assert ("Không nối được tới kho số liệu" in said, "vẫn còn nguyên" in said, list(test.exception)) == (True, True, [])
    own_server.start()
    test.button(key="thu-lai").click().run()
    assert (list(test.exception), "Chưa mở được kho" in texts(test), view.open_store().newest().key.number) == ([], False, 3)
    own_server.stop(signal.SIGKILL)
    test.run()
    assert "Chưa mở được kho" in texts(test)
    own_server.start()
    test.run()
    assert (list(test.exception), "Chưa mở được kho" in texts(test)) == ([], False)
    view.open_store().close()


@pytest.mark.parametrize("page", ["overview", "update", "history", "method"])
def test_every_page_says_in_words_that_the_store_does_not_answer(one_view, tmp_path, page):
    """Whichever page is open while the store's file is no store: one sentence, no traceback, no path."""
    (tmp_path / "store.sqlite").write_bytes(b"khong phai kho " * 99)
    test = one_view()
    test.switch_page(f"{page}.py").run()
    said = texts(test)
    assert ("Không đọc được kho số liệu" in said, str(tmp_path) in said, list(test.exception)) == (True, False, [])
    (tmp_path / "store.sqlite").unlink()
    test.run()
    assert "Chưa mở được kho" not in texts(test)


def test_act_that_the_store_does_not_take_is_said_and_what_was_typed_stays(one_view, monkeypatch):
    """A callback that meets a store without room says so above its button; the form keeps what was typed, and the next try is taken."""
    test = one_view("history")
    versions = view.open_store().versions()

    def full(*_args, **_kwargs):
        raise StoreUnavailableError("full")

    with monkeypatch.context() as patch:
        patch.setattr("papi_metrics.store.versions.add_version", full)
        test.selectbox(key="phien-ban-chon").select(versions[1].key.number).run()
        test.text_input(key="nguoi-khoi-phuc").input("An")
        test.text_input(key="ly-do-khoi-phuc").input("thử")
        for box in test.checkbox:
            box.check()
        test.button(key="khoi-phuc").click().run()
    assert ([item.value for item in test.error], test.text_input(key="nguoi-khoi-phuc").value) == ([str(StoreUnavailableError("full"))], "An")
    test.button(key="khoi-phuc").click().run()
    assert (list(test.exception), view.open_store().newest().key.number) == ([], 4)


def test_failed_opening_is_not_remembered(tmp_path, monkeypatch):
    """A store that could not be opened is opened anew at the next act."""
    path = tmp_path / "store.sqlite"
    monkeypatch.setenv("PAPI_STORE", f"sqlite:///{path}")
    monkeypatch.setenv("PAPI_EXAMPLE", "no")
    path.write_bytes(b"khong phai kho " * 99)
    with pytest.raises(StoreUnavailableError):
        view.open_store()
    path.unlink()
    assert view.open_store().versions() == ()
    view.open_store().close()


def test_server_starts_while_the_store_is_down(monkeypatch, caplog):
    """The application comes up before its database does, and logs why without the address."""
    monkeypatch.setenv("PAPI_STORE", "postgresql+psycopg://papi:secret@127.0.0.1:1/papi")
    monkeypatch.setattr(isolation, "warm", lambda _size: None)
    # The log and the collections of all tests stay as they are.
    monkeypatch.setattr(serving, "begin_log", lambda _settings: None)
    monkeypatch.setattr(serving, "spare_collections", lambda: None)

    async def start():
        async with ready(None):
            return True

    # A browser of another test may have left its event loop in this thread.
    with caplog.at_level(logging.WARNING), ThreadPoolExecutor(1) as thread:
        assert thread.submit(asyncio.run, start()).result()
    lines = [Formatter().format(record) for record in caplog.records]
    told = [(json.loads(line)["event"], json.loads(line)["kind"], "secret" in line) for line in lines]
    assert told == [(event, "unreachable", False) for event in ("store failed", "store does not answer yet")]


def test_only_failures_of_the_store_are_said_for_a_callback():
    """What a callback met otherwise is left to who deals with errors of the program."""
    assert (say_failure(StoreUnavailableError("full")), say_failure(ValueError("x"))) == (True, False)


def test_failure_of_a_callback_is_a_whole_page():
    """Streamlit draws nothing more after a callback that failed: what is said there is the page, with a way back."""

    def failing():
        from pages.shared.unavailable import say_failure
        from papi_metrics.store import StoreUnavailableError

        say_failure(StoreUnavailableError("cut"))

    test = AppTest.from_function(failing).run()
    assert ([item.value for item in test.subheader], [item.key for item in test.button]) == (["Chưa mở được kho số liệu"], ["thu-lai"])


def test_what_was_typed_comes_back_in_the_browser(one_view, monkeypatch):
    """A browser forgets fields that a run does not draw: once the store answers, what was typed is sent to it again."""
    test = one_view("history")
    test.selectbox(key="phien-ban-chon").select(view.open_store().versions()[1].key.number).run()
    test.text_input(key="nguoi-khoi-phuc").input("An").run()

    def down(_url):
        raise StoreUnavailableError("unreachable")

    with monkeypatch.context() as patch:
        patch.setattr(opening, "_opened", down)
        for _ in range(2):
            test.run()
            assert "Chưa mở được kho" in texts(test)
    test.button(key="thu-lai").click().run()
    sent = test.text_input(key="nguoi-khoi-phuc").proto
    assert (sent.set_value, sent.value) == (True, "An")


def test_two_processes_that_start_at_once_accept_the_example_once(store_url, monkeypatch):
    """Where another process accepts the example meanwhile, this one leaves it to it."""
    from papi_metrics import example

    store, other = Store(store_url), Store(store_url)
    monkeypatch.setattr(store, "newest", lambda: None)
    assert len(example.accept_example(other)) == 3
    assert example.accept_example(store) == ()
    assert len(store.versions()) == 3
    store.close()
    other.close()
