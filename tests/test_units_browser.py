"""Many units in a real browser: the one that is searched for is shown, and stays in the address."""

from __future__ import annotations

import dataclasses

import pytest
from conftest import serving
from tasks import task_table
from test_pages_units import SAID

from pages.shared.plan_choice import FEW
from papi_metrics.example import accept_example
from papi_metrics.findings import Reading
from papi_metrics.store import Store

pytestmark = pytest.mark.browser


def test_unit_is_found_by_typing_and_shown_on_the_page(tmp_path, visit):
    """Typed into the search, a unit is chosen with its year; the header and the address lead to it."""
    store = Store(f"sqlite:///{tmp_path / 'store.sqlite'}")
    accept_example(store)
    for number in range(FEW):
        said = dataclasses.replace(SAID, unit=f"{number:05}", unit_name=f"xã Số {number}")
        store.accept(Reading(table=task_table({})), original=b"t", submission=said)
    store.close()
    with serving(tmp_path) as address:
        opened = visit()
        opened.open(address)
        page = opened.page
        page.get_by_role("button", name="Đơn vị khác").click()
        page.get_by_role("dialog").get_by_role("combobox").first.fill("Số 17")
        page.get_by_role("option", name="xã Số 17, Hưng Yên (00017)").click()
        page.get_by_role("button", name="Xem kế hoạch này").click()
        page.get_by_text("xã Số 17, Hưng Yên").first.wait_for()
        page.get_by_role("dialog").wait_for(state="detached")
        assert "00017" in page.url
        assert opened.errors == []
