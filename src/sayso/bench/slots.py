"""Slots: the vocabulary of the MUC-4 templates."""

from __future__ import annotations

# Kinds of incident, and the string slots of a template, in the order of the heads' numbers.
KINDS = ("attack", "bombing", "kidnapping", "arson", "robbery", "forced work stoppage")
SLOTS = ("PerpInd", "PerpOrg", "Target", "Victim", "Weapon")
