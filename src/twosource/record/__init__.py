"""The types that the steps hand to each other, and their JSON."""
