"""Sample stories for the tests of the pages: written for them, under made-up agency names."""

from __future__ import annotations

from sayso.model.event import EventType
from sayso.model.reading import Reading
from sayso.model.span import Span
from sayso.model.statement import (
    Commitment,
    CueClass,
    Factuality,
    Manner,
    Polarity,
    Refusal,
    Source,
    Statement,
    Tense,
)
from sayso.model.take import Problem, PubStatus, Take, Zone, ZoneKind
from tests.web.builders import event, said, take_of

VALE_FIRST = take_of(
    [
        (ZoneKind.HEADLINE, "Vale forces said to reach Harrowmere"),
        (ZoneKind.DATELINE, "Tallow Ford, May 2 (Brackwater Wire) -"),
        (ZoneKind.BODY, "Upper Vale's militia claimed on Friday that its scouts had reached Harrowmere."),
    ],
    story="vale",
    published="2031-05-02T09:10:00+00:00",
    agency="Brackwater Wire",
)
VALE = take_of(
    [
        (ZoneKind.SECTION, "Sample copy, written for tests"),
        (ZoneKind.HEADLINE, "Upper Vale says it holds Harrowmere; Lower Vale denies it"),
        (ZoneKind.EDIT_NOTE, "(Update 1: adds denial, alters headline)"),
        (ZoneKind.BYLINE, "By a Brackwater Wire correspondent"),
        (ZoneKind.DATELINE, "Tallow Ford, May 2 (Brackwater Wire) -"),
        (
            ZoneKind.BODY,
            (
                "Upper Vale's militia claimed on Friday that it had taken the mill town of Harrowmere "
                "and that at least 20 of the other side's men had been killed."
            ),
        ),
        (
            ZoneKind.BODY,
            (
                "A spokesman for Lower Vale denied that the town had fallen. “Our flag is on the mill,” he said "
                "by radio. A ferryman who crossed that morning said he had seen no soldiers at all."
            ),
        ),
        (ZoneKind.CROSSHEAD, "Bridge gone"),
        (ZoneKind.BODY, "The Withy bridge south of the town has collapsed. Nobody was blamed."),
        (
            ZoneKind.BODY,
            "The militia may have lost guns, a trader believed, and its chief threatened to shell the quay.",
        ),
        (ZoneKind.SIGNATURE, "BW mk/tl"),
        (ZoneKind.FURNITURE, "Related stories\nBack to top"),
    ],
    story="vale",
    published="2031-05-02T15:40:00+00:00",
    agency="Brackwater Wire",
)
_TAKEN = event(
    VALE,
    EventType.CONTROL,
    "take",
    "taken",
    actor="Upper Vale's militia",
    place="Harrowmere",
    date="2031-05-02",
)
_KILLED = event(VALE, EventType.CASUALTIES, None, "killed", low=20, of="killed", date="2031-05-02")
VALE_READING = Reading(
    take=VALE,
    statements=(
        said(
            VALE,
            "it had taken the mill town of Harrowmere and that at least 20 of the other side's men had been killed",
            by="Upper Vale's militia",
            name="Upper Vale militia",
            bloc="Upper Vale",
            cue="claimed",
            cue_class=CueClass.CLAIM,
            events=(_TAKEN, _KILLED),
        ),
        said(
            VALE,
            "the town had fallen",
            by="A spokesman for Lower Vale",
            name="spokesman (Lower Vale)",
            bloc="Lower Vale",
            cue="denied",
            cue_class=CueClass.DENY,
            polarity=Polarity.NEGATIVE,
        ),
        said(
            VALE,
            "Our flag is on the mill",
            by="he",
            name="spokesman (Lower Vale)",
            bloc="Lower Vale",
            cue="said",
            cue_class=CueClass.SAY,
            manner=Manner.DIRECT,
            tense=Tense.PRESENT,
            via=("radio",),
        ),
        said(
            VALE,
            "he had seen no soldiers at all",
            by="A ferryman who crossed that morning",
            name="ferryman",
            bloc="third party",
            cue="said",
            cue_class=CueClass.SAY,
            polarity=Polarity.NEGATIVE,
        ),
        said(
            VALE,
            "The Withy bridge south of the town has collapsed",
            bloc="agency",
            manner=Manner.OWN,
            events=(event(VALE, EventType.DAMAGE, "collapse", "collapsed", place="Withy bridge"),),
        ),
        # Two spans that cross, and one inside another: what highlighting must bear.
        said(
            VALE,
            "The militia may have lost guns, a trader believed",
            bloc="agency",
            manner=Manner.OWN,
            commitment=Commitment.POSSIBLE,
            flags=("agency_unverified",),
        ),
        said(
            VALE,
            "lost guns",
            by="a trader",
            name="trader",
            bloc="unknown",
            cue="believed",
            cue_class=CueClass.COGNITION,
            commitment=Commitment.PROBABLE,
        ),
        said(
            VALE,
            "a trader believed, and its chief threatened to shell the quay",
            name="chief of the militia",
            bloc="Upper Vale",
            cue="threatened",
            cue_class=CueClass.DIRECTIVE,
            commitment=Commitment.UNCOMMITTED,
            tense=Tense.FUTURE,
        ),
    ),
    control=(),
    refused=(Refusal(what="statement", reason="its words do not stand in the text"),),
)

FRONT = take_of(
    [
        (ZoneKind.SECTION, "Sample copy, written for tests"),
        (ZoneKind.HEADLINE, "Ukrainian troops enter Kherson as Russia ends its pull-back"),
        (ZoneKind.DATELINE, "Mykolaiv, Ukraine, Nov 11 (Meridian Sample) -"),
        (
            ZoneKind.BODY,
            "Ukraine's military intelligence said on Friday that Kherson was back under Ukrainian control.",
        ),
        (
            ZoneKind.BODY,
            (
                "Russia's defence ministry said that its troops had completed their withdrawal from the right bank "
                "of the Dnipro early that morning, and that no equipment had been left behind."
            ),
        ),
        (
            ZoneKind.BODY,
            "Ukrainian forces have retaken Snihurivka, according to officials of the Mykolaiv region.",
        ),
        (
            ZoneKind.BODY,
            "Fighting went on around Bakhmut. Russian forces still hold Nova Kakhovka and Oleshky.",
        ),
    ],
    story="front",
    published="2022-11-11T16:20:00+00:00",
    agency="Meridian Sample",
)
FRONT_READING = Reading(
    take=FRONT,
    statements=(
        said(
            FRONT,
            "Kherson was back under Ukrainian control",
            by="Ukraine's military intelligence",
            name="Ukrainian military intelligence",
            bloc="Ukraine",
            cue="said",
            cue_class=CueClass.SAY,
            tense=Tense.PRESENT,
        ),
        said(
            FRONT,
            "its troops had completed their withdrawal from the right bank of the Dnipro early that morning",
            by="Russia's defence ministry",
            name="Russian defence ministry",
            bloc="Russia",
            cue="said",
            cue_class=CueClass.SAY,
        ),
        said(
            FRONT,
            "no equipment had been left behind",
            by="Russia's defence ministry",
            name="Russian defence ministry",
            bloc="Russia",
            cue="said",
            cue_class=CueClass.SAY,
            polarity=Polarity.NEGATIVE,
        ),
        said(
            FRONT,
            "Ukrainian forces have retaken Snihurivka",
            by="officials of the Mykolaiv region",
            name="Mykolaiv region officials",
            bloc="Ukraine",
            cue="according to",
            cue_class=CueClass.SAY,
        ),
        said(FRONT, "Fighting went on around Bakhmut", bloc="agency", manner=Manner.OWN),
        said(FRONT, "Russian forces still hold Nova Kakhovka and Oleshky", bloc="agency", manner=Manner.OWN),
    ),
    control=(),
)

# Payloads where the wire, or an address, could carry them.
SCRIPT = "<script>alert(1)</script>"
IMAGE = '"><img src=x onerror=alert(1)>'
HOSTILE = Take(
    id="take:hostile",
    story="story:hostile",
    text=f"{SCRIPT}\n\nBy {IMAGE}\n\n{SCRIPT} said {IMAGE} \u202ereversed\u202c and \x07 and \ud800 here.",
    zones=(
        Zone(kind=ZoneKind.HEADLINE, start=0, end=len(SCRIPT)),
        Zone(kind=ZoneKind.BYLINE, start=len(SCRIPT) + 2, end=len(SCRIPT) + 5 + len(IMAGE)),
    ),
    agency=SCRIPT,
    headline=SCRIPT,
    byline=IMAGE,
    published="not a date <b>",
    uri="javascript:alert(1)",
    pub_status=PubStatus.CANCELED,
    problems=(Problem(code="SAY-1", message=SCRIPT, locator=IMAGE),),
)
_BODY = HOSTILE.text.rindex(SCRIPT)
HOSTILE_READING = Reading(
    take=HOSTILE,
    statements=(
        Statement(
            id=f"statement:{IMAGE}",
            take=HOSTILE.id,
            content=Span.of(HOSTILE.text, _BODY + len(SCRIPT) + 6, len(HOSTILE.text) - 1),
            manner=Manner.INDIRECT,
            cue=None,
            cue_class=None,
            source=Source(
                name=SCRIPT, span=Span.of(HOSTILE.text, _BODY, _BODY + len(SCRIPT)), bloc=IMAGE, via=(SCRIPT,)
            ),
            factuality=Factuality(
                polarity=Polarity.POSITIVE, commitment=Commitment.CERTAIN, tense=Tense.PRESENT
            ),
            flags=(SCRIPT,),
        ),
    ),
    control=(),
)
READINGS = (FRONT_READING, VALE_READING, Reading(take=VALE_FIRST, statements=(), control=()), HOSTILE_READING)
