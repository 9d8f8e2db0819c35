"""Alike: whether two accounts can be, and are, of one happening."""

from __future__ import annotations

from collections.abc import Iterable

from sayso.events.accounts import Account
from sayso.model.event import Count, Moment, Participant

STEM = 4
SHARED, OF_SHORTER = 5, 0.6
DAY = len("2022-11-11")


def at_odds(one: Account, other: Account) -> bool:
    """Whether two accounts cannot be of one happening."""
    return (
        one.statement.id == other.statement.id
        or one.open != other.open
        or _same_place(one, other) is False
        or _same_day(one.event.time, other.event.time) is False
        or _same_party(one.event.actor, other.event.actor) is False
        or _same_party(one.event.target, other.event.target) is False
        or (one.plural is not None and other.plural is not None and one.plural != other.plural)
        or (not one.once and (_only_many(one, other) or _only_many(other, one)))
        or (one.claimant == other.claimant and _counts_differ(one.event.counts, other.event.counts))
    )


def linked(one: Account, later: Account) -> bool:
    """Whether enough ties a later account to an earlier one.

    Either both name the same narrow place, and either the family happens once
    or the words are alike; or the later one points back ("the blast") with
    like words; or day, actor and target are the same, with like words. A
    general noun that may point elsewhere ("the attack") only ties to its like.
    """
    like = _like_words(one, later)
    if _same_place(one, later) and one.narrow:
        return one.once or like
    if later.definite and like and (not later.vague or (one.bare and later.bare)):
        return True
    return like and all(
        (
            _same_day(one.event.time, later.event.time),
            _same_party(one.event.actor, later.event.actor),
            _same_party(one.event.target, later.event.target),
        )
    )


def _only_many(one: Account, other: Account) -> bool:
    """Whether one tells of several, none of them told before ("explosions were heard"), and the other of one."""
    return one.plural is True and not one.definite and other.plural is not True


def _like_words(one: Account, other: Account) -> bool:
    """Whether the triggers share a mode or a stem."""
    if one.event.mode is not None and one.event.mode == other.event.mode:
        return True
    return any(_same_stem(a, b) for a in one.lemmas for b in other.lemmas)


def _same_stem(one: str, other: str) -> bool:
    if one == other:
        return True
    short, long = sorted((one, other), key=len)
    if len(short) >= STEM and long.startswith(short):
        return True
    shared = next((k for k, (a, b) in enumerate(zip(short, long, strict=False)) if a != b), len(short))
    return shared >= SHARED and shared >= OF_SHORTER * len(short)


def _same_place(one: Account, other: Account) -> bool | None:
    """None where one of them names no place of its own, or one is a part of the other."""
    a, b = one.place, other.place
    if a is None or b is None:
        return None
    if a.id is not None and b.id is not None:
        if a.id == b.id:
            return True
        return None if a.id.split("~")[0] == b.id.split("~")[0] else False
    return (a.name or "").casefold() == (b.name or "").casefold()


def _same_day(one: Moment | None, other: Moment | None) -> bool | None:
    """None where a date is unknown, or one holds the other without naming the day."""
    a, b = (moment.date if moment else None for moment in (one, other))
    if a is None or b is None:
        return None
    if not (a.startswith(b) or b.startswith(a)):
        return False
    return True if len(a) == len(b) == DAY else None


def _same_party(one: Participant | None, other: Participant | None) -> bool | None:
    """Whether two participants are of one side, or bear one name; None where that is open."""
    if one is None or other is None:
        return None
    if one.bloc is not None and other.bloc is not None:
        return one.bloc == other.bloc
    if one.bloc is not None or other.bloc is not None:
        return None
    return _head(one) == _head(other)


def _head(party: Participant) -> str:
    """The last word of a name in the singular, as far as its end tells."""
    words = (party.name or "").casefold().split()
    return words[-1].removesuffix("s") if words else ""


def _counts_differ(one: Iterable[Count], other: Iterable[Count]) -> bool:
    """Whether two counts of one kind cannot both be true."""
    held = {(count.what, count.whose): count for count in one}
    return any(
        _apart(held[count.what, count.whose], count) for count in other if (count.what, count.whose) in held
    )


def _apart(one: Count, other: Count) -> bool:
    def below(low: Count, high: Count) -> bool:
        return low.high is not None and high.low is not None and low.high < high.low

    return below(one, other) or below(other, one)
