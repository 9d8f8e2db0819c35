"""Room `statements/`: who asserts what, in which manner, and how firmly."""
