"""Saved web pages; the one home of the page-to-text library."""

from __future__ import annotations

import logging
import re
from collections.abc import Iterator

from twosource.errors import ReportError
from twosource.ingest.decode import decode, one_line
from twosource.ingest.fields import body, day_of, without_title
from twosource.record.problem import Problem
from twosource.record.report import Report

MOST_TAGS = 30_000  # a news page has 1,000 to 6,000; the time to read one grows with their square

_DECLARED = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,200}?(?:charset|encoding)=["']?([\w-]{2,30})""", re.I
)
_TAG = re.compile("<[A-Za-z]")
_LATEST = "2199-12-31"


def read_page(raw: bytes, *, path: str) -> Iterator[Report | Problem]:
    """The page's one report, with title, day, author and outlet where the page names them.

    Raises:
        ReportError: when no report's text is found on the page.
    """
    declared = _DECLARED.search(raw[:4096])
    yield from read_html(
        decode(raw, declared=declared[1].decode("ascii", "replace") if declared else None),
        path=path,
    )


def read_html(
    html: str,
    *,
    path: str,
    url: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    byline: str | None = None,
    published: str | None = None,
) -> Iterator[Report | Problem]:
    """The report in the page's markup; what the caller knows goes before what the page says.

    Raises:
        ReportError: when no report's text is found, or the page is beyond what can be read.
    """
    if len(_TAG.findall(html)) > MOST_TAGS:
        msg = f"the page has more than {MOST_TAGS:,} tags; give its text as a .txt file"
        raise ReportError(msg)
    found = _extracted(html, url=url)
    title = one_line(title) or one_line(found["title"])
    day, problem = day_of(published or found["date"], path=path)
    yield Report(
        text=body(_paragraphs(without_title(found["text"] or "", title))),
        outlet=one_line(outlet) or one_line(found["sitename"]) or one_line(found["hostname"]),
        title=title,
        byline=one_line(byline) or _byline(found["author"]),
        url=one_line(url) or one_line(found["url"]),
        published=day,
        path=path,
    )
    if problem is not None:
        yield problem


def _extracted(html: str, *, url: str | None) -> dict[str, str | None]:
    import trafilatura  # slow to import, and few runs read pages

    logging.getLogger("trafilatura").addHandler(
        logging.NullHandler()
    )  # a page's faults are ours to tell
    logging.getLogger("htmldate").addHandler(logging.NullHandler())
    try:
        found = trafilatura.bare_extraction(
            html,
            url=url,
            with_metadata=True,
            include_comments=False,
            include_tables=False,
            date_extraction_params={
                "original_date": True,
                "extensive_search": False,  # else it takes any date that stands in the text
                "max_date": _LATEST,  # else what comes out hangs on today
            },
        )
    except (ValueError, RecursionError) as exc:
        msg = f"the page's markup cannot be read ({exc}); give its text as a .txt file"
        raise ReportError(msg) from exc
    if found is None:
        msg = "no report's text was found on the page; give its text as a .txt file"
        raise ReportError(msg)
    names = ("text", "title", "date", "author", "sitename", "hostname", "url")
    return {name: getattr(found, name, None) for name in names}


def _paragraphs(text: str) -> str:
    """The page's paragraphs, one a line in `text`, apart by blank lines."""
    return "\n\n".join(re.sub(r"^- ", "", line) for line in text.split("\n"))


def _byline(author: str | None) -> str | None:
    return one_line(", ".join(part.strip() for part in (author or "").split(";")))
