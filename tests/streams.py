"""A visitor without a browser: the websocket of a page, its script's texts, an upload with the token Streamlit asks for."""

from __future__ import annotations

import contextlib
import ssl
import urllib.error
import urllib.request
from dataclasses import dataclass, field

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from websockets.sync.client import connect

BOUNDARY = "papi-form"


@dataclass
class Visitor:
    """Somebody who comes to an address with headers of their own, and keeps the cookies given."""

    address: str
    headers: dict = field(default_factory=dict)
    tls: ssl.SSLContext | None = None
    cookies: dict = field(default_factory=dict)

    def fetch(self, path, *, method="GET", data=None, headers=None):
        """Send one request; return its status, headers and body."""
        sent = {**self.headers, "Cookie": self._cookie(), **(headers or {})}
        request = urllib.request.Request(self.address + path, data=data, method=method, headers=sent)
        try:
            with urllib.request.urlopen(request, timeout=30, context=self.tls) as answer:
                return self._kept(answer.status, answer.headers, answer.read())
        except urllib.error.HTTPError as error:
            with error:
                return self._kept(error.code, error.headers, error.read())

    def _kept(self, status, headers, body):
        for cookie in headers.get_all("Set-Cookie") or []:
            name, _, value = cookie.partition(";")[0].partition("=")
            self.cookies[name] = value
        return status, headers, body

    def _cookie(self):
        return "; ".join(f"{name}={value}" for name, value in self.cookies.items())

    @contextlib.contextmanager
    def session(self):
        """Open a session of Streamlit as the page's script does."""
        headers = {**self.headers, "Cookie": self._cookie()}
        origin = self.address
        stream = f"ws{self.address.removeprefix('http')}/_stcore/stream"
        with connect(stream, additional_headers=headers, origin=origin, subprotocols=["streamlit"], ssl=self.tls, max_size=None, open_timeout=20) as socket:
            yield socket

    def upload(self, session_id, name, content, *, headers=None):
        """Upload a file as the page's script does; return the status."""
        if "_streamlit_xsrf" not in self.cookies:
            self.fetch("/_stcore/health")
        head = f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="f"; filename="{name}"\r\nContent-Type: text/plain\r\n\r\n'
        body = head.encode() + content + f"\r\n--{BOUNDARY}--\r\n".encode()
        token = {"X-Xsrftoken": self.cookies.get("_streamlit_xsrf", ""), "Content-Type": f"multipart/form-data; boundary={BOUNDARY}"}
        return self.fetch(f"/_stcore/upload_file/{session_id}/file-1", method="PUT", data=body, headers={**token, **(headers or {})})[0]


def run_page(socket, *, query="", typed=""):
    """Run the script of the page once; return the session's id and the texts that it showed."""
    message = BackMsg()
    message.rerun_script.query_string = query
    if typed:
        state = message.rerun_script.widget_states.widgets.add()
        state.id, state.string_value = "a-field", typed
    socket.send(message.SerializeToString())
    session_id, shown = "", []
    while True:
        answer = ForwardMsg.FromString(socket.recv(timeout=60))
        kind = answer.WhichOneof("type")
        if kind == "new_session":
            session_id = answer.new_session.initialize.session_id
        elif kind == "delta":
            shown.append(str(answer.delta))
        elif kind == "script_finished":
            return session_id, "\n".join(shown)
