"""Lemmas by edit rule: how a dictionary form is made from the word as printed.

A rule is a short text: `=` the word as it stands, `~` the word in lower case,
`~2y` lower case, two characters off, then "y"; `=1` the same on the word as it
stands; `!be` the whole dictionary form where the two share nothing.
"""

from __future__ import annotations

from itertools import takewhile


def rule_for(form: str, lemma: str) -> str:
    """The edit rule that makes this lemma; lower case is preferred, so that case may change."""
    low = form.lower()
    if lemma == low:
        return "~"
    if lemma == form:
        return "="
    for sign, base in (("~", low), ("=", form)):
        shared = _shared(base, lemma)
        if shared:
            return f"{sign}{len(base) - shared}{lemma[shared:]}"
    return f"!{lemma}"


def _shared(one: str, other: str) -> int:
    """How many letters two words have in common from the start."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def apply_rule(rule: str, form: str) -> str:
    """The lemma that a rule makes of a word; a rule that does not fit leaves the word alone."""
    if rule == "=":
        return form
    if rule.startswith("!"):
        return rule[1:]
    base = form.lower() if rule.startswith("~") else form
    digits = 1
    while rule[digits : digits + 1].isdecimal():
        digits += 1
    strip = int(rule[1:digits] or 0)
    return base[: len(base) - strip] + rule[digits:] if strip < len(base) else base
