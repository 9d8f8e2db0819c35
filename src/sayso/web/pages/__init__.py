"""The pages, one file each: what they ask of the source and what they hand to their template."""
