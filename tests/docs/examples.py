"""The examples of the documentation, run as a reader would type them.

A block marked `console` holds commands after "$ " and below each what it
prints; a line of three dots stands for any lines. The blocks of a page run in
order, in one folder that holds a copy of `docs/examples`. Known commands:
`sayso ...` (also with "< FILE"), `cat FILE`, `echo $?`.

    python -m tests.docs.examples      writes anew what the examples print
"""

from __future__ import annotations

import contextlib
import io
import json
import re
import shlex
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from unittest import mock

from sayso.cli import main
from tests.docs.pages import ROOT, Fence, fences, pages

ANY = "..."
# The statement that the page of the contract shows whole: its number in the sample story.
CONTRACT = ROOT / "docs" / "contract.md"
SHOWN = 2
READ = "sayso read --json docs/examples/kherson.txt --published 2022-11-11"


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """A command of an example and what the page says it prints."""

    command: str
    printed: tuple[str, ...]


def examples(text: str) -> tuple[Fence, ...]:
    """The blocks of a page that are run."""
    return tuple(fence for fence in fences(text) if fence.language == "console")


def steps(fence: Fence) -> Iterator[Step]:
    """The commands of a block in order."""
    command, printed = None, list[str]()
    for line in fence.lines:
        if not line.startswith("$ "):
            printed.append(line)
            continue
        if command is not None:
            yield Step(command=command, printed=tuple(printed))
        command, printed = line[2:], []
    if command is not None:
        yield Step(command=command, printed=tuple(printed))


class Shell:
    """Runs the commands of a page in a folder of its own, as a terminal would show them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.last = 0
        shutil.copytree(ROOT / "docs" / "examples", folder / "docs" / "examples")

    def run(self, command: str) -> tuple[str, ...]:
        """What a command prints, line by line; `last` is its exit code."""
        words = shlex.split(command)
        if words[0] == "cat":
            return tuple((self.folder / words[1]).read_text(encoding="utf-8").splitlines())
        if words == ["echo", "$?"]:
            return (str(self.last),)
        if words[0] != "sayso":
            raise ValueError(f"examples cannot run {words[0]!r}")
        return self._sayso(words)

    def _sayso(self, words: Sequence[str]) -> tuple[str, ...]:
        arguments, fed = list(words), b""
        if "<" in arguments:
            at = arguments.index("<")
            fed = (self.folder / arguments[at + 1]).read_bytes()
            del arguments[at:]
        out, err = io.StringIO(), io.StringIO()
        with (
            contextlib.chdir(self.folder),
            mock.patch.object(sys, "argv", arguments),
            mock.patch.object(sys, "stdin", io.TextIOWrapper(io.BytesIO(fed))),
            contextlib.redirect_stdout(out),
            contextlib.redirect_stderr(err),
        ):
            self.last = _exit_code()
        return (*_lines(out.getvalue()), *(line for line in _lines(err.getvalue()) if line))


def _exit_code() -> int:
    try:
        main()
    except SystemExit as exit_:
        return exit_.code if isinstance(exit_.code, int) else int(exit_.code is not None)
    return 0


def _lines(text: str) -> tuple[str, ...]:
    return tuple(line.rstrip() for line in text.splitlines())


def fits(said: Sequence[str], printed: Sequence[str]) -> bool:
    """Whether a page says what is printed; a line of three dots stands for any lines."""
    pattern = "".join(r"(?:.*\n)*?" if line == ANY else re.escape(line) + r"\n" for line in said)
    return re.fullmatch(pattern, "".join(f"{line}\n" for line in printed)) is not None


def rewritten(text: str, shell: Shell) -> str:
    """A page with what its examples print written anew, save where three dots stand in for some of it."""
    lines = text.splitlines()
    shift = 0
    for fence in examples(text):
        block: list[str] = []
        for step in steps(fence):
            printed = shell.run(step.command)
            block += ["$ " + step.command, *(step.printed if ANY in step.printed else printed)]
        lines[fence.first + shift : fence.last + shift] = block
        shift += len(block) - len(fence.lines)
    return "\n".join(lines) + "\n"


def shown_statement(shell: Shell) -> Any:
    """The statement of the sample story that the page of the contract shows, as it is printed."""
    return json.loads("\n".join(shell.run(READ)))["statements"][SHOWN]


def _with_statement(text: str, statement: Any) -> str:
    """The page of the contract with this statement in its only JSON block."""
    (block,) = (fence for fence in fences(text) if fence.language == "json")
    lines = text.splitlines()
    lines[block.first : block.last] = json.dumps(statement, ensure_ascii=False, indent=2).splitlines()
    return "\n".join(lines) + "\n"


def rewrite() -> None:
    """Write all examples anew."""
    with tempfile.TemporaryDirectory() as folder:
        statement = shown_statement(Shell(Path(folder)))
    CONTRACT.write_text(_with_statement(CONTRACT.read_text(encoding="utf-8"), statement), encoding="utf-8")
    for page in pages():
        text = page.read_text(encoding="utf-8")
        if examples(text):
            with tempfile.TemporaryDirectory() as folder:
                page.write_text(rewritten(text, Shell(Path(folder))), encoding="utf-8")


if __name__ == "__main__":
    rewrite()
