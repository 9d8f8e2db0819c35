"""The habits of the house that no linter knows: small files and functions, one noun a file, a core without clock."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / "sayso"
FILES = sorted(SOURCE.rglob("*.py"))
IDS = [str(path.relative_to(SOURCE)) for path in FILES]
MOST_LINES, MOST_IN_A_FUNCTION = 300, 40
BANNED = {"utils", "util", "common", "commons", "manager", "helpers", "helper", "misc", "tools", "base"}
CORE = {
    "model", "wire", "take", "analysis", "statements", "gazetteer", "events", "assessment", "control", "export", "pipeline.py",
    "errors.py", "versions", "footprints",
}  # fmt: skip
CLOCKS = {
    ("datetime", "now"),
    ("datetime", "utcnow"),
    ("date", "today"),
    ("datetime", "today"),
    ("time", "time"),
}
# a path of somebody's machine
ROOTS = "home|Users|root|work|tmp"
MACHINE = re.compile(rf"(?<![\w.])(/(?:{ROOTS})/|[A-Z]:\\)")
SHOWN = ("*.py", "*.toml", "*.md", "*.csv", "*.html", "*.css", "*.ts", "*.json", "*.txt")


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree(path)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def in_core(path: Path) -> bool:
    return path.relative_to(SOURCE).parts[0] in CORE


def calls(path: Path) -> Iterator[tuple[str, str]]:
    """The calls in a file, as (owner or "", name)."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            owner = node.func.value
            name = owner.attr if isinstance(owner, ast.Attribute) else getattr(owner, "id", "")
            yield name, node.func.attr
        elif isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            yield "", node.func.id


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_a_file_is_short(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_a_function_is_short(path: Path) -> None:
    long = {
        f.name: n for f in functions(path) if (n := (f.end_lineno or 0) - f.lineno + 1) > MOST_IN_A_FUNCTION
    }
    # a command's signature is its command line: each option stands in it with its help
    if path.parent.name == "cli" or path.name == "cli.py":
        long = {name: n for name, n in long.items() if n > MOST_IN_A_FUNCTION + 10}
    assert long == {}


def test_no_file_is_named_for_nothing() -> None:
    assert not [
        name
        for path, name in zip(FILES, IDS, strict=True)
        if path.stem in BANNED or path.parent.name in BANNED
    ]


@pytest.mark.parametrize("path", [path for path in FILES if in_core(path)], ids=str)
def test_the_core_has_no_clock_no_print_and_no_environment(path: Path) -> None:
    found = set(calls(path))
    assert not found & CLOCKS
    assert ("", "print") not in found
    assert ("", "input") not in found
    assert ("os", "getenv") not in found
    source = path.read_text(encoding="utf-8")
    assert "os.environ" not in source
    assert "import random" not in source


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_nothing_is_caught_bare_and_nothing_is_asserted(path: Path) -> None:
    nodes = list(ast.walk(tree(path)))
    assert not [n.lineno for n in nodes if isinstance(n, ast.ExceptHandler) and n.type is None]
    assert not [n.lineno for n in nodes if isinstance(n, ast.Assert)]


@pytest.mark.parametrize("path", FILES, ids=IDS)
def test_a_file_says_what_it_is(path: Path) -> None:
    assert ast.get_docstring(tree(path)), "no docstring"


@pytest.mark.parametrize("path", [path for path in FILES if path.parent.name == "model"], ids=str)
def test_the_vocabulary_is_frozen(path: Path) -> None:
    for node in ast.walk(tree(path)):
        if not isinstance(node, ast.ClassDef):
            continue
        for decorator in node.decorator_list:
            if isinstance(decorator, ast.Call) and getattr(decorator.func, "id", "") == "dataclass":
                settings = {k.arg: getattr(k.value, "value", None) for k in decorator.keywords}
                assert settings.get("frozen"), node.name
                assert settings.get("slots"), node.name
                assert settings.get("kw_only"), node.name


def _files_of_the_project() -> Iterator[Path]:
    for folder in ("src", "tests", "eval", "demo", "docs"):
        for pattern in SHOWN:
            yield from (ROOT / folder).rglob(pattern)
    yield from ROOT.glob("*.md")
    yield from (ROOT / name for name in ("pyproject.toml", "Makefile"))


def test_no_path_of_anybodys_machine() -> None:
    found = {
        str(path.relative_to(ROOT)): hit.group()
        for path in _files_of_the_project()
        if path != Path(__file__) and (hit := MACHINE.search(path.read_text(encoding="utf-8")))
    }
    assert found == {}


def test_error_codes_are_of_one_form_and_of_the_right_class() -> None:
    hundreds = {"InputError": "1", "DataError": "2", "LedgerError": "3", "LookupFailed": "4"}
    wrong = []
    for path in FILES:
        for node in ast.walk(tree(path)):
            if not isinstance(node, ast.Call) or not node.args:
                continue
            expected = hundreds.get(getattr(node.func, "id", ""))
            code = getattr(node.args[0], "value", None)
            if expected is None or not isinstance(code, str):
                continue
            # what the page cannot serve has a hundred of its own, whatever its exit code
            allowed = f"[{expected}5]" if path.is_relative_to(SOURCE / "web") else expected
            if not re.fullmatch(f"SAY-{allowed}\\d\\d", code):
                wrong.append(f"{path.name}: {code}")
    assert wrong == []
