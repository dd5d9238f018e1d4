"""The registry of outlets: which names and domains are one newsroom, who owns it, what it prints.

It ships as `data/outlets.txt`, one line for each newsroom, facts of our own compiling. A user's
file in the same form adds lines, and takes the place of those with the same name. One owner is
not one newsroom: outlets of one owner count apart.
"""

from __future__ import annotations

import functools
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from importlib import resources
from urllib.parse import urlsplit

from twosource.errors import ConfigError

_FIELDS = 5
_DOMAIN = re.compile(r"(?:[\w-]+\.)+[a-z]{2,}")
_NUMBERED_WWW = re.compile(r"^www\d*\.")
# "Newsmax - News", "CNN (Web News)": what a collector adds to an outlet's name.
_SECTION = re.compile(r"\s*(?:\((?:web |online )?(?:news|online|opinion)\)| - \w+)$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A newsroom.

    Attributes:
        names: all it is called, the best first.
        domains: without "www.".
        wires: agencies whose text it prints.
    """

    names: tuple[str, ...]
    domains: tuple[str, ...] = ()
    owner: str | None = None
    wires: tuple[str, ...] = ()
    is_agency: bool = False
    sends_releases: bool = False

    @property
    def name(self) -> str:
        """What to call it."""
        return self.names[0]


class Outlets:
    """Newsrooms by any of their names and domains."""

    def __init__(self, outlets: Iterable[Outlet]) -> None:
        self.all: Mapping[str, Outlet] = {outlet.name: outlet for outlet in outlets}
        self._named = {
            key: outlet
            for outlet in self.all.values()
            for key in (*map(_bare, outlet.names), *outlet.domains)
        }

    def with_file(self, text: str, *, path: str) -> Outlets:
        """These and those of a user's file, which come first.

        Raises:
            ConfigError: when a line is not an outlet.
        """
        return Outlets([*self.all.values(), *read_outlets(text, path=path)])

    def find(self, outlet: str | None, url: str | None = None) -> Outlet | None:
        """The newsroom of such a name or domain; of the URL's domain when the name is not known."""
        for given in (outlet, _host(url)):
            if given and (found := self._by_name(given) or self._by_domain(given)):
                return found
        return None

    def key(self, outlet: str | None, url: str | None = None) -> str | None:
        """The same for any two names or domains of one newsroom; None when none is given."""
        found = self.find(outlet, url)
        if found is not None:
            return found.name
        given = outlet or _host(url)
        return (_domain(given) or _bare(given)) if given else None

    def _by_name(self, given: str) -> Outlet | None:
        return self._named.get(_bare(given)) or self._named.get(_bare(_SECTION.sub("", given)))

    def _by_domain(self, given: str) -> Outlet | None:
        domain = _domain(given)
        while domain and "." in domain:
            if found := self._named.get(domain):
                return found
            domain = domain.partition(".")[2]
        return None


def read_outlets(text: str, *, path: str) -> list[Outlet]:
    """The outlets of a file: `name | other names | domains | owner | wires`, parts by ";".

    Raises:
        ConfigError: when a line has no name or too many parts.
    """
    found = []
    for number, line in enumerate(text.splitlines(), start=1):
        if not line.strip() or line.lstrip().startswith("#"):
            continue
        parts = [part.strip() for part in line.split("|")]
        if len(parts) > _FIELDS or not parts[0].lstrip("!+ "):
            msg = f"{path}:{number}: write name | other names | domains | owner | wires"
            raise ConfigError(msg)
        name, others, domains, owner, wires = (*parts, *[""] * (_FIELDS - len(parts)))
        found.append(
            Outlet(
                names=(name.lstrip("!+ "), *_several(others)),
                domains=tuple(_NUMBERED_WWW.sub("", one.casefold()) for one in _several(domains)),
                owner=owner or None,
                wires=_several(wires),
                is_agency=name.startswith("!"),
                sends_releases=name.startswith("+"),
            )
        )
    return found


@functools.cache
def known_outlets() -> Outlets:
    """The registry as it ships."""
    text = resources.files("twosource.text").joinpath("data/outlets.txt").read_text("utf-8")
    return Outlets(read_outlets(text, path="outlets.txt"))


def _several(words: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in words.split(";") if part.strip())


def _bare(name: str) -> str:
    return " ".join(re.findall(r"[\w&]+", name.casefold())).removeprefix("the ")


def _host(url: str | None) -> str | None:
    return (urlsplit(url if "//" in url else f"//{url}").hostname or None) if url else None


def _domain(given: str) -> str | None:
    host = _NUMBERED_WWW.sub("", given.strip().casefold())
    return host if _DOMAIN.fullmatch(host) else None
