"""Messages: found by their opening line, without dateline and marks, in their own case."""

from __future__ import annotations

from pathlib import Path

import pytest

from sayso.bench.messages import messages, read_messages
from sayso.errors import InputError

FILE = """TST9-MUC9-0001 (MADE UP)

   PUERTO ALTO, 3 JAN 90 (SAMPLE) -- [REPORT] [BY THE DESK] [TEXT] A BOMB
WENT OFF NEAR THE UNION OF DOCKERS [UD] HALL.

   NOBODY WAS HURT.

TST9-MUC9-0002

   VILLA BAJA, NO DATE -- [Text] The mayor spoke -- at length.
"""


def test_a_message_is_its_text() -> None:
    found = dict(messages(FILE))
    assert found == {
        "TST9-MUC9-0001": "A BOMB WENT OFF NEAR THE UNION OF DOCKERS (UD) HALL.\n\nNOBODY WAS HURT.",
        "TST9-MUC9-0002": "The mayor spoke -- at length.",
    }


def test_a_folder_is_read_with_its_folders_without_the_keys(tmp_path: Path) -> None:
    (tmp_path / "tst9").mkdir()
    (tmp_path / "tst9" / "tst9-muc9").write_text(FILE, encoding="utf-8")
    (tmp_path / "tst9" / "key-tst9").write_text(FILE.replace("0001", "0007"), encoding="utf-8")
    assert set(read_messages(tmp_path)) == {"TST9-MUC9-0001", "TST9-MUC9-0002"}


@pytest.mark.parametrize("name", ["", "missing"])
def test_a_folder_without_messages_is_told(tmp_path: Path, name: str) -> None:
    with pytest.raises(InputError, match="SAY-110"):
        read_messages(tmp_path / name)


def test_the_messages_are_those_of_the_processed_texts(shared: Path) -> None:
    found = read_messages(shared / "corpora" / "muc34" / "CORPORA")
    assert len(found) == 1500
    assert not [docid for docid, text in found.items() if "[TEXT]" in text[:200] or not text]
