"""The review's server answers to its own page and to nobody else."""

from __future__ import annotations

import json
import socket
from http.client import HTTPConnection
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from extractor.explaining.records import EventTrace, Explanation, Reason, Words
from extractor.records import Article, Event
from extractor.reviewing.decisions import DecisionsFile, read_decisions
from extractor.reviewing.session import Session
from extractor.table import TableRow

if TYPE_CHECKING:
    from .conftest import Review


class Client:
    """Speaks to the server as a browser would; headers can be replaced or left out."""

    def __init__(self, review: Review) -> None:
        self.port = review.server.server_port
        self.token = review.server.token

    def ask(
        self, path: str, body: Any = None, method: str = "", **headers: str | None
    ) -> tuple[int, Any]:
        sent = {"Host": f"127.0.0.1:{self.port}", "X-Review-Token": self.token}
        sent |= {name.replace("_", "-"): value for name, value in headers.items()}
        content = body if isinstance(body, bytes) else json.dumps(body).encode()
        if body is not None:
            sent.setdefault("Content-Length", str(len(content)))
        connection = HTTPConnection("127.0.0.1", self.port, timeout=5)
        connection.putrequest(
            method or ("POST" if body is not None else "GET"), path, skip_host=True
        )
        for name, value in sent.items():
            if value is not None:
                connection.putheader(name, value)
        connection.endheaders(content if body is not None else None)
        answer = connection.getresponse()
        told = answer.read()
        self.headers = dict(answer.headers)
        connection.close()
        is_json = self.headers.get("Content-Type", "").startswith("application/json")
        return answer.status, json.loads(told) if is_json else told.decode()


@pytest.fixture
def client(review: Review) -> Client:
    return Client(review)


ACCEPT = {"event_id": "call-1", "verdict": "accept"}


def test_it_listens_on_this_computer_alone(review: Review):
    assert review.server.server_address[0] == "127.0.0.1"


def test_the_page_holds_nothing_of_the_table(client: Client):
    status, page = client.ask("/", X_Review_Token=None)
    assert status == 200
    assert "Boulkessi" not in page.split('id="data"')[1].split("labels")[0]
    assert client.token not in page


def test_what_is_asked_with_the_token_is_answered(client: Client):
    status, queue = client.ask("/api/queue")
    assert (status, [entry["event_id"] for entry in queue]) == (
        200,
        ["attack-1", "strike-1", "call-1"],
    )
    status, event = client.ask("/api/event?id=attack-1")
    marked = {run["text"]: run["fields"] for run in event["story"] if len(run["fields"]) > 1}
    assert marked["dimanche 1er juin"] == ["date", "evidence"]
    assert marked["camp de Boulkessi"] == ["place", "evidence"]
    assert marked["Trente soldats"] == ["figures", "evidence"]
    assert "".join(run["text"] for run in event["story"]).startswith("Mali : <script>")


@pytest.mark.parametrize("token", [None, "", "wrong", "é"])
@pytest.mark.parametrize("asked", ["/api/queue", "/api/event?id=call-1", "/api/report"])
def test_without_the_token_nothing_is_told(client: Client, asked: str, token: str | None):
    sent = token.encode().decode("latin-1") if token else token
    status, told = client.ask(asked, X_Review_Token=sent)
    assert (status, list(told)) == (403, ["error"])


@pytest.mark.parametrize(
    "host", ["news.example", "127.0.0.1", "127.0.0.1:1", "localhost.example:80"]
)
def test_a_foreign_name_that_points_here_is_refused(client: Client, host: str):
    assert client.ask("/api/queue", Host=host)[0] == 403
    assert client.ask("/", Host=host)[0] == 403
    assert client.ask("/api/decisions", ACCEPT, Host=host)[0] == 403


@pytest.mark.parametrize("origin", ["https://news.example", "null", "http://127.0.0.1:1"])
def test_another_site_cannot_write(client: Client, path: Path, origin: str):
    status, _ = client.ask("/api/decisions", ACCEPT, Origin=origin)
    assert status == 403
    assert client.ask("/api/decisions", ACCEPT, X_Review_Token=None)[0] == 403
    assert read_decisions(path) == {}


def test_a_decision_is_saved_before_it_is_answered(client: Client, path: Path):
    status, entry = client.ask("/api/decisions", ACCEPT)
    assert (status, entry["verdict"]) == (200, "accept")
    assert read_decisions(path)["call-1"].verdict == "accept"
    assert client.ask("/api/report")[1]["all"]["accepted"] == 1


@pytest.mark.parametrize(
    ("told", "field"),
    [
        ({"event_id": "gone-1", "verdict": "accept"}, "event_id"),
        ({"event_id": "call-1", "verdict": "maybe"}, "verdict"),
        ({"event_id": "call-1", "verdict": "correct", "cells": {"fatalities": "x"}}, "fatalities"),
        ({"event_id": "call-1", "verdict": "correct", "cells": {"evidence": "x"}}, "evidence"),
        ({"event_id": "call-1", "verdict": "correct", "cells": {"fatalities": 3}}, "fatalities"),
        ({"event_id": "call-1", "verdict": "correct", "cells": "x"}, "cells"),
        ({"event_id": "call-1", "verdict": "correct", "cells": {"latitude": "3"}}, "latitude"),
        (
            {"event_id": "attack-1", "verdict": "correct", "cells": {"fatalities": "30"}},
            "verdict",  # it is what the table says already
        ),
        (["call-1"], "body"),
        (b"{", "body"),
    ],
)
def test_what_is_no_decision_is_refused_and_not_saved(
    client: Client, path: Path, told: object, field: str
):
    status, complaint = client.ask("/api/decisions", told)
    assert (status, complaint["field"]) == (422, field)
    assert read_decisions(path) == {}


def test_a_correction_that_breaks_the_codebook_is_refused(client: Client, path: Path):
    cells = {"fatalities_low": "40"}
    status, complaint = client.ask(
        "/api/decisions", {"event_id": "attack-1", "verdict": "correct", "cells": cells}
    )
    assert status == 422
    assert "is above fatalities" in complaint["error"]
    assert read_decisions(path) == {}


def test_an_endless_body_is_not_read(client: Client):
    status, complaint = client.ask("/api/decisions", b"x", Content_Length="99999999999")
    assert (status, complaint["field"]) == (422, "body")


@pytest.mark.parametrize("asked", ["/api/decisions", "/../events.csv", "/etc/passwd", "/api"])
def test_there_are_no_other_files(client: Client, asked: str):
    assert client.ask(asked)[0] == 404


def test_other_methods_do_nothing(client: Client):
    for method in ("PUT", "DELETE", "OPTIONS", "HEAD"):
        assert client.ask("/api/decisions", method=method)[0] in (501, 403)


def test_no_answer_may_be_framed_stored_or_sniffed(client: Client):
    client.ask("/api/queue")
    assert client.headers["X-Frame-Options"] == "DENY"
    assert client.headers["Cache-Control"] == "no-store"
    assert client.headers["X-Content-Type-Options"] == "nosniff"
    assert "Access-Control-Allow-Origin" not in client.headers


def test_places_are_found_by_name_and_near_a_point(client: Client):
    status, found = client.ask("/api/places?name=Boulkessi")
    assert status == 200 and found[0]["location"].startswith("Boulk")
    status, near = client.ask("/api/places?latitude=12.65&longitude=-8.0")
    assert status == 200 and any("Bamako" in place["address"] for place in near)
    assert client.ask("/api/places?latitude=1e9&longitude=0")[0] == 422


def test_a_taken_port_is_told_of(review: Review):
    from extractor.errors import OutputError
    from extractor.reviewing.server import ReviewServer

    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        with pytest.raises(OutputError, match="choose another"):
            ReviewServer(review.server.session, "", taken.getsockname()[1])


def test_words_are_marked_as_an_explanation_traces_them(
    rows: list[TableRow], stories: dict[str, Article], path: Path
):
    asked = []

    def explain(article: Article) -> Explanation:
        asked.append(article.article_id)
        event = Event("attack-1", article, "attack_on_position")
        start = article.content.index("attaqué")
        words = Words(start, start + 7, "attaqué")
        return Explanation(article, (EventTrace(event, (Reason("type", "", (words,), ()),)),))

    with DecisionsFile(path) as file:
        session = Session(rows, stories, file, explain)
        told = [session.event(event_id)["story"] for event_id in ("attack-1", "strike-1")]
    marked = {run["text"] for run in told[0] if "type" in run["fields"]}
    assert marked == {"attaqué"}
    assert not any("type" in run["fields"] for run in told[1])  # not in the explanation
    assert asked == ["attack"]  # once for both events of the story
