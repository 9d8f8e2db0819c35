"""How the shipped English model is made: corpora in, one file out. Not part of the package."""
