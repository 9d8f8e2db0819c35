"""Wording: how the pages put statuses, days and sides into words."""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from importlib.resources import files

from sayso.errors import DataError
from sayso.model.assessment import Assessment, Contribution, Proposition, Status
from sayso.model.control import ControlLayer, ControlState, Holding, Siege

_SECTIONS = (
    "status",
    "status_meaning",
    "holding",
    "contested",
    "predicate",
    "predicate_day",
    "siege",
    "stake",
    "cue_class",
    "manner",
    "commitment",
    "polarity",
    "zone",
    "pub_status",
    "unnamed",
)
_NO_SIDE = frozenset({"agency", "unknown"})
_THIRD = "a third party"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words of the pages, by section and value."""

    sections: Mapping[str, Mapping[str, str]]

    def of(self, section: str, value: object) -> str:
        """The words for a value; the value itself where no words were written for it."""
        return self.sections[section].get(str(value), str(value).replace("_", " "))

    def holding(self, holding: Holding, side: str | None) -> str:
        """The state of a place: "Held by Ukraine". `side` is who holds it, or who left it."""
        if holding is Holding.CONTESTED and side:
            return self.of("contested", "held").format(side=side)
        return self.of("holding", holding).format(side=side or "an unnamed side")

    def stands(self, one: ControlState | ControlLayer) -> str:
        """The state of a place, or of one layer of it, with the side that it is about."""
        return self.holding(one.holding, one.holder or one.left_by)

    def siege(self, siege: Siege, *, begins: bool = True) -> str:
        """That a place is besieged: "Besieged by Russia"; in small letters where it begins no line."""
        words = self.of("siege", "named" if siege.by else "unnamed")
        return (words if begins else words[:1].lower() + words[1:]).format(side=siege.by)

    def proposition(self, proposition: Proposition) -> str:
        """What could be so, as a sentence: "Ukraine holds Kherson from 11 November 2022"."""
        known = self.sections["predicate"].get(proposition.predicate)
        pattern = known or f"{{side}}: {proposition.predicate.replace('_', ' ').strip()}, {{place}}"
        if known is None and ("{" in proposition.predicate or "}" in proposition.predicate):
            pattern = "{side}: {place}"
        sentence = pattern.format(side=proposition.side or "An unnamed side", place=proposition.place_name)
        if proposition.day is None:
            return sentence
        happened = "on" if len(proposition.day) == 10 else "in"
        preposition = self.sections["predicate_day"].get(proposition.predicate, happened)
        return f"{sentence} {preposition} {day_words(proposition.day)}"

    def voice(self, assessment: Assessment) -> str:
        """On whose say-so a status stands: "claimed by Russia only: single-sided, not assessed"."""
        if assessment.ground.rule == "override":
            # an analyst's word: no side has confirmed it
            return assessment.ground.text
        sides = _listed(supporters(assessment))
        status = assessment.status
        if status is Status.CLAIMED:
            return _claimed(supporters(assessment), beside=_in_own_voice(assessment))
        if status is Status.REPORTED:
            return "reported in the agency's own voice only: not assessed"
        if status is Status.RETRACTED:
            return "retracted: nobody stands by it any longer"
        if status is Status.DISPUTED:
            against = _listed(_sides(assessment.opposing))
            return f"disputed: {sides or _unsided(assessment)} for it, {against or 'another'} against it"
        return f"{self.of('status', status)} by {sides}" if sides else self.of("status", status)


def supporters(assessment: Assessment) -> tuple[str, ...]:
    """The sides whose statements support it and count, without the agency's own voice and the unknown."""
    return _sides(assessment.supporting)


def _sides(told: Iterable[Contribution]) -> tuple[str, ...]:
    sides = dict.fromkeys(c.bloc for c in told if c.bloc and not c.set_aside)
    return tuple(_THIRD if side == "third party" else side for side in sides if side not in _NO_SIDE)


def _in_own_voice(assessment: Assessment) -> bool:
    return any(c.bloc == "agency" and not c.set_aside for c in assessment.supporting)


def _unsided(assessment: Assessment) -> str:
    return "the agency's own voice" if _in_own_voice(assessment) else "one voice"


def _claimed(sides: Sequence[str], *, beside: bool) -> str:
    """Who alone says so; that the agency says it too is no second side."""
    also = ", beside the agency's own voice" if beside else ""
    if len(sides) == 1:
        return f"claimed by {sides[0]}{also or ' only'}: single-sided, not assessed"
    who = _listed(sides) or "nobody named"
    return f"claimed by {who}{also}: not assessed"


def _listed(names: Sequence[str]) -> str:
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def day_words(iso: str | date | None) -> str:
    """A day in words, as exact as it is: "11 November 2022", "November 2022", "2022"."""
    if iso is None:
        return "a day not known"
    if isinstance(iso, date):
        return f"{iso.day} {iso:%B} {iso.year}"
    try:
        if len(iso) > 10:
            return moment_words(datetime.fromisoformat(iso))
        if len(iso) == 7:
            whole = date.fromisoformat(f"{iso}-01")
            return f"{whole:%B} {whole.year}"
        return day_words(date.fromisoformat(iso))
    except (ValueError, OverflowError):
        return iso


def moment_words(moment: datetime) -> str:
    """A moment in words, in UTC where its zone is known: "11 November 2022, 14:05 UTC"."""
    known = moment.astimezone(UTC) if moment.tzinfo else moment
    clock = f"{known:%H:%M:%S}" if known.second else f"{known:%H:%M}"
    return f"{day_words(known.date())}, {clock}{' UTC' if moment.tzinfo else ''}"


def load_wording() -> Wording:
    """The words that the package ships. Raises DataError (SAY-511) where a section is missing."""
    where = files("sayso.web").joinpath("data", "wording.toml")
    sections = tomllib.loads(where.read_text(encoding="utf-8"))
    for name in _SECTIONS:
        section = sections.get(name)
        if not isinstance(section, dict) or not all(isinstance(words, str) for words in section.values()):
            raise DataError(
                "SAY-511", f"section [{name}] is missing or holds more than words", where="wording.toml"
            )
    return Wording(sections=sections)
