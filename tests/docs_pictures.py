"""The pictures of the docs, taken of the running dashboard by `make pictures`: what each shows, and the words that stood on it.

A picture carries the words of its page (without figures, which days change), so that a test tells one that is out of date.
"""

from __future__ import annotations

import io
import re
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple

from PIL import Image, PngImagePlugin

ROOT = Path(__file__).parent.parent
sys.path[:0] = [str(ROOT), str(ROOT / "tests")]

from conftest import BROWSER_ARGUMENTS, BROWSERS, Visit, serving  # noqa: E402 - after the path is set
from layers_picture import layers_svg  # noqa: E402
from test_layers import LAYERS  # noqa: E402
from visits import tracker_with  # noqa: E402

FOLDER = ROOT / "docs" / "pictures"
LAYERS_NAME = "layers"
COLOURS = 192
"""Flat areas and letters look the same with so few, at a third of the bytes."""
_BETWEEN = 700
_WORDS = "words"
_FIGURES = re.compile(r"[\d\W_]+")
_DOUBTFUL = {"A3": "Tính đến ngày 31/10/2022", "J11": "Đã hoàn thành", "J12": "Xong rùi", "I20": "Trước tháng 6", "J18": "Đang thực hiện", "M18": None}


def _as_it_opens(_seen: Visit) -> None:
    """Do nothing more."""


def _with_a_tracker(seen: Visit) -> None:
    """Hand in a tracker of the month after, with doubts and a step backwards."""
    file = {"name": "thang-10.xlsx", "mimeType": "application/octet-stream", "buffer": tracker_with(_DOUBTFUL)}
    seen.page.locator("input[type=file]").first.set_input_files(files=[file])
    seen.page.get_by_text("46 nhiệm vụ").first.wait_for()
    seen.settle()


class Picture(NamedTuple):
    """What is looked at: an address, by so many px, in a theme, after an act."""

    address: str
    width: int = 1360
    height: int = 860
    theme: str = "light"
    act: Callable[[Visit], None] = _as_it_opens


PICTURES = {
    "tong-quan": Picture("", height=1180),
    "tong-quan-dien-thoai": Picture("", width=390, height=844, theme="dark"),
    "trinh-chieu": Picture("trinh-chieu?man=5", width=1280, height=720),
    "tong-quan-english": Picture("?lang=en"),
    "nhiem-vu": Picture("nhiem-vu"),
    "diem-so": Picture("diem-so"),
    "so-sanh": Picture("so-sanh"),
    "uu-tien": Picture("uu-tien"),
    "cap-nhat": Picture("cap-nhat", height=1180, act=_with_a_tracker),
    "lich-su": Picture("lich-su"),
    "bao-cao": Picture("bao-cao"),
}


def looked_at(picture: Picture, address: str, opened: Callable[..., Visit]) -> Visit:
    """Open what a picture shows at a server, and do what belongs to it."""
    seen = opened(picture.width, theme=picture.theme, height=picture.height)
    seen.open(f"{address}/{picture.address}")
    picture.act(seen)
    return seen


def words_on(seen: Visit) -> set[str]:
    """Return the words of a page, line by line, without figures and signs."""
    lines = seen.page.locator("body").inner_text().splitlines()
    return {line for line in (_FIGURES.sub(" ", line).strip() for line in lines) if line}


def words_of_picture(name: str) -> set[str]:
    """Return the words of the page that a picture was taken of."""
    with Image.open(FOLDER / f"{name}.png") as image:
        return set(str(image.info[_WORDS]).splitlines())


def taken(seen: Visit) -> bytes:
    """Take a picture of a page as it stands, its words along with it."""
    told = PngImagePlugin.PngInfo()
    told.add_itxt(_WORDS, "\n".join(sorted(words_on(seen))), zip=True)
    whole, small = Image.open(io.BytesIO(_at_rest(seen))).convert("RGB"), io.BytesIO()
    whole.quantize(COLOURS, dither=Image.Dither.NONE).save(small, "PNG", pnginfo=told, optimize=True)
    return small.getvalue()


def _at_rest(seen: Visit) -> bytes:
    """Return the picture of a page once two in a row are the same: charts grow and faces load after the script has run."""
    before, now = b"", seen.page.screenshot()
    while before != now:
        seen.page.wait_for_timeout(_BETWEEN)
        before, now = now, seen.page.screenshot()
    return now


@contextmanager
def _browser_pages() -> Iterator[Callable[..., Visit]]:
    # Tests that only read the pictures do without it.
    from playwright.sync_api import sync_playwright

    found = next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright, playwright.chromium.launch(executable_path=found, args=BROWSER_ARGUMENTS) as browser:

        def opened(width: int, *, theme: str, height: int) -> Visit:
            size = {"width": width, "height": height}
            return Visit(browser.new_page(viewport=size, color_scheme=theme, locale="vi-VN"))

        yield opened


def main() -> None:
    """Take every picture anew."""
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / f"{LAYERS_NAME}.svg").write_text(layers_svg(LAYERS), encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder, serving(folder) as address, _browser_pages() as opened:
        for name, picture in PICTURES.items():
            (FOLDER / f"{name}.png").write_bytes(taken(looked_at(picture, address, opened)))


if __name__ == "__main__":
    main()
