"""Files and folders in, a stream of articles out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from pathlib import Path

from extractor.errors import InputError
from extractor.reading.archives import sources_in
from extractor.reading.delimited import read_delimited
from extractor.reading.fields import check_mapping
from extractor.reading.files import InputFile, UnreadableError
from extractor.reading.html import read_html
from extractor.reading.json_files import read_json
from extractor.reading.jsonl import read_jsonl
from extractor.reading.parquet import read_parquet
from extractor.reading.rejects import Intake, OnReject, Pages, Reject, log_reject
from extractor.reading.sources import ARCHIVES, Source, check_inputs, find_sources
from extractor.reading.text import read_text
from extractor.reading.warc import read_warc
from extractor.reading.xml_files import read_xml
from extractor.records import Article

_RECORDS: dict[str, Callable[[InputFile, Intake], Iterator[Article]]] = {
    "jsonl": read_jsonl,
    "json": read_json,
    "csv": read_delimited,
    "parquet": read_parquet,
    "warc": read_warc,
    "xml": read_xml,
}
_PAGES: dict[str, Callable[[InputFile, str, Intake], Iterator[Article]]] = {
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
    format: str = "",
) -> Iterator[Article]:
    """Read files and folders of news as a stream, in bounded memory and in a fixed order.

    Args:
        inputs: files (``.jsonl``, ``.json``, ``.csv``, ``.parquet``, ``.html``, ``.txt``, ``.xml``,
            ``.rss``, ``.warc``, each also ``.gz``, ``.bz2`` or ``.xz``), archives (``.zip``,
            ``.tar``, ``.tar.gz`` …), and folders, which are walked in sorted order. ``-`` is
            standard input.
        mapping: field → the input's own name for it, where that is none of the usual ones:
            ``{"text": "resume"}``. Fields are ``id``, ``url``, ``title``, ``text``, ``html``,
            ``published_at``, ``outlet``, ``author``.
        pages: ``auto`` recognises a saved page that holds several stories and splits it;
            ``always`` and ``never`` force it.
        on_reject: called with every record or file that is set aside, and, with ``kept=True``, for
            every record that went through with a value left empty or repaired. By default they are
            logged as warnings.
        skip: files in the folders that are no stories, such as the table that the run writes.
        format: what comes by standard input, as the ending of a file: ``jsonl``, ``csv.gz``.

    Yields:
        One article per story. Its id is the record's own; for a text or HTML file its path below
        the given input (or in the archive) without the ending; else a hash of its content. The
        stories of a page are ``ID#1``, ``ID#2`` … in reading order.

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
    paths = check_inputs(inputs, passed, format)
    intake = Intake(dict(mapping or {}), _known(pages), on_reject or log_reject)
    check_mapping(intake.mapping)
    sources = find_sources(paths, partial(_tell_unlisted, intake), passed, format)
    reader = _Reader(intake)
    return (article for source in sources for article in reader.articles(source))


def _known(pages: Pages) -> Pages:
    if pages not in ("auto", "always", "never"):
        raise InputError(f"--pages {pages}: it must be auto, always or never")
    return pages


class _Reader:
    """Reads one source after the other; what it cannot read it reports, and goes on."""

    def __init__(self, intake: Intake) -> None:
        self._intake = intake
        self._names: set[str] = set()
        self._has_mapped = False

    def articles(self, source: Source) -> Iterator[Article]:
        """The articles of a file, or of every file in an archive.

        Raises:
            InputError: the mapping names a column that the first record of all does not have.
        """
        try:
            if source.format in ARCHIVES:
                for member in sources_in(source, self._intake):
                    yield from self.articles(member)
                return
            for article in self._read(source):
                self._has_mapped = self._has_mapped or source.format in _RECORDS
                yield article
        except UnreadableError as error:
            self._set_aside(source, str(error))
        except OSError as error:
            self._set_aside(source, f"cannot be read ({error.strerror or error})")
        except InputError as error:
            if not self._has_mapped:
                raise
            self._set_aside(source, str(error))

    def _set_aside(self, source: Source, reason: str) -> None:
        self._intake.report(Reject(source.file.shown, None, "", reason))

    def _read(self, source: Source) -> Iterator[Article]:
        if source.format in _RECORDS:
            return _RECORDS[source.format](source.file, self._intake)
        return _PAGES[source.format](source.file, self._unique(source), self._intake)

    def _unique(self, source: Source) -> str:
        """The file's name as an id; two files of one name are told apart by ``~2``, ``~3`` …"""
        name, number = source.name, 1
        while name in self._names:
            number += 1
            name = f"{source.name}~{number}"
        self._names.add(name)
        if number > 1:
            note = f"another file is called {source.name!r}; this one's id is {name!r}"
            self._intake.report(Reject(source.file.shown, None, name, note, kept=True))
        return name


def _tell_unlisted(intake: Intake, error: OSError) -> None:
    reason = f"the folder cannot be listed ({error.strerror})"
    intake.report(Reject(str(error.filename), None, "", reason))
