"""Cues that stand in no list, plans and wishes, and contents that end where the tree says."""

from __future__ import annotations

import pytest

from sayso.model.statement import Commitment, Manner
from tests.kit import read_text

HEAD = "Springfield, May 3 (Sample Wire).- "


def _told(text: str) -> list[tuple[str | None, str]]:
    """Words of the source and content of each attributed statement, in order of the copy."""
    statements = read_text(HEAD + text, published="2024-05-03").statements
    return [
        (s.source.span.exact if s.source.span else None, s.content.exact)
        for s in statements
        if s.manner is not Manner.OWN
    ]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("“The bridge is gone,” the old ferryman sobbed.", "the old ferryman", "The bridge is gone"),
        ("The mayor is convinced that the shelling will resume.", "The mayor", "the shelling will resume"),
        ("The governor wants to reopen the northern road.", "The governor", "to reopen the northern road"),
        (
            "The army plans to recall two thousand reservists.",
            "The army",
            "to recall two thousand reservists",
        ),
        (
            "''The rebels left at dawn,'' the mayor said. The shops opened again.",
            "the mayor",
            "The rebels left at dawn",
        ),
        (
            "“The rebels left at dawn,” the mayor said several hours after the soldiers had come back to town.",
            "the mayor",
            "The rebels left at dawn",
        ),
        (
            "After the ministry insisted that the town was safe, thousands of families returned home.",
            "the ministry",
            "the town was safe",
        ),
    ],
)
def test_source_and_content(text: str, source: str, content: str) -> None:
    assert _told(text) == [(source, content)]


@pytest.mark.parametrize(
    "text",
    [
        "The new law ensures that the wounded are treated.",
        "It is likely that the road will be closed for a week.",
        "The result was so close that the votes were counted again.",
    ],
)
def test_what_only_shows_itself_is_no_attribution(text: str) -> None:
    assert not [source for source, _ in _told(text) if source]


def test_a_plan_commits_nobody_to_what_it_speaks_of() -> None:
    (statement,) = read_text(HEAD + "The army plans to recall two thousand reservists.").statements
    assert statement.factuality.commitment is Commitment.UNCOMMITTED
