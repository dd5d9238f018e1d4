"""The readings of one story, put together as one record."""
