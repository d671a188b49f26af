"""An explanation in the terminal: the story in colours, then a panel for each event."""

from __future__ import annotations

from collections.abc import Iterator
from io import StringIO

from rich.console import Console, Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text

from extractor.explaining.colours import COLOURS
from extractor.explaining.records import EventTrace, Explanation, Reason, Rule
from extractor.explaining.segments import segments
from extractor.explaining.visible import visible

_PLAIN_WIDTH = 100


def explanation_view(explanation: Explanation) -> RenderableType:
    """What ``sahel-events explain`` shows."""
    return Group(*_parts(explanation))


def plain(explanation: Explanation) -> str:
    """The same without colours, 100 columns wide."""
    console = Console(file=StringIO(), width=_PLAIN_WIDTH, color_system=None, legacy_windows=False)
    with console.capture() as captured:
        console.print(explanation_view(explanation))
    return captured.get()


def _parts(explanation: Explanation) -> Iterator[RenderableType]:
    article = explanation.article
    published = str(article.published_at or "no date of publication")
    facts = filter(None, (article.article_id, article.outlet, published))
    yield Text(visible(" · ".join(facts)), style="bold")
    yield _story(explanation)
    yield _legend()
    if not explanation.traces:
        yield Text("No event.", style="bold")
    for number, trace in enumerate(explanation.traces, start=1):
        yield _panel(number, trace)
    if explanation.left_out:
        yield _left_out(explanation)


def _style(field: str) -> str:
    return f"black on {COLOURS[field]}"


def _story(explanation: Explanation) -> Text:
    content = visible(explanation.article.content)
    story = Text()
    for segment in segments(len(content), explanation.spans):
        style = _style(segment.field) if segment.marks else ""
        story.append(content[segment.start : segment.end], style=style)
    return story


def _legend() -> Text:
    legend = Text("\n")
    for field in COLOURS:
        legend.append(f" {field} ", style=_style(field))
        legend.append(" ")
    return legend


def _panel(number: int, trace: EventTrace) -> Panel:
    event = trace.event
    evidence = Text(visible(event.evidence), style="italic")
    grid = Table.grid(padding=(0, 1))
    grid.add_column(no_wrap=True)
    grid.add_column(ratio=1)
    for reason in trace.reasons:
        grid.add_row(Text(f" {reason.field} ", style=_style(reason.field)), _reason(reason))
    title = f"{number}. {event.sub_event_type}, confidence {event.confidence:.2f}"
    place = f"characters {event.char_start} to {event.char_end}"
    return Panel(
        Group(evidence, grid), title=title, subtitle=place, title_align="left", expand=True
    )


def _reason(reason: Reason) -> Text:
    text = Text(visible(reason.value), style="bold")
    for words in reason.words:
        text.append(f"  “{visible(words.text)}”", style="not bold")
        text.append(f" {words.start}–{words.end}", style="not bold dim")
    for rule in reason.rules:
        text.append("\n  ").append_text(_rule(rule))
    return text


def _rule(rule: Rule) -> Text:
    text = Text(visible(rule.says), style="not bold")
    if rule.where:
        text.append(f"  {rule.where}", style="not bold dim")
    return text


def _left_out(explanation: Explanation) -> Panel:
    grid = Table.grid(padding=(0, 1))
    grid.add_column()
    grid.add_column(ratio=1)
    for left in explanation.left_out:
        grid.add_row(Text(f"“{visible(left.words.text)}”"), _rule(left.rule))
    return Panel(grid, title="Left out", title_align="left", border_style="dim")
