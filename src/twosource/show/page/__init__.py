"""A record as one page that opens without server or network (docs/page.md)."""
