"""Phrases: words that weaken, negate or forecast, as data: "failed to", "may", "not a single"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sayso.errors import DataError
from sayso.model.statement import Commitment

TABLES = ("hedge", "negator", "modality", "evidential", "implicative")
# a gap or a number inside a phrase is for later readers
OPEN = frozenset({"...", "n", "…"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One form of a phrase, in lower-case words, and what it does.

    `commitment` is the most that the holder commits to, None where it does not
    matter; `turns` says that it turns polarity round, `inner` that it acts on
    what it governs only ("failed to").
    """

    form: tuple[str, ...]
    commitment: Commitment | None
    turns: bool
    inner: bool


def phrases_of(table: Mapping[str, Any]) -> dict[str, tuple[Phrase, ...]]:
    """All phrases by their first word, longest first. Raises DataError SAY-213 where an entry does not fit."""
    found: dict[str, list[Phrase]] = {}
    for name in TABLES:
        for entry in table.get(name, ()):
            for phrase in _forms(entry, name):
                found.setdefault(phrase.form[0], []).append(phrase)
    return {word: tuple(sorted(group, key=lambda p: -len(p.form))) for word, group in found.items()}


def _forms(entry: Mapping[str, Any], name: str) -> Iterable[Phrase]:
    try:
        for words in (entry["words"], *entry.get("forms", ())):
            form = tuple(words.lower().split())
            if form and not OPEN & set(form):
                yield Phrase(
                    form=form,
                    commitment=Commitment(entry["commitment"]) if "commitment" in entry else None,
                    turns=entry.get("polarity") == "-",
                    inner=entry.get("scope") == "complement",
                )
    except (KeyError, ValueError) as error:
        raise DataError(
            "SAY-213", f"an entry of table {name} does not fit: {error}", where="hedges.toml",
            do="give words, and commitment or polarity as the head of the file says",
        ) from error  # fmt: skip


def met(
    lower: Sequence[str], first: int, last: int, phrases: Mapping[str, tuple[Phrase, ...]]
) -> tuple[tuple[int, Phrase], ...]:
    """The phrases in a stretch of lower-case words, longest first, left to right, no overlap."""
    found: list[tuple[int, Phrase]] = []
    at = first
    while at < last:
        fitting = (p for p in phrases.get(lower[at], ()) if tuple(lower[at : at + len(p.form)]) == p.form)
        phrase = next((p for p in fitting if at + len(p.form) <= last), None)
        if phrase is not None:
            found.append((at, phrase))
        at += len(phrase.form) if phrase is not None else 1
    return tuple(found)
