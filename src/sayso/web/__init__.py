"""The pages: who holds what on a day, the dossier of a place, and the stories with their sources marked."""
