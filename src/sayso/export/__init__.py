"""Room `export/`: records as files and as text for people."""
