"""The pipeline from end to end: files in, events, rows or a table out.

Everything streams: stories are read, annotated and written in batches, so memory depends on the
batch and not on the size of the dump.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import ExitStack
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from extractor.batches import BATCH_SIZE, batches, events_by_story
from extractor.errors import SahelEventsError
from extractor.passing import Inputs, checked_rows, counted, run_settings
from extractor.reading.rejects import OnReject, Pages, Reject, RejectsFile, log_reject
from extractor.records import Article, Event
from extractor.summary import Summary
from extractor.table import TableRow, frame_of_rows
from extractor.writing import EVENTS, Output, codebook_path, write_codebook

if TYPE_CHECKING:
    import pandas as pd
    from spacy.language import Language

    from extractor.explaining.records import Explanation


def load() -> Language:
    """The whole spaCy pipeline, to look at with displaCy or to use in one's own.

    Its results stand in span groups and extensions: see :mod:`extractor.language.annotations`.
    displaCy draws a group with ``style="span"``; in a notebook leave ``jupyter=False`` out.

    Raises:
        SahelEventsError: the French model is not installed.

    >>> doc = load()("Les FAMa ont attaqué un camp.")
    >>> [span.text for span in doc.spans["sahel_triggers"]]
    ['attaqué']
    >>> from spacy import displacy
    >>> options = {"spans_key": "sahel_actors", "colors": {"state_forces": "#f2cf82"}}
    >>> html = displacy.render(doc, style="span", options=options, jupyter=False)
    >>> "FAMa" in html
    True
    """
    from extractor.language import pipeline

    try:
        return pipeline.build()
    except OSError as error:
        raise SahelEventsError(
            f"the French model {pipeline.MODEL} cannot be loaded; install it with "
            f"python -m pip install {pipeline.MODEL.replace('_', '-')}"
        ) from error


def read_articles(
    inputs: Inputs,
    *,
    mapping: Mapping[str, str] | None = None,
    pages: Pages = "auto",
    on_reject: OnReject = log_reject,
    skip: Iterable[str | Path] = (),
    format: str = "",
) -> Iterator[Article]:
    """Read stories from files and folders, in a stream; saved pages are split into their items.

    Args:
        inputs: a file or folder, or several: ``.jsonl``, ``.json``, ``.csv``, ``.parquet``,
            ``.html``, ``.txt``, ``.xml``, ``.warc`` and others, archives of them, each also packed;
            ``"-"`` is standard input.
        mapping: field of a record to the input's own name for it, such as ``{"text": "corps"}``.
        pages: split whole saved pages ``auto``-matically, ``always`` or ``never``.
        on_reject: called with each record that is set aside; the log is told by default.
        skip: files in the folders to pass over, such as the table of an earlier run.
        format: what comes by standard input, as the ending of a file: ``jsonl``, ``csv.gz``.

    Raises:
        InputError: an input is missing, of no known kind, or to be skipped.

    >>> from extractor.examples import FOLDER
    >>> story = next(read_articles(FOLDER / "barsalogho.txt"))
    >>> story.article_id
    'barsalogho'
    """
    from extractor.reading import read_articles as read

    several = [inputs] if isinstance(inputs, (str, Path)) else list(inputs)
    return read(
        several, mapping=mapping or {}, pages=pages, on_reject=on_reject, skip=skip, format=format
    )


def extract_events(
    articles: Iterable[Article],
    nlp: Language | None = None,
    *,
    batch_size: int = BATCH_SIZE,
    planned: bool = False,
    on_reject: OnReject | None = None,
) -> Iterator[Event]:
    """Yield the events that stories report, story by story, in the order of the text.

    Args:
        articles: the stories; any iterable, read as it goes.
        nlp: the pipeline from :func:`load`, which is loaded where it is not given.
        batch_size: stories that the model reads at once.
        planned: keep events that are only announced (``modality`` is ``planned``).
        on_reject: called with each story on which the program fails; without it the error is
            raised.

    >>> story = Article(
    ...     "a1", "Mali : dix soldats tués à Boulkessi",
    ...     "Dix soldats ont été tués dimanche 1er juin 2025 dans l'attaque du camp de Boulkessi.",
    ... )
    >>> [event.article.article_id for event in extract_events([story])]
    ['a1']
    """

    def set_aside(article: Article, error: Exception) -> None:
        reason = (
            f"the program failed on this story ({type(error).__name__}: {str(error)[:80]}); "
            "please report it with its text"
        )
        if on_reject is not None:
            on_reject(Reject(article.article_id, None, article.article_id, reason))

    nlp = nlp or load()
    for batch in batches(articles, batch_size):
        for events in events_by_story(nlp, batch, set_aside if on_reject else None):
            yield from (event for event in events if planned or event.modality != "planned")


def explain(
    story: Article | str,
    *,
    published: date | str | None = None,
    nlp: Language | None = None,
    planned: bool = False,
) -> Explanation:
    """Explain a story's events: which words gave each value, and which rule or line read them.

    Args:
        story: an article, or a text of one's own.
        published: day of publication of a text, a ``date``, a ``datetime`` or ``"2025-07-02"``;
            an article brings its own. It resolves "lundi", "hier", "le 3 mai".
        planned, nlp: as for :func:`extract_events`.

    Returns:
        An object that shows itself in a notebook, with ``events``, ``spans`` (the words that gave
        values), ``traces`` (each event with its reasons) and ``left_out`` (words that could have
        reported an event, and why they did not).

    Raises:
        ValueError: ``published`` is no date, or stands beside an article.

    >>> told = explain("Dix soldats ont été tués lundi à Boulkessi.", published="2025-06-04")
    >>> told.traces[0].reason("date").value
    '2025-06-02 (day)'
    """
    from extractor.explaining.stories import as_article
    from extractor.explaining.trace import explain_doc
    from extractor.language.pipeline import make_doc

    article = as_article(story, published)
    nlp = nlp or load()
    return explain_doc(nlp(make_doc(nlp, article)), article, planned=planned)


def extract(
    inputs: Inputs,
    *,
    mapping: Mapping[str, str] | None = None,
    pages: Pages = "auto",
    output: str | Path | None = None,
    schema: str = EVENTS,
    planned: bool = False,
    on_reject: OnReject = log_reject,
    nlp: Language | None = None,
    format: str = "",
) -> pd.DataFrame:
    """Extract the event table of files or folders as a data frame.

    The table is held in memory; for large dumps use :func:`extract_to_file`.

    Args:
        inputs, mapping, pages, on_reject, format: as for :func:`read_articles`.
        output: also write the table to this file, its ending chooses the format, and its codebook
            beside it.
        schema: the columns of that file, ``events`` (ours) or ``acled``.
        planned, nlp: as for :func:`extract_events`.

    Returns:
        A row for each event and place, with the codebook's columns: dates as ``datetime64``,
        coordinates in degrees WGS 84, distances in km.

    Raises:
        InputError: an input is missing, or of no known kind.
        OutputError: ``output`` cannot be written.

    >>> from extractor.examples import FOLDER
    >>> table = extract(FOLDER / "barsalogho.txt")
    >>> list(table.columns[:2])
    ['event_id', 'location_rank']
    """
    kept: list[TableRow] = []
    with ExitStack() as stack:
        target = stack.enter_context(Output(output, schema)) if output else None
        own = [output, codebook_path(output)] if output else []
        articles = read_articles(
            inputs, mapping=mapping, pages=pages, on_reject=on_reject, skip=own, format=format
        )
        events = extract_events(articles, nlp, planned=planned, on_reject=on_reject)
        for rows in checked_rows(events, on_reject):
            kept += rows
            if target is not None:
                target.write(rows)
    if output:
        write_codebook(output, schema, run_settings(inputs, mapping, pages, planned))
    return frame_of_rows(kept)


def extract_to_file(
    inputs: Inputs,
    output: str | Path,
    *,
    mapping: Mapping[str, str] | None = None,
    pages: Pages = "auto",
    planned: bool = False,
    schema: str = EVENTS,
    nlp: Language | None = None,
    on_event: Callable[[Summary], None] | None = None,
    format: str = "",
    excel: bool = False,
) -> Summary:
    """Extract the event table of files or folders into a file, in bounded memory.

    Records that cannot be read stand with their reason in a file beside the output:
    ``events.csv.rejects.jsonl``; what the columns mean, the versions, settings and date in
    ``events.csv.codebook.json``.

    Args:
        inputs, mapping, pages, format: as for :func:`read_articles`.
        output: the file to write, its ending one of ``.csv``, ``.parquet``, ``.jsonl``,
            ``.geojson``, ``.gpkg`` or ``.xlsx``; an older one is replaced once the new one is
            complete.
        schema: the columns of the file, ``events`` (ours) or ``acled``.
        planned, nlp: as for :func:`extract_events`.
        on_event: called with the counts so far after each event.
        excel: put an apostrophe before cells that a spreadsheet would take for a formula (CSV).

    Raises:
        InputError: an input is missing, or of no known kind.
        OutputError: ``output`` cannot be written.
    """
    summary = Summary()
    output = Path(output)
    rejects = RejectsFile.beside(output)
    with Output(output, schema, excel=excel) as target, rejects:
        rejects.path.unlink(missing_ok=True)
        articles = read_articles(
            inputs,
            mapping=mapping,
            pages=pages,
            on_reject=rejects.write,
            skip=(output, rejects.path, codebook_path(output)),
            format=format,
        )
        stories = counted(articles, summary)
        events = extract_events(stories, nlp, planned=planned, on_reject=rejects.write)
        for rows in checked_rows(events, rejects.write):
            target.write(rows)
            summary.add(rows)
            if on_event is not None:
                on_event(summary)
    write_codebook(output, schema, run_settings(inputs, mapping, pages, planned))
    summary.left_out = target.left_out
    summary.set_aside, summary.notes = rejects.set_aside, rejects.notes
    summary.complaints = [str(reject) for reject in rejects.first]
    return summary
