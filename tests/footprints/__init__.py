"""Tests of the room `footprints/`."""
