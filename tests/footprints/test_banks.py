"""Banks: the curated towns, the drawn courses, and that one bank's claims never reach the other."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

import pytest

from sayso.footprints.banks import BOTH, BankTown
from sayso.footprints.contents import places_in
from sayso.footprints.effects import changed_by
from sayso.footprints.expression import PlaceExpression, Relation
from sayso.footprints.footprint import footprint_of
from sayso.footprints.rivers import LEFT, OTHER_SIDE, RIGHT, River
from sayso.gazetteer.places import Feature
from tests.footprints.ground import effects, expression, over, place, shipped, shipped_ground

GROUND = shipped_ground()
RIVERS = tuple(GROUND.rivers.by_key.values())
TOWNS = GROUND.banks.towns
ASKED = ("dnipro", "siverskyi-donets", "oskil", "inhulets", "tigris", "euphrates", "nile")


def made(town: BankTown, *, named: bool) -> Feature:
    """A curated town as a gazetteer would have it, with its id, or known by its point alone."""
    id_ = town.id or f"made:{town.river}:{town.name}"
    return place(
        town.name if named else f"Place {id_}", town.lat, town.lon, id_=id_ if named else f"other:{id_}",
        country="XX", admin1="Everywhere",
    )  # fmt: skip


def sides_of(river: River, towns: Iterable[BankTown]) -> dict[str, str]:
    return {
        (town.id or f"made:{town.river}:{town.name}"): town.side for town in towns if town.river == river.key
    }


def test_the_rivers_asked_for_are_there_with_enough_towns() -> None:
    assert set(ASKED) <= GROUND.rivers.by_key.keys()
    assert len([town for town in TOWNS if town.river in ASKED]) >= 120
    assert all(town.source for town in TOWNS)
    keys = [(town.river, town.id or town.name, town.lat) for town in TOWNS]
    assert len(set(keys)) == len(keys)


@pytest.mark.parametrize("river", RIVERS, ids=lambda river: river.key)
def test_a_course_is_simplified_and_goes_on(river: River) -> None:
    assert 10 <= len(river.course) <= 70
    for (a, b), (c, d) in zip(river.course, river.course[1:], strict=False):
        assert 0 < abs(a - c) + abs(b - d) < 1.7


@pytest.mark.parametrize("town", [t for t in TOWNS if t.lat is not None], ids=lambda t: f"{t.river}-{t.name}")
def test_curated_sides_agree_with_the_course_well_away_from_it(town: BankTown) -> None:
    assert town.lat is not None
    assert town.lon is not None
    where = GROUND.rivers.by_key[town.river].where(town.lat, town.lon)
    assert where.km < 20
    if town.side != BOTH and where.km > 5 and where.side is not None:
        assert where.side == town.side


def test_the_course_agrees_nearly_everywhere_else_too() -> None:
    wrong = [
        town.name
        for town in TOWNS
        if town.lat is not None and town.lon is not None and town.side != BOTH
        and (_side := GROUND.rivers.by_key[town.river].where(town.lat, town.lon).side) not in {None, town.side}
    ]  # fmt: skip
    assert wrong == []


@pytest.mark.parametrize(
    ("river", "side", "names"),
    [
        ("dnipro", RIGHT, ("Kherson", "Antonivka", "Beryslav", "Tiahynka", "Dudchany", "Nikopol")),
        ("dnipro", LEFT, ("Oleshky", "Hola Prystan", "Nova Kakhovka", "Kakhovka", "Enerhodar", "Zaporizhzhia")),
        ("dnipro", BOTH, ("Kyiv", "Dnipro")),
        ("siverskyi-donets", LEFT, ("Sievierodonetsk", "Rubizhne", "Lyman", "Kreminna")),
        ("siverskyi-donets", RIGHT, ("Lysychansk", "Bilohorivka", "Siversk")),
        ("oskil", RIGHT, ("Kupiansk", "Dvorichna")),
        ("oskil", LEFT, ("Kupiansk-Vuzlovyi", "Borova")),
        ("tigris", BOTH, ("Mosul", "Baghdad")),
        ("euphrates", RIGHT, ("Deir ez-Zor", "Ramadi", "Abu Kamal")),
        ("euphrates", LEFT, ("Raqqa", "Fallujah", "Hajin")),
        ("nile", RIGHT, ("Khartoum North", "Shendi")),
        ("nile", LEFT, ("Omdurman", "Dongola")),
    ],
)  # fmt: skip
def test_known_sides(river: str, side: str, names: tuple[str, ...]) -> None:
    found = {town.name: town.side for town in TOWNS if town.river == river}
    assert {name: found.get(name) for name in names} == dict.fromkeys(names, side)


def test_the_gazetteers_own_banks_are_the_curated_ones() -> None:
    for feature in shipped():
        side, _, key = (feature.bank or "").partition(":")
        if feature.kind == "populated place" and key in GROUND.rivers.by_key:
            town = GROUND.banks.curated(feature, GROUND.rivers.by_key[key])
            # the gazetteer may know more towns than are curated here, but none on another side
            assert town is None or town.side == side, feature.name


def test_a_town_on_two_rivers_has_a_side_of_each() -> None:
    khartoum = place("Khartoum", 15.5518, 32.5324, id_="geonames:379252")
    sides = {
        key: GROUND.banks.curated(khartoum, GROUND.rivers.by_key[key]) for key in ("blue-nile", "white-nile")
    }
    assert {key: town.side for key, town in sides.items() if town} == {"blue-nile": LEFT, "white-nile": RIGHT}


@pytest.mark.parametrize("named", [True, False], ids=["by id", "by point alone"])
@pytest.mark.parametrize("side", [LEFT, RIGHT])
@pytest.mark.parametrize("river", RIVERS, ids=lambda river: river.key)
def test_a_bank_holds_all_its_curated_towns_and_none_of_the_other(
    river: River, side: str, named: bool
) -> None:
    towns = [town for town in TOWNS if town.river == river.key]
    features = {town: made(town, named=named) for town in towns}
    by_id = {feature.id: town.side for town, feature in features.items()}
    whole = place("Everywhere", 40.0, 35.0, kind="region", admin1="Everywhere")
    ground = over([*features.values(), whole])
    for region in (None, whole.id):
        drawn = footprint_of(
            expression(river.id, Relation.BANK, side=side, region=region, kind="river"), ground
        )
        held = {found.place.id for found in places_in(drawn, features.values(), ground)}
        assert {by_id[id_] for id_ in held} <= {side}
        if named and region is not None:
            # a region of this size reaches as far as its places do; a town without a point is listed by its region
            own = {id_ for id_, on in by_id.items() if on == side}
            assert own - held == set()


@pytest.mark.parametrize("side", [LEFT, RIGHT])
@pytest.mark.parametrize(
    "river", [river for river in RIVERS if river.key in ASKED], ids=lambda river: river.key
)
def test_claims_on_a_bank_in_each_real_region_touch_no_town_of_the_other(river: River, side: str) -> None:
    curated = sides_of(river, TOWNS)
    homes = [f for f in shipped() if f.id in curated and f.kind == "populated place"]
    found = (f.parent or getattr(GROUND.find(f.admin1 or "", "region"), "id", None) for f in homes)
    regions = {region for region in found if region is not None}
    assert regions
    for region in sorted(regions):
        claim = expression(river.id, Relation.BANK, side=side, region=region, kind="river")
        changed = changed_by(claim, shipped(), GROUND, effects())
        assert {curated[found.place.id] for found in changed if found.place.id in curated} <= {side}
        assert all(found.inherited for found in changed)


def test_the_right_bank_in_kherson_region() -> None:
    claim = expression("Dnipro", Relation.BANK, side="right", region="geonames:706442", kind="river")
    names = {found.place.name for found in changed_by(claim, shipped(), GROUND, effects())}
    assert {"Kherson", "Antonivka", "Beryslav", "Tiahynka", "Dudchany", "Bilozerka", "Kachkarivka"} <= names
    assert not names & {
        "Oleshky",
        "Hola Prystan",
        "Nova Kakhovka",
        "Kakhovka",
        "Henichesk",
        "Skadovsk",
        "Nikopol",
    }


def test_a_bank_of_the_gazetteer_is_that_bank() -> None:
    claim = PlaceExpression(anchor="sayso:dnipro-left-bank", relation=Relation.IN)
    drawn = footprint_of(claim, GROUND)
    assert (drawn.river, drawn.side) == ("dnipro", LEFT)
    assert changed_by(claim, shipped(), GROUND, effects()) == ()
    told = ("geonames:706442",)
    names = {found.place.name for found in changed_by(claim, shipped(), GROUND, effects(), told)}
    assert "Oleshky" in names
    assert "Enerhodar" not in names
    assert "Kherson" not in names


@pytest.mark.parametrize(
    ("river", "compass", "near", "side"),
    [
        ("dnipro", "west", (46.64, 32.61), RIGHT),
        ("dnipro", "east", None, LEFT),
        ("dnipro", "north", (46.7, 33.0), RIGHT),
        ("dnipro", "north", (50.9, 30.5), None),
        ("euphrates", "north", (35.95, 39.0), LEFT),
        ("tigris", "east", (36.34, 43.13), LEFT),
        ("nile", "west", (16.7, 33.4), LEFT),
        ("nile", "west", (18.5, 31.83), RIGHT),
        ("nile", "west", None, None),
    ],
)
def test_points_of_the_compass_mean_a_bank_by_reach(
    river: str, compass: str, near: tuple[float, float] | None, side: str | None
) -> None:
    assert GROUND.rivers.by_key[river].side_meant(compass, near) == side


def test_a_town_near_the_water_that_nobody_curated_has_no_side() -> None:
    stranger = place("Stranger", 46.70, 32.75)
    assert GROUND.banks.side_of(stranger, GROUND.rivers.by_key["dnipro"], 5.0, 60.0) is None
    away = replace(stranger, lat=46.90)
    found = GROUND.banks.side_of(away, GROUND.rivers.by_key["dnipro"], 5.0, 60.0)
    assert found is not None
    assert found.side == RIGHT


def test_left_and_right_are_each_others_other_side() -> None:
    assert {OTHER_SIDE[side] for side in (LEFT, RIGHT)} == {LEFT, RIGHT}
