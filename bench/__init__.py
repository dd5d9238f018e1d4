"""Benches: one small program per skill, run as `python bench/NAME.py --data DIR [--set SET]`."""
