"""Evaluation: how well the reader reads, measured on annotated stories, and the gate that keeps it so."""
