"""Take: one version of one story, as the wire brought it, with its parts as typed zones."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class ZoneKind(StrEnum):
    """Parts of a story's copy (IPTC names where IPTC has one)."""

    HEADLINE = "headline"
    SECTION = "section"
    SLUGLINE = "slugline"
    EDIT_NOTE = "edit_note"
    BYLINE = "byline"
    DATELINE = "dateline"
    BODY = "body"
    CROSSHEAD = "crosshead"
    SIGNATURE = "signature"
    CONTRIBUTORS = "contributors"
    FURNITURE = "furniture"
    NONPUBLIC = "nonpublic"


class PubStatus(StrEnum):
    """Publishing status of a take (IPTC pubStatus, with the embargo set apart)."""

    USABLE = "usable"
    WITHHELD = "withheld"
    EMBARGOED = "embargoed"
    CANCELED = "canceled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Zone:
    """A part of the copy: its kind and half-open code-point offsets into the take's text."""

    kind: ZoneKind
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something in the copy that could not be understood: kept beside the story, never raised.

    `locator` says where: an offset, a line, an element's path.
    """

    code: str
    message: str
    locator: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dateline:
    """Where, when and by whom the copy was filed: "Lviv, Ukraine, Nov 11 (EFE).-".

    `places` keep their qualifier as it stands. `date` is ISO 8601, or None
    where the year is not known. `year_from` names what gave the year. `form`
    and `source` are the bracketed marks of monitoring services ("TEXT").
    """

    text: str
    start: int
    end: int
    places: tuple[str, ...]
    date: str | None
    agency: str | None
    year_from: str | None = None
    form: str | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Update:
    """An update note: which number it has and what the desk says that it did to the story."""

    number: int | None
    actions: tuple[str, ...]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """What a reader of a format hands on: the copy and what the envelope said of it.

    Fields that the format does not carry are None. `reader` names the reader
    and its version, `raw_sha256` the bytes it read.
    """

    text: str
    reader: str
    raw_sha256: str
    media_type: str
    headline: str | None = None
    section: str | None = None
    byline: str | None = None
    language: str | None = None
    published: str | None = None
    agency: str | None = None
    uri: str | None = None
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Take:
    """One version of one story: the whole copy, nothing cut out, with typed zones.

    `published` is ISO 8601 (a date or a date-time) or None. `story` groups the
    takes of one story. `desk` holds desk initials split at the slashes.
    """

    id: str
    story: str
    text: str
    zones: tuple[Zone, ...]
    agency: str | None = None
    headline: str | None = None
    section: str | None = None
    slugline: str | None = None
    byline: str | None = None
    language: str | None = None
    published: str | None = None
    dateline: Dateline | None = None
    update: Update | None = None
    desk: tuple[str, ...] = ()
    pub_status: PubStatus = PubStatus.USABLE
    uri: str | None = None
    reader: str | None = None
    raw_sha256: str | None = None
    problems: tuple[Problem, ...] = ()

    @property
    def day(self) -> str | None:
        """The story's day (YYYY-MM-DD): the dateline's date, else the day of publication."""
        if self.dateline is not None and self.dateline.date is not None:
            return self.dateline.date
        return self.published[:10] if self.published else None

    @property
    def year_guessed(self) -> bool:
        """Whether the year of the story's day is a guess: counted back from a weekday, or made of two doubtful digits."""
        if self.dateline is None or self.dateline.date is None:
            return False
        doubted = any(problem.code == "year-doubtful" for problem in self.problems)
        given = self.dateline.year_from
        return given == "weekday" or (given == "dateline" and doubted)

    def zones_of(self, *kinds: ZoneKind) -> Iterator[Zone]:
        """The zones of these kinds, in the order of the text."""
        return (zone for zone in self.zones if zone.kind in kinds)

    def zone_at(self, offset: int) -> Zone | None:
        """The zone that holds this offset."""
        return next((zone for zone in self.zones if zone.start <= offset < zone.end), None)
