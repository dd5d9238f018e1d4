"""What a word does to the event below it, when the word itself holds and when it is denied.

A signature has two sides (Karttunen 1971, "Implicative verbs", for the idea; the lists are our
own). "She managed to leave" and "she did not manage to leave" both settle the leaving; "she
refused to leave" settles it on one side only; "she regretted leaving" settles it on both, and
the same way. A side is one of

- `holds`: the event stands as the word above it does: managed → happened, will manage → planned;
- `fails`: it did not come about: failed to leave;
- `fact`: it is taken for granted, whatever the word above it: regretted leaving;
- `against`: it is not to come about, and nothing more is known: banned from leaving;
- a status: `planned`, `expected`, `possible`, `obliged`, `demanded`, `alleged`, `denied`;
- `open`: nothing is said of it.

Lemmas in lower case; for adjectives and fixed forms ("going", "due") the form itself.
"""

from __future__ import annotations

from typing import Literal

Side = Literal[
    "holds", "fails", "fact", "open", "against",
    "planned", "expected", "possible", "obliged", "demanded", "alleged", "denied",
]  # fmt: skip
Signature = tuple[Side, Side]
"""When the word holds, and when it is denied."""


def _table(rows: dict[Signature, str]) -> dict[str, Signature]:
    return {lemma: signature for signature, words in rows.items() for lemma in words.split()}


def _with_preposition(rows: dict[tuple[Signature, str], str]) -> dict[str, Signature]:
    return {
        f"{verb} {preposition}": signature
        for (signature, preposition), words in rows.items()
        for verb in words.split()
    }


def _sides(rows: dict[Side, str]) -> dict[str, Side]:
    return {word: side for side, words in rows.items() for word in words.split()}


# Below verbs and adjectives: an infinitive, a gerund, or an event noun as object.
VERBS: dict[str, Signature] = _table({
    # two-way: both sides settle it
    ("holds", "fails"): """manage succeed get bother dare deign remember happen turn venture
        proceed see start begin resume undertake go come commence initiate launch stage make
        take hold conduct carry perform do complete accomplish achieve execute implement mount
        pay wage deliver provide produce open deploy join undergo suffer experience receive host
        attend""",
    ("fails", "holds"): "fail forget neglect omit",
    # one-way
    ("holds", "open"): """force compel cause lead let have help drive prompt induce spur trigger
        provoke result spark generate prove finish use work persuade convince coerce
        tempt""",
    ("fails", "open"): """impossible unable pretend refuse decline avoid refrain abstain forgo
        forego forbear cancel abandon scrap scrape shelve deny prevent stop cease quit halt
        block preclude evade escape reject veto drop foil thwart avert withhold resist abort
        suspend postpone lack miss boycott scuttle""",
    ("against", "open"): """bar prohibit forbid ban dissuade deter discourage inhibit oppose
        dread""",
    # taken for granted on both sides
    ("holds", "fact"): "continue keep remain",
    ("fact", "fact"): """regret resent deplore condemn criticize criticise denounce welcome
        praise celebrate mourn protest applaud know realize realise notice discover recall
        acknowledge admit concede confess enjoy hate survive witness watch hear explain describe
        investigate probe commemorate apologize apologise thank punish reveal confirm disclose
        understand learn follow observe document mark study review report""",
    # not settled
    ("planned", "denied"): """plan intend schedule agree prepare aim promise pledge vow decide
        arrange slate set commit mean elect opt choose resolve move volunteer
        contract consent going due gear""",
    ("planned", "open"): "propose offer announce pursue envision envisage file bid",
    ("expected", "denied"): """expect predict forecast anticipate project likely certain sure
        poise bind bound poised stand await tend""",
    ("possible", "denied"): """allow permit enable able free can seem appear entitle authorize
        authorise empower eligible license licence qualify capable""",
    ("possible", "against"): """consider want hope wish threaten contemplate mull discuss
        unlikely fear ready willing desire like prefer love need aspire strive struggle fight
        long yearn wait afford eager keen anxious reluctant afraid hesitate tempted inclined
        prone doubt debate suggest risk explore look favor favour weigh raise face equip design""",
    ("obliged", "open"): """oblige obligate require supposed duty-bound must mandate obliged
        obligated required necessary""",
    ("demanded", "open"): """demand urge ask request order instruct beg implore call press
        pressure lobby encourage invite recommend advise appeal tell warn direct command plead
        remind challenge summon petition insist push""",
    ("alleged", "open"): """accuse allege suspect charge blame indict claim say believe think
        rumour rumor repute purport""",
    ("open", "open"): "difficult hard tough easy",
    ("open", "fails"): "try attempt seek endeavor endeavour",
})  # fmt: skip

# Above an event noun as object: "cancelled the visit". Verbs that no row has take it for granted.
OBJECTS: dict[str, Signature] = _table({
    ("holds", "fails"): """make take hold conduct carry perform do launch stage begin start open
        produce achieve complete commit execute mount wage pay provide deliver undergo suffer
        experience receive host initiate commence implement give get deploy sign reach win file
        lodge issue cast secure obtain face impose inflict cause trigger provoke spark bring
        create have enter resume undertake score gain""",
    ("fails", "open"): """cancel abandon scrap shelve prevent avoid avert thwart foil forgo
        forestall abort preclude lack escape evade deny withhold refrain block refuse
        reject decline veto drop""",
    ("against", "open"): "deter discourage ban prohibit forbid oppose",
    ("planned", "denied"): "plan schedule propose intend organize organise arrange prepare pledge",
    ("planned", "open"): "announce offer approve authorize authorise promise",
    ("expected", "denied"): "expect predict forecast anticipate await project",
    ("possible", "denied"): "permit allow enable",
    ("possible", "open"): """consider want hope wish threaten contemplate mull discuss fear seek
        risk need debate weigh envisage envision attempt encourage facilitate explore""",
    ("demanded", "open"): "demand urge request order recommend advocate",
    ("obliged", "open"): "require mandate",
    ("alleged", "open"): "allege claim suspect",
})  # fmt: skip

# Above an event noun with a preposition: "called for the arrest".
OBLIQUES: dict[str, Signature] = _with_preposition({
    (("demanded", "open"), "for"): "call push press appeal ask plead lobby campaign beg",
    (("planned", "denied"), "to"): "agree commit consent",
    (("planned", "denied"), "on"): "decide",
    (("planned", "open"), "for"): "prepare plan arrange slate schedule",
    (("possible", "open"), "for"): "hope wait look apply bid aim fight",
    (("possible", "open"), "to"): "look",
    (("possible", "open"), "with"): "threaten",
    (("fails", "open"), "from"): "refrain abstain prevent stop",
    (("against", "open"), "from"): "bar ban exempt",
    (("alleged", "open"), "of"): "accuse suspect",
    (("alleged", "open"), "with"): "charge",
    (("holds", "fails"), "to"): "lead resort",
    (("holds", "fails"), "in"): "result end engage culminate",
})  # fmt: skip

# Verbs that turn down what a request or a plan asks for.
TURNING_DOWN = frozenset(
    "deny reject refuse decline block veto cancel abandon drop withdraw scrap shelve".split()
)

# Below nouns: "a plan to visit", "calls for his arrest", "the threat of a strike".
NOUNS: dict[str, Signature] = _table({
    ("planned", "denied"): """plan intention promise pledge preparation arrangement schedule
        decision agreement commitment goal aim purpose deal contract project mission vow""",
    ("planned", "open"): "offer proposal bid move invitation motion",
    ("expected", "denied"): "expectation prediction forecast prospect anticipation outlook",
    ("possible", "denied"): """possibility chance likelihood ability capacity capability
        opportunity power right authority freedom permission option way potential means""",
    ("possible", "open"): """risk threat fear hope danger idea desire wish willingness readiness
        interest incentive talk speculation question consideration concern doubt pressure effort
        struggle fight attempt try temptation eagerness reluctance support need reason time
        ambition dream warning discussion debate negotiation consultation""",
    ("obliged", "open"): "obligation duty requirement mandate responsibility",
    ("demanded", "open"): """call demand request appeal urging order plea petition ultimatum
        instruction recommendation""",
    ("alleged", "open"): "accusation allegation charge suspicion claim rumour rumor",
    ("fails", "open"): """failure refusal denial absence lack inability prevention ban
        cancellation avoidance unwillingness""",
})  # fmt: skip

# The clause below: "said that …", "it is likely that …".
CLAUSES: dict[str, Signature] = _table({
    ("fact", "fact"): """know realize realise regret remember forget learn discover notice see
        find recall acknowledge admit concede reveal confirm show prove demonstrate understand
        hear disclose ignore recognize recognise aware sorry glad surprised pleased happy sad
        proud fact because explain lament resent mind matter bother odd strange remarkable
        tragic ironic unfortunate""",
    ("holds", "open"): """say tell state add announce note report stress emphasize emphasise
        warn declare remark comment reply respond answer assert maintain contend reiterate
        repeat write tweet post testify observe conclude inform notify complain underline
        underscore caution point mention continue insist argue indicate mean imply ensure assure
        convince clear true certain sure obvious evident happen determine establish provide rule
        hold agree decide promise pledge vow swear signal read quote cite""",
    ("alleged", "open"): """claim allege accuse charge suspect rumour rumor purport believe
        think reckon feel assume presume""",
    ("expected", "open"): """expect predict forecast anticipate estimate project likely confident
        probable""",
    ("possible", "open"): """suggest speculate fear hope wonder consider suppose guess possible
        seem appear unlikely unclear worry concerned afraid worried skeptical sceptical doubt
        doubtful dispute conceivable chance possibility risk theory threat bet ask question""",
    ("demanded", "open"): """demand request order urge propose recommend require essential
        important vital crucial necessary imperative""",
    ("denied", "open"): "deny pretend wish lie disprove refute impossible",
})  # fmt: skip

# Below adjectives beside an event noun: "a planned visit", "the alleged attack".
ADJECTIVES: dict[str, Side] = _sides({
    "planned": "planned proposed upcoming scheduled intended forthcoming",
    "expected": "expected anticipated likely predicted projected imminent impending",
    "possible": "possible potential threatened feared hypothetical eventual prospective future",
    "alleged": "alleged suspected purported reported supposed claimed apparent",
    "denied": """failed attempted foiled abortive aborted thwarted averted cancelled
        canceled fake nonexistent""",
})  # fmt: skip

# Adverbs beside a predicate.
ADVERBS: dict[str, Side] = _sides({
    "alleged": "allegedly reportedly purportedly supposedly apparently",
    "expected": "probably likely presumably",
    "possible": "possibly perhaps maybe potentially conceivably",
    "denied": "almost nearly",
})  # fmt: skip
