"""Every exception that Twosource raises on purpose."""

from __future__ import annotations


class TwosourceError(Exception):
    """The base of all; its message says what, where, and what to do."""


class ReportError(TwosourceError):
    """One report cannot be taken in or read; the others go on."""


class ModelError(TwosourceError):
    """The reading model is missing, damaged or of another version."""


class ConfigError(TwosourceError):
    """A setting or an argument does not make sense."""
