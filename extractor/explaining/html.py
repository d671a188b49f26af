"""An explanation as HTML, its story drawn by displaCy. No script, no outside file."""

from __future__ import annotations

from html import escape
from pathlib import Path

from spacy import displacy

from extractor.errors import OutputError
from extractor.explaining.colours import COLOURS
from extractor.explaining.records import EventTrace, Explanation, Reason, Rule
from extractor.explaining.segments import segments
from extractor.explaining.visible import visible

_PAGE = """<!DOCTYPE html>
<html lang="fr">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{title}</title>
</head>
<body style="margin: 2rem auto; max-width: 60rem; padding: 0 1rem">
{content}
</body>
</html>
"""
_BLOCK = "font-family: system-ui, sans-serif; font-size: 15px; color: #000; background: #fff"
_CELL = "padding: 0.25em 0.6em; text-align: left; vertical-align: top; border-top: 1px solid #ccc"


def page(explanation: Explanation) -> str:
    """A whole page."""
    title = explanation.article.title or explanation.article.article_id
    return _PAGE.format(title=_text(title), content=fragment(explanation))


def write_page(explanation: Explanation, path: Path) -> None:
    """Write a whole page to a file.

    Raises:
        OutputError: it cannot be written.
    """
    try:
        path.write_text(page(explanation), encoding="utf-8", newline="\n")
    except OSError as error:
        reason = error.strerror or str(error)
        raise OutputError(f"{path}: cannot be written ({reason}); choose another place") from error


def fragment(explanation: Explanation) -> str:
    """What a notebook cell shows: the story with its words marked, then a table for each event."""
    tables = (_event(number, trace) for number, trace in enumerate(explanation.traces, start=1))
    events = "".join(tables) or "<p>No event.</p>"
    parts = (_head(explanation), _story(explanation), events, _left_out(explanation))
    return f'<div lang="fr" style="{_BLOCK}">{"".join(parts)}</div>'


def _text(text: str) -> str:
    return escape(visible(text))


def _head(explanation: Explanation) -> str:
    article = explanation.article
    published = str(article.published_at or "no date of publication")
    facts = filter(None, (article.article_id, article.outlet, published))
    return f"<p>{' · '.join(map(_text, facts))}</p>"


def _story(explanation: Explanation) -> str:
    content = visible(explanation.article.content)
    marks = [
        {"start": s.start, "end": s.end, "label": s.label}
        for s in segments(len(content), explanation.spans)
        if s.marks
    ]
    colours = {mark["label"]: COLOURS[str(mark["label"]).rpartition(" ")[2]] for mark in marks}
    story = {"text": content, "ents": marks}
    options = {"colors": colours}
    return displacy.render(story, style="ent", manual=True, jupyter=False, options=options)


def _event(number: int, trace: EventTrace) -> str:
    event = trace.event
    rows = "".join(map(_row, trace.reasons))
    return (
        f"<h3>{number}. {_text(event.sub_event_type)}</h3>"
        f"<blockquote>{_text(event.evidence)}</blockquote>"
        f"<p>characters {event.char_start} to {event.char_end}, confidence "
        f"{event.confidence:.2f}</p>"
        f'<table style="border-collapse: collapse">{rows}</table>'
    )


def _row(reason: Reason) -> str:
    words = "<br>".join(f"“{_text(w.text)}” {w.start}–{w.end}" for w in reason.words)
    rules = "<br>".join(map(_rule, reason.rules))
    return (
        f'<tr><th style="{_CELL}; background: {COLOURS[reason.field]}">{reason.field}</th>'
        f'<td style="{_CELL}"><b>{_text(reason.value)}</b></td>'
        f'<td style="{_CELL}">{words}</td><td style="{_CELL}">{rules}</td></tr>'
    )


def _rule(rule: Rule) -> str:
    where = f" <code>{_text(rule.where)}</code>" if rule.where else ""
    return _text(rule.says) + where


def _left_out(explanation: Explanation) -> str:
    if not explanation.left_out:
        return ""
    items = "".join(
        f"<li>“{_text(left.words.text)}” {left.words.start}–{left.words.end}: "
        f"{_rule(left.rule)}</li>"
        for left in explanation.left_out
    )
    return f"<h3>Left out</h3><ul>{items}</ul>"
