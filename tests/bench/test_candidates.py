"""Candidates: which words may be fillers, how far their phrases may reach, and which name one thing."""

from __future__ import annotations

from sayso.bench.candidates import candidates, governor_of
from sayso.bench.entities import entities, plain
from sayso.model.analysis import Analysis, Mention, MentionLabel, Sentence, Token

# word, class, head (counted from 1, 0 is the root), relation
Row = tuple[str, str, int, str]
BLAST: tuple[Row, ...] = (
    ("THREE", "NUM", 3, "nummod"),
    ("ARMED", "ADJ", 3, "amod"),
    ("MEN", "NOUN", 4, "nsubj"),
    ("BURNED", "VERB", 0, "root"),
    ("THE", "DET", 6, "det"),
    ("OFFICE", "NOUN", 4, "obj"),
    ("OF", "ADP", 9, "case"),
    ("THE", "DET", 9, "det"),
    ("UNION", "NOUN", 6, "nmod"),
    ("AND", "CCONJ", 12, "cc"),
    ("A", "DET", 12, "det"),
    ("TRUCK", "NOUN", 6, "conj"),
)


def analysis(*rows: Row, names: tuple[tuple[int, int, str], ...] = ()) -> Analysis:
    """An analysis of one sentence, with names as half-open ranges of words."""
    tokens, at = [], 0
    for number, (text, upos, head, relation) in enumerate(rows):
        tokens.append(
            Token(
                start=at, end=at + len(text), text=text, upos=upos, xpos="NN", lemma=text.lower(),
                head=head - 1 if head else number, relation=relation,
            )
        )  # fmt: skip
        at += len(text) + 1
    mentions = tuple(
        Mention(first=a, last=b, start=tokens[a].start, end=tokens[b - 1].end, label=MentionLabel(label))
        for a, b, label in names
    )
    whole = Sentence(first=0, last=len(tokens), start=0, end=at)
    return Analysis(analyzer="hand", tokens=tuple(tokens), sentences=(whole,), mentions=mentions)


def texts(given: Analysis, head: str) -> set[str]:
    """The extents around one word."""
    (found,) = (c for c in candidates(given) if given.tokens[c.head].text == head)
    return {" ".join(t.text for t in given.tokens[a:b]) for a, b in found.extents}


def test_every_noun_is_a_candidate() -> None:
    given = analysis(*BLAST)
    assert [given.tokens[c.head].text for c in candidates(given)] == ["MEN", "OFFICE", "UNION", "TRUCK"]


def test_an_extent_may_leave_words_out_on_the_left() -> None:
    assert texts(analysis(*BLAST), "MEN") == {"MEN", "ARMED MEN", "THREE ARMED MEN"}


def test_an_extent_may_take_what_belongs_to_it_but_no_second_thing() -> None:
    found = texts(analysis(*BLAST), "OFFICE")
    assert {"OFFICE", "OFFICE OF THE UNION", "THE OFFICE"} <= found
    assert not [text for text in found if "TRUCK" in text]


def test_a_second_thing_hangs_on_the_same_verb() -> None:
    given = analysis(*BLAST)
    truck = next(c for c in candidates(given) if given.tokens[c.head].text == "TRUCK")
    assert given.tokens[truck.governor].text == "BURNED"


def test_a_circle_of_heads_ends() -> None:
    given = analysis(("A", "NOUN", 2, "conj"), ("B", "NOUN", 1, "conj"))
    assert governor_of(given.tokens, 0) in {0, 1}


def test_without_a_tree_there_are_no_candidates() -> None:
    bare = Token(start=0, end=3, text="MEN")
    whole = Sentence(first=0, last=1, start=0, end=3)
    assert candidates(Analysis(analyzer="hand", tokens=(bare,), sentences=(whole,))) == ()


def test_persons_share_a_last_word_and_a_name_its_abbreviation() -> None:
    given = analysis(
        ("PEDRO", "PROPN", 0, "root"), ("RIVAS", "PROPN", 1, "flat"),
        ("FREE", "PROPN", 4, "compound"), ("FRONT", "PROPN", 1, "list"),
        ("(", "PUNCT", 6, "punct"), ("FF", "PROPN", 4, "appos"), (")", "PUNCT", 6, "punct"),
        ("FF", "PROPN", 1, "list"), ("RIVAS", "PROPN", 1, "list"),
        names=((0, 2, "PER"), (2, 4, "ORG"), (5, 6, "ORG"), (7, 8, "ORG"), (8, 9, "PER")),
    )  # fmt: skip
    found = candidates(given)
    number = dict(zip([c.head for c in found], entities(given, found), strict=True))
    assert number[1] == number[8]
    assert number[3] == number[5] == number[7]
    assert number[1] != number[3]


def test_common_nouns_share_their_describing_words() -> None:
    given = analysis(
        ("TWO", "NUM", 3, "nummod"), ("ARMED", "ADJ", 3, "amod"), ("MEN", "NOUN", 4, "nsubj"),
        ("LEFT", "VERB", 0, "root"), ("ARMED", "ADJ", 6, "amod"), ("MEN", "NOUN", 4, "obj"), ("MEN", "NOUN", 4, "obl"),
    )  # fmt: skip
    assert entities(given, candidates(given)) == (0, 0, 1)


def test_fillers_are_compared_without_case_marks_and_articles() -> None:
    assert plain('The "Car-Bomb" of a  Man') == "carbomb of man"
