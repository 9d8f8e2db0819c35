"""Sufferers: whom or what a word of harm befalls, by the grammar of the clause."""

from __future__ import annotations

from dataclasses import dataclass

from sayso.events.clause import Clause
from sayso.events.dependents import Tree
from sayso.events.quantities import QuantityReader

PLAIN = frozenset({"NOUN", "PROPN", "ADJ", "PUNCT", "CCONJ", "DET"})
CLOSE = 4
# how many joined words share one sufferer
DEEPEST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class SuffererReader:
    """Finds the heads of the noun phrases to which a verb or a state of harm belongs."""

    clause: Clause
    tree: Tree
    quantities: QuantityReader

    def of_verb(self, at: int, *, depth: int = 0) -> tuple[int, ...]:
        """The heads of what a verb was done to; `depth` is how many joined verbs were climbed."""
        passive, objects = self.tree.of(at, "nsubj:pass"), self.tree.of(at, "obj")
        listed = self.listed(at)
        if listed:
            return listed
        if passive:
            return self._resolved(at, passive)
        if objects:
            return self._resolved(at, objects)
        behind = self._behind_particle(at)
        if behind:
            return behind
        bare = self._bare_phrase(at)
        if bare is not None:
            return bare
        governor = self.tree.heads[at]
        if governor >= 0 and self.tree.is_(at, "acl", "amod"):
            return (governor,) if self.clause.tokens[at].xpos != "VBG" else ()
        if governor >= 0 and self.tree.is_(at, "conj", "xcomp", "ccomp", "advcl"):
            return self._shared(at, governor, depth + 1) if depth < DEEPEST else ()
        shared = self._shared_outside(at)
        if shared:
            return shared
        raised = [o for k in self.tree.of(at, "conj") for o in self.tree.of(k, "obj")]
        if raised:
            return tuple(raised[:1])
        return self._bare_subject(at)

    def _bare_phrase(self, at: int) -> tuple[int, ...] | None:
        """What stands right before a participle of a list, its auxiliary left out: "650 were killed, 147 captured and 30 tanks destroyed"."""
        if not self.tree.is_(at, "conj") or self.clause.tokens[at].xpos not in {"VBN", "VBD"} or not at:
            return None
        if self.tree.of(at, "aux:pass", "aux", "nsubj", "obj"):
            return None
        if self.quantities.figures.ending(at) is not None:
            return ()  # the figure alone: it is read where it stands
        counted = self.quantities.of(at - 1, implied=False)
        named = counted is not None and counted.first < at - 1 and counted.last in {at - 1, at}
        return (at - 1,) if named and self.clause.tokens[at - 1].upos == "NOUN" else None

    def _shared_outside(self, at: int) -> tuple[int, ...]:
        """The object that a verb shares with one before the content: "identified and detained three men"."""
        tokens = self.clause.tokens
        if self.tree.heads[at] >= 0 or not self.tree.is_(at, "conj"):
            return ()
        return tuple(
            k
            for k in range(at + 1, len(tokens))
            if self.tree.heads[k] < 0 and tokens[k].head == tokens[at].head and self.tree.is_(k, "obj")
        )

    def _behind_particle(self, at: int) -> tuple[int, ...]:
        """The object of a verb with a particle that the tree took for a preposition: "left behind five trucks"."""
        if (
            at + 1 >= len(self.clause.lower)
            or self.clause.lower[at + 1] not in self.quantities.book.words["particle"]
        ):
            return ()
        return tuple(k for k in self.tree.of(at, "obl") if self.tree.heads[at + 1] == k)

    def listed(self, at: int) -> tuple[int, ...]:
        """The nouns right before a participle: "250 guns and 400 trucks destroyed"."""
        governor = self.tree.heads[at]
        if governor < 0 or not self.tree.is_(at, "acl") or self.clause.tokens[at].xpos == "VBG":
            return ()
        counted = self.quantities.of(governor, implied=False)
        if counted is None or counted.last != at:
            return ()
        first = counted.first
        heads = [governor]
        for figure in self.quantities.figures.before(first):
            nouns = self.clause.tokens[figure.last : first]
            if (
                not nouns
                or nouns[-1].text.lower() not in {",", "and"}
                or not all(t.upos in PLAIN for t in nouns)
            ):
                break
            named = [k for k in range(figure.last, first) if self.clause.tokens[k].upos in {"NOUN", "PROPN"}]
            if not named:
                break  # "eight and ten soldiers": what is counted stands behind the last
            heads.append(named[-1])
            first = figure.first
        return tuple(reversed(heads))

    def _shared(self, at: int, governor: int, depth: int) -> tuple[int, ...]:
        """What a joined or reported verb takes over from the one before: "were found shot and killed"."""
        own = self._bare_subject(at)
        if own:
            return own
        if self.tree.of(at, "nsubj") and self.tree.is_(at, "conj", "ccomp"):
            return ()
        if (
            self.tree.is_(at, "conj", "advcl")
            and at - governor > CLOSE
            and not self.tree.of(governor, "nsubj:pass")
        ):
            return ()
        return self.of_verb(governor, depth=depth)

    def _bare_subject(self, at: int) -> tuple[int, ...]:
        """The subject of a participle without its auxiliary: "30 injured", "80 warplanes downed"."""
        subjects = self.tree.of(at, "nsubj")
        if (
            not subjects
            or self.tree.of(at, "obj", "aux")
            or self.clause.tokens[at].xpos not in {"VBN", "VBD"}
        ):
            return ()
        head = subjects[0]
        counted = self.quantities.of(head, implied=False)
        plain = head < at and at - max(head + 1, counted.last if counted else 0) <= 1
        return (head,) if counted is not None and plain else ()

    def of_own(self, at: int) -> tuple[int, ...]:
        """The heads of whom a verb like "die" befell: its subject."""
        subjects = self.tree.of(at, "nsubj")
        if subjects:
            return self._resolved(at, subjects)
        governor = self.tree.heads[at]
        if governor >= 0 and self.tree.is_(at, "acl"):
            return (governor,)
        if governor >= 0 and self.tree.is_(at, "conj", "xcomp"):
            return self.tree.of(governor, "nsubj") or self.tree.of(governor, "obj")
        return ()

    def of_state(self, at: int, *, depth: int = 0) -> tuple[int, ...]:
        """Whose state an adjective tells: "one dead rebel", "three are missing", "left 12 dead"."""
        governor = self.tree.heads[at]
        subjects = self.tree.of(at, "nsubj")
        if subjects:
            return self._resolved(at, subjects)
        if governor >= 0 and self.tree.is_(at, "amod", "acl"):
            return (governor,)
        if governor >= 0 and self.tree.is_(at, "xcomp", "advcl", "obj", "ccomp"):
            return (
                self.tree.of(governor, "nsubj:pass")
                or self.tree.of(governor, "obj")
                or self.tree.of(governor, "nsubj")
            )
        numbered = self.quantities.figures.ending(at) is not None
        if governor >= 0 and self.tree.is_(at, "conj") and not numbered and depth < DEEPEST:
            return self.of_state(governor, depth=depth + 1)
        return ()

    def _resolved(self, at: int, heads: tuple[int, ...]) -> tuple[int, ...]:
        """For a relative pronoun the noun that it stands for."""
        governor = self.tree.heads[at]
        relative = [h for h in heads if self.clause.lower[h] in self.quantities.book.words["relative"]]
        if relative and governor >= 0 and self.tree.is_(at, "acl"):
            return tuple(governor if h in relative else h for h in heads)
        return heads
