"""The sections that set reports side by side: where they differ, what stands in one only."""

from __future__ import annotations

from twosource.record.story import Difference, Statement
from twosource.show.head import many
from twosource.show.key import Key, name_of
from twosource.show.layout import Line, Piece, clean, line, padded, paragraph, row
from twosource.show.rows import body_of, values_of


def difference_lines(key: Key) -> list[Line]:
    """Each difference: what it is about, who says which, and the verdict."""
    lines: list[Line] = []
    kinds = [one.kind for one in key.story.differences]
    wide = max((len(kind) for kind in kinds), default=0)
    for difference in key.story.differences:
        left = (Piece(f"  {padded(difference.kind, wide)}  ", "warning"),)
        lines += row(left, about(difference, key), width=key.width)
        indent = wide + 4
        lines += paragraph(values_of(difference, key, " · "), width=key.width, indent=indent)
        lines += paragraph(judged(difference), width=key.width, indent=indent, style="dim")
    return [line("WHERE THEY DIFFER", "heading"), *lines] if lines else []


def about(difference: Difference, key: Key) -> str:
    """The sentence that the reports differ on."""
    statements = {one.id: one for one in key.story.statements}
    first = statements.get(difference.statements[0]) if difference.statements else None
    return clean(first.text) if first else ""


def judged(difference: Difference) -> str:
    """The verdict, and why."""
    return f"{difference.verdict}: {difference.why}" if difference.why else difference.verdict


def finding_lines(key: Key) -> list[Line]:
    """What each lens concludes, with its rules."""
    lines: list[Line] = []
    for finding in key.story.findings:
        left = (Piece(f"  {clean(finding.lens)}  ", "warning"),)
        notes = [f"rules: {', '.join(finding.rules)}"] if finding.rules else []
        lines += row(left, finding.text, width=key.width, notes=notes)
    return [line("FINDINGS", "heading"), *lines] if lines else []


def silence_lines(key: Key) -> list[Line]:
    """What stands in one report only: counts, and with --all the statements."""
    alone = found_alone(key)
    if not alone:
        return []
    where, counts = silence_told(alone, key)
    hint = "" if key.show_all else " (--all lists them)"
    lines = row((Piece(f"{where}: ", "heading"),), counts + hint, width=key.width)
    if not key.show_all:
        return lines
    for report, statements in alone.items():
        for one in statements:
            left = (Piece(f"  {key.letters[report]}  ", "letters"),)
            lines += row(left, body_with_speaker(one, key), width=key.width)
    return lines


def found_alone(key: Key) -> dict[str, list[Statement]]:
    """By the id of a report what no other one states; empty where there is no other one."""
    if len(key.story.reports) < 2:
        return {}
    alone: dict[str, list[Statement]] = {}
    for one in key.statements:
        reports = {support.report for support in one.support}
        if len(reports) == 1:
            alone.setdefault(reports.pop(), []).append(one)
    return {report: alone[report] for report in key.letters if report in alone}


def silence_told(alone: dict[str, list[Statement]], key: Key) -> tuple[str, str]:
    """`NOT FOUND in the other report` and `21 statements of A, 10 of B`."""
    n_reports = len(key.story.reports)
    where = "NOT FOUND in the other report" if n_reports == 2 else "FOUND IN ONE REPORT ONLY"
    read = "" if n_reports == 2 else f" of the {n_reports} read"
    counts = ", ".join(
        f"{many(len(statements), 'statement') if not i else len(statements)}"
        f" of {key.letters[report]}"
        for i, (report, statements) in enumerate(alone.items())
    )
    return where + read, counts


def body_with_speaker(statement: Statement, key: Key) -> str:
    """The statement where no heading says who speaks."""
    quote = statement.quote
    if quote is None:
        return statement.text
    return (
        f"{name_of(quote.speaker, key) if quote.speaker else 'Nobody named'}: {body_of(statement)}"
    )
