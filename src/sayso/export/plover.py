"""PLOVER: event records of PLOVER 2021 as JSON lines, each with who claims it and how it is put."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from sayso.export.amount import amount_code
from sayso.export.columns import sector_of
from sayso.export.crosswalk import Codes, Crosswalk
from sayso.export.mention import Mention
from sayso.export.precision import date_precision, place_precision
from sayso.export.standing import Standing, contexts_of, standing_of
from sayso.ledger.valid import interval_of
from sayso.model.event import CountOf, Participant, Place

CODEBOOK = "plover-2021-0.8"
GEONAMES = "geonames:"
DAY = len("2022-11-11")
SIDES = "sideAB"
# PLOVER's names for what we count
COUNTED = {"dead": CountOf.KILLED, "injured": CountOf.WOUNDED, "size": CountOf.CASUALTIES, "arrested": CountOf.CAPTURED}  # fmt: skip


def records(
    mentions: Iterable[Mention], crosswalk: Crosswalk, sides: Mapping[str, str]
) -> Iterator[dict[str, Any]]:
    """One record an event and its claimant; every key in every record, unknown is null, no value a guess."""
    for mention in mentions:
        codes = crosswalk.of(mention.event.type, mention.event.mode)
        yield {
            "id": mention.id,
            **_when(mention),
            **_who(mention, sides),
            **_what(mention, codes, crosswalk),
            "event_loc": _location(mention.event.place),
            "event_text": [mention.event.trigger.exact],
            **_how_many(mention),
            "link": mention.happening,
            **_where_told(mention, crosswalk),
            "claim": _claim(mention),
            "claimant": _claimant(mention, sides),
            "sayso": _ours(mention, codes),
        }


def lines(records_: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    """Records as JSON lines, as PLOVER asks for."""
    return (json.dumps(record, ensure_ascii=False) for record in records_)


def _when(mention: Mention) -> dict[str, Any]:
    """First and last day on which it can have been, with times where the words give one."""
    interval = interval_of(mention.event.time)
    start = (interval.start if interval else None) or ""
    end = (interval.end if interval else None) or ""
    return {
        "date": start[:DAY] or None,
        "time": start[DAY + 1 :] or None,
        "enddate": end[:DAY] or None,
        "endtime": end[DAY + 1 :] or None,
    }


def _who(mention: Mention, sides: Mapping[str, str]) -> dict[str, Any]:
    return {
        "source": _actors(mention.event.actor, sides),
        "recipient": _actors(mention.event.target, sides),
    }


def _actors(participant: Participant | None, sides: Mapping[str, str]) -> list[dict[str, Any]]:
    if participant is None:
        return []
    return [
        {
            "code": sides.get(participant.bloc or ""),
            "sector": sector_of(participant),
            "actor_text": participant.span.exact if participant.span else None,
            "identifier_id": participant.id,
            "identifier_text": participant.name,
        }
    ]


def _what(mention: Mention, codes: Codes, crosswalk: Crosswalk) -> dict[str, Any]:
    """Category, modes and contexts; a score only for what is put forward as done."""
    category = crosswalk.categories.get(codes.plover or "")
    fact = mention.statement.factuality
    special = contexts_of(fact)
    done = standing_of(fact) in {Standing.ASSERTED, Standing.PROBABLE}
    both = codes.two_sided and mention.event.actor is not None and mention.event.target is not None
    return {
        "has_event": category is not None,
        "event": [codes.plover] if codes.plover else [],
        "mode": [*codes.plover_modes, *([SIDES] if both else [])],
        "context": [*codes.plover_contexts, *special],
        "quad_code": category.quad if category else None,
        "event_scale": category.score if category and done else None,
    }


def _location(place: Place | None) -> dict[str, Any] | None:
    """The place with GeoNames' names of fields, and how exact it is."""
    if place is None:
        return None
    number = (place.id or "").removeprefix(GEONAMES)
    return {
        "geonameid": int(number) if number.isdigit() else None,
        "name": place.name,
        "latitude": place.lat,
        "longitude": place.lon,
        "place_id": place.id,
        "place_text": place.span.exact if place.span else None,
        "kind": place.kind,
        "relation": place.relation,
        "radius_km": place.radius_km,
        "precision": place_precision(place).value,
    }


def _how_many(mention: Mention) -> dict[str, Any]:
    """Counts under PLOVER's names: a number where it is one, else a code such as "20+"."""
    return {
        name: next((amount_code(c.low, c.high) for c in mention.event.counts if c.what is what), None)
        for name, what in COUNTED.items()
    }


def _where_told(mention: Mention, crosswalk: Crosswalk) -> dict[str, Any]:
    content, recorded = mention.statement.content, mention.recorded_utc
    return {
        "text_info": {"start": content.start, "end": content.end},
        "cite_info": {
            "citation": mention.take.id,
            "url": mention.take.uri,
            "title": mention.take.headline,
            "language": mention.take.language,
            "publication": mention.take.agency,
            "coder": mention.coder,
            "codebook": f"{CODEBOOK}, crosswalk {crosswalk.version}",
        },
        "coder": mention.coder,
        "coded_date": recorded[:DAY] if recorded else None,
        "coded_time": recorded[DAY + 1 :] if recorded else None,
    }


def _claim(mention: Mention) -> dict[str, Any]:
    statement = mention.statement
    return {
        "standing": standing_of(statement.factuality).value,
        "polarity": statement.factuality.polarity.value,
        "commitment": statement.factuality.commitment.value,
        "tense": statement.factuality.tense.value,
        "manner": statement.manner.value,
        "cue": statement.cue.exact if statement.cue else None,
        "cue_class": statement.cue_class.value if statement.cue_class else None,
        "flags": list(statement.flags),
    }


def _claimant(mention: Mention, sides: Mapping[str, str]) -> dict[str, Any]:
    source = mention.statement.source
    return {
        "name": mention.claimant,
        "id": source.id,
        "role": source.role,
        "bloc": source.bloc,
        "code": sides.get(source.bloc or ""),
        "via": list(source.via),
    }


def _ours(mention: Mention, codes: Codes) -> dict[str, Any]:
    """What PLOVER has no field for."""
    event, take = mention.event, mention.take
    return {
        "type": event.type.value,
        "mode": event.mode,
        "statement_id": mention.statement.id,
        "take_id": take.id,
        "story": take.story,
        "published": take.published,
        "zone": mention.statement.zone.value,
        "date_text": event.time.text if event.time else None,
        "date_precision": date_precision(event.time).value,
        "counts": [
            {"what": c.what.value, "low": c.low, "high": c.high, "whose": c.whose} for c in event.counts
        ],
        "weapons": list(event.weapons),
        "cameo": codes.cameo,
        "acled_event": codes.acled_event,
        "acled_sub_event": codes.acled_sub_event,
        "ucdp_type": list(codes.ucdp),
        "muc_type": codes.muc,
    }
