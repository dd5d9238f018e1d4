"""Bytes into clean text and days."""

from __future__ import annotations

import codecs
import datetime as dt
import email.utils
import re
import unicodedata

from twosource.errors import ReportError

MOST_STRANGE = 0.2  # of the characters may lie outside ASCII where the encoding is guessed
EARLIEST_YEAR, LATEST_YEAR = 1700, 2199

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_NEWS_SIGNS = frozenset("\u00a0‘’“”„‚«»–—…•·€£¥§©®™°±²³½¼¾¿¡ºª×´")
_LINE_ENDS = re.compile("\r\n?|[\u0085\u2028\u2029\v\f]")
_SPACES = re.compile("[ \t\u00a0\u2000-\u200a\u202f\u205f\u3000]+")
_UNSEEN = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\u00ad\u200b\u2060\ufeff\ufffe\uffff]")
_HALF_PAIRS = re.compile("[\ud800-\udfff]")
_WRAPPED_FROM, _WRAPPED_TO, _WRAPPED_RANGE = 40, 100, 30  # characters in a hard-wrapped line

_MONTHS = {
    name: number
    for number, names in enumerate(
        (
            ("january", "jan"),
            ("february", "feb"),
            ("march", "mar"),
            ("april", "apr"),
            ("may",),
            ("june", "jun"),
            ("july", "jul"),
            ("august", "aug"),
            ("september", "sep", "sept"),
            ("october", "oct"),
            ("november", "nov"),
            ("december", "dec"),
        ),
        start=1,
    )
    for name in names
}
_DAY_FIRST = re.compile(r"(?:[a-z]+,? )?(\d{1,2})(?:st|nd|rd|th)? ([a-z]+)\.?,? (\d{4})\b")
_MONTH_FIRST = re.compile(r"(?:[a-z]+,? )?([a-z]+)\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})\b")


def decode(raw: bytes, *, declared: str | None = None) -> str:
    """The characters behind the bytes.

    A byte order mark decides; then UTF-8; then the encoding that a page declares; then
    Windows-1252, but only where what comes out looks like a European language.

    Raises:
        ReportError: when the bytes are no text, or in an encoding that cannot be told.
    """
    for mark, encoding in _MARKS:
        if raw.startswith(mark):
            return _decoded(raw, encoding)
    if b"\x00" in raw:
        msg = "this is a binary file, not text; give a .txt, .html, .jsonl or .json file"
        raise ReportError(msg)
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return _decoded(raw, declared) if declared else _guessed(raw)


def _decoded(raw: bytes, encoding: str) -> str:
    try:
        return raw.decode(codecs.lookup(encoding).name)
    except (LookupError, UnicodeError) as exc:
        msg = f"the text is not {encoding} as its start says ({exc}); save it as UTF-8"
        raise ReportError(msg) from exc


def _guessed(raw: bytes) -> str:
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        text = ""
    strange = [character for character in text if not character.isascii()]
    plausible = all(character.isalpha() or character in _NEWS_SIGNS for character in strange)
    if not text or not plausible or len(strange) > MOST_STRANGE * len(text):
        msg = "the encoding cannot be told; save the file as UTF-8"
        raise ReportError(msg)
    return text


def normalise(text: str) -> str:
    """The same words with one kind of line end, space and accent; paragraphs apart by blank lines.

    Hard-wrapped lines are joined; other lines of a block become paragraphs of their own.
    Doing it twice changes nothing.
    """
    text = _HALF_PAIRS.sub("\ufffd", _LINE_ENDS.sub("\n", text))
    text = unicodedata.normalize("NFC", _UNSEEN.sub("", text))
    lines = [_SPACES.sub(" ", line).strip() for line in text.split("\n")]
    blocks = re.split(r"\n{2,}", "\n".join(lines).strip())
    return "\n\n".join(paragraph for block in blocks for paragraph in _paragraphs(block))


def _paragraphs(block: str) -> list[str]:
    lines = block.split("\n")
    return [" ".join(lines)] if _is_wrapped(lines) else lines


def _is_wrapped(lines: list[str]) -> bool:
    lengths = [len(line) for line in lines[:-1]]
    return bool(lengths) and (
        min(lengths) >= _WRAPPED_FROM
        and max(lengths) <= _WRAPPED_TO
        and max(lengths) - min(lengths) <= _WRAPPED_RANGE
    )


def one_line(text: str | None) -> str | None:
    """A header's value on one line; None when nothing is left of it."""
    return " ".join(normalise(text or "").split()) or None


def parse_day(text: str) -> dt.date | None:
    """The day that a date line names; None when it names none, or could mean two.

    Takes ISO 8601 with or without a time, `2 September 2024`, `Sept. 2, 2024` and the dates
    of feeds (`Mon, 02 Sep 2024 10:00:00 GMT`). `02/09/2024` could mean two days: None.
    The day is the one at the place that the text speaks of: its zone is not applied.
    """
    text = " ".join(text.split())
    day = _iso_day(text) or _written_day(text.lower()) or _feed_day(text)
    return day if day and EARLIEST_YEAR <= day.year <= LATEST_YEAR else None


def _iso_day(text: str) -> dt.date | None:
    if not re.match(r"\d{4}-\d\d-\d\d(?:$|[T ])", text, re.ASCII):
        return None
    try:
        return dt.datetime.fromisoformat(text).date()
    except ValueError:
        return None


def _written_day(text: str) -> dt.date | None:
    if found := _DAY_FIRST.match(text):
        day, month, year = found.groups()
    elif found := _MONTH_FIRST.match(text):
        month, day, year = found.groups()
    else:
        return None
    if month not in _MONTHS:
        return None
    try:
        return dt.date(int(year), _MONTHS[month], int(day))
    except ValueError:
        return None


def _feed_day(text: str) -> dt.date | None:
    if not re.match(r"[A-Za-z]{3}, ", text):
        return None
    try:
        return email.utils.parsedate_to_datetime(text).date()
    except ValueError:
        return None
