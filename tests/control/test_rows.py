"""Rows on control: how wire copy tells that a place is taken, held, lost or left, one kind of sentence each."""

from __future__ import annotations

import pytest

from tests.statements.copy import told

# sentences, and the rows (place, holder, change) that they give; none where nothing is asserted to be held
ROWS: list[tuple[str, set[tuple[str, str, str]]]] = [
    (
        "Rwandan-backed M23 rebels still occupy Rubaya, a mining hub in Masisi, which they captured last month.",
        {("Rubaya", "M23", "hold"), ("Rubaya", "M23", "take")},
    ),
    (
        "Rebels of the M23 group entered Sake on Thursday. They took it without a fight, residents said.",
        {("Sake", "M23", "take")},
    ),
    (
        "The Sudanese army said it had retaken Wad Madani. Its troops had lost the city to the RSF in December.",
        {("Wad Madani", "Sudan", "retake"), ("Wad Madani", "Sudan", "lose"), ("Wad Madani", "RSF", "take")},
    ),
    (
        "The town of Kreminna, which Russian forces have held since April, came under fire.",
        {("Kreminna", "Russia", "hold")},
    ),
    ("Kupiansk is under Ukrainian control, the regional governor said.", {("Kupiansk", "Ukraine", "hold")}),
    ("Kupiansk remains in Ukrainian hands, the governor said.", {("Kupiansk", "Ukraine", "hold")}),
    ("Al-Fashir is the last big city in Darfur that the army still holds.", {("El Fasher", "Sudan", "hold")}),
    ("The RSF, which holds Nyala, attacked the base at dawn.", {("Nyala", "RSF", "hold")}),
    ("Nyala, held by the RSF since October, was bombed by army planes.", {("Nyala", "RSF", "hold")}),
    ("Warplanes bombed the rebel-held town of Idlib, the Observatory said.", set()),
    (
        "Houthi fighters seized the port city of Hodeidah in 2014 and have held it since.",
        {("Hodeidah", "Houthis", "hold"), ("Hodeidah", "Houthis", "take")},
    ),
    (
        "Islamist fighters captured Palma on Saturday, a security company said.",
        {("Palma", "Islamist fighters", "take")},
    ),
    ("Mosul fell to Islamic State in June 2014.", {("Mosul", "Islamic State", "take")}),
    ("Mosul's fall to Islamic State in June stunned Baghdad.", {("Mosul", "Islamic State", "take")}),
    (
        "Iraqi forces drove Islamic State out of Tal Afar on Thursday, the army said.",
        {("Tal Afar", "Islamic State", "lose"), ("Tal Afar", "Iraq", "take")},
    ),
    (
        "Islamic State militants were driven out of Tal Afar, the army said.",
        {("Tal Afar", "Islamic State", "lose")},
    ),
    (
        "Ukrainian marines pushed Russian troops out of the village of Urozhaine.",
        {("Urozhaine", "Russia", "lose"), ("Urozhaine", "Ukraine", "take")},
    ),
    ("The Taliban hoisted their flag over Kunduz on Monday.", {("Kunduz", "Taliban", "hold")}),
    ("Control of Bakhmut has changed hands twice since August.", set()),
    (
        "Ukrainian troops withdrew from Avdiivka on Saturday, the army chief said.",
        {("Avdiivka", "Ukraine", "leave")},
    ),
    (
        "Ukraine has pulled its forces out of Avdiivka, the army chief said.",
        {("Avdiivka", "Ukraine", "leave")},
    ),
    (
        "The Syrian army has taken two more towns, Kernaz and Halfaya, state television said.",
        {("Kernaz", "Syria", "take"), ("Ḩalfāyā", "Syria", "take")},
    ),
    (
        "The RSF entered Nyala in Sudan on Friday. Residents said it had taken most of the city.",
        {("most of Nyala", "RSF", "take")},
    ),
    (
        "Ukrainian forces attacked in the woods east of Lyman, a rail hub they recaptured on Sunday.",
        {("Lyman", "Ukraine", "retake")},
    ),
    (
        "The RSF attacked Nyala. Its western part is held by Sudan's army.",
        {("western part of Nyala", "Sudan", "hold")},
    ),
    (
        "The villages of Ozerne and Yampil are under Ukrainian control, the governor said.",
        {("Ozerne", "Ukraine", "hold"), ("Yampil", "Ukraine", "hold")},
    ),
    (
        "Ethiopian troops regained Qarzabad on Sunday, the government said.",
        {("Qarzabad", "Ethiopia", "retake")},
    ),
    (
        "Turkish forces drove IS out of Jarablus, the army said.",
        {("Jarabulus", "Islamic State", "lose"), ("Jarabulus", "Turkey", "take")},
    ),
    ("Turkish troops took the northern Syrian town of al-Bab.", {("Al-Bab", "Turkey", "take")}),
    ("Malian rebels said they had captured the town of Kidal.", {("Kidal", "Malian rebels", "take")}),
    ("The Northern Popular Front captured Rutshuru.", {("Rutshuru", "Northern Popular Front", "take")}),
    (
        "Fighters of the Free Valley Movement withdrew from Kibumba.",
        {("Kibumba", "Free Valley Movement", "leave")},
    ),
    (
        "Congolese soldiers and a militia known as Wazalendo retook the village of Nyangezi.",
        {("Nyangezi", "DR Congo", "retake")},
    ),
    ("Iraq said government forces had withdrawn from Barzank.", {("Barzank", "Iraq", "leave")}),
    ("Rebels withdrew towards Long Hill.", set()),
    ("The militants fled, leaving behind 200 bodies.", set()),
    (
        "Islamic State militants lost the city of Tikrit to Iraq's army in April.",
        {("Tikrit", "Islamic State", "lose"), ("Tikrit", "Iraq", "take")},
    ),
    ("UN peacekeepers left the camp at Qarzabad.", {("camp at Qarzabad", "United Nations", "leave")}),
    ("The African Union force pulled out of six bases.", {("six bases", "African Union", "leave")}),
    (
        "Ukraine's army said it had captured Lyman and would advance on Kreminna.",
        {("Lyman", "Ukraine", "take")},
    ),
    ("Ukraine's army said it would capture Lyman and had prepared for it.", set()),
    ("Ukraine's army has retaken Lyman and will take Kreminna, it said.", {("Lyman", "Ukraine", "retake")}),
    ("M23 rebels took the mining centre of Qarzabad on Monday.", {("Qarzabad", "M23", "take")}),
    ("Congo's army could lose Uvira too, a diplomat said.", set()),
    ("The government of Honduras holds Managua responsible for the attack.", set()),
    ("Ethiopian troops regained Chifra on Sunday, the government said.", {("Sifra", "Ethiopia", "retake")}),
    ("Tribal fighters took Hajin from Islamic State.", {("Hajin", "Tribal fighters", "take")}),
    (
        "FMLN COLUMNS OCCUPIED JUCUAPA AND WITHDREW TO LONG HILL.",
        {("Jucuapa", "FMLN", "take"), ("Jucuapa", "FMLN", "leave")},
    ),
    (
        "The RSF took the army's 19th Division headquarters in Um Sidra, East Darfur state.",
        {("army's 19th Division headquarters in Um Sidra", "RSF", "take")},
    ),
    ("Rebel units took part in the attack on Izium.", set()),
    ("The Taliban fled Kunduz towards Long Hill, the governor said.", {("Kunduz", "Taliban", "leave")}),
    ("Our fighters have captured the town of Ozerne, Ukraine's army said.", {("Ozerne", "Ukraine", "take")}),
    (
        "The occupiers have been driven out of Kupiansk, Ukraine's army said.",
        {("Kupiansk", "Russia", "lose")},
    ),
    ("The enemy has occupied Kupiansk, Ukraine's army said.", {("Kupiansk", "Russia", "take")}),
    (
        "Islamic State attacked Ramadi. The city of Mosul fell to the group in June.",
        {("Mosul", "Islamic State", "take")},
    ),
    (
        "Peshmerga seized more than 20 villages in Iraq, among them Sinjar and Zummar.",
        {("Sinjar", "Kurdistan Region", "take"), ("Zummar", "Kurdistan Region", "take")},
    ),
    (
        "Islamic State militants have taken a string of towns in the province of Anbar.",
        {("towns in the province of Anbar", "Islamic State", "take")},
    ),
    (
        "The RSF entered Nyala in Sudan on Friday. Sudan's army still held about 60% of the town.",
        {("about 60% of Nyala", "Sudan", "hold")},
    ),
    (
        "The city of Baiji, which had been in Islamic State hands since June, was shelled.",
        {("Baiji", "Islamic State", "hold")},
    ),
    (
        "Syria's army attacked Raqqa. Pro-government tribal fighters took Hajin in Syria from Islamic State.",
        {("Hajin", "Syria", "take")},
    ),
    ("The army chief ordered the withdrawal of troops from Avdiivka.", set()),
    ("The army plans to retake Bukavu by June, a minister said.", set()),
    ("Russian forces failed to capture Vuhledar, Kyiv said.", set()),
    ("Neither side controls the town of Maiurge, a resident said.", set()),
    (
        "Ethiopian federal forces said on Wednesday they had captured Shire, Alamata and Korem from Tigrayan forces.",
        {("Alamata", "Ethiopia", "take"), ("Shire", "Ethiopia", "take"), ("Korem", "Ethiopia", "take")},
    ),
    (
        "Azerbaijan's president said his troops had taken the town of Shusha and six villages in the Khojavend district.",
        {("Shusha", "Azerbaijan", "take")},
    ),
    ("Armenia denied that Shusha had fallen.", set()),
    ("Armenian forces had held the city since 1992, when they captured it.", set()),
    ("Fighting raged in the streets of Shusha, an Armenian official said.", set()),
    (
        "Arakan Army fighters have overrun the junta's last base in Paletwa, the group said.",
        {("junta's last base in Paletwa", "Arakan Army", "take")},
    ),
    ("Myanmar's junta lost control of Laukkai in January.", {("Laukkai", "Myanmar", "lose")}),
    (
        "Junta troops surrendered the town of Laukkai to the Brotherhood Alliance in January.",
        {("Laukkai", "Three Brotherhood Alliance", "take")},
    ),
    (
        "Kidal, a Tuareg rebel stronghold, was captured by the Malian army and Wagner mercenaries on Tuesday.",
        {("Kidal", "Mali", "take")},
    ),
    (
        "The rebels have lost Kidal, their main stronghold, to the army.",
        {("Kidal", "rebels", "lose"), ("Kidal", "Mali", "take")},
    ),
    (
        "The villages of Robotyne and Klishchiivka have been liberated, Ukraine's defence ministry said.",
        {("Robotyne", "Ukraine", "retake"), ("Klishchiivka", "Ukraine", "retake")},
    ),
    ("Moscow says its forces are in full control of Marinka.", {("Marinka", "Russia", "hold")}),
    ("Moscow claimed full control of Marinka on Monday.", {("Marinka", "Russia", "hold")}),
    ("Kyiv acknowledged on Monday the loss of Marinka.", {("Marinka", "Ukraine", "lose")}),
    ("Chadian troops recaptured Fada from the Libyans on January 2.", {("Fada", "Chad", "retake")}),
    ("Libyan forces occupying northern Chad shelled Bardai.", {("northern Chad", "Libya", "hold")}),
    (
        "Libya, which has occupied the Aouzou Strip since 1973, denied the report.",
        {("Aouzou Strip", "Libya", "hold")},
    ),
    ("Rebels now control most of Homs, the Observatory said.", {("most of Homs", "rebels", "hold")}),
    (
        "Government forces regained control of eastern Aleppo in December 2016.",
        {("Eastern Aleppo", "Syria", "retake")},
    ),
    ("The town is now in the hands of the rebels, he said.", set()),
    (
        "Sudan's army said it was in control of Sennar. The RSF said the town was theirs.",
        {("Sennar", "Sudan", "hold")},
    ),
    (
        "The Kurdish-led SDF took full control of Raqqa, ending three years of Islamic State rule there.",
        {("Raqqa", "SDF", "take")},
    ),
    ("Houthi fighters advanced towards Marib, the government's last stronghold in the north.", set()),
]


@pytest.mark.parametrize(("sentence", "expected"), ROWS, ids=[sentence[:50] for sentence, _ in ROWS])
def test_rows_of_a_sentence(sentence: str, expected: set[tuple[str, str, str]]) -> None:
    assert {(row.place.name, row.holder, row.change.value) for row in told(sentence).control} == expected
