"""Narrative: the time that a story is telling of, for events that have no words of time of their own."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from sayso.events.anchoring import SINCE
from sayso.events.extent import moment_of, one_day, stretch
from sayso.events.frame import Lean
from sayso.events.happening import PLACED, Happening, kindred, of_another_side, of_one_fight
from sayso.events.news import OPEN, day_of, is_news, is_over, is_told
from sayso.events.story import Story, Times
from sayso.model.event import Moment, Precision
from sayso.model.statement import Commitment, Tense

# events further on among which the time of an opening is looked for
OPENING = 4
# characters of a date that names a day
DAY = 10
BREATH = "told in one breath with what happened then"
Fits = Callable[[Happening, Happening], bool]
# events before and after one among which the same happening is looked for
WINDOW = 150
# steps in the tree within which two events of a statement are told in one breath
TOGETHER = 3.5


def frames(story: Story, claimed: frozenset[int]) -> tuple[tuple[int, Moment], ...]:
    """Days that the story tells of by verbs that are no events ("arrived on Monday"), with where they stand.

    What somebody said on a day is left out, and so is what only tells more of an event.
    """
    tree = story.branches
    if tree is None:
        return ()
    cues = {tree.first_at(s.cue.start) for s in story.statements if s.cue is not None}
    out: list[tuple[int, Moment]] = []
    for number, telling in enumerate(story.tellings):
        if number in claimed or telling.head is None or telling.frame.lean is not Lean.BACK:
            continue
        verb = tree.verb_of(tree.governor(telling.head, story.places))
        if verb is None or verb in cues or len(telling.moment.date or "") != DAY:
            continue
        if any(k in story.places for k in tree.above(verb)):
            continue
        if telling.expression.lead is None and is_news(story, telling.moment):
            out.append((telling.start, telling.moment))
    return tuple(out)


def carried(
    story: Story, own: Times, asides: frozenset[int], days: Sequence[tuple[int, Moment]]
) -> dict[int, Moment]:
    """Times of all events: their own, that of the same happening, that of the telling, or none.

    `asides` are events whose own words of time are not those that the story goes on to tell of;
    `days` are days told of by other verbs, with where they stand.
    """
    times = dict(own)
    loose: set[int] = set()
    now: Moment | None = None
    lasting: Moment | None = None
    waiting = list(days)
    for number, happening in enumerate(story.happenings):
        while waiting and waiting[0][0] < happening.event.trigger.start:
            now = waiting.pop(0)[1]
        if number not in times:
            moment = _of_another(story, own, times, number, asides)
            if moment is None:
                moment = _of_telling(story, own, number, (lasting if happening.perfect else None) or now)
                loose.add(number)
            if moment is not None:
                times[number] = replace(moment, text=None)
        elif number not in asides and _is_news_itself(happening) and _leads_on(story, own[number], now):
            now = own[number]
            lasting = now if (now.reason or "").endswith(SINCE) else lasting
    sure = {number: moment for number, moment in times.items() if number not in loose}
    return times | _told_with(story, times, sure, asides)


def _told_with(story: Story, times: Times, sure: Times, asides: frozenset[int]) -> dict[int, Moment]:
    """Times of events that have none yet and stand beside a later one of the same statement that has."""
    found: dict[int, Moment] = {}
    for number, happening in enumerate(story.happenings):
        if number not in times and not happening.future and not happening.earlier:
            beside = _beside(story, sure, number, asides)
            if beside is not None:
                found[number] = replace(beside, text=None)
    return found


def _is_news_itself(happening: Happening) -> bool:
    """Whether an event is told as news, and not in passing or as one before it."""
    return not (happening.earlier or happening.gloss)


def _leads_on(story: Story, moment: Moment, now: Moment | None) -> bool:
    """Whether the story goes on to tell of this time: of a day, of all since a day, or of what is coarser if nothing else."""
    if not is_news(story, moment):
        return False
    exact = len(moment.date or "") == DAY or (moment.reason or "").endswith(SINCE)
    return exact or now is None or len(now.date or "") != DAY


def _of_another(story: Story, own: Times, times: Times, number: int, asides: frozenset[int]) -> Moment | None:
    """The time of another event that is, or goes with, this one."""
    happening = story.happenings[number]
    if happening.earlier:
        return None
    if happening.ongoing and not happening.future and not happening.owned:
        return _today(story)
    fact = story.statements[happening.statement].factuality
    doubted = fact.tense is Tense.PRESENT and fact.commitment is not Commitment.CERTAIN
    if not doubted and fact.commitment not in OPEN:
        same = _same(story, own, times, number)
        if same is not None and not (happening.future and is_over(story, same)):
            return replace(same, reason="the same happening is dated elsewhere in the story")
    after = _after_which(story, own, happening)
    if after is not None:
        return after
    return None if happening.future else _beside(story, times, number, asides)


def _of_telling(story: Story, own: Times, number: int, now: Moment | None) -> Moment | None:
    """The time that is being told of, for what a report goes on to tell."""
    happening = story.happenings[number]
    if happening.earlier or happening.future:
        return None
    if happening.present or story.statements[happening.statement].factuality.tense is Tense.PRESENT:
        return None
    if not is_told(story, happening):
        return None
    next_to_come = _told_next(story, own, number)
    if next_to_come is not None:
        return next_to_come
    if now is None:
        now = _opening(story, own, number)
    elif _before_now(happening) and (now.precision is not Precision.RANGE or len(now.date or "") == DAY):
        return None
    return None if now is None else replace(now, reason="the time that the story is telling of")


def _told_next(story: Story, own: Times, number: int) -> Moment | None:
    """For "a bomb exploded": the day of "the blast" that is told of next."""
    happening = story.happenings[number]
    if happening.definite:
        return None
    here = _sentence(story, happening)
    for other in range(number + 1, min(len(story.happenings), number + 1 + OPENING)):
        that = story.happenings[other]
        if _sentence(story, that) != here + 1 or other not in own or not that.definite or that.owned:
            continue
        if _same_type(happening, that) and is_news(story, own[other]):
            return replace(own[other], reason="the same happening is dated in the next sentence")
    return None


def _sentence(story: Story, happening: Happening) -> int:
    """The number of the sentence in which an event stands."""
    return (
        bisect_right(story.branches.sentences, happening.event.trigger.start, key=lambda s: s.start)
        if story.branches
        else 0
    )


def _before_now(happening: Happening) -> bool:
    """Whether the tense sets an event before the time that is told of, and nothing points to what was told."""
    pointing = happening.definite and not happening.owned
    return (happening.pluperfect or happening.perfect) and not pointing


def _today(story: Story) -> Moment | None:
    if story.day is None:
        return None
    return moment_of(None, one_day(story.day, "going on when the story was told"))


def _same(story: Story, own: Times, times: Times, number: int) -> Moment | None:
    """The time of the happening that an event tells of again: of one thing at one place, or "the attack"."""
    happening = story.happenings[number]
    others = [n for n in _around(story, number) if n != number]
    if happening.event.type in PLACED and happening.event.place is not None and happening.event.place.id:
        for other in others:
            if other in own and own[other].date and _same_place(happening, story.happenings[other]):
                return own[other]
    if not happening.definite or happening.habit:
        return None
    for group, fits in _ranked(story, own, times, number):
        for other in group:
            if fits(happening, story.happenings[other]) and not story.happenings[other].earlier:
                return times[other]
    return None


def _ranked(story: Story, own: Times, times: Times, number: int) -> Iterator[tuple[Iterable[int], Fits]]:
    """Where "the attack" is looked for, the surest first: in the news before, by its own word anywhere, in the news after."""
    happening = story.happenings[number]
    known = [n for n in _around(story, number) if n != number and n in times and times[n].date]
    before = [n for n in reversed(known) if n < number and is_news(story, times[n])]
    after = [n for n in known if n > number and n in own and is_news(story, own[n])]
    if happening.owned:
        yield before, _same_word
        yield [n for n in known if story.happenings[n].definite], _same_word
    yield before, _same_word if happening.perfect or happening.future else kindred
    if not (happening.perfect or happening.future):
        yield after, _same_type
        yield after, kindred


def _around(story: Story, number: int) -> range:
    return range(max(0, number - WINDOW), min(len(story.happenings), number + WINDOW))


def _same_word(one: Happening, other: Happening) -> bool:
    return one.event.type is other.event.type and one.name == other.name


def _same_type(one: Happening, other: Happening) -> bool:
    return one.event.type is other.event.type


def _same_place(one: Happening, other: Happening) -> bool:
    a, b = one.event, other.event
    return (
        a.type is b.type
        and a.mode == b.mode
        and a.place is not None
        and b.place is not None
        and a.place.id == b.place.id
        and not other.earlier
        and not of_another_side(one, other)
    )


def _after_which(story: Story, own: Times, happening: Happening) -> Moment | None:
    """For "taken following the invasion": the day of the one, or, if that is long past, all the time since."""
    tree = story.branches
    if tree is None or happening.at is None:
        return None
    for k in tree.governed(happening.at, "obl", "nmod", "advcl"):
        marks = {tree.lower(m) for m in tree.governed(k, "case", "mark")}
        if not marks & story.book.groups["after_which"]:
            continue
        number = story.places.get(k)
        if number is None:
            continue
        moment = own.get(number) or _same(story, own, own, number)
        first = day_of(moment.earliest or moment.date) if moment is not None else None
        if moment is None or first is None:
            continue
        if is_news(story, moment):
            return replace(moment, reason="right after what happened then")
        if story.day is not None:
            return moment_of(None, stretch(first, story.day, "some time after what happened then"))
    return None


def _beside(story: Story, times: Times, number: int, asides: frozenset[int]) -> Moment | None:
    """The time of an event of the same statement that is told in one breath with this one."""
    happening = story.happenings[number]
    tree = story.branches
    if tree is None or happening.at is None:
        return None
    near: list[tuple[float, int]] = []
    for other in story.of_statement[happening.statement]:
        that = story.happenings[other]
        apart = of_another_side(happening, that) or not of_one_fight(happening, that)
        if that.gloss and not happening.gloss and apart:
            continue
        if other in times and that.at is not None and times[other].date and not that.earlier:
            cost = tree.distance(happening.at, that.at, inside=False)
            if cost <= TOGETHER:
                near.append((cost, other))
    if not near:
        return None
    nearest = min(near)[1]
    begun = day_of(times[nearest].earliest)
    if nearest in asides and begun is not None and story.day is not None and begun <= story.day:
        return moment_of(None, stretch(begun, story.day, "told in one breath with what had begun by then"))
    return None if happening.state else replace(times[nearest], reason=BREATH)


def _opening(story: Story, own: Times, number: int) -> Moment | None:
    """For an event before any time is told: the time of one further on that may be the same happening."""
    happening = story.happenings[number]
    for other in range(number + 1, min(len(story.happenings), number + 1 + OPENING)):
        that = story.happenings[other]
        if of_another_side(happening, that):
            continue
        if other in own and of_one_fight(happening, that) and is_news(story, own[other]):
            return own[other]
    return None
