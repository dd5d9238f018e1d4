"""The page: everything is there, every link leads somewhere, and nothing of a report is markup."""

from __future__ import annotations

import base64
import hashlib
import re
from dataclasses import replace

import lxml.html
import pytest

from tests.show.conftest import a_story, an_event, one_support
from tests.show.page.pages import (
    TEXTS,
    dangling,
    story_tree,
    told,
    told_figure,
    tree_of,
    with_texts,
)
from twosource.record.problem import Problem
from twosource.record.report import Report
from twosource.record.story import Record, StoryRecord, TakenUp
from twosource.show.page.whole import page_of
from twosource.show.terminal import story_lines

HOSTILE = [
    "<script>alert(1)</script>",
    "</style><img src=x onerror=alert(1)>",
    "\" onmouseover='alert(1)",
    "{{ 7 * 7 }}{% raw %}",
    "</details></article></main>",
    "<!--",
]


def test_every_statement_has_its_sentence_and_its_words(story: StoryRecord) -> None:
    placed, reports = with_texts(story)
    tree = story_tree(placed, reports)
    text = told(tree)
    rows = tree.xpath("//details[@class='row']")
    assert len(rows) == len(placed.statements)
    for one in placed.statements:
        assert (one.quote.words if one.quote else one.text) in text
        assert all(
            any(support.words == told(mark) for mark in tree.xpath("//q/mark"))
            for support in one.support
        )


def test_every_link_into_the_page_leads_somewhere_and_every_place_is_one(
    story: StoryRecord,
) -> None:
    placed, reports = with_texts(story)
    for tree in (story_tree(placed, reports), story_tree(story)):
        ids = tree.xpath("//@id")
        assert len(ids) == len(set(ids))
        assert dangling(tree) == []
        assert all(not re.search(r"\s", one) for one in ids)


def test_words_stand_in_their_sentence_and_lead_to_the_text(story: StoryRecord) -> None:
    placed, reports = with_texts(story)
    (item,) = (
        one
        for one in story_tree(placed, reports).xpath("//li[starts-with(@id, 't1-s')]")
        if "arrived late" in told(one)
    )
    assert told(item.xpath("./q")[0]) == "President Ilva Torrin arrived late in Orrin."
    assert told(item.xpath("./q/mark")[0]) == "arrived late"
    (link,) = item.xpath("./a/@href")
    (mark,) = item.getroottree().xpath(f"//mark[@id='{link[1:]}']")
    assert told(mark) == "arrived late"
    number = mark.getnext()
    assert number.get("class") == "ref"
    assert number.get("href") == "#" + item.get("id").removesuffix("A")


def test_each_support_says_its_standing(story: StoryRecord) -> None:
    placed, reports = with_texts(story)
    standings = [
        told(one) for one in story_tree(placed, reports).xpath("//li/*[@class='standing']")
    ]
    assert "in A’s own voice · counts for Velian Post (own or unclear)" in standings
    assert "on the word of the Harbour Court (A) · counts for Velian Post (own or unclear)" in (
        standings
    )


def test_the_page_says_what_the_terminal_says_in_the_same_order(story: StoryRecord) -> None:
    text = told(story_tree(story)).lower()
    lines = [str(one) for one in story_lines(story, width=140)]
    headings = [line for line in lines if line.isupper() and not line.startswith(" ")]
    assert len(headings) > 4
    body = text[text.index("open a line") :]
    places = [body.index(f" {heading.lower()} ") for heading in headings]
    start = body.index("the reports")  # behind the list of links
    order = [body.index(heading.lower(), start) for heading in headings]
    assert order == sorted(order)
    assert places == sorted(places)
    assert "2 to 3 may 2031 · 2 reports, 2 outlets, at most 2 origins (1 unclear)" in text
    assert "a · b (nwa)" in text


def test_dots_can_be_heard(story: StoryRecord) -> None:
    dots = story_tree(story).xpath("//summary//span[@class='dots']")
    assert (told(dots[1]), dots[1].get("aria-label")) == ("●●", "stated by 2 of 2 origins")
    assert {one.get("role") for one in dots} == {"img"}


def test_what_another_line_tells_stands_under_it_and_leads_to_its_place_in_the_text() -> None:
    text = "It rained. Police held 14 sailors."
    held = "Police held 14 sailors"
    event = an_event(1, "Police held 14 sailors.", one_support("r1", held, text.index(held)))
    figure = told_figure(2, "14 sailors", text.index("14"), "“14 sailors”")
    report = Report(text=text, outlet="Velian Post")
    story = a_story(event, figure)
    first = replace(story.reports[0], id=report.id)
    statements = tuple(
        replace(one, support=(replace(one.support[0], report=report.id),))
        for one in story.statements
    )
    tree = story_tree(
        replace(story, reports=(first, story.reports[1]), statements=statements), [report]
    )
    (row,) = tree.xpath("//details[@class='row']")
    (item,) = row.xpath(".//li[@class='carried']")
    assert told(item) == "told with it figure: “14 sailors” A in the text of A"
    assert item.xpath("./a/@href") == ["#t1-A-1"]
    assert dangling(tree) == []


def test_reports_have_their_whole_text_with_paragraphs_and_credits(story: StoryRecord) -> None:
    placed, reports = with_texts(story)
    tree = story_tree(placed, reports)
    for report in reports:
        wanted = [" ".join(part.split()) for part in report.text.split("\n\n")]
        for each in tree.xpath("//a[@class='ref']"):
            each.drop_tree()
        found = [told(one) for one in tree.xpath("//div[@class='columns']/p")]
        assert [part for part in wanted if part not in found] == []
    (credit,) = tree.xpath("//div[@class='columns']//mark[@class='credit']")
    assert told(credit) == "reports the Northern Wire Agency"
    (shown,) = tree.xpath("//div[@class='origin']//mark[@class='credit']")
    assert told(shown) == told(credit)
    assert "byline “Mina Stavros”" in told(tree)


def test_a_report_whose_text_is_not_given_is_listed_all_the_same(story: StoryRecord) -> None:
    tree = story_tree(story)
    assert told(tree).count("Its text is not at hand.") == 2
    assert "arrived late" in told(tree)


@pytest.mark.parametrize("hostile", HOSTILE)
def test_nothing_of_a_report_is_markup(story: StoryRecord, hostile: str) -> None:
    placed, reports = with_texts(story)
    text = f"{hostile} {TEXTS['r1']} {hostile}"
    report = replace(reports[0], text=text, byline=hostile, outlet=hostile)
    first = replace(placed.reports[0], id=report.id, outlet=hostile, title=hostile, url=hostile)
    entities = tuple(replace(one, name=hostile, roles=(hostile,)) for one in placed.entities)
    changed = replace(
        placed,
        title=hostile,
        reports=(replace(first, path=hostile), placed.reports[1]),
        entities=entities,
        origins=tuple(replace(one, name=hostile, why=hostile) for one in placed.origins),
        statements=tuple(replace(one, text=hostile) for one in placed.statements[:4]),
    )
    record = Record(
        stories=(changed, changed), problems=(Problem(path=hostile, step="read", message=hostile),)
    )
    safe = Record(stories=(placed, placed), problems=record.problems[:0])
    tree = tree_of(record, [report])
    allowed = {one.tag for one in tree_of(safe, reports).iter() if isinstance(one.tag, str)}
    assert {one.tag for one in tree.iter() if isinstance(one.tag, str)} <= allowed | {"ul", "li"}
    assert "script" not in allowed
    assert not tree.xpath("//@*[starts-with(name(), 'on')] | //@src | //@style | //img")
    assert told(tree).count(" ".join(hostile.split())) > 10
    assert len(tree.xpath("//article")) == 2


@pytest.mark.parametrize("odd", ["\x00", "\u202e", "\u2066", "\ud800", "\x1b[31m", "\u200f"])
def test_characters_that_steer_are_left_out(story: StoryRecord, odd: str) -> None:
    placed, reports = with_texts(story)
    changed = replace(placed, title=f"Torrin {odd}visits")
    text = f"Torrin {odd}came. {TEXTS['r1']}"
    taken = replace(reports[0], text=text, outlet=f"Post{odd}")
    first = replace(placed.reports[0], id=taken.id, outlet=taken.outlet)
    page = page_of(
        Record(
            stories=(replace(changed, reports=(first, placed.reports[1])),),
            problems=(Problem(path=f"a{odd}", step="read", message=odd),),
        ),
        [taken],
    ).decode()
    assert odd[0] not in page
    assert "Torrin visits" in page.replace("[31m", "")


@pytest.mark.parametrize(
    ("url", "is_link"),
    [
        ("https://gazette.example/two?a=1&b=2", True),
        ("http://gazette.example", True),
        ("javascript:alert(1)", False),
        ("JaVaScRiPt:alert(1)", False),
        ("javascript://gazette.example/%0Aalert(1)", False),
        ("java\nscript:alert(1)", False),
        ("\x01javascript:alert(1)", False),
        (" javascript:alert(1)", False),
        ("data:text/html,<script>", False),
        ("//gazette.example/two", False),
        ("file:///etc/passwd", False),
        ("http://[", False),
        ("https:gazette", False),
    ],
)
def test_only_addresses_of_the_web_are_links(story: StoryRecord, url: str, is_link: bool) -> None:
    changed = replace(
        story, reports=(replace(story.reports[0], url=url), replace(story.reports[1], url=None))
    )
    links = [link for link in story_tree(changed).xpath("//a/@href") if link[0] != "#"]
    assert links == ([url] if is_link else [])


def test_nothing_is_loaded_and_only_the_own_style_may_apply(story: StoryRecord) -> None:
    placed, reports = with_texts(story)
    tree = story_tree(placed, reports)
    assert not tree.xpath("//script | //link | //iframe | //img | //object | //@src | //@style")
    (style,) = tree.xpath("//style/text()")
    assert "url(" not in style
    assert "@import" not in style
    (policy,) = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert policy.split("; ") == [
        "default-src 'none'",
        f"style-src 'sha256-{digest}'",
        "base-uri 'none'",
        "form-action 'none'",
    ]
    assert tree.get("lang") == "en"


def test_the_same_record_gives_the_same_bytes(story: StoryRecord) -> None:
    placed, reports = with_texts(story)
    record = Record(stories=(placed,))
    assert page_of(record, reports) == page_of(record, reports[::-1])


def test_several_stories_have_contents_and_problems_stand_at_the_end(record: Record) -> None:
    several = replace(record, stories=record.stories * 3)
    tree = tree_of(several, [])
    entries = tree.xpath("//ol[@class='contents']/li")
    assert len(entries) == 3
    assert told(entries[0]).endswith("at most 2 origins (1 unclear) · ≠ 1 difference")
    assert dangling(tree) == []
    assert told(tree.xpath("//main/*[last()]")[0]) == (
        "Problems three.txt (ingest): it is empty; leave it out"
    )
    assert not tree_of(record, []).xpath("//ol[@class='contents']")


def test_a_story_leads_to_the_one_that_it_takes_up(record: Record, story: StoryRecord) -> None:
    why = "both name <Ilva> Torrin"
    linked = replace(story, id="later", continues=TakenUp(story=story.id, why=why))
    page = page_of(replace(record, stories=(story, linked)), ()).decode()
    assert (
        f'takes up: <a href="#t1">{story.title}</a> (2 to 3 May 2031): both name &lt;Ilva' in page
    )
    assert page.count("takes up") == 1


def test_a_long_section_folds_what_weighs_less() -> None:
    many = [
        replace(an_event(at, f"Deed {at} was done.", one_support("r1", "deed")), weight=at / 100)
        for at in range(1, 31)
    ]
    tree = story_tree(a_story(*many))
    (fold,) = tree.xpath("//details[@class='more'][contains(summary, 'weight')]")
    assert told(fold.xpath("./summary")[0]) == "and 14 more of less weight"
    assert len(fold.xpath("./details")) == 14
    assert len(tree.xpath("//details[@class='row']")) == 30


def test_templates_print_nothing_unescaped() -> None:
    from importlib import resources

    folder = resources.files("twosource.show") / "templates"
    for one in folder.iterdir():
        source = one.read_text("utf-8")
        assert not re.search(r"\|\s*safe|autoescape|Markup", source), one.name


def test_a_page_without_any_story_is_whole() -> None:
    tree = lxml.html.document_fromstring(page_of(Record(stories=()), [Report(text="x")]).decode())
    assert tree.xpath("//main")
