"""Archives are read as the folders that they hold; what an archive must not hold is told."""

from __future__ import annotations

import gzip
import io
import json
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from extractor.reading import Reject, limits
from extractor.records import Article

Read = Callable[..., tuple[list[Article], list[Reject]]]
Members = dict[str, bytes]
PAGE = "<p>Le marché de Gao a rouvert ce lundi matin.</p>".encode()
STORIES: Members = {
    "2024/a.html": PAGE,
    "2024/b.txt": b"Le bac de Gao est en panne.",
    "dump.jsonl": b'{"id": "r1", "text": "Le pont de Gao."}\n{broken\n',
    "dump.csv.gz": gzip.compress(b"id;texte\nr2;Le puits de Bourem.\n"),
    "logo.png": b"\x89PNG",
    "2024/.cache.txt": b"rien",
    "2024/a_files/ad.html": b"<p>Achetez !</p>",
}


def zipped(path: Path, members: Members) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def tarred(path: Path, members: Members) -> Path:
    packing = {".tgz": "gz", ".tar": ""}.get(path.suffix, path.suffix[1:])
    with tarfile.open(path, f"w:{packing}") as archive:
        for name, data in members.items():
            member = tarfile.TarInfo(name)
            member.size = len(data)
            archive.addfile(member, io.BytesIO(data))
    return path


def pack(path: Path, members: Members) -> Path:
    return (zipped if path.suffix == ".zip" else tarred)(path, members)


@pytest.mark.parametrize("name", ["p.zip", "p.tar", "p.tar.gz", "p.tgz", "p.tar.bz2", "p.tar.xz"])
def test_an_archive_gives_what_its_folder_gives(read: Read, tmp_path: Path, name: str):
    folder = tmp_path / "folder"
    for member, data in STORIES.items():
        (folder / member).parent.mkdir(parents=True, exist_ok=True)
        (folder / member).write_bytes(data)
    from_folder, _ = read(folder)
    articles, rejects = read(pack(tmp_path / name, STORIES))
    assert sorted(articles, key=str) == sorted(from_folder, key=str)
    assert {article.article_id for article in articles} == {"2024/a", "2024/b", "r1", "r2"}
    assert [(reject.path, reject.line) for reject in rejects] == [
        (f"{tmp_path / name}/dump.jsonl", 2)
    ]


def test_ids_do_not_depend_on_where_an_archive_lies(read: Read, tmp_path: Path):
    (tmp_path / "other").mkdir()
    first = pack(tmp_path / "a.zip", STORIES)
    moved = pack(tmp_path / "other" / "renamed.zip", STORIES)
    assert read(first)[0] == read(moved)[0]


def test_archives_of_a_folder_keep_their_pages_apart(read: Read, tmp_path: Path):
    for name in ("x/2023.zip", "x/2024.tar.gz"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        pack(tmp_path / name, {"a.html": PAGE})
    articles, rejects = read(tmp_path)
    assert [article.article_id for article in articles] == ["x/2023/a", "x/2024/a"]
    assert rejects == []


@pytest.mark.parametrize("name", ["p.zip", "p.tar"])
@pytest.mark.parametrize(
    ("member", "words"),
    [
        ("../../etc/a.html", "leaves the archive"),
        ("/etc/passwd", "leaves the archive"),
        ("C:\\a.html", "leaves the archive"),
        ("2024/..\\..\\a.html", "leaves the archive"),
        ("inner.zip", "an archive in an archive"),
        ("inner.tar.gz", "an archive in an archive"),
    ],
)
def test_a_member_that_must_not_be_read_is_set_aside(
    read: Read, tmp_path: Path, name: str, member: str, words: str
):
    path = pack(tmp_path / name, {member: PAGE, "z.html": PAGE})
    articles, rejects = read(path)
    assert [article.article_id for article in articles] == ["z"]
    assert [(reject.path, words in reject.reason) for reject in rejects] == [
        (f"{path}/{member}", True)
    ]


@pytest.mark.parametrize("kind", [tarfile.SYMTYPE, tarfile.LNKTYPE, tarfile.FIFOTYPE])
def test_links_and_pipes_in_a_tar_are_not_followed(read: Read, tmp_path: Path, kind: bytes):
    path = tmp_path / "p.tar"
    with tarfile.open(path, "w") as archive:
        link = tarfile.TarInfo("a.txt")
        link.type, link.linkname = kind, "/etc/hostname"
        archive.addfile(link)
    articles, [reject] = read(path)
    assert articles == []
    assert "and no file" in reject.reason


def test_links_in_a_zip_are_not_followed(read: Read, tmp_path: Path):
    path = tmp_path / "p.zip"
    with zipfile.ZipFile(path, "w") as archive:
        link = zipfile.ZipInfo("a.txt")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "/etc/hostname")
    articles, [reject] = read(path)
    assert (articles, "a link" in reject.reason) == ([], True)


@pytest.mark.parametrize("name", ["p.zip", "p.tar", "p.tar.gz"])
@pytest.mark.parametrize("data", [b"", b"nonsense" * 200])
def test_what_is_no_archive_is_set_aside(read: Read, tmp_path: Path, name: str, data: bytes):
    (tmp_path / name).write_bytes(data)
    (tmp_path / "z.txt").write_text("Calme à Gao.", encoding="utf-8")
    articles, rejects = read(tmp_path)
    assert [article.article_id for article in articles] == ["z"]
    assert len(rejects) == 1


@pytest.mark.parametrize("name", ["p.zip", "p.tar"])
def test_an_archive_without_a_page_is_told(read: Read, tmp_path: Path, name: str):
    articles, [reject] = read(pack(tmp_path / name, {"logo.png": b"\x89PNG"}))
    assert (articles, "nothing in this archive" in reject.reason) == ([], True)


@pytest.mark.parametrize("name", ["p.tar", "p.tar.gz"])
def test_of_an_archive_that_is_cut_short_the_beginning_is_read(
    read: Read, tmp_path: Path, name: str
):
    members = {f"{n}.jsonl": json.dumps({"text": f"Jour {n} à Gao."}).encode() for n in range(40)}
    path = pack(tmp_path / name, members)
    path.write_bytes(path.read_bytes()[: path.stat().st_size * 2 // 5])
    articles, rejects = read(path)
    assert 0 < len(articles) < 40
    assert any("too early" in r.reason or "cut short" in r.reason for r in rejects)


def test_a_tar_that_is_broken_in_the_middle_does_not_end_in_silence(read: Read, tmp_path: Path):
    path = pack(tmp_path / "p.tar", {"a.html": PAGE, "b.html": PAGE, "c.html": PAGE})
    data = bytearray(path.read_bytes())
    data[1024:1034] = b"x" * 10  # in the header of b.html
    path.write_bytes(data)
    articles, [reject] = read(path)
    assert [article.article_id for article in articles] == ["a"]
    assert "broken or cut short here" in reject.reason


def test_an_encrypted_member_is_set_aside(read: Read, tmp_path: Path):
    path = pack(tmp_path / "p.zip", {"a.html": PAGE, "b.html": PAGE})
    data = bytearray(path.read_bytes())
    data[6] |= 1  # flag bits of the first member, in its own header …
    data[data.index(b"PK\1\2") + 8] |= 1  # … and in the list of members
    path.write_bytes(data)
    articles, [reject] = read(path)
    assert [article.article_id for article in articles] == ["b"]
    assert "encrypted" in reject.reason


def test_a_member_with_broken_data_spoils_no_other(read: Read, tmp_path: Path):
    path = tmp_path / "p.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.html", PAGE)
        archive.writestr("b.html", PAGE)
    path.write_bytes(path.read_bytes().replace(b"lundi", b"mardi", 1))
    articles, [reject] = read(path)
    assert [article.article_id for article in articles] == ["b"]
    assert "broken member" in reject.reason


@pytest.fixture
def small_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "UNPACKING_GRACE", 100_000)


@pytest.mark.usefixtures("small_limits")
@pytest.mark.parametrize("name", ["p.zip", "p.tar.gz", "p.tar.xz", "p.tar.bz2"])
def test_a_bomb_among_the_members_ends_the_archive(read: Read, tmp_path: Path, name: str):
    bomb = b'{"text": "' + b" " * 5_000_000 + b'"}\n'
    articles, rejects = read(pack(tmp_path / name, {"a.html": PAGE, "b.jsonl": bomb}))
    assert len(articles) <= 1
    assert any("200 times its size" in reject.reason for reject in rejects)


@pytest.mark.usefixtures("small_limits")
def test_many_members_that_are_bombs_together_are_refused(read: Read, tmp_path: Path):
    members = {f"{n}.txt": b"Gao " + b" " * 90_000 for n in range(50)}
    articles, rejects = read(pack(tmp_path / "p.zip", members))
    assert len(articles) < 50
    assert "200 times its size" in rejects[-1].reason


def test_a_zip_that_lists_too_many_members_is_not_opened(
    read: Read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(limits, "MAX_ZIP_DIRECTORY", 1000)
    path = pack(tmp_path / "p.zip", {f"{number}.html": PAGE for number in range(50)})
    articles, [reject] = read(path)
    assert (articles, "more than a million members" in reject.reason) == ([], True)


def test_a_tar_header_without_end_is_refused(
    read: Read, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(limits, "MAX_HEADER", 1000)
    path = pack(tmp_path / "p.tar", {"a.html": PAGE, "b" * 5000 + ".html": PAGE})
    articles, [reject] = read(path)
    assert [article.article_id for article in articles] == ["a"]
    assert "a header of" in reject.reason


def test_a_file_with_holes_is_set_aside(read: Read, tmp_path: Path):
    path = tmp_path / "p.tar"
    with tarfile.open(path, "w") as archive:
        member = tarfile.TarInfo("a.jsonl")
        member.type = tarfile.GNUTYPE_SPARSE
        archive.addfile(member)
    articles, [reject] = read(path)
    assert (articles, "with holes" in reject.reason) == ([], True)
