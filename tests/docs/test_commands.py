"""Every `sayso` command and option in the documentation exists, and every one that exists is documented."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer
from typer.testing import CliRunner

from sayso import cli
from sayso.errors import DataError, InputError, LedgerError, LookupFailed
from tests.docs.pages import ROOT, commands, name_of, pages, rows, section

CLI_PAGE = (ROOT / "docs" / "cli.md").read_text(encoding="utf-8")


def _options() -> dict[str, frozenset[str]]:
    """The options of each command, as the commands themselves know them."""
    return {
        name: frozenset(
            option for parameter in command.params for option in parameter.opts if option.startswith("--")
        )
        for name, command in _commands(typer.main.get_command(cli.app), "")
    }


def _commands(group: Any, before: str) -> Iterator[tuple[str, Any]]:
    """The commands by name, those of a group with the group's name before theirs."""
    for name, command in group.commands.items():
        if hasattr(command, "commands"):
            yield from _commands(command, f"{before}{name} ")
        else:
            yield f"{before}{name}", command


OPTIONS = _options()
GROUPS = {name.split()[0] for name in OPTIONS if " " in name}


def _faults(line: str) -> list[str]:
    words = line.split()
    if words[1:2] in ([], ["..."]) or words[1] in {"--help", "COMMAND"}:
        return []
    name = " ".join(words[1 : 3 if words[1] in GROUPS else 2])
    if name not in OPTIONS:
        return [f"{line!r}: there is no command {name!r}"]
    known = OPTIONS[name] | {"--help"}
    return [
        f"{line!r}: {name} has no {option}"
        for option in re.findall(r"(?<![\w-])--[a-z-]+", line)
        if option not in known
    ]


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_commands_and_options_in_the_page_exist(page: Path) -> None:
    faults = [fault for line in commands(page.read_text(encoding="utf-8")) for fault in _faults(line)]
    assert not faults, "\n".join(faults)


def test_a_command_that_is_not_there_is_told() -> None:
    assert _faults("sayso frobnicate") == ["'sayso frobnicate': there is no command 'frobnicate'"]
    assert _faults("sayso why Kherson --loud") == ["'sayso why Kherson --loud': why has no --loud"]


def test_the_page_of_commands_has_a_section_for_each() -> None:
    found = set(re.findall(r"^## sayso (\w+(?: \w+)?)$", CLI_PAGE, re.MULTILINE))
    assert found == set(OPTIONS)


@pytest.mark.parametrize("command", sorted(OPTIONS))
def test_every_option_is_documented(command: str) -> None:
    own = section(CLI_PAGE, f"## sayso {command}")
    documented = {cell for row in rows(own) for cell in re.findall(r"^`(--[a-z-]+)`$", row[0])}
    assert documented == OPTIONS[command]
    (usage,) = re.findall(rf"^    (sayso {command}.*)$", own, re.MULTILINE)
    assert set(re.findall(r"--[a-z-]+", usage)) == OPTIONS[command]


@pytest.mark.parametrize("command", sorted(OPTIONS))
def test_help_names_every_documented_option(command: str) -> None:
    helped = CliRunner().invoke(cli.app, [*command.split(), "--help"], terminal_width=200)
    assert helped.exit_code == 0
    assert all(option in helped.output for option in OPTIONS[command])


def test_the_exit_codes_are_those_of_the_commands() -> None:
    documented = {int(row[0]) for row in rows(section(CLI_PAGE, "## Exit codes")) if row[0].isdigit()}
    told = {int(code) for code in re.findall(r"(?:: |; )(\d) ", (cli.__doc__ or "").replace("\n", " "))}
    raised = {error.exit_code for error in (InputError, DataError, LedgerError, LookupFailed)}
    assert documented == told
    assert raised <= documented


def test_targets_of_make_exist() -> None:
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    targets = set(re.findall(r"^([a-z-]+):", makefile, re.MULTILINE))
    for page in pages():
        text = page.read_text(encoding="utf-8")
        named = set(re.findall(r"(?:`|^    )make ([a-z-]+)", text, re.MULTILINE))
        assert named <= targets, f"{name_of(page)}: {sorted(named - targets)}"
