"""Builds the gazetteer that ships with Sayso from public packages and our own tables: `make gazetteer`."""
