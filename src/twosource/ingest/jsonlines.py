"""Files of many reports: one JSON object a line, or one JSON array."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from twosource.errors import ReportError
from twosource.ingest.decode import decode, one_line
from twosource.ingest.fields import STEP, body, day_of, without_title
from twosource.ingest.page import read_html
from twosource.record.problem import Problem
from twosource.record.report import Report

FIELDS = ("url", "outlet", "title", "published", "byline", "text", "html")


def read_jsonlines(raw: bytes, *, path: str) -> Iterator[Report | Problem]:
    """A report or a problem for each line that is not empty; `path:LINE` says which.

    Raises:
        ReportError: when the file as a whole is no text.
    """
    if raw.startswith((b"\xff\xfe", b"\xfe\xff")):
        raw = decode(raw).encode("utf-8", "replace")
    for number, line in enumerate(raw.split(b"\n"), start=1):
        if line.strip():
            yield from _read_line(line, path=f"{path}:{number}")


def _read_line(line: bytes, *, path: str) -> Iterator[Report | Problem]:
    try:
        yield from _read_object(_parsed(decode(line)), path=path)
    except ReportError as exc:
        yield Problem(path=path, step=STEP, message=str(exc))


def read_json(raw: bytes, *, path: str) -> Iterator[Report | Problem]:
    """The reports of a file that holds one object, an array of them, or one object a line.

    Raises:
        ReportError: when the file is neither.
    """
    text = decode(raw)
    try:
        whole = _parsed(text)
    except ReportError:
        if not _starts_with_an_object(text):
            raise
        yield from read_jsonlines(raw, path=path)
        return
    items = whole if isinstance(whole, list) else [whole]
    for number, item in enumerate(items, start=1):
        here = f"{path}:{number}" if isinstance(whole, list) else path
        try:
            yield from _read_object(item, path=here)
        except ReportError as exc:
            yield Problem(path=here, step=STEP, message=str(exc))


def _starts_with_an_object(text: str) -> bool:
    """Whether the first line alone is JSON: then the file is one object a line."""
    try:
        return isinstance(_parsed(text.lstrip().partition("\n")[0]), dict)
    except ReportError:
        return False


def _parsed(text: str) -> object:
    try:
        parsed: object = json.loads(text)
    except json.JSONDecodeError as exc:
        msg = f"this is not JSON, or half of it ({exc.msg}, character {exc.pos}); write it again"
        raise ReportError(msg) from exc
    except (ValueError, RecursionError) as exc:
        msg = f"this JSON is not a report ({exc}); give an object with outlet, published and text"
        raise ReportError(msg) from exc
    return parsed


def _read_object(item: object, *, path: str) -> Iterator[Report | Problem]:
    if not isinstance(item, dict):
        msg = "this is not a JSON object; give one with outlet, published, title and text"
        raise ReportError(msg)
    values = {name: _string(item, name) for name in FIELDS}
    if values["text"] and values["text"].strip():
        yield from _read_text(values["text"], values, path=path)
    elif values["html"] and values["html"].strip():
        known = {name: values[name] for name in FIELDS if name not in ("text", "html")}
        yield from read_html(values["html"], path=path, **known)
    else:
        msg = "it has neither text nor html; leave it out, or add one of them"
        raise ReportError(msg)


def _read_text(
    text: str, values: Mapping[str, str | None], *, path: str
) -> Iterator[Report | Problem]:
    published, problem = day_of(values["published"], path=path)
    yield Report(
        text=body(without_title(text, values["title"])),
        outlet=one_line(values["outlet"]),
        title=one_line(values["title"]),
        byline=one_line(values["byline"]),
        url=one_line(values["url"]),
        published=published,
        path=path,
    )
    if problem is not None:
        yield problem


def _string(item: Mapping[object, object], name: str) -> str | None:
    value = item.get(name)
    if value is None or isinstance(value, str):
        return value
    msg = f"its {name!r} is not a string; put it in quotes, or leave it out"
    raise ReportError(msg)
