"""Every public package, module, class and function opens with one plain sentence."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.pages import SOURCE

OPENING = re.compile(r"[^\s].*?[.](?:\s|$)", re.DOTALL)
MODULES = sorted(path for path in SOURCE.rglob("*.py"))

Documented = ast.Module | ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef


def public(tree: ast.Module, name: str) -> Iterator[tuple[str, Documented]]:
    """A module and what it holds that is public, with their names."""
    yield name, tree
    yield from _inside(tree, name)


def _inside(node: ast.Module | ast.ClassDef, name: str) -> Iterator[tuple[str, Documented]]:
    for child in node.body:
        if not isinstance(child, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if child.name.startswith("_"):
            continue
        yield f"{name}.{child.name}", child
        if isinstance(child, ast.ClassDef):
            yield from _inside(child, f"{name}.{child.name}")


def faults(tree: ast.Module, name: str) -> list[str]:
    """The public things of a module whose docstring is missing, or does not open with a sentence."""
    found = []
    for thing, node in public(tree, name):
        text = ast.get_docstring(node)
        if text is None:
            found.append(f"{thing} has no docstring")
        else:
            opening = text.split("\n\n", maxsplit=1)[0]
            if OPENING.match(opening) is None:
                found.append(f"{thing} does not open with a sentence: {opening[:60]!r}")
    return found


@pytest.mark.parametrize("path", MODULES, ids=lambda path: str(path.relative_to(SOURCE)))
def test_public_things_open_with_a_sentence(path: Path) -> None:
    name = path.relative_to(SOURCE).with_suffix("").as_posix().replace("/", ".")
    assert not faults(ast.parse(path.read_text(encoding="utf-8")), name)


def test_a_missing_sentence_is_told() -> None:
    tree = ast.parse('"""Opening: fine."""\n\ndef bare(): ...\n\ndef headless():\n    """no end"""\n')
    assert faults(tree, "sample") == [
        "sample.bare has no docstring",
        "sample.headless does not open with a sentence: 'no end'",
    ]
