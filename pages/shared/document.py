"""The HTML document Streamlit answers with, in the language spoken: text in, text and its content policy out."""

from __future__ import annotations

import base64
import hashlib
import html
import re
from collections.abc import Sequence
from pathlib import Path

from papi_metrics.language import gettext as _
from papi_metrics.language import later, spoken

ICON = Path(__file__).parent / "icon.png"
TITLE = later("Theo dõi kế hoạch PAPI")
DESCRIPTION = later("Tiến độ kế hoạch PAPI của xã, nhiệm vụ quá hạn và điểm số so với năm gốc.")
NO_SCRIPT = later("Trang này cần JavaScript. Hãy bật JavaScript trong trình duyệt rồi tải lại.")

_INLINE_SCRIPT = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def spoken_document(document: str, *, scripts: Sequence[str], looks: str) -> str:
    """Return Streamlit's document with our language, title, description, notice, scripts and looks.

    Each part is replaced on its own: if Streamlit rewords one, the others still hold and a browser test tells.
    """
    head = f'<title>{_(TITLE)}</title>\n    <meta name="description" content="{html.escape(_(DESCRIPTION))}" />'
    document = re.sub(r"<html\b[^>]*>", f'<html lang="{spoken()}">', document, count=1)
    document = re.sub(r"<title>.*?</title>", head, document, count=1, flags=re.DOTALL)
    document = re.sub(
        r"<noscript>.*?</noscript>", f"<noscript><p>{_(NO_SCRIPT)}</p></noscript>", document, count=1, flags=re.DOTALL
    )
    tags = "".join(f'  <script defer src="{html.escape(script)}"></script>\n  ' for script in scripts)
    tags += f'  <link rel="stylesheet" href="{html.escape(looks)}" />\n  '
    return document.replace("</head>", f"{tags}</head>", 1)


def content_policy(document: str) -> str:
    """Return the content security policy of a document: everything from this server, inline scripts by their hash.

    Styles stay inline because Streamlit's components write their own; nothing needs 'unsafe-eval' (Plotly's own
    figures compile nothing).
    """
    hashes = " ".join(_hash(text) for text in _INLINE_SCRIPT.findall(document))
    return "; ".join((
        "default-src 'self'",
        f"script-src 'self' {hashes}".rstrip(),
        "style-src 'self' 'unsafe-inline'",
        "img-src 'self' data: blob:",
        "font-src 'self' data:",
        "connect-src 'self'",
        "worker-src 'self' blob:",
        "media-src 'self' blob:",
        "frame-src 'self'",
        "object-src 'none'",
        "base-uri 'self'",
        "form-action 'self'",
        "frame-ancestors 'self'",
    ))


def _hash(script: str) -> str:
    return f"'sha256-{base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()}'"
