"""Words in the sense of Universal Dependencies, with their offsets.

The same words in training and at run time: "don't" is two words, "Iraqi-led"
three, "anti-tank" one, "U.S." one. What a reader cannot see (control
characters, direction marks) separates words and belongs to none.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from importlib import resources

# A stretch without a space beyond this is no English: one word, never taken apart.
LONGEST_RUN = 1000

_GAP = r"\s\x00-\x1f\x7f-\x9f\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff"
_IN = r"[\w\u0300-\u036f\u00ad\u200c\u200d]"
_LETTER = r"[^\W\d_]"
_MARK = "['’`]"
_CLITIC = re.compile(rf"(?:n{_MARK}t|{_MARK}(?:s|re|ve|ll|d|m))$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class WordLists:
    """The lists that the tokenizer reads from its data file."""

    abbreviations: tuple[str, ...]
    abbreviations_before_digit: tuple[str, ...]
    abbreviations_capital: tuple[str, ...]
    prefixes: tuple[str, ...]
    units: tuple[str, ...]
    endings: tuple[str, ...]
    emoticons: tuple[str, ...]
    slashed: tuple[str, ...]
    contractions: Mapping[str, tuple[int, ...]]


def load_word_lists() -> WordLists:
    """The shipped lists: abbreviations, prefixes, units, contractions."""
    source = resources.files("sayso.analysis").joinpath("data/tokenizer.toml")
    data = tomllib.loads(source.read_text(encoding="utf-8"))
    names = data["names"]
    return WordLists(
        abbreviations=tuple(data["abbreviations"]),
        abbreviations_before_digit=tuple(data["abbreviations_before_digit"]),
        abbreviations_capital=tuple(data["abbreviations_capital"]),
        prefixes=tuple(data["prefixes"]),
        units=tuple(data["units"]),
        endings=tuple(names["endings"]),
        emoticons=tuple(names["emoticons"]),
        slashed=tuple(names["slashed"]),
        contractions={word: tuple(parts) for word, parts in data["contractions"].items()},
    )


class Tokenizer:
    """Splits text into Universal Dependencies words; one object serves any number of texts."""

    __slots__ = ("_contractions", "_pattern")

    def __init__(self, lists: WordLists | None = None) -> None:
        lists = lists or load_word_lists()
        self._pattern = re.compile("|".join(_alternatives(lists)))
        self._contractions = dict(lists.contractions)

    def spans(self, text: str, start: int = 0, end: int | None = None) -> list[tuple[int, int]]:
        """Half-open offsets of the words between two offsets of a text, in order."""
        found: list[tuple[int, int]] = []
        stop = len(text) if end is None else end
        for match in self._pattern.finditer(text, start, stop):
            kind = match.lastgroup
            if kind is None or (kind == "plain" and match.group().lower() not in self._contractions):
                found.append(match.span())
            else:
                found.extend(self._parts(match.group(), match.start()))
        return found

    def _parts(self, word: str, start: int) -> Iterator[tuple[int, int]]:
        """The words inside one printed word: clitics and contractions come off."""
        lengths = self._contractions.get(word.lower())
        if lengths:
            for length in lengths:
                yield start, start + length
                start += length
            return
        end = start + len(word)
        clitic = _CLITIC.search(word)
        if clitic and clitic.start():
            yield start, start + clitic.start()
            yield start + clitic.start(), end
        else:
            yield start, end


def _either(words: Iterable[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _alternatives(lists: WordLists) -> Iterator[str]:
    """The kinds of words, first match wins. Only `word` is looked at again for clitics."""
    # Three words of four: no other kind can begin so, and this one is quick to see.
    yield r"(?P<plain>[A-Za-z]{2,30}(?=[ ,]))"
    yield rf"[^{_GAP}]{{{LONGEST_RUN},}}"
    yield from _addresses(lists)
    yield from _abbreviations(lists)
    yield from _numbers(lists)
    yield from _words(lists)
    yield from _marks()


def _addresses(lists: WordLists) -> Iterator[str]:
    yield r"(?i:https?|ftp)://[^\s<>\"]*[^\s<>\"'’.,;:!?)\]}]"
    yield r"(?i:www)\.[^\s<>\"]*[^\s<>\"'’.,;:!?)\]}]"
    yield r"[\w.+%-]{1,64}@[\w.-]{0,250}\w"
    yield rf"[\w-]{{1,64}}(?:\.[\w-]{{1,64}}){{0,8}}\.(?i:{_either(lists.endings)})(?!\w)"
    yield r"(?<![\w.])[a-z]{2,20}(?:\.[a-z-]{2,20}){2,6}(?![\w.])"
    yield r"[@#][^\W\d_]\w+"
    yield rf"(?:{_either(lists.emoticons)})(?!\w)"
    yield rf"(?i:{_either(lists.slashed)})(?!\w)"


def _abbreviations(lists: WordLists) -> Iterator[str]:
    left = r"(?<![\w'’])"
    yield rf"{left}(?i:{_either(lists.abbreviations)})\.(?!\w)"
    # Where a sentence seems to end, the stop is the sentence's ("etc. Then").
    yield rf"{left}(?i:etc)\.(?=\s?[a-z,;:)\-])"
    yield rf"{left}(?i:{_either(lists.abbreviations_before_digit)})\.(?=\s?\d)"
    yield rf"{left}(?:{_either(lists.abbreviations_capital)})\.(?=[\s,])"
    yield rf"{left}(?:{_LETTER}\.){{2,12}}(?:{_LETTER}(?!\w))?(?!\w)"
    yield rf"{left}(?:{_LETTER}\.){{1,12}}{_LETTER}(?!\w)"
    # An initial ("J. Alvarez"), but not a sentence that ends in "I."
    yield rf"{left}[A-HJ-ZÀ-Þ]\.(?=\s?[A-ZÀ-Þ(])"
    yield r"(?<=[A-Z]\.\s)[A-HJ-Z]\.(?!\w)"


def _numbers(lists: WordLists) -> Iterator[str]:
    core = r"\d+(?:[.,:/]\d+)*"
    yield r"(?<![\w/])\d(?=/\d(?![\d/]))"
    yield r"(?<!\w)\+\d+(?!\w)"
    yield r"(?<!\w)\d{3}-\d{4}(?![\w-])"
    yield r"(?<!\w)\d{1,5}(?:-\d{1,5}){2,6}(?![\w-])"
    yield r"(?<![\w'’])['’]\d\ds?(?!\w)"
    yield r"(?<!\w)\d*0['’]s(?!\w)"
    yield rf"(?<!\w){core}(?=(?i:{_either(lists.units)})(?!\w))"
    yield rf"(?<![\w.]){core}(?![\w])"
    yield r"(?<![\w.])\.\d+(?!\w)"


def _words(lists: WordLists) -> Iterator[str]:
    plain = rf"{_IN}+(?:{_MARK}{_IN}+)*"
    yield r"(?:US|U|C|A|HK|NZ|S|R)\$"
    yield rf"{_MARK}(?i:s|re|ve|ll|d|m)(?!\w)"
    yield r"(?<!\w)[A-Z]{1,4}&[A-Z]{1,4}(?!\w)"
    yield rf"(?P<word>(?<![\w-])(?i:{_either(lists.prefixes)})-{plain}|{plain})"


def _marks() -> Iterator[str]:
    yield r"[.?!…]{2,}"
    # Rules drawn with signs.
    yield r"[-=<>|+*~_]{4,}"
    yield r"-{2,}|={2,}|\*{2,}|~{2,}|<{2,}|>{2,}|\+{2,}|#{2,}|''|``|’’|‘‘|‘’"
    yield rf"[^{_GAP}]"
