"""A local server that speaks as much of the OpenAI wire format as the tests need, and fails in every way they need."""

from __future__ import annotations

import json
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

Reply = Callable[[str], str]  # prompt to answer


FAITHFUL = "Projects like Ekonom IA promote sustainable practices in communities"


def say_first_passage(prompt: str) -> str:
    """What a model writes of the seed article that tells its first passage and makes up a price."""
    return f"{FAITHFUL} [{prompt.split('<passages>' + chr(10) + '[')[1][:7]}]. It costs 12345 euros."


def quote_first_passage(prompt: str) -> str:
    """What a model writes that repeats the longest cell of its first passage."""
    line = prompt.split("<passages>\n")[1].split("\n")[0]
    cells = [cell.partition(": ")[2] or cell for cell in line.split(") ", 1)[1].split("; ")]
    return f"{max(cells, key=len).rstrip('.')} {line[:9]}."


class Endpoint(ThreadingHTTPServer):
    """Embeds by letters and answers as it is told; records what it was sent.

    `behaviour` is answer, cut (the stream breaks off), silent (it stops without ending), empty (no choices),
    filter (the content filter ends it), length (the limit of tokens ends it), page (a web page instead of an answer) or
    junk (JSON that breaks off). A refusal repeats the key, as some endpoints do.
    """

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.received: list[dict[str, Any]] = []
        self.status = 200
        self.behaviour = "answer"
        self.reply: Reply = say_first_passage
        self.retry_after: str | None = None
        self.moved_to: str | None = None  # where an answer of status 307 sends its client
        self.relevance: Callable[[str], float] = lambda text: 0.0
        self.left_out = 0  # results that a reranker forgets
        self.asked = threading.Event()  # set once a first request has come in
        self.broke_off = threading.Event()  # set when a client went away in mid-stream

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Print nothing: clients that go away are part of the tests."""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"


class _Handler(BaseHTTPRequestHandler):
    server: Endpoint

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.received.append({"path": self.path, "key": self.headers["Authorization"], **body})
        self.server.asked.set()
        if self.server.status != 200:
            told = f"refused: {self.headers['Authorization']}"
            self._send(self.server.status, json.dumps({"error": {"message": told, "type": "refused"}}))
        elif self.path.endswith("/rerank"):
            found = [self.server.relevance(text) for text in body["documents"]]
            results = [{"index": at, "relevance_score": score} for at, score in enumerate(found)]
            self._send(200, json.dumps({"results": results[: len(results) - self.server.left_out]}))
        elif self.path.endswith("/embeddings"):
            self._send(200, json.dumps(_embed(body)))
        elif self.server.behaviour == "page":
            self._send(200, "<html><body>Welcome</body></html>", kind="text/html")
        elif self.server.behaviour == "junk" and not body.get("stream"):
            self._send(200, '{"id": "1", "choices": [{"mess')
        elif body.get("stream"):
            self._stream(body)
        else:
            self._send(200, json.dumps(self._whole(body)))

    def _send(self, status: int, text: str, *, kind: str = "application/json") -> None:
        content = text.encode()
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(content)))
        for name, value in (("Retry-After", self.server.retry_after), ("Location", self.server.moved_to)):
            if value is not None:
                self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def _whole(self, body: dict[str, Any]) -> dict[str, Any]:
        message = {"role": "assistant", "content": self.server.reply(str(body["messages"][-1]["content"]))}
        choices = [{"index": 0, "message": message, "finish_reason": "stop"}]
        if self.server.behaviour == "empty":
            choices = []
        return {"id": "1", "object": "chat.completion", "created": 0, "model": body["model"], "choices": choices,
                "usage": _USAGE}  # fmt: skip

    def _stream(self, body: dict[str, Any]) -> None:
        text, behaviour = self.server.reply(str(body["messages"][-1]["content"])), self.server.behaviour
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        pieces = [text[at : at + 4] for at in range(0, len(text), 4)]
        if behaviour == "empty":
            pieces = []
        try:
            for number, piece in enumerate(pieces):
                if behaviour == "junk" and number == len(pieces) // 2:
                    self.wfile.write(b'data: {"id": "1", "choices": [{"del\n\n')
                if behaviour in ("cut", "silent", "filter") and number == len(pieces) // 2:
                    break
                self._tell({"choices": [{"index": 0, "delta": {"role": "assistant", "content": piece}}]}, body)
                if behaviour == "slowly":
                    time.sleep(0.02)
            if behaviour == "silent":
                while not self.server.broke_off.wait(0.05):
                    self._tell_nothing()
                return
            if behaviour == "cut":
                self.connection.shutdown(socket.SHUT_RDWR)
                return
            if behaviour != "empty":
                reason = {"filter": "content_filter", "length": "length"}.get(behaviour, "stop")
                self._tell({"choices": [{"index": 0, "delta": {}, "finish_reason": reason}]}, body)
            self._tell({"choices": [], "usage": _USAGE}, body)
            self.wfile.write(b"data: [DONE]\n\n")
        except OSError:
            self.server.broke_off.set()

    def _tell(self, event: dict[str, Any], body: dict[str, Any]) -> None:
        event = {"id": "1", "object": "chat.completion.chunk", "created": 0, "model": body["model"], **event}
        self.wfile.write(f"data: {json.dumps(event)}\n\n".encode())
        self.wfile.flush()

    def _tell_nothing(self) -> None:
        """Find out whether the client is still there, without a word to it."""
        try:
            gone = self.connection.recv(1, socket.MSG_PEEK | socket.MSG_DONTWAIT) == b""
        except BlockingIOError:
            return  # still there, and says nothing either
        if gone:
            raise ConnectionResetError

    def log_message(self, format: str, *args: object) -> None:
        """Print nothing."""


_USAGE = {"prompt_tokens": 100, "completion_tokens": 20, "total_tokens": 120}


def _embed(body: dict[str, Any]) -> dict[str, Any]:
    vectors = [[float(text.lower().count(letter)) + 0.1 for letter in "abcdefghijklmnop"] for text in body["input"]]
    data = [{"object": "embedding", "index": at, "embedding": vector} for at, vector in enumerate(vectors)]
    return {"object": "list", "model": body["model"], "data": data, "usage": {"prompt_tokens": 1, "total_tokens": 1}}


@contextmanager
def run_endpoint(encrypted: ssl.SSLContext | None = None) -> Iterator[Endpoint]:
    """Serve on a free loopback port for as long as the block runs."""
    with Endpoint() as server:
        if encrypted is not None:
            server.socket = encrypted.wrap_socket(server.socket, server_side=True, do_handshake_on_connect=False)
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        try:
            yield server
        finally:
            server.broke_off.set()
            server.shutdown()
            thread.join()
