"""What the server sends to a page is whole: it never leans on what the browser may have thrown away meanwhile."""

from __future__ import annotations

from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streams import Visitor


def rerun(socket, known):
    """Run the page of tasks once, claiming to hold messages already; return what came, by kind and hash."""
    message = BackMsg()
    message.rerun_script.page_name = "nhiem-vu"
    message.rerun_script.cached_message_hashes.extend(known)
    socket.send(message.SerializeToString())
    came = []
    while not came or came[-1][0] != "script_finished":
        answer = ForwardMsg.FromString(socket.recv(timeout=60))
        came.append((answer.WhichOneof("type"), answer.hash))
    return came


def test_no_message_is_a_mere_reference(server):
    """A browser that says it holds every message gets them again: by the time the answer comes it may have dropped them."""
    with Visitor(server).session() as socket:
        first = rerun(socket, [])
        again = rerun(socket, [digest for _, digest in first])
    assert [kind for kind, _ in first].count("delta") > 20
    assert [kind for kind, _ in again if kind == "ref_hash"] == []
