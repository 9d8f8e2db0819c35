"""Slips of parsers in headlines, mended over the tree."""

from __future__ import annotations

import pytest

from sayso.analysis.slips import mended
from sayso.model.analysis import Analysis, Sentence, Token


def analysis_of(*rows: tuple[str, str, str, int]) -> Analysis:
    """One sentence of (word, tag, relation, head)."""
    tokens, at = [], 0
    for text, tag, relation, head in rows:
        upos = {"N": "NOUN", "V": "VERB"}.get(tag[0], "X")
        tokens.append(
            Token(start=at, end=at + len(text), text=text, upos=upos, xpos=tag, lemma=text.lower(), head=head, relation=relation)
        )  # fmt: skip
        at += len(text) + 1
    sentence = Sentence(first=0, last=len(tokens), start=0, end=at)
    return Analysis(analyzer="test", tokens=tuple(tokens), sentences=(sentence,))


def tree(analysis: Analysis) -> list[tuple[str, str | None, str | None, int | None]]:
    return [(t.text, t.xpos, t.relation, t.head) for t in analysis.tokens]


def test_plural_that_governs_doer_and_object_is_a_verb() -> None:
    read = mended(
        analysis_of(("army", "NN", "compound", 1), ("retakes", "NNS", "root", 1), ("Alport", "NNP", "obj", 1))
    )
    assert tree(read) == [
        ("army", "NN", "nsubj", 1),
        ("retakes", "VBZ", "root", 1),
        ("Alport", "NNP", "obj", 1),
    ]
    assert read.tokens[1].upos == "VERB"


def test_owner_of_the_doer_stays_with_it() -> None:
    read = mended(
        analysis_of(
            ("Ruria", "NNP", "nmod:poss", 3), ("'s", "POS", "case", 0), ("army", "NN", "compound", 3),
            ("retakes", "NNS", "root", 3), ("Alport", "NNP", "nsubj", 3),
        )
    )  # fmt: skip
    assert tree(read)[0] == ("Ruria", "NNP", "nmod:poss", 2)
    assert tree(read)[2] == ("army", "NN", "nsubj", 3)
    assert tree(read)[4] == ("Alport", "NNP", "obj", 3)


def test_plural_with_one_noun_beside_it_stays_a_plural() -> None:
    given = analysis_of(("army", "NN", "compound", 1), ("attacks", "NNS", "root", 1))
    assert mended(given) == given


def test_compound_before_a_verb_without_subject_is_its_subject() -> None:
    read = mended(
        analysis_of(
            ("Rebels", "NNS", "nsubj", 1), ("take", "VBP", "root", 1), ("Alport", "NNP", "obj", 1),
            ("as", "IN", "mark", 5), ("army", "NN", "compound", 5), ("withdraws", "VBZ", "advcl", 1),
        )
    )  # fmt: skip
    assert read.tokens[4].relation == "nsubj"


@pytest.mark.parametrize(
    ("tag", "relation"), [("VBN", "nsubj:pass"), ("VBD", "nsubj:pass"), ("VBP", "nsubj")]
)
def test_subject_of_what_is_said_leaves_the_verb_of_saying(tag: str, relation: str) -> None:
    read = mended(
        analysis_of(
            ("Alport", "NNP", "nsubj", 3), ("retaken", tag, "ccomp", 3), (",", ",", "punct", 1),
            ("says", "VBZ", "root", 3), ("governor", "NN", "nsubj", 3),
        )
    )  # fmt: skip
    assert read.tokens[0].head == 1
    assert read.tokens[0].relation == relation


def test_speaker_before_the_verb_keeps_it() -> None:
    given = analysis_of(
        ("Governor", "NN", "nsubj", 1), ("says", "VBZ", "root", 1), ("Alport", "NNP", "nsubj", 3), ("fell", "VBD", "ccomp", 1)
    )  # fmt: skip
    assert mended(given) == given


def test_quoted_perfect_is_one_verb() -> None:
    read = mended(
        analysis_of(
            ("they", "PRP", "nsubj", 1), ("have", "VBP", "root", 1), ('"', "``", "punct", 4),
            ("fully", "RB", "advmod", 4), ("liberated", "VBN", "amod", 6), ('"', "''", "punct", 4),
            ("Alport", "NNP", "obj", 1),
        )
    )  # fmt: skip
    assert tree(read)[4] == ("liberated", "VBN", "root", 4)
    assert tree(read)[1] == ("have", "VBP", "aux", 4)
    assert tree(read)[0] == ("they", "PRP", "nsubj", 4)
    assert tree(read)[6] == ("Alport", "NNP", "obj", 4)


def test_analysis_without_a_tree_stays_as_it_is() -> None:
    token = Token(start=0, end=4, text="Army")
    given = Analysis(analyzer="test", tokens=(token,), sentences=(Sentence(first=0, last=1, start=0, end=4),))
    assert mended(given) == given
