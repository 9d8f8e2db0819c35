"""Roles: whether a place's name stands for the place, for those who act in its name, or for neither.

"In Kyiv" is the place, "Kyiv said" the government, "the Kherson Brigade" a unit
that fights elsewhere. The tree decides; without one the words beside the name.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType

from sayso.gazetteer.tables import read_bytes, read_toml
from sayso.model.analysis import Analysis, MentionLabel, Token
from sayso.model.ids import digest

FILE = "roles.toml"
NAMED_AFTER = frozenset(
    {
        MentionLabel.PERSON,
        MentionLabel.ORGANIZATION,
        MentionLabel.MILITARY_UNIT,
        MentionLabel.WEAPON,
        MentionLabel.VEHICLE,
        MentionLabel.EVENT,
        MentionLabel.MISCELLANEOUS,
    }
)
BEFORE_NOUN = frozenset({"compound", "amod", "nmod:poss", "nmod:unmarked", "det", "flat"})
HIGHEST = 3


class Role(StrEnum):
    """What the name of a place stands for."""

    PLACE = "place"
    ACTOR = "actor"
    NONE = "none"


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """The role of a name, and the rule that told it; `where` if a word of place stands before it."""

    role: Role
    reason: str
    where: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A place's name as a half-open range of words.

    `people` says that it is a name of people ("Russian"), `acts` that a state
    or its capital, or else a body that decides, bears it; `known` that any
    place does.
    """

    first: int
    last: int
    people: bool = False
    acts: bool = False
    known: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleWords:
    """The words that tell roles, by class, and twelve hex digits that name the table in every reading."""

    classes: Mapping[str, frozenset[str]]
    digest: str

    def __getitem__(self, name: str) -> frozenset[str]:
        return self.classes[name]


@dataclass(frozen=True, slots=True, kw_only=True)
class RoleReader:
    """Tells the roles of the names in one text."""

    analysis: Analysis
    words: RoleWords

    def standing(self, name: Named) -> Standing:
        """The role of one name."""
        head = self._head(name)
        if all(self._token(at).text.islower() for at in range(name.first, name.last)):
            # names stand in capitals: "centre" is no village called so
            return self._common(head)
        if (bearer := self._bearer(name)) is not None:
            return Standing(role=Role.NONE, reason=bearer)
        if not name.known and (self._token(head).upos or "PROPN") == "NOUN":
            return self._common(head)
        if name.people:
            return self._of_people(name, head)
        if self.analysis.tokens[head].head is None:
            return self._in_order(name)
        return self._in_tree(name, head, HIGHEST)

    def _bearer(self, name: Named) -> str | None:
        """What bears the name of the place, where it is no place: a person, unit, ship, treaty, paper."""
        for mention in self.analysis.mentions:
            if not (
                mention.first <= name.first and name.last <= mention.last and mention.label in NAMED_AFTER
            ):
                continue
            if mention.last - mention.first > name.last - name.first or not name.known:
                return f"inside the name of a {mention.label.name.lower().replace('_', ' ')}"
        behind, ahead = self._word(name.last), self._word(name.first - 1)
        if behind in self.words["behind_none"] and (self._proper(name.last) or name.last - name.first == 1):
            return "behind it stands what bears the name"
        if behind in {"-", "–"} and self._word(name.last + 1).isdigit():
            return "a number stands behind it"
        if ahead in self.words["ahead_none"]:
            return "before it stands what bears the name"
        surname = self._proper(name.last) and self._token(name.last).relation in {"flat", "flat:name"}
        if (ahead in self.words["title"] or surname) and self._label(name) is MentionLabel.PERSON:
            return "a person's name"
        return None

    def _common(self, at: int) -> Standing:
        """The role of a common noun ("the town", "the people"): ground is a place unless it acts."""
        noun, token = self._lemma(at), self._token(at)
        ground = self.words["place_noun"] | self.words["built_noun"] | self.words["happening"]
        if not {noun, token.text.lower()} & ground:
            return _actor("no noun of ground")
        above, relation = token.head, token.relation or ""
        subject = noun in self.words["act_ground"] and above is not None and relation == "nsubj"
        if subject and above is not None and self._lemma(above) in self.words["acts"]:
            return _actor("it acts")
        return _place("a noun of ground")

    def _of_people(self, name: Named, head: int) -> Standing:
        token = self.analysis.tokens[head]
        if (token.xpos or "").endswith("S") and (token.xpos or "").startswith("NN"):
            return Standing(role=Role.NONE, reason="people, not a place")
        if token.head is not None and token.head != head and token.head >= name.last:
            noun = self._lemma(token.head)
            if noun in self.words["place_noun"] and noun not in self.words["act_noun"]:
                return Standing(role=Role.PLACE, reason="its people's name before a noun of ground")
        return Standing(role=Role.ACTOR, reason="a name of people")

    def _head(self, name: Named) -> int:
        """The word of the name that the others hang on."""
        for at in range(name.last - 1, name.first - 1, -1):
            head = self.analysis.tokens[at].head
            if head is None or head == at or not name.first <= head < name.last:
                return at
        return name.last - 1

    def _in_tree(self, name: Named, at: int, left: int) -> Standing:
        token = self.analysis.tokens[at]
        above, relation = token.head, token.relation or ""
        if above is None or above == at:
            return _place("nothing governs it")
        base = relation.split(":")[0]
        case = self._case(at)
        if (
            self._word(name.first - 1) == ","
            and self._proper(name.first - 2)
            and relation not in {"nsubj", "conj"}
        ):
            return _place("what stands before it lies in it")
        if base in {"conj", "appos"} and left and case is None:
            return self._in_tree(name, above, left - 1)
        apart = self._word(name.last) in {",", ".", ";", ":", "(", ")"}
        if (
            not apart
            and (relation in BEFORE_NOUN or base == "compound" or relation == "nmod:poss")
            and case in {None, "'s", "’s"}
        ):
            return self._before_noun(above)
        if case is not None:
            return self._with_case(name, case, above)
        if base in {"nsubj", "csubj"}:
            return self._as_subject(name, above, passive="pass" in relation)
        if base in {"obj", "iobj"}:
            dealt = name.acts and self._lemma(above) in self.words["dealt_with"]
            return _actor("dealt with as somebody") if dealt else _place("something is done to it")
        return _place("nothing says that it acts")

    def _before_noun(self, above: int) -> Standing:
        noun, word = self._lemma(above), self._word(above)
        if {noun, word} & self.words["act_noun"] and noun not in {"court", "law"}:
            return _actor("it owns or qualifies those who act")
        if {noun, word} & (self.words["place_noun"] | self.words["happening"]):
            return _place("before a noun of ground or of a happening")
        return _actor("it qualifies what is not a place")

    def _with_case(self, name: Named, case: str, above: int) -> Standing:
        governor = self._lemma(above)
        if case in {"'s", "’s"}:
            return self._before_noun(above)
        if case == "of":
            acts = {governor, self._word(above)} & self.words["act_noun"]
            return _actor("of those who act for it") if acts and name.acts else _place("of it")
        if case in self.words["who"]:
            going = case == "for" and governor in self.words["goes"]
            return _actor(f"{case} it, as somebody") if name.acts and not going else _place(f"{case} it")
        if case in {"to", "from", "on"} and name.acts and governor in self.words["addressed"]:
            return _actor(f"{case} it, as somebody")
        return Standing(role=Role.PLACE, reason=f"{case} it", where=case in self.words["where"])

    def _as_subject(self, name: Named, above: int, *, passive: bool) -> Standing:
        if self._nearer_subject(name, above):
            # a clause without a verb of its own, or a wrong tree
            return _place("something else is the subject")
        verb = self._lemma(above)
        speaks = verb in self.words["acts"]
        if passive:
            dealt = name.acts and verb in self.words["dealt_with"]
            return _actor("dealt with as somebody") if dealt else _place("something is done to it")
        if name.acts and (speaks or self.analysis.tokens[above].upos == "VERB"):
            return _actor("it acts")
        told = verb in {"say", "announce", "declare", "deny", "claim", "accuse", "reject", "vote", "order"}
        return _actor("it speaks") if told else _place("it is told about, not acting")

    def _nearer_subject(self, name: Named, above: int) -> bool:
        """Whether another noun stands as subject of the same verb, nearer to it."""
        tokens = self.analysis.tokens
        return any(
            tokens[k].head == above and (tokens[k].relation or "").startswith("nsubj")
            for k in range(name.last, above)
        )

    def _in_order(self, name: Named) -> Standing:
        """Without a tree: the word before, then the word behind."""
        ahead, behind = self._word(name.first - 1), self._word(name.last)
        if ahead == "the":
            ahead = self._word(name.first - 2)
        if ahead in self.words["where"] or ahead == "of":
            return _place(f"{ahead} it")
        if behind in {"'s", "’s"} or behind in self.words["act_noun"]:
            following = self._word(name.last + 1) if behind in {"'s", "’s"} else behind
            return _place("its ground") if following in self.words["place_noun"] else _actor("its own")
        if name.acts and (ahead in self.words["who"] or _stem(behind) & self.words["acts"]):
            return _actor("it acts")
        return _place("nothing says that it acts")

    def _case(self, at: int) -> str | None:
        """The preposition of a noun ("in", "of"); the first where several stand."""
        tokens = self.analysis.tokens
        for k in range(max(0, at - 8), min(len(tokens), at + 3)):
            if k != at and tokens[k].head == at and (tokens[k].relation or "").split(":")[0] == "case":
                return tokens[k].text.lower()
        return None

    def _token(self, at: int) -> Token:
        return self.analysis.tokens[at]

    def _word(self, at: int) -> str:
        return self.analysis.tokens[at].text.lower() if 0 <= at < len(self.analysis.tokens) else ""

    def _lemma(self, at: int) -> str:
        return (self.analysis.tokens[at].lemma or self.analysis.tokens[at].text).lower()

    def _proper(self, at: int) -> bool:
        return 0 <= at < len(self.analysis.tokens) and self.analysis.tokens[at].text[:1].isupper()

    def _label(self, name: Named) -> MentionLabel | None:
        return next(
            (m.label for m in self.analysis.mentions if m.first <= name.first and name.last <= m.last), None
        )


def _place(reason: str) -> Standing:
    return Standing(role=Role.PLACE, reason=reason)


def _actor(reason: str) -> Standing:
    return Standing(role=Role.ACTOR, reason=reason)


def _stem(word: str) -> set[str]:
    """A verb as it may stand in a list: "said", "rejected", "denies"."""
    forms = {
        word,
        word.removesuffix("ed"),
        word.removesuffix("d"),
        word.removesuffix("s"),
        word.removesuffix("es"),
    }
    return forms | {"say"} if word in {"said", "says"} else forms | {word.removesuffix("ied") + "y"}


def load_roles() -> RoleWords:
    """The words that tell roles. Raises DataError SAY-204 where the table cannot be read."""
    raw = read_bytes(FILE)
    table = read_toml(raw, FILE)["words"]
    classes = MappingProxyType({name: frozenset(group) for name, group in table.items()})
    return RoleWords(classes=classes, digest=digest(raw)[:12])
