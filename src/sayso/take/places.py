"""Places: the towns that a dateline names, each with its qualifier as it stands."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.take.calendar import Day, load_calendar
from sayso.take.endings import load_endings

_LONGEST = 110  # characters before an agency's mark
_MOST_WORDS, _MOST_PARTS = 8, 4
_LONGEST_ABBREVIATION = 4  # with its stop: "Ft.", "St.", "Sta."
_NEVER = frozenset('0123456789:;!?"“”«»=<>@#%&*+|{}[]_')
_LONGEST_SMALL_WORD = 4  # "am" in Frankfurt am Main, "upon", "sous"; longer small words are no name


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """What stands before an agency's mark: places and a day; `nowhere` where it says there is no place."""

    places: tuple[str, ...]
    day: Day | None
    nowhere: bool = False

    @property
    def named(self) -> bool:
        """Whether a place is named, or said to be none."""
        return bool(self.places) or self.nowhere


def read_origin(words: str) -> Origin | None:
    """Places and day of "Lviv, Ukraine, Nov 11"; empty for nothing; None where it is something else."""
    words = " ".join(words.split()).rstrip(" ,")
    if len(words) > _LONGEST:
        return None
    day = load_calendar().day_at_end(words)
    rest = words[: day.start] if day else words
    rest = _without_stop(rest.rstrip(" ,(/")) if day else rest
    if not rest:
        return Origin(places=(), day=day)
    if any(rest.lower().startswith(word) for word in load_endings().no_places):
        return Origin(places=(), day=day, nowhere=True)
    places = tuple(place.strip(" ,") for place in rest.split("/"))
    return Origin(places=places, day=day) if all(_is_place(place) for place in places) else None


def _without_stop(words: str) -> str:
    """Without the full stop of "Roma. 12 gen", but with that of "HEMPSTEAD, N.Y."."""
    last = words.rsplit(maxsplit=1)[-1] if words else ""
    return (
        words[:-1]
        if last.endswith(".") and len(last) > 4 and "." not in last[:-1] and "," not in words
        else words
    )


def _is_place(name: str) -> bool:
    plain = name.replace("(", " ").replace(")", " ").replace(",", " ")
    words = plain.split()
    if not 1 <= len(words) <= _MOST_WORDS or name.count(",") >= _MOST_PARTS or _NEVER & set(name):
        return False
    # A stop after a longer word ends a sentence: "Nobody was hurt. KESSIM".
    if any(word.endswith(".") and len(word) > _LONGEST_ABBREVIATION for word in words[:-1]):
        return False
    return name[0].isalpha() and all(_is_name(word, first=n == 0) for n, word in enumerate(words))


def _is_name(word: str, *, first: bool) -> bool:
    letters = word.strip(".'’-–`")
    if not letters:
        return not first
    return (
        letters[0].isupper()
        or not letters[0].isalpha()
        or (not first and len(letters) <= _LONGEST_SMALL_WORD)
    )
