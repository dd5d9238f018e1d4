"""Saved web pages."""

from __future__ import annotations

import datetime as dt

from twosource.ingest.page import read_html, read_page
from twosource.record.report import Report

PAGE = """<!DOCTYPE html><html><head><meta charset="utf-8"><title>Dam bursts | The Quay Post</title>
<meta property="og:site_name" content="The Quay Post"><meta name="author" content="Ana Ruiz">
<meta property="article:published_time" content="2021-03-04T10:00:00+01:00"></head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Dam bursts</h1>
<p>At least 12 people died on Tuesday when a dam burst above the town of Lessel, officials said.</p>
<p>“We are still looking for the missing,” said the mayor, Tomas Belk, who called for help.</p>
<p>The engineers had warned of cracks in the wall as early as last June, reports Northern Wire.</p>
</article><footer>All rights reserved</footer></body></html>"""


def report_in(page: str, **known: str) -> Report:
    (report,) = read_html(page, path="a.html", **known)
    assert isinstance(report, Report)
    return report


def test_a_page_gives_its_text_in_paragraphs_with_quotes_and_credits() -> None:
    paragraphs = report_in(PAGE).text.split("\n\n")
    assert len(paragraphs) == 3
    assert paragraphs[1].startswith("“We are still looking for the missing,” said")
    assert paragraphs[2].endswith("reports Northern Wire.")


def test_a_page_gives_title_day_author_and_outlet() -> None:
    report = report_in(PAGE)
    assert (report.title, report.outlet) == ("Dam bursts", "The Quay Post")
    assert report.published == dt.date(2021, 3, 4)
    assert report.byline == "Ana Ruiz"


def test_what_the_caller_knows_goes_before_what_the_page_says() -> None:
    report = report_in(PAGE, outlet="Quay", published="2021-03-05", url="https://quay.example/a")
    assert (report.outlet, report.url) == ("Quay", "https://quay.example/a")
    assert report.published == dt.date(2021, 3, 5)


def test_a_day_that_only_the_text_names_is_not_the_day_of_publishing() -> None:
    page = PAGE.replace("2021-03-04T10:00:00+01:00", "").replace("last June", "12 June 2020")
    assert report_in(page).published is None


def test_the_encoding_that_the_page_declares_is_taken() -> None:
    raw = PAGE.replace("utf-8", "windows-1252").encode("cp1252")
    (report,) = read_page(raw, path="a.html")
    assert isinstance(report, Report)
    assert "“We are still" in report.text
