"""Subject: the noun phrase before (or after) a cue that names who asserts."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.statements.attribution import Stretch
from sayso.statements.words import Words

LONGEST_SOURCE = 40
LONGEST_NAME = 4
LONGEST_GIVEN = 8
LONGEST_PERSON = 5
# a clause with its source begins no further left; keeps the cost of endless sentences linear
FURTHEST_START = 120


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """A source's stretch, where its clause begins, and what "who" stands for."""

    source: Stretch
    clause: int
    antecedent: Stretch | None = None


def before(w: Words, cue: int, low: int) -> Subject | None:
    """The subject that stands before the cue, not further left than `low`."""
    end = cue
    while end > low and (
        w.is_a(end - 1, "auxiliary", "adverb", "negator") or w.lower[end - 1] in {"'s", "’s"}
    ):
        end -= 1
    if end <= low or w.is_mark(end - 1):
        return None
    if w.is_a(end - 1, "pronoun"):
        return Subject(source=(end - 1, end), clause=clause_start(w, end, low))
    clause = clause_start(w, end, low)
    if w.lower[cue].endswith("ing") and (given := _after_with(w, clause, end)) is not None:
        return Subject(source=(given, end), clause=clause)
    if w.is_a(end - 1, "coordinator"):
        end = _first_verb(w, clause, end - 1)
    parts = _segments(w, clause, end)
    while len(parts) > 1 and adverbial(w, *parts[0]):
        parts = parts[1:]
    if not parts:
        return None
    if w.is_a(parts[-1][0], "relative") and parts[-1][1] - parts[-1][0] == 1:
        return _relative(w, parts, clause)
    return _noun_phrase(w, parts, clause)


def _relative(w: Words, parts: list[Stretch], clause: int) -> Subject | None:
    """The word "who" as subject, with what it stands for; "which" asserts nothing."""
    if w.lower[parts[-1][0]] not in {"who", "whom"}:
        return None
    antecedent = _last_phrase(w, *parts[-2]) if len(parts) > 1 else None
    return Subject(source=parts[-1], clause=clause, antecedent=antecedent)


def _noun_phrase(w: Words, parts: list[Stretch], clause: int) -> Subject | None:
    """The first part with what stands in apposition to it, its lead and relative clause left out."""
    first, last = _with_apposition(w, parts)
    first = _without_lead(w, first, last)
    last = _before_relative(w, first, last)
    alone = last - first == 1 and w.is_a(first, "preposition")
    if last <= first or last - first > LONGEST_SOURCE or alone or _has_auxiliary(w, first, last):
        return None
    return Subject(source=(first, last), clause=clause)


def _has_auxiliary(w: Words, first: int, last: int) -> bool:
    """Whether a verb stands in what should be a noun phrase; a capital inside it is a name ("Theresa May")."""
    return any(
        w.is_a(at, "auxiliary") and (at == first or w.tokens[at].text.islower()) for at in range(first, last)
    )


def _first_verb(w: Words, first: int, last: int) -> int:
    """Where the first verb of a clause stands: the subject of "X supported Y and added" ends there."""
    for at in range(first + 1, last):
        if w.is_a(at, "auxiliary") or w.lower[at].endswith("ed") or w.lexicon.is_verb(w.lower[at]):
            return at
    return last


def _last_phrase(w: Words, first: int, last: int) -> Stretch:
    """What "who" stands for: the noun phrase behind the last preposition."""
    for at in range(last - 2, first, -1):
        if w.is_a(at, "preposition") and w.lower[at] not in {"of", "for"}:
            return at + 1, last
    return first, last


def _after_with(w: Words, low: int, end: int) -> int | None:
    """The start of "Baghdad" in "was halted with Baghdad saying": a subject given by "with"."""
    for at in range(end - 2, max(low, end - LONGEST_GIVEN) - 1, -1):
        if w.lower[at] == "with":
            return at + 1
    return None


def _before_relative(w: Words, first: int, last: int) -> int:
    """The end of a noun phrase before its relative clause: "a source who asked not to be named"."""
    for at in range(first + 1, last):
        if w.is_a(at, "relative"):
            return at
    return last


def last_before(w: Words, cue: int, low: int) -> Subject | None:
    """The subject right before a cue that closes its sentence: ", the ministry said"."""
    end = cue
    while end > low and w.is_a(end - 1, "auxiliary", "adverb", "negator"):
        end -= 1
    closed = end > low and w.lower[end - 1] == ","
    parts = _segments(w, clause_start(w, end, low), end)
    if not parts:
        return None
    take = 1
    if closed:
        while take < len(parts) and take < 4 and not _role(w, *parts[-take - 1]):
            take += 1
        take = min(take + 1, len(parts)) if take < len(parts) else min(2, len(parts))
    first, last = parts[-take][0], parts[-1][1]
    if last - first > LONGEST_SOURCE or w.quoted[first]:
        return None
    return Subject(source=(first, last), clause=first)


def after(w: Words, cue_end: int, high: int) -> Subject | None:
    """The subject of an inverted cue: '," said the statement quoted by IRNA'."""
    at = cue_end
    while at < high and not (w.is_punctuation(at) and w.lower[at] not in "()[]'’"):
        at += 1
    following = w.trim(at + 1, high)
    if (
        at < high
        and w.lower[at] == ","
        and following[1] > following[0]
        and w.is_a(following[0], "person_role")
    ):
        at = high  # "said Olena Krutko, mayor of ..."
    first, last = w.trim(cue_end, at)
    while last - 1 > first and w.is_a(last - 1, "time", "adverb"):
        last -= 1
    if last <= first or last - first > LONGEST_SOURCE:
        return None
    return Subject(source=(first, last), clause=cue_end)


def clause_start(w: Words, end: int, low: int) -> int:
    """Where the clause that ends here begins: after a mark, a semicolon, or a joining word."""
    at, depth = end, 0
    low = max(low, end - FURTHEST_START)
    while at > low:
        word = w.lower[at - 1]
        depth += (word in ")]") - (word in "([") if len(word) == 1 else 0
        if depth <= 0 and (word in {";", ":", "—", "–", "--"} or _closes_quote(w, at - 1)):
            return at
        if depth <= 0 and w.is_a(at - 1, "boundary") and at - 1 > low:
            return at
        if depth <= 0 and word == "that" and at < end - 1 and not w.is_a(at, "preposition"):
            return at
        if depth <= 0 and w.is_a(at - 1, "relative") and w.is_a(at - 2, "preposition") and at < end:
            return at  # "in which both sides reported"
        if depth <= 0 and word == "and" and at - 2 >= low and w.lower[at - 2] == ",":
            return at
        at -= 1
    return low


def _closes_quote(w: Words, at: int) -> bool:
    """Whether a mark closes quoted speech, rather than a quoted name inside a phrase."""
    if not (w.is_mark(at) and at > 0 and w.quoted[at - 1]) or w.lower[at] in {"'", "’", "‘"}:
        return False
    begin = at
    while begin > 0 and w.quoted[begin - 1]:
        begin -= 1
    return at - begin > LONGEST_NAME or w.lower[at - 1] in {",", ".", "?", "!"}


def _segments(w: Words, first: int, last: int) -> list[Stretch]:
    """The stretch cut at its commas, those in brackets and in quotation marks left aside."""
    parts, begin, depth = [], first, 0
    for at in range(first, last):
        word = w.lower[at]
        depth += (word in {"(", "["}) - (word in {")", "]"})
        if word == "," and depth <= 0 and not w.quoted[at]:
            parts.append((begin, at))
            begin = at + 1
    parts.append((begin, last))
    return [trimmed for part in parts if (trimmed := w.trim(*part))[1] > trimmed[0]]


def adverbial(w: Words, first: int, last: int) -> bool:
    """Whether a stretch only says when, where or how: "Earlier on Friday", "In Baghdad"."""
    return w.is_a(first, "preposition", "adverb", "time", "coordinator", "boundary") or (
        last - first <= 3 and w.is_a(last - 1, "time")
    )


def _role(w: Words, first: int, last: int) -> bool:
    """Whether a stretch stands in apposition: "spokesman for the ministry", "the official agency"."""
    if w.is_a(first, "relative", "preposition", "auxiliary", "coordinator"):
        return False
    head = range(first, min(last, first + 5))
    return w.is_a(first, "determiner") or any(w.is_a(at, "person_role", "body_role") for at in head)


def is_name(w: Words, first: int, last: int) -> bool:
    """Whether a stretch is a bare name: a few capitalised words, no article, no verb."""
    while last > first and w.is_punctuation(last - 1):
        last -= 1
    words = range(first, last)
    return 0 < last - first <= LONGEST_PERSON and all(
        (w.tokens[at].text[:1].isupper() and not w.is_a(at, "determiner", "preposition", "auxiliary", "time"))
        or w.is_a(at, "particle")
        for at in words
    )


def without_article(w: Words, first: int, last: int) -> Stretch:
    """A stretch without an article at its head."""
    return (first + 1, last) if w.is_a(first, "determiner") and last > first + 1 else (first, last)


def has_role(w: Words, first: int, last: int) -> bool:
    """Whether a stretch ends in what somebody is: "the town's mayor"."""
    return any(w.is_a(at, "person_role") for at in range(max(first, last - 4), last))


def _with_apposition(w: Words, parts: list[Stretch]) -> Stretch:
    first, last = parts[0]
    for part in parts[1:]:
        named = is_name(w, *part) and has_role(w, *parts[0])
        if not _role(w, *part) and not named:
            break
        last = part[1]
    return first, last


def _without_lead(w: Words, first: int, last: int) -> int:
    """The start of a noun phrase behind joining words and words of time ("Earlier today the ...")."""
    while first < last - 1 and w.is_a(first, "coordinator", "complementizer", "boundary", "adverb", "time"):
        first += 1
    if first < last - 2 and w.is_a(first, "preposition"):
        for at in range(first + 1, last - 1):
            if w.is_a(at, "time") and not w.is_a(at + 1, "time", "preposition", "determiner"):
                return at + 1
        if w.lower[first] in {"with", "as"}:
            return first + 1
    return first
