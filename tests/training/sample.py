"""Ten sentences written for the tests, with tags, trees and names."""

from __future__ import annotations

from training.readers.document import Document, Sentence, spans_to_tags

# form/upos/lemma/head/relation by word; names as first-last-class.
_LINES = (
    ("Troops/NOUN/troop/2/nsubj left/VERB/leave/0/root Karat/PROPN/Karat/2/obj ./PUNCT/./2/punct", "2-3-LOC"),
    ("Rebels/NOUN/rebel/2/nsubj fired/VERB/fire/0/root shells/NOUN/shell/2/obj ./PUNCT/./2/punct", ""),
    (
        "Omar/PROPN/Omar/2/nsubj spoke/VERB/speak/0/root Monday/PROPN/Monday/2/obl ./PUNCT/./2/punct",
        "0-1-PER 2-3-TIME",
    ),
    (
        "The/DET/the/2/det army/NOUN/army/3/nsubj denied/VERB/deny/0/root it/PRON/it/3/obj ./PUNCT/./3/punct",
        "",
    ),
    ("Clashes/NOUN/clash/2/nsubj spread/VERB/spread/0/root north/ADV/north/2/advmod ./PUNCT/./2/punct", ""),
    (
        "She/PRON/she/2/nsubj runs/VERB/run/0/root Relief/PROPN/Relief/4/compound Now/PROPN/Now/2/obj",
        "2-4-ORG",
    ),
    ("Nobody/PRON/nobody/2/nsubj answered/VERB/answer/0/root ./PUNCT/./2/punct", ""),
    ("They/PRON/they/2/nsubj hold/VERB/hold/0/root Sabla/PROPN/Sabla/2/obj ./PUNCT/./2/punct", "2-3-LOC"),
    ("Two/NUM/two/2/nummod men/NOUN/man/3/nsubj died/VERB/die/0/root ./PUNCT/./3/punct", "0-1-QUANTITY"),
    ("Talks/NOUN/talk/2/nsubj failed/VERB/fail/0/root again/ADV/again/2/advmod ./PUNCT/./2/punct", ""),
)


def sample() -> list[Document]:
    """The sentences as one document."""
    return [Document(corpus="gum", name="sample", sentences=[_sentence(*line) for line in _LINES])]


def _sentence(words: str, names: str) -> Sentence:
    rows = [word.split("/") for word in words.split()]
    spans = [name.split("-") for name in names.split()]
    return Sentence(
        forms=[row[0] for row in rows],
        spaces=[True] * len(rows),
        upos=[row[1] for row in rows],
        xpos=[row[1] for row in rows],
        features=["_"] * len(rows),
        lemmas=[row[2] for row in rows],
        heads=[int(row[3]) - 1 for row in rows],
        relations=[row[4] for row in rows],
        mentions=spans_to_tags(len(rows), [(int(a), int(b), label) for a, b, label in spans]),
    )
