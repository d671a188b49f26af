"""Joins ECMAScript modules into one script, so that a page needs no other file.

The modules keep to a plain style, which is checked: imports and exports stand at the start of a
line, are named, and lead to other files of the project; no two modules declare the same name.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from extractor.errors import DataFileError

_IMPORT = re.compile(r'^import (\{[^}]*\}|\* as (\w+)) from "(\.[^"]+)";\n', re.MULTILINE)
_EXPORT = re.compile(r"^export (?=const |let |class |function |async function )", re.MULTILINE)
_DECLARED = re.compile(
    r"^(export )?(?:const|let|class|function\*?|async function) (\w+)", re.MULTILINE
)
_LEFT_OVER = re.compile(r"^(?:import|export)\b.*", re.MULTILINE)


@cache
def bundle(entry: Path) -> str:
    """The module and all that it imports, as one strict script in a scope of its own.

    Raises:
        DataFileError: two modules declare one name, or an import or export is of another style.
    """
    modules: dict[Path, str] = {}
    _gather(entry.resolve(), modules, ())
    _check_names(modules)
    parts = (f"// {path.name}\n{text.strip()}\n" for path, text in modules.items())
    return '(() => {\n"use strict";\n' + "\n".join(parts) + "})();\n"


def _gather(path: Path, modules: dict[Path, str], above: tuple[Path, ...]) -> None:
    """Add a module after those that it imports."""
    if path in above:
        raise DataFileError(path, 1, "imports itself by way of another module")
    if path in modules:
        return
    source = path.read_text(encoding="utf-8")
    spaces = []
    for found in _IMPORT.finditer(source):
        imported = (path.parent / found[3]).resolve()
        _gather(imported, modules, (*above, path))
        if found[2]:
            spaces.append(_namespace(found[2], imported))
    text = _EXPORT.sub("", _IMPORT.sub("", source))
    if left := _LEFT_OVER.search(text):
        raise DataFileError(path, 1, f"cannot be joined to others: {left[0]}")
    modules[path] = "".join(spaces) + text


def _namespace(name: str, imported: Path) -> str:
    """``import * as name`` as an object of the module's exports."""
    names = [found[2] for found in _DECLARED.finditer(imported.read_text("utf-8")) if found[1]]
    return f"const {name} = {{ {', '.join(names)} }};\n"


def _check_names(modules: dict[Path, str]) -> None:
    owner: dict[str, Path] = {}
    for path, text in modules.items():
        for found in _DECLARED.finditer(text):
            if found[2] in owner:
                line = text.count("\n", 0, found.start()) + 1
                raise DataFileError(
                    path, line, f"{found[2]} is declared in {owner[found[2]].name} too; rename one"
                )
            owner[found[2]] = path
