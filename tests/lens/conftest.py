"""An invented court, its states and its warrants, through the same loader as the real tables."""

from __future__ import annotations

from pathlib import Path

import pytest

from twosource.lens.icc.reference import Reference, load

INVENTED = Path(__file__).parent / "invented"


@pytest.fixture(scope="session")
def court() -> Reference:
    return load(INVENTED)
