"""A report into its reading: what this one report says, and on whose word."""
