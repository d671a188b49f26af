"""Files and folders in, a stream of articles out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from extractor.errors import InputError
from extractor.reading.delimited import read_delimited
from extractor.reading.fields import check_mapping
from extractor.reading.html import read_html
from extractor.reading.jsonl import read_json, read_jsonl
from extractor.reading.parquet import read_parquet
from extractor.reading.rejects import Intake, OnReject, Pages, Reject, log_reject
from extractor.reading.sources import Source, check_inputs, find_sources
from extractor.reading.streams import UnreadableError
from extractor.reading.text import read_text
from extractor.records import Article

_RECORDS: dict[str, Callable[[Path, Intake], Iterator[Article]]] = {
    "jsonl": read_jsonl,
    "json": read_json,
    "csv": read_delimited,
    "parquet": read_parquet,
}
_PAGES: dict[str, Callable[[Path, str, Intake], Iterator[Article]]] = {
    "html": read_html,
    "text": read_text,
}


def read_articles(
    inputs: Iterable[str | Path],
    *,
    mapping: Mapping[str, str] | None = None,
    pages: Pages = "auto",
    on_reject: OnReject | None = None,
    skip: Iterable[str | Path] = (),
) -> Iterator[Article]:
    """Read files and folders of news as a stream, in bounded memory and in a fixed order.

    Args:
        inputs: files (``.jsonl``, ``.csv``, ``.parquet``, ``.html``, ``.txt``, each also ``.gz``)
            and folders, which are walked in sorted order.
        mapping: field → the input's own name for it, where that is none of the usual ones:
            ``{"text": "resume"}``. Fields are ``id``, ``url``, ``title``, ``text``, ``html``,
            ``published_at``, ``outlet``, ``author``.
        pages: ``auto`` recognises a saved page that holds several stories and splits it;
            ``always`` and ``never`` force it.
        on_reject: called with every record or file that is set aside, and, with ``kept=True``, for
            every record that went through with a value left empty or repaired. By default they are
            logged as warnings.
        skip: files in the folders that are no stories, such as the table that the run writes.

    Yields:
        One article per story. Its id is the record's own; for a text or HTML file its path below
        the given input without the ending; else a hash of its content. The stories of a page are
        ``ID#1``, ``ID#2`` … in reading order.

    Raises:
        InputError: at once, where an input is missing, of no known kind or one of ``skip``, or
            ``mapping`` names an unknown field; while reading, where ``mapping`` names a column that
            the first record does not have.

    >>> import tempfile
    >>> folder = Path(tempfile.mkdtemp())
    >>> _ = (folder / "a.csv").write_text("titre;texte\\nGao;Deux civils tués à Gao.\\n")
    >>> _ = (folder / "b.jsonl").write_text('{"id": 7, "content": "Calme."}\\n{broken\\n')
    >>> rejects = []
    >>> [article.content for article in read_articles([folder], on_reject=rejects.append)]
    ['Gao\\nDeux civils tués à Gao.', 'Calme.']
    >>> [(reject.line, reject.reason[:11]) for reject in rejects]
    [(2, 'broken JSON')]
    """
    passed = frozenset(Path(path).resolve() for path in skip)
    paths = check_inputs(inputs, passed)
    intake = Intake(dict(mapping or {}), _known(pages), on_reject or log_reject)
    check_mapping(intake.mapping)
    return _read(paths, passed, intake)


def _known(pages: Pages) -> Pages:
    if pages not in ("auto", "always", "never"):
        raise InputError(f"--pages {pages}: it must be auto, always or never")
    return pages


def _read(paths: list[Path], skip: frozenset[Path], intake: Intake) -> Iterator[Article]:
    names: set[str] = set()
    mapped = False
    for source in find_sources(paths, partial(_tell_unlisted, intake), skip):
        try:
            for article in _read_source(source, names, intake):
                mapped = mapped or source.format in _RECORDS
                yield article
        except UnreadableError as error:
            intake.report(Reject(str(source.path), None, "", str(error)))
        except OSError as error:
            reason = f"cannot be read ({error.strerror or error})"
            intake.report(Reject(str(source.path), None, "", reason))
        except InputError as error:
            if not mapped:
                raise
            intake.report(Reject(str(source.path), None, "", str(error)))


def _read_source(source: Source, names: set[str], intake: Intake) -> Iterator[Article]:
    if source.path.exists() and not source.path.is_file():
        raise UnreadableError("a pipe or a device and no file; save what it gives as a file")
    if source.format in _RECORDS:
        return _RECORDS[source.format](source.path, intake)
    return _PAGES[source.format](source.path, _unique(source, names, intake), intake)


def _unique(source: Source, names: set[str], intake: Intake) -> str:
    """The file's name as an id; two files of one name are told apart by ``~2``, ``~3`` …"""
    name, number = source.name, 1
    while name in names:
        number += 1
        name = f"{source.name}~{number}"
    names.add(name)
    if number > 1:
        note = f"another file is called {source.name!r}; this one's id is {name!r}"
        intake.report(Reject(str(source.path), None, name, note, kept=True))
    return name


def _tell_unlisted(intake: Intake, error: OSError) -> None:
    reason = f"the folder cannot be listed ({error.strerror})"
    intake.report(Reject(str(error.filename), None, "", reason))
