"""Places, assessments and states made by hand, on the sample stories."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from sayso.model.assessment import Assessment, Contribution, Proposition, Stake, Status
from sayso.model.control import ControlInterval, ControlLayer, ControlState, Holding
from sayso.model.reason import Reason
from sayso.model.statement import Statement
from tests.web.stories import FRONT_READING, SCRIPT, VALE, VALE_READING

_GUR, _MINISTRY, _NOTHING_LEFT, _REGION, _BAKHMUT, _STILL = FRONT_READING.statements
_CLAIM, _DENIAL, _FLAG = VALE_READING.statements[:3]


def weighed(
    statement: Statement, *, weight: float, stake: Stake, link: float = 1, discount: float = 1
) -> Contribution:
    return Contribution(
        statement=statement.id,
        take=statement.take,
        bloc=statement.source.bloc,
        link=link,
        stake=stake,
        weight=weight,
        discount=discount,
        counted=weight * discount,
    )


def assessed(
    predicate: str,
    side: str,
    place: tuple[str, str],
    status: Status,
    ground: str,
    *,
    supporting: tuple[Contribution, ...] = (),
    opposing: tuple[Contribution, ...] = (),
    score: float = 0.6,
    day: str = "2022-11-11",
    change: str | None = None,
    likelihood: str | None = None,
    **more: Any,
) -> Assessment:
    return Assessment(
        proposition=Proposition(
            id=f"proposition:{predicate}:{place[0]}:{side}",
            predicate=predicate,
            side=side,
            place=place[0],
            place_name=place[1],
            day=day,
        ),
        status=status,
        ground=Reason(rule=f"status.{status}", text=ground),
        supporting=supporting,
        opposing=opposing,
        score=score,
        would_change=change,
        likelihood=likelihood,
        **more,
    )


def state(
    place: tuple[str, str],
    at: tuple[float | None, float | None],
    holding: Holding,
    holder: str | None,
    *assessments: Assessment,
    kind: str = "populated place",
    since: str | None = "2022-11-11",
    reason: str | None = None,
    inherited_from: str | None = None,
    left_by: str | None = None,
    layers: tuple[ControlLayer, ...] = (),
) -> ControlState:
    words = reason or (assessments[0].ground.text if assessments else None)
    return ControlState(
        place_id=place[0],
        name=place[1],
        kind=kind,
        lat=at[0],
        lon=at[1],
        holding=holding,
        holder=holder,
        since=since,
        status=assessments[0].status if assessments else None,
        reasons=(Reason(rule="control.replay", text=words),) if words else (),
        assessments=assessments,
        inherited_from=inherited_from,
        left_by=left_by,
        layers=layers,
    )


def layer(by: str | None, holding: Holding, holder: str | None, status: Status, **more: Any) -> ControlLayer:
    known: dict[str, Any] = {"left_by": None, "since": "2022-11-11", "statements": (_GUR.id,), **more}
    return ControlLayer(by=by, holding=holding, holder=holder, status=status.value, **known)


KHERSON, SNIHURIVKA, OLESHKY = ("706448", "Kherson"), ("692818", "Snihurivka"), ("697838", "Oleshky")
BERYSLAV, ANTONIVKA, KAKHOVKA = ("712441", "Beryslav"), ("713304", "Antonivka"), ("700051", "Nova Kakhovka")
BAKHMUT, MYKOLAIV, REGION = ("709930", "Bakhmut"), ("700569", "Mykolaiv"), ("706442", "Kherson region")
NIKOPOL, ENERHODAR, SNAKE = (
    ("700082", "Nikopol"),
    ("709093", "Enerhodar"),
    ("overlay:snake-island", "Snake Island"),
)

_OWN = weighed(_STILL, weight=0.54, stake=Stake.NEUTRAL)
_LEFT = weighed(_MINISTRY, weight=1.65, stake=Stake.AGAINST)
_BACK = weighed(_GUR, weight=0.38, stake=Stake.SERVING)


def _held(place: tuple[str, str], side: str, status: Status, *by: Contribution) -> Assessment:
    grounds = {
        Status.CONFIRMED: "Both sides say so, one of them against its own interest.",
        Status.CORROBORATED: "Two sides that owe each other nothing say so.",
        Status.REPORTED: "Only the agency's own voice says so.",
        Status.CLAIMED: f"Only {side} says so, and it serves {side}.",
    }
    return assessed("holds", side, place, status, grounds[status], supporting=by)


KHERSON_ASSESSMENTS = (
    assessed(
        "holds",
        "Ukraine",
        KHERSON,
        Status.CORROBORATED,
        "Two independent sides support it: Ukraine states it, and Russia, against its own interest, says that it left.",
        supporting=(
            weighed(_MINISTRY, weight=0.99, stake=Stake.AGAINST, link=0.6),
            _BACK,
            weighed(_REGION, weight=0.14, stake=Stake.SERVING, link=0.6, discount=0.5),
        ),
        score=0.88,
        likelihood="very likely",
        change="confirmed, if Russia names the loss or somebody on neither side saw it",
    ),
    assessed(
        "no longer holds",
        "Russia",
        KHERSON,
        Status.CONFIRMED,
        "Russia says so against its own interest, and Ukraine says it too.",
        supporting=(_LEFT, _BACK),
        score=0.93,
    ),
    assessed(
        "no_equipment_left",
        "Russia",
        KHERSON,
        Status.CLAIMED,
        "Only Russia says so, and it serves Russia.",
        supporting=(weighed(_NOTHING_LEFT, weight=0.38, stake=Stake.SERVING),),
        score=0.59,
        change="disputed, if Ukraine shows equipment that was left",
    ),
)
STATES = (
    state(KHERSON, (46.6558, 32.6178), Holding.HELD, "Ukraine", *KHERSON_ASSESSMENTS),
    state(
        SNIHURIVKA,
        (47.0747, 32.8031),
        Holding.HELD,
        "Ukraine",
        _held(SNIHURIVKA, "Ukraine", Status.CLAIMED, weighed(_REGION, weight=0.38, stake=Stake.SERVING)),
        since="2022-11-10",
        layers=(
            layer(None, Holding.WITHDRAWAL_ANNOUNCED, "Russia", Status.CLAIMED),
            layer("Ukraine", Holding.HELD, "Ukraine", Status.CLAIMED),
        ),
    ),
    state(
        ANTONIVKA,
        (46.6772, 32.7263),
        Holding.WITHDRAWAL_COMPLETED,
        None,
        _held(ANTONIVKA, "Russia", Status.CLAIMED, _LEFT),
        inherited_from="the right bank of the Dnipro",
        left_by="Russia",
    ),
    state(
        BERYSLAV,
        (46.8392, 33.4286),
        Holding.WITHDRAWAL_COMPLETED,
        None,
        _held(BERYSLAV, "Russia", Status.CLAIMED, _LEFT),
        inherited_from="the right bank of the Dnipro",
        left_by="Russia",
    ),
    state(OLESHKY, (46.617, 32.717), Holding.HELD, "Russia", _held(OLESHKY, "Russia", Status.REPORTED, _OWN)),
    state(
        KAKHOVKA, (46.7545, 33.3486), Holding.HELD, "Russia", _held(KAKHOVKA, "Russia", Status.REPORTED, _OWN)
    ),
    state(
        ENERHODAR,
        (47.499, 34.656),
        Holding.HELD,
        "Russia",
        _held(ENERHODAR, "Russia", Status.CONFIRMED, _OWN),
        since="2022-03-04",
    ),
    state(
        MYKOLAIV,
        (46.9659, 31.9974),
        Holding.HELD,
        "Ukraine",
        _held(MYKOLAIV, "Ukraine", Status.CONFIRMED, _BACK),
        since="2022-02-24",
    ),
    state(
        BAKHMUT,
        (48.5956, 37.9998),
        Holding.CONTESTED,
        None,
        assessed(
            "contests",
            "Russia",
            BAKHMUT,
            Status.REPORTED,
            "Only the agency's own voice says so.",
            supporting=(weighed(_BAKHMUT, weight=0.54, stake=Stake.NEUTRAL),),
        ),
        since="2022-08",
    ),
    state(NIKOPOL, (47.5712, 34.3964), Holding.UNKNOWN, None, since=None),
    state(
        REGION,
        (46.6, 33.5),
        Holding.CONTESTED,
        None,
        assessed(
            "claims by annexation",
            "Russia",
            REGION,
            Status.REPORTED,
            "Only the agency's own voice says so.",
            supporting=(_OWN,),
        ),
        kind="region",
        since="2022-09-30",
    ),
    state(
        SNAKE,
        (None, None),
        Holding.HELD,
        "Ukraine",
        _held(SNAKE, "Ukraine", Status.CORROBORATED, _BACK),
        kind="island",
    ),
)
HARROWMERE = state(
    ("sample:harrowmere", "Harrowmere"),
    (12.1, 3.4),
    Holding.CONTESTED,
    "Upper Vale",
    assessed(
        "holds",
        "Upper Vale",
        ("sample:harrowmere", "Harrowmere"),
        Status.DISPUTED,
        "Upper Vale claims it and Lower Vale denies it, for the same day.",
        supporting=(weighed(_CLAIM, weight=0.38, stake=Stake.SERVING),),
        opposing=(
            weighed(_DENIAL, weight=-0.38, stake=Stake.SERVING, link=-1),
            weighed(_FLAG, weight=-0.14, stake=Stake.SERVING, link=-0.4, discount=0.25),
        ),
        score=0.5,
        day="2031-05-02",
    ),
    since="2031-05-02",
)
_ASIDE = replace(
    _LEFT, counted=0.0, set_aside="discounted by A. Analyst on 2022-11-12: the withdrawal may be staged"
)
# what an analyst let count for nothing, and noted; a claim that no take carries; who hangs on whom
OVERRULED = state(
    KHERSON,
    (46.6558, 32.6178),
    Holding.HELD,
    "Ukraine",
    assessed(
        "holds",
        "Ukraine",
        KHERSON,
        Status.CLAIMED,
        "1 statement of one side, Ukraine",
        supporting=(_BACK, _ASIDE),
        pivotal=(_GUR.id,),
        notes=(Reason(rule="override note", text="noted by B. Analyst on 2022-11-12: see the flag"),),
    ),
    assessed(
        "no longer holds",
        "Russia",
        KHERSON,
        Status.CLAIMED,
        "1 statement of one side, Russia",
        supporting=(_LEFT,),
        not_carried_since=VALE.id,
    ),
    layers=(layer("Ukraine", Holding.HELD, "Ukraine", Status.CLAIMED),),
)
STRETCHES = (
    ControlInterval(
        first="2022-03-02",
        last="2022-11-10",
        state=replace(STATES[0], holder="Russia", status="reported", since="2022-03-02"),
        takes=(VALE.id, "take:gone"),
    ),
    ControlInterval(first="2022-11-11", last=None, state=STATES[0], takes=("take:gone",)),
)
HOSTILE_PLACE = replace(STATES[1], place_id='<b>"place"', name=SCRIPT, lat=47.4, lon=33.1)
