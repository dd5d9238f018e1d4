"""The record as JSON and back, and the JSON Schema that describes it (docs/record.md)."""

from __future__ import annotations

import dataclasses
import inspect
import json
import math
import pickle
import re
import zlib
from importlib import resources
from typing import Any, Final

import msgspec

from twosource.errors import TwosourceError
from twosource.record.reading import Reading
from twosource.record.span import Span
from twosource.record.story import Record, Statement

VERSION: Final = 1
SCHEMA_FILE: Final = "schema.json"

_PARTS: Final = ("event", "quote", "figure")
_SPAN_KEYS: Final = frozenset({"span", "scope", "other_span"})
_LONE_SURROGATE: Final = re.compile("[\ud800-\udfff]")
_DATE: Final = r"\d{4}(-\d{2}(-\d{2})?)?"
_MESSAGE: Final = b"m"
_PICKLE: Final = b"p"
_FASTEST: Final = 1  # zlib's level: the slowest one saves no more than a fifth
_WHEN: Final = f"^{_DATE}(/{_DATE})?$"
_DAY: Final = r"^\d{4}-\d{2}-\d{2}$"


def encode(record: Record, *, indent: int = 1) -> bytes:
    """The record as UTF-8 JSON, keys in the order of docs/record.md; `indent=0` for one line.

    Half a surrogate pair, which UTF-8 cannot hold, becomes U+FFFD, so that offsets stay.

    Raises:
        ValueError: when a number of the record is not finite.
    """
    plain = to_plain(record)
    return msgspec.json.format(msgspec.json.encode(plain), indent=indent or -1)


def to_plain(value: object) -> Any:
    """Only dicts, lists, text, numbers and None, as the JSON has them."""
    if value is None or isinstance(value, (bool, int)):
        return value
    if isinstance(value, str):
        return _LONE_SURROGATE.sub("\ufffd", value)
    if isinstance(value, float):
        return _plain_number(value)
    if isinstance(value, Span):
        return [value.start, value.end]
    if isinstance(value, (tuple, list)):
        return [to_plain(item) for item in value]
    if isinstance(value, dict):
        return {str(key): to_plain(item) for key, item in value.items()}
    return _plain_fields(value)


def _plain_number(value: float) -> int | float:
    """A whole number without its `.0`: a reader writes 95, not 95.0."""
    if not math.isfinite(value):
        msg = f"{value} cannot stand in a record"
        raise ValueError(msg)
    return int(value) if value.is_integer() and abs(value) < 2**53 else value


def _plain_fields(value: object) -> dict[str, Any]:
    """The fields of one of our types; of event, quote and figure only the one present."""
    if not dataclasses.is_dataclass(value):
        msg = f"{type(value).__name__} has no place in a record"
        raise TypeError(msg)
    plain = {
        field.name: to_plain(getattr(value, field.name)) for field in dataclasses.fields(value)
    }
    if isinstance(value, Statement):
        words = {name: plain.pop(name) for name in _PARTS}
        present = {name: part for name, part in words.items() if part is not None}
        head = {name: plain.pop(name) for name in ("id", "kind", "text")}
        tail = ("holders", "support", "origins", "silent", "weight")
        return {**head, **present, **{name: plain[name] for name in tail}}
    return {"version": plain.pop("version"), **plain} if isinstance(value, Record) else plain


def decode(data: bytes | str) -> Record:
    """The record that the JSON holds; equal to the one that was encoded.

    Raises:
        TwosourceError: when it is not JSON, of another version, or not a record.
    """
    try:
        plain = msgspec.json.decode(data)
    except (msgspec.DecodeError, UnicodeDecodeError) as exc:
        msg = f"the record is not JSON: {exc}"
        raise TwosourceError(msg) from exc
    version = plain.get("version") if isinstance(plain, dict) else None
    if version != VERSION:
        msg = f"the record is of version {version!r}; this program reads version {VERSION}"
        raise TwosourceError(msg)
    try:
        return msgspec.convert(_with_spans(plain), type=Record)
    except (msgspec.ValidationError, ValueError) as exc:
        msg = f"the JSON is not a record: {exc}"
        raise TwosourceError(msg) from exc


def _with_spans(plain: Any) -> Any:
    """The same with every `[start, end]` as the fields of a span; a finding's facts stay."""
    if isinstance(plain, list):
        return [_with_spans(item) for item in plain]
    if not isinstance(plain, dict):
        return plain
    unfolded: dict[str, Any] = {}
    for key, value in plain.items():
        if key in _SPAN_KEYS and isinstance(value, list) and len(value) == 2:
            unfolded[key] = {"start": value[0], "end": value[1]}
        else:
            unfolded[key] = value if key == "facts" else _with_spans(value)
    return unfolded


def pack_reading(reading: Reading) -> bytes:
    """A reading small enough to be held by the thousand: a fifteenth of its size in memory."""
    try:
        plain = _MESSAGE + msgspec.msgpack.encode(reading)
    except UnicodeEncodeError:  # half a surrogate pair, for which MessagePack has no place
        plain = _PICKLE + pickle.dumps(reading)
    return zlib.compress(plain, _FASTEST)


def unpack_reading(data: bytes) -> Reading:
    """The reading that was packed by this program."""
    plain = zlib.decompress(data)
    if plain.startswith(_PICKLE):
        reading: Reading = pickle.loads(plain[1:])
        return reading
    return msgspec.msgpack.decode(plain[1:], type=Reading)


def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of what `encode` gives, made from the types."""
    (root,), parts = msgspec.json.schema_components([Record], ref_template="#/$defs/{name}")
    for part in parts.values():
        part["required"] = list(part["properties"])
        part["description"] = inspect.cleandoc(part["description"])
        for field in part["properties"].values():
            field.pop("default", None)
    _describe_span(parts)
    _describe_statement(parts)
    _describe_values(parts)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:twosource:record:{VERSION}",
        "title": "A Twosource record",
        **root,
        "$defs": dict(sorted(parts.items())),
    }


def _describe_span(parts: dict[str, Any]) -> None:
    parts["Span"] = {
        "title": "Span",
        "description": "Half-open [start, end) in characters (Unicode code points) of the text.",
        "type": "array",
        "prefixItems": [{"type": "integer", "minimum": 0}, {"type": "integer", "minimum": 0}],
        "minItems": 2,
        "maxItems": 2,
    }


def _describe_statement(parts: dict[str, Any]) -> None:
    """The part that `kind` names is present, the two others are not there at all."""
    statement = parts["Statement"]
    statement["required"] = [name for name in statement["required"] if name not in _PARTS]
    statement["properties"]["support"]["minItems"] = 1
    statement["properties"]["origins"]["minimum"] = 1
    statement["properties"]["weight"] |= {"minimum": 0, "maximum": 1}
    for name in _PARTS:
        statement["properties"][name] = {"$ref": f"#/$defs/Story{name.title()}"}
    statement["oneOf"] = [
        {
            "properties": {
                "kind": {"const": kind},
                **{name: False for name in _PARTS if name != kind},
            },
            **({"required": [kind]} if kind in _PARTS else {}),
        }
        for kind in (*_PARTS, "background")
    ]


def _describe_values(parts: dict[str, Any]) -> None:
    """What text has to look like where it is more than text."""
    parts["Record"]["properties"]["version"] = {"const": VERSION}
    for name, field, pattern in (
        ("StoryRecord", "begins", _WHEN),
        ("StoryRecord", "ends", _WHEN),
        ("StoryReport", "published", _DAY),
        ("StoryEvent", "when", _WHEN),
        ("Support", "when", _WHEN),
        ("StoryEntity", "country", "^[A-Z]{3}$"),
    ):
        for choice in parts[name]["properties"][field]["anyOf"]:
            if choice["type"] == "string":
                choice["pattern"] = pattern


def published_schema() -> dict[str, Any]:
    """The schema as the package ships it; the same as `schema()`."""
    text = resources.files("twosource.record").joinpath(SCHEMA_FILE).read_text("utf-8")
    published: dict[str, Any] = json.loads(text)
    return published
