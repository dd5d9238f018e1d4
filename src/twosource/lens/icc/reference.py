"""The facts the ICC lens works from: tables with a source in every row (docs/lenses.md)."""

from __future__ import annotations

import datetime as dt
import functools
from collections.abc import Iterable
from dataclasses import dataclass
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Final, Literal, TypeVar

from twosource.errors import ConfigError
from twosource.record.dates import PartialDate
from twosource.text.countries import state_name, state_named
from twosource.text.names import plain_name

DecisionKind = Literal["finding", "informed"]
_ROW = TypeVar("_ROW")
_FOLDER: Final = "data"


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    """A state that gave its consent to be bound.

    Attributes:
        deposited: the day on which the instrument was deposited.
        unverified: which facts of the row nobody has confirmed; empty when all are.
    """

    iso3: str
    state: str
    aliases: tuple[str, ...]
    signed: dt.date | None
    deposited: dt.date
    kind: str
    in_force: dt.date
    source: str
    unverified: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """A withdrawal: announced, notified to the depositary, in effect a year later, or revoked."""

    iso3: str
    announced: dt.date | None
    notified: dt.date
    effective: dt.date | None
    revoked: dt.date | None
    source: str
    unverified: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """A state that signed and is no party; `refused`: it said that it will not become one."""

    iso3: str
    state: str
    signed: dt.date | None
    refused: dt.date | None
    source: str
    unverified: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Acceptance:
    """Jurisdiction that a state accepted for a situation, or one that the Council referred."""

    kind: Literal["acceptance", "referral"]
    iso3: str
    state: str
    day: PartialDate
    situation: str
    scope: str
    duty: str
    source: str
    unverified: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Warrant:
    """A public warrant against a person.

    Attributes:
        home: the state whose office the role names, or whose situation it is; None: not known.
        ended: the day on which it was no longer open, and `how`.
        dead: since when the person is reported dead, while nothing says that it was ended.
    """

    person: str
    names: tuple[str, ...]
    role: str
    home: str | None
    situation: str
    issued: dt.date
    unsealed: dt.date
    ended: dt.date | None
    how: str
    dead: PartialDate | None
    charges: str
    status: str
    source: str
    unverified: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Situation:
    """What the Court looks into, the state it is about, the day the investigation was opened."""

    situation: str
    iso3: str
    opened: dt.date
    source: str
    unverified: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What the Court decided about a state and a person.

    Attributes:
        kind: a `finding` of non-compliance, or `informed`: it told others of a visit only.
        day: as exact as it is known.
    """

    kind: DecisionKind
    day: PartialDate
    iso3: str
    person: str
    what: str
    referral: str
    source: str
    unverified: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """A request for arrest and surrender; `iso3` is `*` for one to all parties."""

    person: str
    iso3: str
    day: PartialDate
    source: str
    unverified: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Consultation:
    """A state that asked the Court about a request before a visit.

    Attributes:
        public: since when that is known; before, no report could know of it.
    """

    person: str
    iso3: str
    day: PartialDate
    public: dt.date
    source: str
    unverified: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """An undertaking towards another state that a state is said to rely on.

    Attributes:
        other: the state whose people it is about.
        claim: what is claimed to follow from it.
    """

    iso3: str
    other: str
    public: dt.date
    claim: str
    source: str
    unverified: str


@dataclass(frozen=True, slots=True)
class Reference:
    """All the tables of one version, and how the court and its statute are called."""

    version: str
    court: str
    short: str
    statute_name: str
    statute: str
    parties: tuple[Party, ...]
    notices: tuple[Notice, ...]
    signed: tuple[Signed, ...]
    acceptances: tuple[Acceptance, ...]
    warrants: tuple[Warrant, ...]
    situations: tuple[Situation, ...]
    decisions: tuple[Decision, ...]
    requests: tuple[Request, ...]
    consultations: tuple[Consultation, ...]
    agreements: tuple[Agreement, ...]

    def party(self, iso3: str) -> Party | None:
        return next((one for one in self.parties if one.iso3 == iso3), None)

    def notice(self, iso3: str) -> Notice | None:
        return next((one for one in self.notices if one.iso3 == iso3), None)

    def signature(self, iso3: str) -> Signed | None:
        return next((one for one in self.signed if one.iso3 == iso3), None)

    def _named(self) -> tuple[Party | Signed | Acceptance, ...]:
        """The rows that give a state its name."""
        return (*self.parties, *self.signed, *self.acceptances)

    def state_of(self, name: str) -> str | None:
        """The code of the state that a name means; None when it means none."""
        wanted = plain_name(name)
        for one in self._named():
            names = (one.state, *(one.aliases if isinstance(one, Party) else ()))
            if wanted in (plain_name(known) for known in names):
                return one.iso3
        code = state_named(name) or state_named(name.title())
        if code is None and name.isupper() and len(name) == 3:
            known = {one.iso3 for one in self.parties} | {one.iso3 for one in self.signed}
            return name if name in known or state_name(name) != name else None
        return code

    def name_of(self, iso3: str) -> str:
        """The plain name of a state."""
        for one in self._named():
            if one.iso3 == iso3:
                return one.state
        return state_name(iso3)


@functools.cache
def shipped() -> Reference:
    """The tables that come with the package."""
    return load(resources.files("twosource.lens.icc").joinpath(_FOLDER))


def load(folder: Traversable | Path) -> Reference:
    """The tables in a folder.

    Raises:
        ConfigError: when one is missing, or a row does not hold what its column wants.
    """
    about = {row["key"]: row["value"] for row in _rows(folder, "about")}
    return Reference(
        version=about["version"],
        court=about["court"],
        short=about["short"],
        statute_name=about["statute_name"],
        statute=about["statute"],
        parties=_table(folder, "parties", Party),
        notices=_table(folder, "notices", Notice),
        signed=_table(folder, "signed", Signed),
        acceptances=_table(folder, "acceptances", Acceptance),
        warrants=_table(folder, "warrants", Warrant),
        situations=_table(folder, "situations", Situation),
        decisions=_table(folder, "decisions", Decision),
        requests=_table(folder, "requests", Request),
        consultations=_table(folder, "consultations", Consultation),
        agreements=_table(folder, "agreements", Agreement),
    )


def _table(folder: Traversable | Path, name: str, kind: type[_ROW]) -> tuple[_ROW, ...]:
    """The rows of a table as values of one class, whose fields are the columns."""
    rows = []
    for number, row in enumerate(_rows(folder, name), start=2):
        try:
            rows.append(kind(**{field: _value(field, row[field]) for field in _fields(kind)}))
        except (KeyError, ValueError) as exc:
            msg = f"{name}.tsv, line {number}: {exc}: compare it with the table that is shipped"
            raise ConfigError(msg) from exc
    return tuple(rows)


def _fields(kind: type[object]) -> Iterable[str]:
    return tuple(kind.__annotations__)


_DAYS: Final = frozenset(
    "signed deposited in_force announced notified effective revoked refused issued unsealed "
    "ended opened public".split()
)
_NEEDED: Final = frozenset("deposited in_force notified issued unsealed opened public".split())


def _value(field: str, text: str) -> object:
    """A cell as its column wants it."""
    if field in _DAYS:
        if not text and field in _NEEDED:
            msg = f"{field} is empty"
            raise ValueError(msg)
        return dt.date.fromisoformat(text) if text else None
    if field in ("day", "dead"):
        return PartialDate.parse(text) if text else None
    if field in ("aliases", "names"):
        return tuple(one.strip() for one in text.split(";") if one.strip())
    if field == "home":
        return text or None
    return text


def _rows(folder: Traversable | Path, name: str) -> list[dict[str, str]]:
    try:
        text = folder.joinpath(f"{name}.tsv").read_text(encoding="utf-8")
    except OSError as exc:
        msg = f"the table {name}.tsv cannot be read: {exc}"
        raise ConfigError(msg) from exc
    head, *lines = [line.split("\t") for line in text.split("\n") if line]
    return [dict(zip(head, cells, strict=False)) for cells in lines]
