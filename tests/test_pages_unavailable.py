"""The pages while the store does not answer: one clear page, and the next run works again without a restart."""

from __future__ import annotations

import asyncio
import json
import logging
import signal
from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace

import pytest
from stores import PostgreSQL
from streamlit.testing.v1 import AppTest

from pages.shared import opening, serving, view
from pages.shared.serving import ready
from pages.shared.serving.journal import Formatter
from pages.shared.unavailable import say_failure
from papi_metrics import isolation
from papi_metrics.errors import PapiError
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
    return " ".join(item.value for kind in (test.error, test.markdown, test.header, test.subheader) for item in kind)


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


def failing_by_the_store():
    """Fail as a store does that is cut off."""
    from pages.shared.unavailable import say_failure
    from papi_metrics.store import StoreUnavailableError

    say_failure(StoreUnavailableError("cut"))


def failing_while_it_was_kept():
    """Fail as a store does that is lost while an act is being kept."""
    from pages.shared.unavailable import say_failure
    from papi_metrics.store import UnsureError

    say_failure(UnsureError("cut"))


def failing_by_a_fault():
    """Fail by a fault of the program, whose words are not for a reader."""
    from pages.shared.unavailable import say_failure

    say_failure(ValueError("/srv/papi/secret"))


def failing_by_a_refusal():
    """Fail by what the store refuses, in a sentence for whoever is there."""
    from pages.shared.unavailable import say_failure
    from papi_metrics.errors import PapiError

    say_failure(PapiError("Bạn chưa có quyền ở đơn vị này."))


@pytest.mark.parametrize(("failing", "promised"), [pytest.param(failing_by_the_store, True, id="cut off"), pytest.param(failing_while_it_was_kept, False, id="unsure")])
def test_page_promises_only_what_is_known(failing, promised):
    """That everything is as it was is said of a store that is merely cut off, never of one that may have kept the last act or not."""
    said = texts(AppTest.from_function(failing).run())
    assert ("Chưa mở được kho" in said, "vẫn còn nguyên" in said, "hãy xem trang Lịch sử" in said) == (True, promised, not promised)


def test_units_are_not_counted_while_the_store_is_silent():
    """A store that does not answer, or was not opened at all, has no list of units to lead to, and the frame goes on."""

    def silent():
        raise StoreUnavailableError("cut")

    assert [view.several_units(store) for store in (None, SimpleNamespace(several_units=silent))] == [False, False]


@pytest.mark.parametrize(
    ("failing", "said"),
    [
        pytest.param(failing_by_the_store, "Chưa mở được kho số liệu", id="store"),
        pytest.param(failing_by_a_fault, "Chương trình dừng giữa chừng", id="fault"),
        pytest.param(failing_by_a_refusal, "Bạn chưa có quyền ở đơn vị này.", id="refusal"),
    ],
)
def test_failure_that_nothing_caught_is_a_whole_page(failing, said):
    """Streamlit draws nothing more after it: what is said there is the page, without anything of the inside, with a way on."""
    test = AppTest.from_function(failing).run()
    told = texts(test) + " ".join(item.value for item in test.info)
    assert (said in told, "secret" in told, [item.key for item in test.button]) == (True, False, ["thu-lai"])


def test_every_failure_is_dealt_with():
    """Streamlit's own box for errors is never shown."""
    assert all(map(say_failure, (StoreUnavailableError("full"), ValueError("x"), PapiError("Thôi."))))


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
