"""Lenses: a rule set laid over a story, and what it concludes (docs/lenses.md)."""
