"""Minimum killed and captured of a release, as an expert's coding has them: `python -m eval.counts`.

The corpus (../shared/corpora/isaf) holds press releases with two numbers each,
the fewest people killed and the fewest captured. Every release is read through
the whole pipeline; the counts of its events, in order, are then summed by one
stated rule. The rule is the coder's, not the package's: the package keeps the
interval that the words give.

What one count is worth at least: its low bound; "more than N" is N + 1; a
plural without a number ("suspected insurgents were detained") is 2. Words
without a number are worth what the package's low bound says: several,
multiple, a number of 3; numerous 4.

Which counts are the same people told again:
1. Roles (a leader, two facilitators, a man named) and rank and file
   (insurgents, suspects, men, associates) are two classes; the release is their sum.
2. In a class, counts of one sentence are added, and of several sentences the
   largest holds, unless the words add: "several more", "two further men".
   "The targeted man" and "both men" are told before: they add nothing in their sentence.
3. In a class an exact number holds against a vague one ("several ... eight").
4. A role named as part of a count ("two insurgents, including a leader") is in
   it; so is one whose capture is only confirmed after the count.
5. Pronouns count only where nothing else does. Background is left out: what
   happened "since" or over months, denied or not certain statements, the
   reporter's own dead, and civilians where insurgents were killed too.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from sayso.model.event import Count, CountOf, EventType
from sayso.model.reading import Reading
from sayso.model.statement import Commitment, CueClass, Polarity, Statement, Tense
from sayso.pipeline import Kit, build_kit, read
from sayso.wire import read_item

RELEASES = Path("../shared/corpora/isaf/releases.jsonl")
TODAY = dt.date(2026, 1, 1)
LEAD = re.compile(r"^PRESS RELEASE TEXT:\s*")
# rank and file; every other noun is a role
RANKS = re.compile(
    r"\b(insurgents?|militants?|suspects?|individuals?|m[ae]n|persons?|people|personnel|associates?|others?|"
    r"fighters?|detainees?|males?|combatants?|one|enem(?:y|ies)|attackers?|gunm[ae]n|\d+|members|criminals?|"
    r"terrorists?|rebels?|bodies|deaths?|bombers?|occupants?|residents?|extremists?|accomplices?|suspected|killed|"
    r"several|numerous|multiple|two|three|four|five|six|seven|eight|nine|ten|\w+teen|dozens?|scores|others?|both)$",
    re.IGNORECASE,
)
OWN = re.compile(
    r"\b(soldiers?|troops?|service ?members?|marines?|americans?|policem[ae]n|police|officers?|coalition|isaf|"
    r"u\.?s\.?|ansf|guards?|servicem[ae]n)\b",
    re.IGNORECASE,
)
CIVIL = re.compile(
    r"\b(civilians?|wom[ae]n|child(?:ren)?|people|locals?|nationals?|boys?|girls?)\b", re.IGNORECASE
)
ADDING = re.compile(r"\b(?<!than )(more|further)\b(?! than)", re.IGNORECASE)
# one person or group told again: "the targeted individual", "both men"
AGAIN = re.compile(r"^(?:the|both|all|one of the|one of those)\b", re.IGNORECASE)
OVER = re.compile(r"\b(more than|over|in excess of|upwards? of)\s+\S+", re.IGNORECASE)
PRONOUN = re.compile(r"^(he|she|him|her|himself|herself)$", re.IGNORECASE)
AGO = re.compile(
    r"\b(since|so far|recently|continue to|this year|(?:past|last|previous) (?:\w+ )?(?:months?|weeks?|years?|hours)|in the last|to date)\b",
    re.IGNORECASE,
)
# what stands before a count of an earlier attack that somebody is blamed for
BLAMED = re.compile(
    r"\b(responsible for|involved in|linked to|prior to|believed to|accused|involvement in)\b", re.IGNORECASE
)
PLURAL = re.compile(
    r"(?:^|\b(?:detain\w*|captur\w*|arrest\w*|apprehend\w*|and)\s+)(?:other\s+|additional\s+)?(?:suspected\s+|armed\s+)?"
    r"(?:[A-Z]\w+\s+)?(?:insurgents|militants|suspects|individuals|men|fighters)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """One count as the rule sees it: how many at least, of which class, and how it is told."""

    least: int
    role: bool
    exact: bool
    part: bool
    adding: bool
    confirmed: bool
    pronoun: bool
    civil: bool
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A release with the expert's minimum numbers."""

    text: str
    killed: int
    captured: int


def releases(path: Path) -> Iterator[Release]:
    """The releases of the corpus file."""
    for line in path.read_text(encoding="utf-8").splitlines():
        told = {turn["from"]: turn["value"] for turn in json.loads(line)["conversations"]}
        label = json.loads(told["gpt"])
        yield Release(
            text=LEAD.sub("", told["human"]), killed=label["min_killed"], captured=label["min_captured"]
        )


def least(reading: Reading, what: CountOf) -> int:
    """The fewest people killed or captured that a reading of one release tells of."""
    told = [group for s in reading.statements if (group := _mentions(s, what))]
    if any(not m.civil for group in told for m in group):
        told = [[m for m in group if not m.civil] for group in told]
    return _sum([group for group in told if group])


def _mentions(statement: Statement, what: CountOf) -> list[Mention]:
    factuality, words = statement.factuality, statement.content.exact
    denied = factuality.polarity is Polarity.NEGATIVE and statement.cue_class is CueClass.DENY
    planned = factuality.commitment is Commitment.UNCOMMITTED and factuality.tense is Tense.FUTURE
    if denied or planned or AGO.search(words):
        return []
    found = [
        _mention(statement, count)
        for event in statement.events
        for count in event.counts
        if count.what is what and not OWN.search(count.words or "") and not _blamed(words, count)
    ]
    bare = _uncounted(statement) if what is CountOf.CAPTURED else None
    if bare is not None and all(m.role for m in found):
        found.append(bare)
    return [m for m in found if m.least]


def _blamed(words: str, count: Count) -> bool:
    """Whether a count of killed belongs to an earlier attack that is only told of somebody."""
    ahead = words[: words.find(count.words)] if count.words else ""
    return count.what is CountOf.KILLED and bool(BLAMED.search(ahead))


def _mention(statement: Statement, count: Count) -> Mention:
    words = count.words or ""
    low = count.low or 0
    before = f"{statement.cue.exact if statement.cue else ''} {statement.content.exact}".lower()
    return Mention(
        least=low + 1 if OVER.search(words) and low else low,
        role=not RANKS.search(words),
        exact=count.high is not None or bool(OVER.search(words)) or "at least" in words.lower(),
        part=count.part,
        adding=bool(ADDING.search(words)),
        confirmed="confirm" in before,
        pronoun=bool(PRONOUN.match(words)),
        civil=bool(CIVIL.search(words)),
        again=bool(AGAIN.search(words)) and bool(RANKS.search(words)),
    )


def _uncounted(statement: Statement) -> Mention | None:
    """A plural without a number beside a detention: two at least."""
    detained = any(event.type is EventType.DETAIN for event in statement.events)
    if not detained or not PLURAL.search(statement.content.exact):
        return None
    return Mention(
        least=2,
        role=False,
        exact=False,
        part=False,
        adding=False,
        confirmed=False,
        pronoun=False,
        civil=False,
    )


@dataclass(slots=True)
class Tally:
    """What the sentences read so far come to: roles, rank and file by exact and by vague numbers, the rest."""

    roles: int = 0
    exact: int = 0
    vague: int = 0
    alone: int = 0

    def add(self, group: Sequence[Mention]) -> None:
        """The counts of one more sentence."""
        named = [m for m in group if m.role and not m.pronoun]
        plain = [m for m in group if not m.role and not m.pronoun and not m.part]
        again = [m for m in plain if m.again]
        plain = [m for m in plain if not m.again]
        self.alone = max(self.alone, sum(m.least for m in group if m.pronoun or m in again))
        inside = sum(m.least for m in named if m.part)
        outside = sum(m.least for m in named if not m.part)
        if outside and not self.roles and (self.exact or self.vague) and any(m.confirmed for m in named):
            self.roles = outside
            self.exact, self.vague = max(0, self.exact - outside), max(0, self.vague - outside)
        elif outside + inside:
            self.roles = max(self.roles, outside + inside)
        elif again and plain:
            self.roles = max(self.roles, sum(m.least for m in again if m.least == 1))
        self._ranks(plain, inside)

    def _ranks(self, plain: Sequence[Mention], inside: int) -> None:
        size = max(0, sum(m.least for m in plain) - inside)
        adding = any(m.adding for m in plain)
        if any(m.exact for m in plain):
            self.exact = self.exact + size if adding and self.exact else max(self.exact, size)
        elif plain:
            self.vague = self.vague + size if adding and self.vague else max(self.vague, size)

    @property
    def total(self) -> int:
        """The fewest people of all sentences together."""
        return max(self.roles + (self.exact or self.vague), self.alone)


def _sum(told: Sequence[Sequence[Mention]]) -> int:
    tally = Tally()
    for group in told:
        tally.add(group)
    return tally.total


def reading_of(release: Release, kit: Kit) -> Reading:
    """A release, read through the whole pipeline."""
    return read(read_item(release.text.encode("utf-8")), kit, today=TODAY)


def main(arguments: Iterable[str] | None = None, kit: Kit | None = None) -> int:
    """Read the releases and print how many have both numbers exact."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument(
        "--releases", type=Path, default=RELEASES, help="file of releases, one JSON object a line"
    )
    parser.add_argument("--limit", type=int, help="read only so many releases")
    parser.add_argument("--verbose", action="store_true", help="print the releases that are read otherwise")
    options = parser.parse_args(None if arguments is None else list(arguments))
    kit = kit or build_kit()
    rows = list(releases(options.releases))[: options.limit]
    both = killed = captured = 0
    for number, release in enumerate(rows):
        reading = reading_of(release, kit)
        found = least(reading, CountOf.KILLED), least(reading, CountOf.CAPTURED)
        killed += found[0] == release.killed
        captured += found[1] == release.captured
        both += found == (release.killed, release.captured)
        if options.verbose and found != (release.killed, release.captured):
            sys.stdout.write(
                f"{number}: killed, captured {found}, coded {(release.killed, release.captured)}\n"
            )
    total = max(1, len(rows))
    sys.stdout.write(
        f"both exact {100 * both / total:.1f}  killed {100 * killed / total:.1f}  "
        f"captured {100 * captured / total:.1f}  of {len(rows)} releases\n"
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
