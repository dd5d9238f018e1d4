"""Write the reference tables of the ICC lens from the collected facts.

    python -m training.icc --data ../shared/data/icc --out src/twosource/lens/icc/data

Every row keeps its source. What the collection marks as "from memory, unverified" goes into the
column `unverified`, in words that name the fact. Whether and how a warrant ended is said in the
collection in free words; ENDED below reads them once, by hand.
"""

from __future__ import annotations

import argparse
import csv
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

VERSION: Final = "2026-11-22"
STATUTE: Final = "Rome Statute, public-law/datasets RomeStatute.json@9f4e57a"
MEMORY: Final = "from memory, unverified"
RULES: Final = f"the collection's rules, {VERSION}; no copy recorded"

# person: the day on which the warrant ceased to be open, how, and whether that day is unverified
ENDED: Final = {
    "Okot Odhiambo": ("2015-09-07", "proceedings ended (he had died)", ""),
    "Raska Lukwiya": ("2007-07-11", "proceedings ended (he had died)", ""),
    "Dominic Ongwen": ("2015-01-20", "executed: in the Court's custody", ""),
    "Thomas Lubanga Dyilo": ("2006-03-17", "executed: in the Court's custody", ""),
    "Bosco Ntaganda": ("2013-03-22", "executed: in the Court's custody", ""),
    "Germain Katanga": ("2007-10-17", "executed: in the Court's custody", ""),
    "Mathieu Ngudjolo Chui": ("2008-02-07", "executed: in the Court's custody", "day of surrender"),
    "Callixte Mbarushimana": ("2011-12-23", "charges not confirmed, released", ""),
    "Sylvestre Mudacumura": ("", "", ""),
    "Jean-Pierre Bemba Gombo": ("2008-07-03", "executed: in the Court's custody", ""),
    "Aimé Kilolo Musamba": ("2013-11-24", "executed: arrested", ""),
    "Jean-Jacques Mangenda Kabongo": ("2013-11-24", "executed: arrested", ""),
    "Fidèle Babala Wandu": ("2013-11-24", "executed: arrested", ""),
    "Narcisse Arido": ("2013-11-24", "executed: arrested", ""),
    "Alfred Yekatom": ("2018-11-17", "executed: in the Court's custody", ""),
    "Patrice-Edouard Ngaïssona": ("2019-01-23", "executed: in the Court's custody", ""),
    "Mahamat Said Abdel Kani": ("2021-01-24", "executed: in the Court's custody", ""),
    "Maxime Jeoffroy Eli Mokom Gawaka": ("2022-03-14", "executed: surrendered by Chad", ""),
    "Ali Muhammad Ali Abd-Al-Rahman": ("2020-06-09", "executed: in the Court's custody", ""),
    "Paul Gicheru": ("2020-11-02", "executed: surrendered himself", ""),
    "Muammar Mohammed Abu Minyar Gaddafi": ("2011-11-22", "proceedings ended (he had died)", ""),
    "Abdullah Al-Senussi": ("2014-07-24", "case inadmissible", ""),
    "Al-Tuhamy Mohamed Khaled": ("2022-09-07", "proceedings ended (he had died)", ""),
    "Mahmoud Mustafa Busayf Al-Werfalli": ("2022-06-15", "proceedings ended (he had died)", ""),
    "Khaled Mohamed Ali El Hishri": ("2025-12-01", "executed: in the Court's custody", ""),
    "Laurent Gbagbo": ("2011-11-30", "executed: in the Court's custody", ""),
    "Charles Blé Goudé": ("2014-03-22", "executed: in the Court's custody", ""),
    "Simone Gbagbo": ("2021-07-19", "vacated", ""),
    "Ahmad Al Faqi Al Mahdi": ("2015-09-26", "executed: in the Court's custody", ""),
    "Al Hassan Ag Abdoul Aziz Ag Mohamed Ag Mahmoud": (
        "2018-03-31", "executed: in the Court's custody", "",
    ),
    "Mohammed Diab Ibrahim Al-Masri": ("2025-02-26", "proceedings ended (he had died)", ""),
    "Rodrigo Roa Duterte": ("2025-03-12", "executed: in the Court's custody", ""),
}  # fmt: skip
# (person: day, words) of those reported dead while nothing says that the warrant was ended
REPORTED_DEAD: Final = {
    "Vincent Otti": ("2007", "reported dead in 2007"),
    "Sylvestre Mudacumura": ("2019-09-18", "reported killed on 18 September 2019"),
    "Saif Al-Islam Gaddafi": ("2026-02-03", "reported killed on 3 February 2026"),
}
# The state whose office the role names, or whose own situation it is; blank where neither says.
HOMES: Final = {
    "Uganda": "UGA", "Central African Republic II": "CAF", "Kenya (art 70)": "KEN",
    "Darfur, Sudan": "SDN", "Libya": "LBY", "Libya (Tarhunah)": "LBY", "Côte d'Ivoire": "CIV",
    "Mali": "MLI", "Ukraine": "RUS", "Philippines": "PHL", "Afghanistan": "AFG",
}  # fmt: skip
HOME_OF: Final = {
    "Benjamin Netanyahu": "ISR",
    "Yoav Gallant": "ISR",
    "Fidèle Babala Wandu": "COD",
    "Jean-Pierre Bemba Gombo": "COD",
    "Thomas Lubanga Dyilo": "COD",
    "Germain Katanga": "COD",
    "Mathieu Ngudjolo Chui": "COD",
}
# Whole names by which reports know them and that the collection has not; ambiguous ones left out.
MORE_NAMES: Final = {
    "Muammar Mohammed Abu Minyar Gaddafi": "Muammar Gaddafi; Moammar Gadhafi; Muammar Qaddafi",
    "Omar Hassan Ahmad Al Bashir": "Omar Bashir",
    "Viktor Nikolayevich Sokolov": "Viktor Sokolov",
    "Valery Vasilyevich Gerasimov": "Valery Gerasimov",
    "Rodrigo Roa Duterte": "Rodrigo Duterte",
}

SITUATIONS: Final = (
    # situation, the state it is about, the day on which the investigation was opened
    ("Uganda", "UGA", "2004-07-29"),
    ("DR Congo", "COD", "2004-06-23"),
    ("Darfur, Sudan", "SDN", "2005-06-06"),
    ("Central African Republic I", "CAF", "2007-05-22"),
    ("Central African Republic I (art 70)", "CAF", "2007-05-22"),
    ("Kenya (art 70)", "KEN", "2010-03-31"),
    ("Libya", "LBY", "2011-03-03"),
    ("Libya (Tarhunah)", "LBY", "2011-03-03"),
    ("Côte d'Ivoire", "CIV", "2011-10-03"),
    ("Mali", "MLI", "2013-01-16"),
    ("Central African Republic II", "CAF", "2014-09-24"),
    ("Georgia", "GEO", "2016-01-27"),
    ("Afghanistan", "AFG", "2020-03-05"),
    ("State of Palestine", "PSE", "2021-03-03"),
    ("Philippines", "PHL", "2021-09-15"),
    ("Ukraine", "UKR", "2022-03-02"),
)
ASIL: Final = (
    "https://asil.org/print/blogs/icc-finds-uganda-and-djibouti-failed-comply-request-"
    "arrest-and-surrender-al-bashir-july-11"
)
UNIPD: Final = (
    "https://unipd-centrodirittiumani.it/en/topics/international-criminal-court-decision-on-"
    "italys-non-compliance-with-a-request-for-cooperation-on-the-elmasry-case"
)
UNN: Final = (
    "https://unn.ua/en/news/icc-recognizes-that-mongolia-did-not-cooperate-in-putins-arrest"
)
# kind, day, state, person, what it says, referral, source, what of it is unverified
DECISIONS: Final = (
    ("informed", "2010", "KEN", "Omar Hassan Ahmad Al Bashir",
     "the Court informed of the visit", "", RULES, "year and kind"),
    ("informed", "2010", "TCD", "Omar Hassan Ahmad Al Bashir",
     "the Court informed of the visit", "", RULES, "year and kind"),
    ("informed", "2011", "DJI", "Omar Hassan Ahmad Al Bashir",
     "the Court informed of the visit", "", RULES, "year and kind"),
    ("finding", "2011-12", "MWI", "Omar Hassan Ahmad Al Bashir",
     "immunity was no bar (customary law)", "not recorded", RULES, "month and ground"),
    ("finding", "2011-12", "TCD", "Omar Hassan Ahmad Al Bashir",
     "immunity was no bar (customary law)", "not recorded", RULES, "month and ground"),
    ("finding", "2014-04", "COD", "Omar Hassan Ahmad Al Bashir",
     "resolution 1593 removes the immunity", "not recorded", RULES, "month and ground"),
    ("finding", "2015-06-26", "SDN", "Abdel Raheem Muhammad Hussein",
     "Sudan did not cooperate", "reported to the Security Council",
     "https://www.icc-cpi.int/Pages/item.aspx?name=pr1123", ""),
    ("finding", "2016-07-11", "UGA", "Omar Hassan Ahmad Al Bashir",
     "Uganda failed to comply with the request for arrest and surrender", "not recorded", ASIL, ""),
    ("finding", "2016-07-11", "DJI", "Omar Hassan Ahmad Al Bashir",
     "Djibouti failed to comply with the request for arrest and surrender", "not recorded", ASIL,
     ""),
    ("finding", "2017-07", "ZAF", "Omar Hassan Ahmad Al Bashir",
     "immunity was no bar", "no referral then", RULES, "month and ground"),
    ("finding", "2019-05-06", "JOR", "Omar Hassan Ahmad Al Bashir",
     "on appeal: no immunity of heads of state before such a court: article 98(1) is no bar",
     "not recorded", RULES, "day and ground"),
    ("finding", "2024-10-24", "MNG", "Vladimir Vladimirovich Putin",
     "Mongolia did not comply with the request; immunity was no bar",
     "referred to the Assembly of States Parties (ICC-01/22-90)",
     UNN, ""),
    ("finding", "2025-07-24", "HUN", "Benjamin Netanyahu",
     "Hungary failed its obligations by not arresting him", "not recorded",
     "https://www.jns.org/hague-court-says-hungary-failed-obligations-by-not-arresting-netanyahu/",
     "day"),
    ("finding", "2025", "ITA", "Osama Elmasry Njeem",
     "Italy did not comply with a request for cooperation", "no referral then", UNIPD, ""),
)  # fmt: skip
REQUESTS: Final = (
    ("Omar Hassan Ahmad Al Bashir", "*", "2009-03-06", "ICC-02/05-01/09-195", ""),
    ("Omar Hassan Ahmad Al Bashir", "*", "2010-07-21", "ICC-02/05-01/09-195", ""),
    ("Osama Elmasry Njeem", "ITA", "2025-01-18", UNIPD, "the day: that of the warrant"),
)  # fmt: skip
# person, state, the day on which it asked, since when that is public, source, what is unverified
CONSULTATIONS: Final = (
    ("Vladimir Vladimirovich Putin", "MNG", "2024-08-30", "2024-10-24", UNN, ""),
    ("Omar Hassan Ahmad Al Bashir", "ZAF", "2015-06-12", "2017-07-31", MEMORY,
     "the day, and since when it is public"),
)  # fmt: skip
# state, towards which other, since when the claim is known, what is claimed, source, unverified
AGREEMENTS: Final = (
    ("TJK", "RUS", VERSION, "undertakings about immunity among the states of the CIS", RULES,
     "all of it"),
)  # fmt: skip
SITUATION_OF: Final = {  # of an acceptance or referral
    "CIV": "Côte d'Ivoire",
    "PSE": "State of Palestine",
    "UKR": "Ukraine",
    "ARM": "Armenia",
    "LBY": "Libya",
    "SDN": "Darfur, Sudan",
}


def rows_of(path: Path, source: str = "source") -> Iterator[dict[str, str]]:
    """The rows of a table; a comma that its column of sources did not quote is mended."""
    with path.open(encoding="utf-8", newline="") as lines:
        head, *rows = csv.reader(lines)
    at = head.index(source)
    for row in rows:
        spare = len(row) - len(head)
        whole = [*row[:at], ",".join(row[at : at + spare + 1]), *row[at + spare + 1 :]]
        yield {name: value.strip() for name, value in zip(head, whole, strict=True)}


def unverified(*texts: str) -> str:
    """The facts that a row's source and note give from memory, in their own words."""
    found = []
    for clause in re.split(r"; | \| | ; ", "; ".join(texts)):
        before, mark, _ = clause.replace("(memory)", f"({MEMORY})").partition(MEMORY)
        if not mark:
            continue
        before, bracket, inner = before.rpartition("(")
        fact = inner.strip(" ,") if bracket and inner.strip() else before or inner
        found.append(fact.strip(" ,(") or "all of it")
    return "; ".join(dict.fromkeys(found))


def parties(folder: Path) -> Iterator[Sequence[str]]:
    yield "iso3 state aliases signed deposited kind in_force source unverified note".split()
    for row in rows_of(folder / "rome_statute_parties.csv"):
        source = row["source"].split(" | withdrawal:")[0]
        note = row["note"].replace("; check UNTC (", " (")
        yield (
            row["iso3"], row["state"], row["aliases"], row["signature_date"], row["consent_date"],
            row["consent_kind"], row["entry_into_force"], source, unverified(source, note), note,
        )  # fmt: skip


def notices(folder: Path) -> Iterator[Sequence[str]]:
    yield "iso3 announced notified effective revoked source unverified note".split()
    for row in rows_of(folder / "withdrawal_notices.csv"):
        # one that was revoked has no day of effect in the collection; a year after is when it
        # would have taken effect
        yield (
            row["iso3"], row["announced"], row["notified"], row["effective"], row["revoked"],
            row["source"], unverified(row["source"], row["note"]), row["note"],
        )  # fmt: skip


def signed(folder: Path) -> Iterator[Sequence[str]]:
    yield "iso3 state signed refused source unverified note".split()
    for row in rows_of(folder / "rome_statute_signed_not_party.csv"):
        yield (
            row["iso3"], row["state"], row["signature_date"],
            row["intention_not_to_become_party_notified"], row["source"],
            unverified(row["source"], row["note"]), row["note"],
        )  # fmt: skip


def acceptances(folder: Path) -> Iterator[Sequence[str]]:
    yield "kind iso3 state day situation scope duty source unverified note".split()
    for row in rows_of(folder / "article_12_3_and_referrals.csv"):
        kind = "acceptance" if row["kind"].startswith("art 12") else "referral"
        none = row["duty_created"].startswith("none")
        yield (
            kind, row["iso3"], row["state"], row["date"], SITUATION_OF[row["iso3"]],
            row["period_or_text"], "" if none else row["duty_created"], row["source"],
            unverified(row["source"], row["note"]), row["duty_created"] if none else row["note"],
        )  # fmt: skip


def warrants(folder: Path) -> Iterator[Sequence[str]]:
    yield (
        "person names role home situation issued unsealed ended how dead charges status source "
        "unverified note"
    ).split()
    putin = ""
    for row in rows_of(folder / "icc_warrants.csv"):
        person = row["person"]
        given = [*row["name_variants"].split("; "), *MORE_NAMES.get(person, "").split("; ")]
        names = [one for one in given if one and " " in one.strip() and one != person]
        ended, how, doubt = ENDED.get(person, ("", "", ""))
        dead = REPORTED_DEAD.get(person, ("", ""))[0]
        home = HOME_OF.get(person) or HOMES.get(row["situation"], "")
        if "al-qassam" in row["role_at_time"].lower():
            home = "PSE"
        source = row["source"]
        putin = source if "Putin" in person else putin
        source = putin if source == "as Putin" else source
        marks = [unverified(source, row["note"], row["charges"], row["status"]), doubt]
        yield (
            person, "; ".join(dict.fromkeys(names)), row["role_at_time"], home, row["situation"],
            row["issued"], row["unsealed"], ended, how, dead, row["charges"], row["status"],
            source, "; ".join(one for one in marks if one), row["note"],
        )  # fmt: skip


def write(path: Path, rows: Iterator[Sequence[str]]) -> None:
    text = "".join("\t".join(row) + "\n" for row in rows)
    assert '"' not in text.split("\n")[0]
    path.write_text(text, encoding="utf-8")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--data", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    for name, rows in (
        ("parties", parties), ("notices", notices), ("signed", signed),
        ("acceptances", acceptances), ("warrants", warrants),
    ):  # fmt: skip
        write(args.out / f"{name}.tsv", rows(args.data))
    own = {
        "situations": (
            "situation iso3 opened source unverified".split(),
            [(*row, MEMORY, "day of opening") for row in SITUATIONS],
        ),
        "decisions": (
            "kind day iso3 person what referral source unverified".split(),
            DECISIONS,
        ),
        "requests": ("person iso3 day source unverified".split(), REQUESTS),
        "consultations": (
            "person iso3 day public source unverified".split(),
            CONSULTATIONS,
        ),
        "agreements": ("iso3 other public claim source unverified".split(), AGREEMENTS),
        "about": (
            ["key", "value"],
            [("version", VERSION), ("statute", STATUTE), ("court", "International Criminal Court"),
             ("short", "ICC"), ("statute_name", "Rome Statute")],
        ),
    }  # fmt: skip
    for name, (head, lines) in own.items():
        write(args.out / f"{name}.tsv", iter([head, *lines]))


if __name__ == "__main__":
    main()
