"""The review's server: on this computer alone, for the one who holds the token.

It listens on the loopback address. The page itself holds no data; everything else is answered only
to requests that carry the token in a header, which no other site's page can send, and whose Host is
the server's own, so that no foreign name can be pointed at it. The token reaches the page in the
address's fragment, which browsers never send.
"""

from __future__ import annotations

import hmac
import json
import secrets
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

from extractor.errors import OutputError, SahelEventsError
from extractor.reviewing.fields import FieldError, fields
from extractor.reviewing.places import found_by_name, found_near
from extractor.reviewing.session import Session

LOOPBACK = "127.0.0.1"
TOKEN_HEADER = "X-Review-Token"
_MOST_BYTES = 64_000
_HEADERS = {
    "Cache-Control": "no-store",
    "Content-Security-Policy": "frame-ancestors 'none'",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}

Query = dict[str, str]
Answer = Callable[[Session, Query], Any]


def _places(session: Session, query: Query) -> Any:
    if query.get("name"):
        return found_by_name(query["name"])
    latitude, longitude = (
        fields()[name].parse(query.get(name, "")) for name in ("latitude", "longitude")
    )
    assert isinstance(latitude, float) and isinstance(longitude, float)
    return found_near(latitude, longitude)


_ANSWERS: dict[str, Answer] = {
    "/api/queue": lambda session, query: session.queue(),
    "/api/event": lambda session, query: session.event(query.get("id", "")),
    "/api/places": _places,
    "/api/report": lambda session, query: session.report(),
}


class ReviewServer(ThreadingHTTPServer):
    """Serves the review page and its data on the loopback address.

    Args:
        session: what is reviewed.
        page: the page's HTML.
        port: the port; 0 takes a free one.

    Attributes:
        token: the random token that requests must carry.

    Raises:
        OutputError: the port is taken.
    """

    daemon_threads = True

    def __init__(self, session: Session, page: str, port: int = 0) -> None:
        self.session = session
        self.page = page.encode()
        self.token = secrets.token_urlsafe(32)
        try:
            super().__init__((LOOPBACK, port), _Handler)
        except (OSError, OverflowError) as error:
            raise OutputError(f"port {port}: cannot be used ({error}); choose another") from error

    @property
    def address(self) -> str:
        """Where to point the browser, the token in the fragment."""
        return f"http://{LOOPBACK}:{self.server_port}/#{self.token}"


class _Handler(BaseHTTPRequestHandler):
    server: ReviewServer
    server_version = "sahel-events"
    sys_version = ""
    timeout = 30

    def do_GET(self) -> None:
        parts = urlsplit(self.path)
        if not self._is_own_host():
            self._refuse("this server answers to its own address only")
        elif parts.path == "/":
            self._send(HTTPStatus.OK, self.server.page, "text/html; charset=utf-8")
        elif parts.path not in _ANSWERS:
            self._tell(HTTPStatus.NOT_FOUND, {"error": "there is no such thing here"})
        elif not self._has_token():
            self._refuse("the token is missing: open the address that the command printed")
        else:
            query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
            self._answer(lambda: _ANSWERS[parts.path](self.server.session, query))

    def do_POST(self) -> None:
        if not (self._is_own_host() and self._is_own_origin() and self._has_token()):
            self._refuse("only the page that this server gave out may write")
        elif self.path != "/api/decisions":
            self._tell(HTTPStatus.NOT_FOUND, {"error": "there is no such thing here"})
        else:
            self._answer(lambda: self.server.session.decide(self._body()))

    def _answer(self, work: Callable[[], Any]) -> None:
        """Send what the work gives, or what it complains of."""
        try:
            told = work()
        except FieldError as error:
            complaint = {"error": error.problem, "field": error.field}
            self._tell(HTTPStatus.UNPROCESSABLE_ENTITY, complaint)
        except OutputError as error:
            self._tell(HTTPStatus.INSUFFICIENT_STORAGE, {"error": str(error)})
        except SahelEventsError as error:
            self._tell(HTTPStatus.UNPROCESSABLE_ENTITY, {"error": str(error)})
        else:
            self._tell(HTTPStatus.OK, told)

    def _is_own_host(self) -> bool:
        port = self.server.server_port
        return self.headers.get("Host") in (f"{LOOPBACK}:{port}", f"localhost:{port}")

    def _is_own_origin(self) -> bool:
        origin = self.headers.get("Origin")
        return origin is None or origin == f"http://{self.headers.get('Host')}"

    def _has_token(self) -> bool:
        given = self.headers.get(TOKEN_HEADER, "")
        return hmac.compare_digest(given.encode(), self.server.token.encode())

    def _body(self) -> dict[str, Any]:
        length = self.headers.get("Content-Length", "")
        if not length.isascii() or not length.isdigit() or int(length) > _MOST_BYTES:
            raise FieldError("body", f"its length must be given and at most {_MOST_BYTES}")
        try:
            told = json.loads(self.rfile.read(int(length)))
        except ValueError as error:
            raise FieldError("body", "is no JSON") from error
        if not isinstance(told, dict):
            raise FieldError("body", "must be an object")
        return told

    def _refuse(self, why: str) -> None:
        self._tell(HTTPStatus.FORBIDDEN, {"error": why})

    def _tell(self, status: HTTPStatus, told: Any) -> None:
        content = json.dumps(told, ensure_ascii=False).encode()
        self._send(status, content, "application/json; charset=utf-8")

    def _send(self, status: HTTPStatus, content: bytes, kind: str) -> None:
        self.send_response(status)
        headers = {**_HEADERS, "Content-Type": kind, "Content-Length": str(len(content))}
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing: the address and its queries are nobody's business."""
