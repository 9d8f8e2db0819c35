"""Inflection: the printed forms of a dictionary form, so that the lexicon lists lemmas only.

Regular forms are made generously (with and without a doubled consonant): a
form that nobody writes matches nothing.
"""

from __future__ import annotations

from collections.abc import Mapping

VOWELS = frozenset("aeiou")
PREFIXES = ("re", "over", "under", "with", "out", "be", "fore", "up")


def verb_forms(lemma: str, irregular: Mapping[str, str]) -> frozenset[str]:
    """All forms of a verb. `irregular` gives "past participle" by dictionary form."""
    past = _irregular(lemma, irregular)
    endings = {lemma, *_third(lemma), *_ing(lemma)}
    return frozenset(endings | (past or set(_past(lemma))))


def noun_forms(lemma: str) -> frozenset[str]:
    """A noun and its plural."""
    if lemma.endswith("s") and not lemma.endswith("ss"):
        return frozenset({lemma})
    if lemma.endswith("man"):
        return frozenset({lemma, lemma[:-2] + "en"})
    return frozenset({lemma, *_third(lemma)})


def _irregular(lemma: str, irregular: Mapping[str, str]) -> set[str]:
    if lemma in irregular:
        return set(irregular[lemma].split())
    for prefix in PREFIXES:
        rest = lemma.removeprefix(prefix)
        if rest != lemma and rest in irregular:
            return {prefix + form for form in irregular[rest].split()}
    return set()


def _third(lemma: str) -> tuple[str, ...]:
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        return (lemma[:-1] + "ies",)
    if lemma.endswith("o"):
        return (lemma + "es", lemma + "s")
    if lemma.endswith(("s", "x", "z", "ch", "sh")):
        return (lemma + "es",)
    return (lemma + "s",)


def _past(lemma: str) -> tuple[str, ...]:
    if lemma.endswith("e"):
        return (lemma + "d",)
    if lemma.endswith("y") and lemma[-2:-1] not in VOWELS:
        return (lemma[:-1] + "ied",)
    return (lemma + "ed", lemma + lemma[-1] + "ed")


def _ing(lemma: str) -> tuple[str, ...]:
    if lemma.endswith("ie"):
        return (lemma[:-2] + "ying",)
    if lemma.endswith("e") and not lemma.endswith(("ee", "oe", "ye")):
        return (lemma[:-1] + "ing",)
    return (lemma + "ing", lemma + lemma[-1] + "ing")
