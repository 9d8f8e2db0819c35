"""Sectors of actors and nouns, and the wars whose actors are known."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.errors import DataError
from sayso.gazetteer.actors import load_actors
from sayso.gazetteer.sectors import load_sectors
from tests.kit import kit

WARS = {
    "Iran-Iraq": ("IRGC", "Basij", "Republican Guard", "Third Army Corps", "KDP", "PUK", "Mujahedin-e Khalq"),
    "Lebanon": ("Amal", "Hezbollah", "South Lebanon Army", "Kataeb Party", "PFLP-GC", "UNIFIL"),
    "El Salvador": ("FMLN", "ERP", "FPL", "PRTC", "ARENA", "Atlacatl Battalion", "Treasury Police", "COPREFA"),
    "Guatemala": ("URNG", "EGP", "ORPA", "Kaibiles"),
    "Colombia": ("FARC", "ELN", "M-19", "EPL", "Extraditables", "Medellin Cartel", "Gulf Clan", "Segunda Marquetalia"),
    "Peru": ("Shining Path", "MRTA", "Rodrigo Franco Command", "Peruvian National Police"),
    "Afghanistan": ("ISAF", "Taliban", "Haqqani network", "Hezb-e-Islami", "Afghan National Army", "Afghan National Police"),
    "Iraq and Syria": ("Islamic State", "SDF", "YPG", "Peshmerga", "Popular Mobilization Forces", "Ahrar al-Sham", "Mahdi Army"),
    "Syria after 2024": ("Hayat Tahrir al-Sham", "Syrian transitional government", "Syrian General Security", "Suwayda Military Council"),
    "Ukraine": ("Azov Regiment", "Wagner Group", "Ukrainian General Staff", "Russian Volunteer Corps", "Africa Corps", "Korean People's Army"),
    "Sudan": ("SAF", "RSF", "SPLM-N", "Darfur Joint Force", "Tasis", "Emergency Lawyers"),
    "Gaza": ("IDF", "Hamas", "Qassam Brigades", "Palestinian Islamic Jihad", "UNRWA", "Gaza civil defence agency"),
    "Yemen": ("Houthis", "Southern Transitional Council", "Presidential Leadership Council", "AQAP", "Giants Brigades"),
    "Myanmar": ("State Administration Council", "Arakan Army", "MNDAA", "TNLA", "KNLA", "KNDF", "People's Defence Force"),
    "DR Congo": ("M23", "FARDC", "FDLR", "ADF", "CODECO", "Wazalendo", "MONUSCO", "Red Tabara"),
    "Sahel": ("JNIM", "Islamic State Sahel Province", "FAMa", "VDP", "Azawad Liberation Front", "Nigerien army"),
    "Ethiopia": ("ENDF", "TPLF", "Fano", "Oromo Liberation Army", "Eritrean Defence Forces"),
    "Haiti": ("Viv Ansanm", "G9", "Haitian National Police", "Multinational Security Support Mission"),
    "Libya": ("Libyan National Army", "Government of National Unity", "444 Brigade", "Special Deterrence Force"),
    "Somalia": ("Al-Shabaab", "Somali National Army", "AUSSOM", "Puntland forces", "Islamic State Somalia"),
    "Nigeria": ("Boko Haram", "ISWAP", "Nigerian army", "Civilian Joint Task Force", "Lakurawa"),
    "Mozambique": ("RENAMO", "Islamic State Mozambique", "FADM", "Naparama"),
}  # fmt: skip


@pytest.mark.parametrize("war", sorted(WARS))
def test_the_actors_of_a_war_are_known_with_side_and_sector(war: str) -> None:
    for name in WARS[war]:
        actor = kit().actors.get(name)
        assert actor is not None, name
        assert actor.bloc, name
        assert actor.sector in kit().actors.sectors.codes, name


def test_the_register_is_wide() -> None:
    known = {
        a.id for a in kit().actors.by_name.values() if a.kind not in {"state", "person", "media", "agency"}
    }
    assert len(known) >= 400


@pytest.mark.parametrize(
    ("name", "sector"),
    [
        ("Russia", "GOV"),
        ("Russian Defence Ministry", "GOV"),
        ("IDF", "MIL"),
        ("FMLN", "REB"),
        ("Qassam Brigades", "REB"),
        ("Joaquin Villalobos", "REB"),
        ("Asayish", "COP"),
        ("Wagner Group", "PAR"),
        ("Haitian National Police", "COP"),
        ("Viv Ansanm", "CRM"),
        ("FSB", "SPY"),
        ("Reuters", "MED"),
        ("ICRC", "NGO"),
        ("UNRWA", "IGO"),
    ],
)
def test_what_sort_of_body_an_actor_is(name: str, sector: str) -> None:
    actor = kit().actors.get(name)
    assert actor is not None
    assert actor.sector == sector


@pytest.mark.parametrize(
    ("words", "sector"),
    [
        (("government", "troops"), "MIL"),
        (("REBELS",), "REB"),
        (("riot", "police"), "COP"),
        (("hooded", "men"), "UAF"),
        (("two", "villagers"), "CIV"),
        (("journalists",), "MED"),
        (("gang",), "CRM"),
        (("bridge",), None),
        ((), None),
    ],
)
def test_what_sort_of_people_a_noun_names(words: tuple[str, ...], sector: str | None) -> None:
    assert load_sectors().of_words(words) == sector


def test_an_entry_of_ones_own_may_say_its_sector(tmp_path: Path) -> None:
    file = tmp_path / "own.toml"
    entry = '[[actor]]\nid = "own:guard"\nname = "Valley Guard"\nkind = "group"\nbloc = "Upper Valley"\n'
    file.write_text(entry + 'sector = "PAR"\n', encoding="utf-8")
    guard = load_actors(file).get("Valley Guard")
    assert guard is not None
    assert guard.sector == "PAR"
    file.write_text(entry + 'sector = "XYZ"\n', encoding="utf-8")
    with pytest.raises(DataError, match="SAY-205"):
        load_actors(file)
