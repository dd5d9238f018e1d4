"""Readings of many reports, put together as stories."""
