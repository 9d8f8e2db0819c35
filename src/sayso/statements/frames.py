"""Frames: where content and source stand around a cue, by the order of the words alone.

The first reader has no parse: it knows the cue's frame, the closed word
classes and the punctuation. Each frame is one function from a sentence and a
cue to an attribution, or None where it does not fit.
"""

from __future__ import annotations

from sayso.statements import subject
from sayso.statements.attribution import Attribution, Stretch
from sayso.statements.lexicon import Cue, Frame, Part
from sayso.statements.words import Words

SHORT_TAIL = 14
# how far behind a cue another speaker is looked for
NEXT_SPEAKER = 40
SHORTEST_CLAUSE = 3
# frames that the order of words alone can tell; the others need a tree
BY_ORDER = frozenset({Frame.CLAUSE, Frame.RECIPIENT, Frame.ACCUSE, Frame.OBJECT})


def find_cue(w: Words, at: int) -> Cue | None:
    """The longest cue that begins at this position, outside quotation marks."""
    if w.quoted[at] or _describes(w, at):
        return None
    for cue in w.lexicon.cues.get(w.lower[at], ()):
        behind = w.lower[at + len(cue.form) : at + len(cue.form) + 1]
        if behind == ("by",):
            continue  # "monitored by", "published by": passive, the source stands behind it
        if (
            cue.part is not Part.VERB
            or cue.split
            or cue.relay
            or cue.witnesses
            or (behind and behind[0] in cue.unless)
        ):
            continue
        if cue.frame not in BY_ORDER or w.lower[at : at + len(cue.form)] != cue.form:
            continue
        if not _is_noun(w, at, cue) and (not cue.needs_that or _that_follows(w, at + len(cue.form))):
            return cue
    return None


def _describes(w: Words, at: int) -> bool:
    """Whether a participle only describes a noun: "suspected insurgents", "men suspected of theft"."""
    token = w.tokens[at]
    return token.relation == "amod" or (token.relation == "acl" and token.xpos == "VBN")


def _that_follows(w: Words, at: int) -> bool:
    while w.is_when(at) or w.is_a(at, "adverb"):
        at += 1
    return w.lower[at : at + 1] == ("that",)


def _is_noun(w: Words, at: int, cue: Cue) -> bool:
    """Whether a form that is both noun and verb stands as a noun here."""
    if not cue.noun or cue.form[0].endswith(("ed", "ing")):
        return cue.form[0].endswith("ed") and w.is_a(at - 1, "determiner")
    if at == 0 or w.is_a(at - 1, "determiner", "preposition", "coordinator") or w.lower[at - 1] in "’'":
        return True
    following = w.is_a(at + 1, "determiner", "complementizer", "pronoun", "auxiliary")
    return not following or w.is_a(at + 1, "auxiliary")


def said(w: Words) -> Cue:
    """The plain cue of saying, for frames whose own words are no verb."""
    return next(c for c in w.lexicon.cues["said"] if c.word == "say" and c.frame is Frame.CLAUSE)


def quoted_as_saying(w: Words, at: int, low: int, high: int) -> Attribution | None:
    """'RELAY quoted SOURCE as saying (that) CONTENT'; 'SOURCE was quoted as saying CONTENT'."""
    for saying in range(at + 1, min(high - 1, at + 30)):
        if w.lower[saying] == "as" and w.is_a(saying + 1, "saying"):
            content = _content_after(w, saying + 2, high)
            cue = (saying, saying + 2)
            who = subject.before(w, at, low)
            if w.count(*content) == 0 and who is not None:
                who = subject.last_before(w, at, low) or who
                content = w.trim(low, who.source[0])
            if w.count(*content) < 2:
                return None
            if saying == at + 1:
                source = who.source if who else None
                return Attribution(content=content, source=source, cue=cue, entry=said(w))
            source = _until_place(w, *w.trim(at + 1, saying))
            relays = (who.source,) if who else ()
            return Attribution(content=content, source=source, cue=cue, entry=said(w), relays=relays)
    return None


def _until_place(w: Words, first: int, last: int) -> Stretch:
    """A source without where it spoke: "the commander in the village of X" -> "the commander"."""
    for at in range(first + 1, last):
        if w.lower[at] in {"in", "at", "on"}:
            return first, at
    return first, last


def passive(w: Words, at: int, cue: Cue, high: int) -> Attribution | None:
    """'It was (also) reported that CONTENT': nobody is named."""
    begin = at
    while begin > 0 and w.is_a(begin - 1, "adverb"):
        begin -= 1
    if begin < 2 or w.lower[begin - 1] not in {"was", "is", "been", "were"} or w.lower[begin - 2] != "it":
        return None
    first = at + len(cue.form)
    if first >= high or not w.is_a(first, "complementizer"):
        return None
    content = w.trim(first + 1, high)
    return Attribution(content=content, source=None, cue=(begin - 1, first), entry=cue)


def accuse(w: Words, at: int, cue: Cue, low: int, high: int, given: Stretch | None) -> Attribution | None:
    """'SOURCE accused SOMEBODY of V-ing', 'SOURCE blamed SOMEBODY for ...'."""
    first = at + len(cue.form)
    if not any(w.lower[k] in {"of", "for"} for k in range(first, min(high, first + 25))):
        return None
    who = subject.before(w, at, low)
    source = given or (who.source if who else None)
    content = w.trim(first, high)
    if source is None or w.count(*content) < 3:
        return None
    return Attribution(content=content, source=source, cue=(at, first), entry=cue)


def closing(w: Words, at: int, cue: Cue, low: int, high: int) -> Attribution | None:
    """'CONTENT, SOURCE said', '"CONTENT," said SOURCE', 'CONTENT, he said, "CONTENT"'."""
    end = at + len(cue.form)
    # "..., a spokesman, said in a message": what follows a preposition speaks to nobody
    inverted = (
        _ends_content(w, at - 1) and cue.frame is not Frame.RECIPIENT and not w.is_a(end, "preposition")
    )
    who = subject.after(w, end, high) if inverted else subject.last_before(w, at, low)
    if inverted and (who is None or _has_verb(w, *who.source) or not _is_content(w, low, at, who.source)):
        inverted, who = False, subject.last_before(w, at, low)
    if who is None or who.source[1] <= who.source[0]:
        return None
    begin = at if inverted else who.source[0]
    ahead = w.trim(low, begin)
    if not inverted and not (begin > low and _ends_content(w, begin - 1)):
        return None
    plain = not inverted and "," not in w.lower[ahead[0] : begin - 1]
    aside = not inverted and w.lower[end : end + 1] == (",",)
    if (w.count(*ahead) < 3 and not aside) or (plain and subject.adverbial(w, *ahead)):
        return None
    rest = w.trim(who.source[1] if inverted else end, high)
    # behind a quotation that ends at the cue no further content follows, whatever else does
    quotation = w.is_mark(begin - 1) and all(w.quoted[k] or w.is_punctuation(k) for k in range(*ahead))
    if not quotation and not _is_tail(w, end if not inverted else rest[0], high, cue):
        return None
    content = ahead
    rest = _own_part(w, *rest)
    if quotation and not any(w.quoted[k] for k in range(*rest)):
        rest = ahead
    # "A, he said, as B": what leans on A is no better word of his than A
    leans = rest[0] < rest[1] and w.is_a(rest[0], "leaning")
    longer = w.count(*rest) > w.count(*ahead) and not leans
    if longer and w.lower[min(rest[0] - 1, len(w) - 1)] in {",", "“", '"'}:
        content = rest
    heard = _recipient(w, end, high) if cue.frame is Frame.RECIPIENT else None
    return Attribution(content=bare(w, *content), source=who.source, cue=(at, end), entry=cue, heard=heard)


def _own_part(w: Words, first: int, last: int) -> Stretch:
    """What goes on behind a cue in the middle, up to the next clause; nothing where another speaker begins."""
    end = next((at for at in range(first, last) if w.lower[at] == ";" and not w.quoted[at]), last)
    another = any(find_cue(w, at) is not None for at in range(first, min(end, first + NEXT_SPEAKER)))
    return (first, first) if another else w.trim(first, end)


def _has_verb(w: Words, first: int, last: int) -> bool:
    return any(w.is_a(at, "auxiliary", "complementizer") for at in range(first, last))


def _has_tagged_verb(w: Words, first: int, last: int) -> bool:
    return any(token.upos == "VERB" for token in w.tokens[first:last])


def _is_content(w: Words, low: int, at: int, behind: Stretch) -> bool:
    """Whether what stands before an inverted cue can be content: quoted, with a verb, or with a name behind it."""
    if w.is_mark(at - 1) or _has_verb(w, low, at):
        return True
    if w.headline and w.count(low, at) >= SHORTEST_CLAUSE and not _has_tagged_verb(w, *behind):
        # headlines leave auxiliaries out: "Town retaken, says governor"
        return True
    comma = next((k for k in range(*behind) if w.lower[k] == ","), behind[1])
    return w.count(low, at) >= SHORTEST_CLAUSE and subject.is_name(w, behind[0], comma)


def _ends_content(w: Words, at: int) -> bool:
    return at >= 0 and (w.lower[at] == "," or w.is_mark(at))


def _is_tail(w: Words, first: int, high: int, cue: Cue) -> bool:
    """Whether what follows a closing cue is no content: an end, a time, a place, a listener."""
    at = first
    while at < high and (w.is_when(at) or w.is_a(at, "adverb")):
        at += 1
    if at >= high or w.is_punctuation(at):
        return True
    if cue.frame is Frame.RECIPIENT:
        return not any(w.is_a(k, "complementizer", "auxiliary") or w.is_mark(k) for k in range(at, high))
    if w.is_a(at, "preposition"):
        return high - at <= SHORT_TAIL and not any(w.is_a(k, "auxiliary") for k in range(at, high))
    return False


def _recipient(w: Words, first: int, high: int) -> Stretch | None:
    """The listeners that pass words on: "told Tehran Radio, monitored by the BBC"."""
    stop = first
    while stop < high and not w.is_punctuation(stop) and not w.is_a(stop, "preposition", "complementizer"):
        stop += 1
    heard = w.trim(first, stop)
    return heard if heard[1] > heard[0] else None


def clausal(w: Words, at: int, cue: Cue, low: int, high: int, given: Stretch | None) -> Attribution | None:
    """'SOURCE said (today) (that) CONTENT', 'SOURCE told SOMEBODY that CONTENT'."""
    end = at + len(cue.form)
    who = subject.before(w, at, low)
    if who is None and given is None:
        return None
    publishes = _publishing(w, at, low) if cue.form[0].endswith("ing") or cue.form[0] == "appearing" else None
    if publishes is not None:
        who = subject.before(w, publishes, low) or who
    source = given or (who.source if who else None)
    first, heard = _past_listener(w, end, high) if cue.frame is Frame.RECIPIENT else (end, None)
    content = _content_after(w, _past_second_cue(w, first), high)
    if w.count(*content) < 2 or (cue.noun and w.count(*content) < 3):
        return None
    return Attribution(
        content=content,
        source=source,
        cue=(at, end),
        entry=cue,
        antecedent=who.antecedent if who and not given else None,
        heard=heard,
    )


def _past_second_cue(w: Words, first: int) -> int:
    """Behind "nor denied" in "neither confirmed nor denied that": two cues for one content."""
    joined = w.lower[first : first + 1] in {("nor",), ("or",)}
    if (
        joined
        and first + 1 < len(w)
        and w.lexicon.is_verb(w.lower[first + 1])
        and w.is_a(first + 2, "complementizer", "determiner")
    ):
        return first + 2
    return first


def _publishing(w: Words, at: int, low: int) -> int | None:
    """The verb of "issued a statement on Telegram claiming that", left of the cue."""
    for k in range(at - 1, max(low, at - 14), -1):
        if w.is_a(k, "publish_verb") and any(w.is_a(n, "statement_noun") for n in range(k, at)):
            return k
    return None


def _past_listener(w: Words, end: int, high: int) -> tuple[int, Stretch | None]:
    """Where the content begins after a listener: "told Reuters in an interview that"."""
    for at in range(end, min(high, end + 16)):
        if w.lower[at] == "that" or w.is_mark(at):
            return at, _recipient(w, end, at)
    return min(high, end + 1), None


def _content_after(w: Words, first: int, high: int) -> Stretch:
    """The content behind a cue: without words of time, "in a statement", "that" and a colon."""
    at = first
    while at < high and (w.is_when(at) or w.is_a(at, "adverb")) and not w.is_a(at, "auxiliary"):
        at += 1
    for k in range(at, min(high, at + 12)):
        if w.lower[k] in {"that", ":"} and (k == at or _leads_in(w, at, k)):
            at = k + 1
            break
    if at < high and w.lower[at] in {",", ":"}:
        at += 1
    return bare(w, *w.trim(at, high))


def _leads_in(w: Words, first: int, last: int) -> bool:
    """Whether a stretch between cue and "that" only says when, where or in what: no verb in it."""
    return w.is_a(first, "preposition", "time") and not any(
        w.is_a(at, "auxiliary", "relative") or w.is_mark(at) for at in range(first, last)
    )


def bare(w: Words, first: int, last: int) -> Stretch:
    """The content without a joining word at its head."""
    while first < last - 2 and w.lower[first] in {"that", "and"} and not w.quoted[first]:
        first += 1
    return w.trim(first, last)
