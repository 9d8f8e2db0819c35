"""Room `gazetteer/`: names of places and actors as data, each with its source, and how to look them up."""
