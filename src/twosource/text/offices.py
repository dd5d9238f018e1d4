"""Offices, titles and the bodies that people hold them in, with their sectors after PLOVER."""

from __future__ import annotations

# Sector "" means: the office says nothing of itself, its body does ("spokesperson").
_OFFICES_BY_SECTOR = {
    "GOV": """president vice-president minister premier chancellor secretary governor mayor
        ambassador envoy diplomat king queen prince princess emir sultan monarch emperor
        consul undersecretary attaché councillor councilor commissioner ombudsman dictator
        ruler treasurer prefect negotiator""",
    "LEG": """senator congressman congresswoman lawmaker legislator parliamentarian deputy
        representative mp mep speaker whip""",
    "MIL": """general colonel admiral commander lieutenant major captain sergeant brigadier
        marshal corporal commodore commandant""",
    "JUD": "judge justice prosecutor magistrate attorney solicitor registrar",
    "COP": "sheriff constable inspector superintendent",
    "REL": """bishop archbishop pope cardinal imam rabbi patriarch ayatollah priest pastor
        reverend cleric mufti chaplain vicar""",
    "JRN": "editor journalist reporter correspondent columnist anchor broadcaster photographer",
    "EDU": "professor lecturer dean rector headteacher teacher provost",
    "BUS": "banker businessman businesswoman entrepreneur ceo cfo tycoon financier",
    "MED": "doctor surgeon physician nurse epidemiologist virologist",
    "CVL": """activist analyst author actor actress artist economist expert historian lawyer
        researcher scholar scientist singer writer novelist campaigner supporter protester
        resident critic dissident demonstrator poet filmmaker engineer farmer student""",
    "": """leader spokesperson spokesman spokeswoman director chairman chairwoman chairperson chair
        head chief boss manager coach adviser advisor aide official officer co-founder founder
        member fellow strategist coordinator candidate executive owner partner consultant
        captain coordinator curator assistant deputy president organiser organizer investigator
        rapporteur commissioner administrator trustee delegate nominee""",
}  # fmt: skip
OFFICES: dict[str, str] = {}
"""Lemma of an office or trade to its sector; "" where the body decides."""
for _sector, _words in _OFFICES_BY_SECTOR.items():
    for _word in _words.split():
        OFFICES.setdefault(_word, _sector)

STATE_OFFICES = frozenset(_OFFICES_BY_SECTOR["GOV"].split()) - {"secretary"}
"""Offices that one person at a time holds of a state or its parts."""

TITLES: dict[str, str | None] = {
    "mr": "he", "mrs": "she", "ms": "she", "miss": "she", "sir": "he", "dame": "she",
    "lord": "he", "lady": "she", "dr": None, "prof": None, "gen": None, "col": None, "lt": None,
    "sgt": None, "capt": None, "sen": None, "rep": None, "gov": None, "rev": None, "hon": None,
    "sheikh": "he", "adm": None, "maj": None, "brig": None, "madam": "she", "judge": None,
    "pres": None, "st": None, "prime": None, "vice": None, "deputy": None,
}  # fmt: skip
"""Forms of address (no full stop) with the pronoun they tell."""

GENDERED: dict[str, str] = {
    "spokesman": "he", "spokeswoman": "she", "chairman": "he", "chairwoman": "she",
    "congressman": "he", "congresswoman": "she", "businessman": "he", "businesswoman": "she",
    "king": "he", "queen": "she", "prince": "he", "princess": "she", "actress": "she",
    "bishop": "he", "pope": "he", "imam": "he", "sultan": "he", "emir": "he", "woman": "she",
    "man": "he", "wife": "she", "husband": "he", "mother": "she", "father": "he",
    "daughter": "she", "son": "he", "sister": "she", "brother": "he", "girl": "she", "boy": "he",
    "widow": "she", "grandmother": "she", "grandfather": "he",
}  # fmt: skip
"""Nouns that tell the pronoun of who they name."""

BODIES: dict[str, str | None] = {
    "court": "JUD", "tribunal": "JUD", "ministry": "GOV", "government": "GOV", "cabinet": "GOV",
    "department": "GOV", "administration": "GOV", "embassy": "GOV", "consulate": "GOV",
    "municipality": "GOV", "parliament": "LEG", "congress": "LEG", "senate": "LEG",
    "assembly": "LEG", "duma": "LEG", "legislature": "LEG", "khural": "LEG", "army": "MIL",
    "navy": "MIL", "military": "MIL", "police": "COP", "university": "EDU", "college": "EDU",
    "school": "EDU", "institute": None, "hospital": "MED", "clinic": "MED", "party": "PTY",
    "bank": None, "company": "BUS", "corporation": "BUS", "firm": "BUS", "union": None,
    "agency": None, "organisation": None, "organization": None, "committee": None,
    "commission": None, "council": None, "office": None, "centre": None, "center": None,
    "foundation": "SOC", "charity": "SOC", "association": None, "federation": None,
    "newspaper": "JRN", "broadcaster": "JRN", "church": "REL", "mosque": "REL", "group": None,
    "club": None, "airline": "BUS", "board": None, "authority": None, "bureau": None,
    "alliance": None, "league": None, "fund": None, "society": None, "network": None,
    "coalition": None, "movement": None, "watchdog": None, "regulator": "GOV",
    "service": None, "registry": None, "news": "JRN", "times": "JRN", "post": "JRN",
    "front": None, "brigade": "MIL", "corps": "MIL", "watch": None,
}  # fmt: skip
"""Nouns that head the names of bodies, with the sector they tell."""

SEATS: dict[str, tuple[str, str]] = {
    "kremlin": ("RUS", "GOV"), "white house": ("USA", "GOV"), "pentagon": ("USA", "MIL"),
    "downing street": ("GBR", "GOV"), "elysee": ("FRA", "GOV"), "state department": ("USA", "GOV"),
    "capitol hill": ("USA", "LEG"), "state duma": ("RUS", "LEG"), "bundestag": ("DEU", "LEG"),
    "knesset": ("ISR", "LEG"), "foreign office": ("GBR", "GOV"), "house of commons": ("GBR", "LEG"),
    "house of lords": ("GBR", "LEG"), "fbi": ("USA", "COP"), "cia": ("USA", "SPY"),
    "mossad": ("ISR", "SPY"), "fsb": ("RUS", "SPY"), "federal reserve": ("USA", "GOV"),
}  # fmt: skip
"""Buildings and bodies that stand for a state's power, with country and sector."""

ACRONYMS: dict[str, str] = {
    "UN": "United Nations", "EU": "European Union", "ICC": "International Criminal Court",
    "ICJ": "International Court of Justice", "WHO": "World Health Organization",
    "IMF": "International Monetary Fund", "NATO": "North Atlantic Treaty Organization",
    "WTO": "World Trade Organization", "AU": "African Union", "AP": "Associated Press",
    "AFP": "Agence France-Presse", "HRW": "Human Rights Watch", "BBC": "BBC",
    "IAEA": "International Atomic Energy Agency", "OECD": "OECD", "OPEC": "OPEC",
    "ASEAN": "ASEAN", "OSCE": "OSCE", "ECB": "European Central Bank",
    "CIA": "Central Intelligence Agency", "FBI": "Federal Bureau of Investigation",
    "UNICEF": "UNICEF", "UNHCR": "UNHCR", "UNESCO": "UNESCO",
}  # fmt: skip
"""Acronyms that the news uses without saying what they stand for."""

_KNOWN_SECTORS: dict[str, str] = {
    **dict.fromkeys(
        """united nations|european union|african union|nato|imf|wto|osce|opec|asean|oecd|unicef|
unhcr|unesco|world bank|world health organization|world trade organization|arab league|g7|g20|
security council|general assembly|european commission|european parliament|european council|
council of europe|north atlantic treaty organization|interpol|european central bank""".replace(
            "\n", ""
        ).split("|"),
        "IGO",
    ),
    **dict.fromkeys(
        """human rights watch|amnesty international|doctors without borders|oxfam|greenpeace|
save the children|transparency international|red cross|red crescent|reporters without borders|
freedom house""".replace("\n", "").split("|"),
        "SOC",
    ),
    **dict.fromkeys(
        "associated press|reuters|bbc|cnn|agence france-presse|al jazeera|tass|xinhua".split("|"),
        "JRN",
    ),
}


def is_known_body(name: str) -> bool:
    """Whether the name is of a body that the news everywhere speaks of."""
    return name.casefold().removeprefix("the ") in _KNOWN_SECTORS or name in ACRONYMS


def sector_of_body(name: str) -> str | None:
    """The sector that a body's own name tells; None when it tells none."""
    words = ACRONYMS.get(name, name).casefold().removeprefix("the ").split()
    plain = " ".join(words)
    if plain in SEATS:
        return SEATS[plain][1]
    if plain in _KNOWN_SECTORS:
        return _KNOWN_SECTORS[plain]
    if len(words) > 1 and words[0] in ("international", "world") and words[-1] in BODIES:
        return "IGO"
    if words[:1] == ["international"] and words[1:2] and words[1] in BODIES:
        return "IGO"
    head = words[words.index("of") - 1] if "of" in words[1:] else words[-1] if words else ""
    return BODIES.get(head)
