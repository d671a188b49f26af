"""The vocabulary of reading is data; a wrong line is refused by file and line."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from extractor.errors import DataFileError
from extractor.reading.fields import synonyms
from extractor.reading.html_blocks import markup
from extractor.reading.html_head import meta_names
from extractor.reading.page.words import cues, furniture, words
from extractor.reading.vocabulary import FIELDS, body_parts, calendar, outlets, record_lists
from extractor.reading.xml_formats import xml_formats

LOADERS: list[Callable[..., Any]] = [
    synonyms,
    markup,
    meta_names,
    cues,
    furniture,
    words,
    calendar,
    outlets,
    record_lists,
    body_parts,
    xml_formats,
]


@pytest.fixture(autouse=True)
def fresh() -> Iterator[None]:
    yield
    for loader in LOADERS:
        loader.cache_clear()  # type: ignore[attr-defined]


@pytest.mark.parametrize("loader", LOADERS)
def test_the_shipped_vocabulary_is_right(loader: Callable[..., Any]) -> None:
    assert loader()


def test_each_field_has_its_own_name_first() -> None:
    assert {field: names[0] for field, names in synonyms().items()} == {
        field: field.replace("_", "") for field in FIELDS
    }


@pytest.mark.parametrize(
    ("loader", "file", "header", "row", "words_of_error"),
    [
        (synonyms, "field_names.csv", "field,name", "body,corps", "field 'body' is not known"),
        (synonyms, "field_names.csv", "field,name", "text,Title", "already stands for a field"),
        (cues, "page_cues.csv", "phrase,kind", "Lire aussi,inline", "lower case"),
        (cues, "page_cues.csv", "phrase,kind", "a lire,box", "kind 'box' is not known"),
        (furniture, "furniture.csv", "phrase,match,zone", "pub,anywhere,drop", "too short"),
        (furniture, "furniture.csv", "phrase,match,zone", "pub,whole,keep", "zone 'keep'"),
        (words, "page_words.csv", "phrase,kind", "par,byline\npar,byline", "stands twice"),
        (markup, "html_markup.csv", "name,kind,role", "nav,tag,hide", "role 'hide'"),
        (meta_names, "html_meta.csv", "field,name", "title,OG:title", "lower case"),
        (outlets, "outlets.csv", "domain,name,country", "gao,Gao,MLI", "is no domain"),
        (outlets, "outlets.csv", "domain,name,country", "gao.ml,Gao,ml", "alpha-3"),
        (body_parts, "body_parts.csv", "name", "text\ntext", "stands twice"),
        (xml_formats, "xml_fields.csv", "format,role,path", "x,corps,main", "role 'corps'"),
        (xml_formats, "xml_fields.csv", "format,role,path", "x,text,a[", "is no XPath"),
        (xml_formats, "xml_fields.csv", "format,role,path", "x,root,a:b", "prefix 'a'"),
        (xml_formats, "xml_fields.csv", "format,role,path", "x,root,b", "needs a root, an entry"),
        (record_lists, "record_lists.csv", "name", "items\nitems", "stands twice"),
    ],
)
def test_a_wrong_line_is_refused(
    tmp_path: Path,
    loader: Callable[..., Any],
    file: str,
    header: str,
    row: str,
    words_of_error: str,
) -> None:
    (tmp_path / file).write_text(f"{header}\n{row}\n", encoding="utf-8")
    with pytest.raises(DataFileError, match=words_of_error) as error:
        loader(tmp_path)
    assert error.value.line == 1 + len(row.splitlines())
