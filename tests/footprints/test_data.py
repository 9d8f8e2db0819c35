"""The data files of the room are checked, and its heavy packages stay away until ground is drawn."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable

import pytest

from sayso.errors import DataError
from sayso.footprints import banks, effects, phrases, rivers, sizes
from sayso.footprints.known import ground_over, lies_in
from sayso.footprints.tables import read_bytes
from tests.footprints.ground import place

HEAVY = ("shapely", "pyproj", "h3")


@pytest.mark.parametrize(
    ("module", "load", "wrong"),
    [
        (rivers, rivers.load_rivers, b"[[river"),
        (rivers, rivers.load_rivers, b"\xff"),
        (rivers, rivers.load_rivers, b'[[river]]\nkey = "a"\n'),
        (rivers, rivers.load_rivers, b'[[river]]\nkey="a"\nid="a"\nname="A"\nnames=["A"]\n[[river.reach]]\nname="r"\nsides={west="up"}\npoints=[[1,2],[3,4]]\n'),
        (rivers, rivers.load_rivers, b'[[river]]\nkey="a"\nid="a"\nname="A"\nnames=["A"]\n[[river.reach]]\nname="r"\nsides={}\npoints=[[1,2],[93,4]]\n'),
        (rivers, rivers.load_rivers, b'[[river]]\nkey="a"\ninto="b"\nid="a"\nname="A"\nnames=["A"]\n[[river.reach]]\nname="r"\nsides={}\npoints=[[1,2],[3,4]]\n'),
        (banks, lambda: banks.load_banks(rivers.load_rivers()), b"river,side,name\n"),
        (banks, lambda: banks.load_banks(rivers.load_rivers()), b"river,side,name,id,lat,lon,source\ndnipro,up,A,,,,x\n"),
        (banks, lambda: banks.load_banks(rivers.load_rivers()), b"river,side,name,id,lat,lon,source\ndnipro,left,A,,x,1,x\n"),
        (banks, lambda: banks.load_banks(rivers.load_rivers()), b"river,side,name,id,lat,lon,source\nstyx,left,A,,1,1,x\n"),
        (sizes, sizes.load_sizes, b"[sizes]\ntown_factor = 1\n"),
        (sizes, sizes.load_sizes, read_bytes("footprints.toml").replace(b"town_factor = 0.5", b"town_factor = -1")),
        (effects, effects.load_effects, b'[[rule]]\nrelation = "in"\nchanges = "all"\nreason = ""\n'),
        (effects, effects.load_effects, b'[[rule]]\nrelation = "in"\nchanges = "nothing"\nreason = "x"\n'),
        (phrases, phrases.load_phrases, b"[units]\nkm = 1\n"),
        (phrases, phrases.load_phrases, read_bytes("phrases.toml").replace(b'relation = "front"', b'relation = "rear"')),
        (phrases, phrases.load_phrases, read_bytes("phrases.toml").replace(b"{toward}", b"{untoward}")),
    ],
)  # fmt: skip
def test_a_wrong_file_is_refused_in_one_line(
    module: object, load: Callable[[], object], wrong: bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(module, "read_bytes", lambda name: wrong if name != "rivers.toml" or module is rivers else read_bytes(name))  # fmt: skip
    if module is banks:
        monkeypatch.setattr(rivers, "read_bytes", read_bytes)
    with pytest.raises(DataError, match=r"^SAY-231: \S+") as caught:
        load()
    assert "\n" not in str(caught.value)


def test_a_missing_file_is_refused() -> None:
    with pytest.raises(DataError, match="SAY-231"):
        read_bytes("nothing.toml")


def test_importing_and_reading_phrases_loads_no_geometry() -> None:
    code = (
        "import sys\n"
        "from sayso import pipeline\n"
        "from sayso.footprints import contents, effects, footprint, known, phrases, reading\n"
        "effects.load_effects(); known.ground_over([])\n"
        "assert reading.parse('20 km south of Alfa', phrases.load_phrases())\n"
        f"print(sorted(set(sys.modules) & set({HEAVY!r})))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, timeout=60, check=True
    )
    assert done.stdout.strip() == "[]"


def test_membership_is_the_gazetteers_word() -> None:
    region = place("Alfa", 1.0, 1.0, kind="region", admin1="08")
    town, far = place("Town", 50.0, 50.0, admin1="08"), place("Far", 1.0, 1.0, admin1="09")
    child, abroad = (
        place("Child", None, None, parent=region.id),
        place("Abroad", 1.0, 1.0, country="YY", admin1="08"),
    )
    assert [lies_in(p, region) for p in (town, far, child, abroad, region)] == [
        True,
        False,
        True,
        False,
        False,
    ]
    ground = ground_over([region, town, far, child, abroad])
    assert {member.name for member in ground.members(region)} == {"Town", "Child"}


def test_names_are_found_by_the_kind_asked_for() -> None:
    town = place("Alfa", 1.0, 1.0)
    region = place("Alfa", 1.0, 1.0, kind="region", id_="made:region")
    ground = ground_over([region, town])
    found = {kind: ground.find("ALFA", kind) for kind in (None, "town", "region")}
    assert found == {None: town, "town": town, "region": region}
    assert ground.find("made:region", None) is region
    assert ground.find("Bravo", None) is None
