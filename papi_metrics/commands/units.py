"""The commands about lists of units: check one, import one into the store, write one to begin with."""

from __future__ import annotations

import argparse
from pathlib import Path

import pandas as pd

from papi_metrics.clock import today_in_vietnam
from papi_metrics.commands.answers import HAS_ERRORS, USABLE, Commands, put
from papi_metrics.commands.files import bytes_from, write_whole
from papi_metrics.commands.opening import opened_store
from papi_metrics.errors import PapiError
from papi_metrics.findings import Reading
from papi_metrics.isolation import units_isolated
from papi_metrics.reports import units_workbook
from papi_metrics.store import UnitSubmission
from papi_metrics.unit_lists import CHANGE_WORDS, list_changes, tree_of

_MOST_SHOWN = 200
_THINGS = "đơn vị dùng được"


def add_units(commands: Commands) -> None:
    """Add the command with its three acts to the command line."""
    units = commands.add_parser("units", help="danh sách đơn vị: kiểm tra, nhận vào kho, ghi tệp mẫu")
    acts = units.add_subparsers(required=True, metavar="VIỆC")
    check = acts.add_parser("check", help="kiểm tra danh sách: liệt kê chỗ cần sửa")
    check.add_argument("file", type=Path)
    check.add_argument("--json", action="store_true", help="kết quả dạng JSON")
    check.set_defaults(run=_check)

    importing = acts.add_parser("import", help="nhận danh sách vào kho; danh sách mới nhất được dùng")
    importing.add_argument("file", type=Path)
    importing.add_argument("--author", required=True, help="người nhận, như «Văn phòng UBND tỉnh»")
    importing.add_argument("--reason", default="Cập nhật danh sách đơn vị", help="lý do")
    importing.add_argument("--accept-dropped", action="store_true", help="nhận cả khi danh sách bỏ đơn vị đang có kế hoạch")
    importing.set_defaults(run=_import)

    template = acts.add_parser("template", help="ghi tệp mẫu với 63 tỉnh và các sáp nhập từ 1/7/2025")
    template.add_argument("out", type=Path)
    template.set_defaults(run=_template)


def _read(options: argparse.Namespace) -> tuple[bytes, Reading]:
    data = bytes_from(options.file)
    return data, units_isolated(data, name=options.file.name)


def _check(options: argparse.Namespace) -> int:
    _, reading = _read(options)
    put(reading.table, reading.findings, as_json=options.json, show_rows=False, things=_THINGS)
    return HAS_ERRORS if reading.has_errors else USABLE


def _import(options: argparse.Namespace) -> int:
    data, reading = _read(options)
    with opened_store(made=True) as store:
        changes = list_changes(
            store.unit_tree(), tree_of(reading.table), on=today_in_vietnam(), with_plans={plan.unit for plan in store.plans()}
        )
        put(reading.table, reading.findings, as_json=False, show_rows=False, things=_THINGS)
        _say(changes)
        dropped = changes[(changes["kind"] == "dropped") & changes["has_plans"]]
        if len(dropped) and not options.accept_dropped:
            names = ", ".join(dropped["name"].head(5))
            raise PapiError(
                f"Danh sách bỏ {len(dropped)} đơn vị đang có kế hoạch: {names}. Chưa lưu gì. "
                "Hãy thêm lại các đơn vị đó (ghi ngày hết hiệu lực nếu đã giải thể), hoặc thêm --accept-dropped."
            )
        submission = UnitSubmission(file_name=options.file.name, author=options.author.strip(), reason=options.reason)
        accepted = store.accept_units(reading, submission, original=data)
    print(f"Đã nhận danh sách lần {accepted.number}: {accepted.unit_count} dòng.")
    return HAS_ERRORS if reading.has_errors else USABLE


def _say(changes: pd.DataFrame) -> None:
    """Print what a list changes: how much of each kind, then the changes, what is new left to the count."""
    for kind, word in CHANGE_WORDS.items():
        if count := int((changes["kind"] == kind).sum()):
            print(f"{word}: {count}")
    shown = changes[changes["kind"] != "added"].head(_MOST_SHOWN)
    for row in shown.astype(object).to_dict("records"):
        plans = " (đang có kế hoạch)" if row["has_plans"] else ""
        print(f"  {CHANGE_WORDS[str(row['kind'])]}: {row['name']} ({row['unit']}){plans} {row['before'] or '—'} → {row['after'] or '—'}")


def _template(options: argparse.Namespace) -> int:
    write_whole(options.out, units_workbook())
    print(f"Đã ghi tệp mẫu: {options.out}")
    return USABLE
