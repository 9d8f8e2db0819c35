"""Which day a story that names few days gives to its events, and which events it leaves without one.

The dispatches are made up; each is of Friday, 11 November 2022, and has with it the
date that a careful reader would give to each event, or None where nothing dates it.
"""

from __future__ import annotations

import pytest

from tests.events.test_dating import events
from tests.statements.copy import told

DISPATCHES: dict[str, tuple[str, dict[str, str | None]]] = {
    "a state is of no day": (
        (
            "Rebel forces seized the village of Orlivka on Tuesday, the army said. "
            "Government troops control the eastern half of the town. "
            "Neither army controlled the road to the north. "
            "The rebels hold two hills above the river."
        ),
        {"seized": "2022-11-08", "control": None, "controlled": None, "hold": None},
    ),
    "a state beside a day": (
        (
            "Soldiers holding two hills above the town fired on a convoy on Wednesday. "
            "Both sides occupy parts of the industrial zone."
        ),
        {"holding": None, "fired": "2022-11-09", "occupy": None},
    ),
    "the day of the speech": (
        (
            "The defence ministry said on Monday that rebels had shelled a village near Kharkiv. "
            "A spokesman reported on Tuesday that militiamen attacked a convoy near Nikopol. "
            "The governor blamed separatists on Wednesday for the bombing of a bridge."
        ),
        {"shelled": None, "attacked": None, "bombing": None},
    ),
    "the speech and what it tells of": (
        (
            "The general said on Thursday that his troops captured the airport on Tuesday. "
            "He said on Thursday the army had lost two tanks."
        ),
        {"captured": "2022-11-08"},
    ),
    "a gloss in a relative clause": (
        (
            "Artillery shelled Nikopol on Wednesday. "
            "The militia, which has attacked convoys in the region, denied the charge. "
            "The commander, whose men killed four villagers in March, fled."
        ),
        {"shelled": "2022-11-09", "attacked": None, "killed": "2022-03"},
    ),
    "what had been before": (
        (
            "Gunmen ambushed a patrol near Kharkiv on Thursday, police said. "
            "The army had captured the town from the rebels. "
            "Rebels routinely attack patrols there."
        ),
        {"ambushed": "2022-11-10", "captured": None, "attack": None},
    ),
    "what did not happen": (
        (
            "Rebels shelled Nikopol on Wednesday, the governor said. "
            "The army denied that it had bombed a hospital. "
            "Officials said the rebels might attack the port."
        ),
        {"shelled": "2022-11-09", "bombed": None, "attack": None},
    ),
    "coarse words": (
        (
            "Warplanes bombed two villages near Kharkiv over the weekend. "
            "Government forces have besieged the town since mid-October. "
            "Missiles launched at the port overnight damaged a warehouse."
        ),
        {"bombed": "2022-11", "besieged": "2022-10", "damaged": "2022-11-11"},
    ),
    "overnight": (
        "Drones were launched at the city overnight. Russia launched 20 missiles overnight, the air force said.",
        {"launched": "2022-11-11"},
    ),
    "what was launched": (
        "The air force said it shot down 30 of 40 drones launched from the south overnight.",
        {"shot down": "2022-11-11"},
    ),
    "blame in passing": (
        (
            "Gunmen attacked a church on Sunday. Fifteen people died in the attack, which officials blamed on "
            "Thursday on separatists. Rebels fought the army for years."
        ),
        {"attack": "2022-11-06", "fought": None},
    ),
    "dated by what is told further on": (
        (
            "Police arrested two men over the murder of a village elder, who was shot on 1 November. "
            "A bomb exploded at a market near Nikopol, wounding 12 people. The blast happened on Tuesday."
        ),
        {"murder": "2022-11-01", "shot": "2022-11-01", "exploded": "2022-11-08", "wounding": "2022-11-08"},
    ),
    "one happening told on": (
        (
            "A car bomb killed nine people in Kharkiv on Thursday. Twenty more were wounded. "
            "The explosion destroyed a bus."
        ),
        {"killed": "2022-11-10", "wounded": "2022-11-10", "destroyed": "2022-11-10"},
    ),
}


@pytest.mark.parametrize("name", DISPATCHES)
def test_each_event_has_the_day_that_its_story_gives_it(name: str) -> None:
    story, wanted = DISPATCHES[name]
    found = [(e.trigger.exact, e.time.date if e.time else None) for e in events(told(story))]
    for word, date in wanted.items():
        dates = {read for trigger, read in found if word in trigger}
        assert dates <= {date}, (word, found)
    assert {word for word in wanted if any(word in trigger for trigger, _ in found)}, found
