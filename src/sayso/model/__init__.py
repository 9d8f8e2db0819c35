"""The vocabulary: frozen dataclasses, enums and ids that every room shares. Standard library only."""
