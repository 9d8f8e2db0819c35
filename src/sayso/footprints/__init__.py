"""Room `footprints/`: how much of which ground the words of a place cover, and which known places lie in it."""
