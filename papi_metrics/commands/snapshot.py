"""The commands of snapshots on the command line: export, key, trust, withdraw, import."""

from __future__ import annotations

from pathlib import Path

from papi_metrics.commands.answers import Commands
from papi_metrics.commands.snapshot_import import import_snapshots
from papi_metrics.commands.snapshot_keys import export_key, export_snapshot, trust_key, withdraw_key
from papi_metrics.snapshots import KEY_ENDING, SNAPSHOT_ENDING

_EXIT_CODES = "mã thoát: 0 xong (tệp đã có hoặc cũ hơn cũng là xong); 1 có tệp không nhận hoặc báo động; 2 chưa làm gì"
_NOBODY_NAMED = "dòng lệnh"


def add_snapshot(commands: Commands) -> None:
    """Add the commands to the command line."""
    snapshot = commands.add_parser("snapshot", help="gửi số liệu lên cấp trên bằng tệp có chữ ký; nhận tệp của các đơn vị")
    acts = snapshot.add_subparsers(required=True, metavar="VIỆC")
    _add_sending(acts)
    trust = acts.add_parser("trust", help="ghi nhận khóa của một đơn vị, thay khóa trước")
    trust.add_argument("file", type=Path, metavar="TỆP_KHÓA", help=f"tệp .{KEY_ENDING} đơn vị gửi")
    trust.add_argument("--unit", required=True, help="đơn vị ở kho này, tên hoặc mã")
    trust.add_argument("--fingerprint", help="vân tay đơn vị đọc qua điện thoại; khác thì không ghi nhận")
    trust.set_defaults(run=trust_key)
    withdraw = acts.add_parser("withdraw", help="thu hồi khóa của một đơn vị: không nhận tệp ký bằng khóa đó nữa")
    withdraw.add_argument("--unit", required=True)
    withdraw.add_argument("--reason", required=True)
    withdraw.set_defaults(run=withdraw_key)
    take = acts.add_parser("import", help="nhận tệp của các đơn vị vào kho", epilog=_EXIT_CODES)
    take.add_argument("paths", type=Path, nargs="+", metavar="TỆP", help=f"tệp .{SNAPSHOT_ENDING}, hoặc thư mục chứa chúng")
    take.add_argument("--json", action="store_true", help="kết quả dạng JSON")
    take.set_defaults(run=import_snapshots)
    for act in (trust, withdraw, take):
        act.add_argument("--author", default=_NOBODY_NAMED, help="người làm, ghi vào nhật ký")


def _add_sending(acts: Commands) -> None:
    export = acts.add_parser("export", help="xuất phiên bản mới nhất của một kế hoạch thành tệp có chữ ký")
    export.add_argument("out", metavar="OUT", help="tệp, hoặc thư mục đã có")
    export.add_argument("--year", type=int, help="năm kế hoạch; không có thì kế hoạch cập nhật gần nhất")
    export.set_defaults(run=export_snapshot)
    key = acts.add_parser("key", help="xuất tệp khóa công khai của đơn vị và nói vân tay")
    key.add_argument("out", metavar="OUT", help="tệp, hoặc thư mục đã có")
    key.add_argument("--renew", action="store_true", help="tạo khóa mới thay khóa cũ; cấp trên phải ghi nhận lại")
    key.set_defaults(run=export_key)
    for act in (export, key):
        act.add_argument("--unit", help="đơn vị; cần khi kho có nhiều đơn vị")
        act.add_argument("--author", default=_NOBODY_NAMED, help="người tạo khóa, ghi vào nhật ký")
