"""Story: which takes are versions of one story, and what a take is called."""

from __future__ import annotations

import hashlib
import re

from sayso.errors import InputError
from sayso.model.ids import content_id
from sayso.model.take import Take

_NO_LETTER = re.compile(r"[^\w]+")
_LONGEST_ID = 200


def story_id(given: str | None, take: Take, *, lead: str) -> str:
    """The story that a take belongs to: as the user says, else made from the content.

    Made from agency and day, and of these the first that there is: slug line
    without update marks, headline without the desk's tags, first sentence of `lead`
    (the first paragraph). All are compared by letters and digits alone; a take
    without any of them is its own story. So an update under the same slug or
    headline joins its story, and the same headline on another day does not: to
    take one story for two loses nothing, while to take two for one would replace
    the first by the second. Raises InputError SAY-106 for an id that is none.
    """
    if given is not None:
        return _checked(given)
    kind, key = next(
        (
            (kind, plain)
            for kind, words in (("slug", take.slugline), ("head", take.headline))
            if (plain := _plain(words or ""))
        ),
        ("lead", _plain(re.split(r"(?<=[.!?])\s", lead[:600], maxsplit=1)[0])),
    )
    return content_id("story", take.agency, take.day, kind, key or take.id)


def take_id(*, agency: str | None, uri: str | None, published: str | None, text: str) -> str:
    """The name of a take: the same copy under the same envelope always has the same one."""
    return content_id("take", agency, uri, published, hashlib.sha256(text.encode()).hexdigest())


def _checked(given: str) -> str:
    story = given.strip()
    if not story or len(story) > _LONGEST_ID or not story.isprintable():
        raise InputError(
            "SAY-106",
            f"{given[:40]!r} is no id of a story",
            where="--story",
            do="give 1 to 200 printable characters",
        )
    return story


def _plain(words: str) -> str:
    return _NO_LETTER.sub(" ", words.casefold()).strip()
