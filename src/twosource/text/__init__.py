"""Plain functions on words."""
