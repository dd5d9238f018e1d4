"""Lists of English verbs and nouns by what they do to the clause below them.

All are lemmas in lower case. A frame says what a governing word makes of the event it
governs: `planned` for "plan to visit", `denied` for "failed to visit". Which PLOVER type a word
stands for is in `text/plover.py`.
"""

from __future__ import annotations


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Who says so: the clause below stands on the subject's word.
REPORTING = _words(
    """say tell state add announce claim note argue insist report stress emphasize emphasise warn
    explain declare remark comment reply respond answer assert maintain contend acknowledge admit
    concede confirm reveal disclose recall reiterate repeat write tweet post testify suggest observe
    predict estimate deny promise pledge vow conclude inform notify allege believe think complain
    underline underscore caution hint quip joke boast indicate mention continue point advise
    reckon forecast speculate fear find rule"""
)

# Speech only where the words stand in quotation marks: "“Who paid?” Ruiz asked".
ASKING = _words(
    """ask cry demand exclaim inquire interject mutter plead retort scream shout urge whisper
    wonder yell"""
)

# Who does not say so: "declined to say whether".
SILENT = _words("decline refuse")

# What a cue denies is what did not happen, by its speaker's word.
DENYING = _words("deny dispute refute rebut")

# Verbs whose object is judged: "viewed it as a sign", "decried the visit".
VIEWING = _words(
    """view see describe decry criticize criticise condemn denounce praise hail regard slam blast
    deplore laud applaud label brand characterize characterise portray lambast defend mock dismiss
    deride lament emphasize emphasise present"""
)
# Of these, the ones that are a view only with "as": "saw it as", never "saw it".
VIEWING_AS = _words(
    """view see describe regard label brand characterize characterise portray emphasize emphasise
    present dismiss hail"""
)

ACCUSING = _words("accuse allege suspect charge blame indict")

# Nouns that speak when they are the subject of a reporting verb: "a statement from the ministry".
DOCUMENTS = _words(
    "statement report letter announcement communique communiqué document post tweet message filing"
)

_FRAMES: dict[str, str] = {
    "obliged": """oblige obligate require supposed duty-bound bound have must
        mandate obliged obligated required""",
    "planned": """plan intend schedule agree prepare aim promise pledge vow decide arrange slate set
        commit mean""",
    "expected": "expect predict forecast anticipate project likely certain due poise",
    "possible": """consider want hope wish threaten contemplate mull discuss allow
        permit enable unlikely able fear believe think ready willing free likelihood""",
    "demanded": """demand urge ask request order instruct beg implore call press pressure lobby
        encourage invite recommend advise appeal tell warn""",
    "alleged": "accuse allege suspect charge blame indict claim say report rumour rumor",
    "denied": "fail refuse decline avoid prevent stop block deny neglect",
    "banned": "forbid bar prohibit ban",
    "same": """manage succeed force help begin start continue proceed compel cause lead make let
        prompt get finish complete resume go come rush move use""",
    "attempt": "try attempt seek",
}

# `banned`: a rule against it, of which nothing follows about what was done.
# What a verb or predicate adjective makes of the infinitive below it ("plan to visit").
FRAME_OF: dict[str, str] = {
    lemma: frame for frame, lemmas in _FRAMES.items() for lemma in lemmas.split()
}

_NOUN_FRAMES: dict[str, str] = {
    "planned": "plan intention promise pledge preparation invitation arrangement schedule",
    "expected": "expectation prediction forecast prospect",
    "possible": "possibility chance risk threat fear likelihood hope danger option idea",
    "obliged": "obligation duty requirement",
    "demanded": "call demand request appeal urging pressure order plea petition",
    "alleged": "accusation allegation charge suspicion claim rumour rumor",
    "denied": "failure refusal denial absence lack",
    "attempt": "attempt bid",
}

# What a noun makes of the event below it ("calls for his arrest").
NOUN_FRAME_OF: dict[str, str] = {
    lemma: frame for frame, lemmas in _NOUN_FRAMES.items() for lemma in lemmas.split()
}

# Nouns below which nothing is known to have happened, and no better is known either.
VEILING = _words(
    """warrant decision need willingness ability right power law rule reason effort proposal motion
    anniversary case question issue talk discussion debate possibility ban freedom authority
    definition criticism narrative reminder concern"""
)

# Subject keeps control of the infinitive although the verb has an object: "promised her to leave".
SUBJECT_CONTROL = _words("promise threaten vow pledge use")

# Verbs that carry an event noun and add nothing: "paid a visit", "received a welcome".
LIGHT = _words(
    """pay make take have hold give receive get stage launch carry conduct undertake mount commit
    begin start end complete conclude finish open perform do face undergo suffer host wrap kick"""
)
# Of these, the ones whose subject undergoes the noun: "received a welcome", "faced arrest".
LIGHT_PASSIVE = _words("receive get undergo suffer face")
# Verbs whose subject is itself the event: "the visit took place", "a protest broke out".
OCCURRING = _words("occur happen begin start end follow come unfold conclude break erupt continue")

# No events by themselves: states, attitudes, relations between facts, and empty verbs.
STATIVE = _words(
    """be have include contain share rely depend hold know want need like remain become seem appear
    look mean show serve highlight reflect represent involve concern belong deserve matter consist
    exist live lie stand keep maintain tread command outweigh influence coincide mark play make take
    get give put find feel face see watch do let go come own lack cost equal border stretch cover
    hope wish love hate prefer enjoy fear doubt understand remember forget believe think consider
    regard view expect intend plan suppose tend seek try attempt aim manage fail
    continue begin start stop keep help allow permit enable cause lead result stem follow occur
    happen date range total number count amount weigh measure fit suit resemble differ vary relate
    base situate locate surround connect link tie associate appreciate value respect
    trust mind care worry hedge balance underscore underline emphasize emphasise signal suggest
    imply indicate prove illustrate mirror echo symbolize symbolise embody evoke
    constitute comprise compose form shape use set turn bring run work wait stay sit sleep
    appear ease affect impact benefit undermine complicate deepen reinforce strengthen
    struggle strive hesitate dare bother afford reside inhabit speak talk call say tell ask answer
    spark fuel raise prompt trigger draw attract navigate wedge experience receive decide choose
    require oblige obligate prepare commit schedule hear learn read control discover realize
    realise notice identify name title know entitle slate mean cite quote exclaim
    refer describe"""
)

# Done to somebody or something, always: "assaulted and robbed sailors" has one object for both.
NEEDS_OBJECT = _words(
    """abduct accuse apprehend arrest assassinate assault attack ban behead blame block bomb
    capture condemn confiscate convict criticise criticize damage deport destroy detain dismiss
    evacuate execute expel extradite fine free grope harass hijack hunt impose imprison indict
    injure intercept interrogate jail kidnap kill loot maim massacre molest murder oust persecute
    prosecute punish raid rape rate ransack repel rescue rob sack search seize shell slay smuggle
    sentence stab storm threaten torch torture wound"""
)

# Nouns that only count what follows with "of".
COUNTS = _words(
    """group crowd number dozen dozens hundred hundreds thousand thousands score scores pair
    couple majority handful half most some many series million billion ton tonne kind lot"""
)

# Negative quantifiers and adverbs.
NEGATIONS = _words("not n't n’t never neither nor hardly scarcely")

POSSIBLY = _words("possibly perhaps maybe potentially probably likely presumably")
ALLEGEDLY = _words("allegedly reportedly purportedly supposedly apparently")
IMPROBABLE = _words("unlikely improbable remote doubtful possible conceivable")
PROBABLE = _words("likely probable expected certain imminent")

# Nouns with a clause of their own that is somebody's word: "the claim that …".
CLAIMS = _words(
    """claim allegation accusation report statement announcement assertion suspicion rumour rumor
    charge"""
)

# Prepositions that place an event noun in the past, or before it happens.
AFTER = _words("after following since during amid upon throughout")
AHEAD = _words("before ahead advance until pending")

# Event nouns, and the verb that names the same act.
EVENT_NOUNS: dict[str, str] = {
    "visit": "visit",
    "trip": "visit",
    "arrest": "arrest",
    "detention": "detain",
    "attack": "attack",
    "assault": "attack",
    "protest": "protest",
    "rally": "protest",
    "demonstration": "protest",
    "deportation": "deport",
    "invasion": "invade",
    "abduction": "abduct",
    "kidnapping": "abduct",
    "killing": "kill",
    "murder": "murder",
    "assassination": "assassinate",
    "bombing": "bomb",
    "shelling": "shell",
    "airstrike": "strike",
    "shooting": "shoot",
    "raid": "raid",
    "election": "elect",
    "resignation": "resign",
    "arrival": "arrive",
    "departure": "depart",
    "meeting": "meet",
    "summit": "meet",
    "reception": "receive",
    "welcome": "welcome",
    "occupation": "occupy",
    "annexation": "annex",
    "expulsion": "expel",
    "extradition": "extradite",
    "release": "release",
    "conviction": "convict",
    "execution": "execute",
    "withdrawal": "withdraw",
    "evacuation": "evacuate",
    "seizure": "seize",
    "explosion": "explode",
    "death": "die",
    "imprisonment": "imprison",
    "surrender": "surrender",
    "ceasefire": "cease fire",
    "signing": "sign",
    "ratification": "ratify",
    "strike": "strike",
    "coup": "overthrow",
    "genocide": "kill",
    "massacre": "kill",
    "torture": "torture",
    "transfer": "transfer",
    "inauguration": "inaugurate",
    "referendum": "vote",
    "landing": "land",
    "crackdown": "repress",
    "firing": "fire",
    "beating": "beat",
    "stabbing": "stab",
    "beheading": "behead",
    "hijacking": "hijack",
    "rape": "rape",
    "looting": "loot",
    "slaying": "slay",
    "slaughter": "slaughter",
    "lynching": "lynch",
    "ambush": "ambush",
    "incursion": "invade",
    "offensive": "attack",
    "bombardment": "bombard",
    "blockade": "blockade",
    "riot": "riot",
    "rioting": "riot",
    "march": "march",
    "sit-in": "protest",
    "lathicharge": "beat",
    "talk": "talk",
    "negotiation": "negotiate",
    "consultation": "consult",
    "condemnation": "condemn",
    "indictment": "indict",
    "acquittal": "acquit",
    "pardon": "pardon",
    "eviction": "evict",
    "confiscation": "confiscate",
    "prosecution": "prosecute",
    "investigation": "investigate",
    "inquiry": "investigate",
    "search": "search",
    "apology": "apologize",
    "rescue": "rescue",
    "deployment": "deploy",
    "donation": "donate",
    "endorsement": "endorse",
    "veto": "veto",
    "boycott": "boycott",
    "clash": "clash",
    "mutiny": "mutiny",
    "hack": "hack",
    "cyberattack": "attack",
}

# What people meet at, beside the nouns above: who acts at one acts where it is held.
GATHERINGS = _words(
    """summit meeting conference gathering ceremony forum congress convention assembly session
    rally event dinner reception banquet funeral wedding talk negotiation briefing"""
)

# Violent deeds: who does the noun did what happened in it ("killed in police firing").
DEADLY_NOUNS = _words(
    """firing shooting airstrike strike raid shelling attack bombing assault ambush crackdown
    bombardment offensive gunfire shootout fire encounter lathicharge"""
)
# Before a noun that with it names an illness: "a heart attack", "cardiac arrest".
ILLNESSES = _words("heart cardiac respiratory panic anxiety asthma epileptic ischemic ischaemic")
# What is fired: whose it is has fired it ("killed by police bullets").
SHOTS = _words("bullet rocket missile shell mortar artillery gunfire fire")
KILLINGS = _words(
    """killing murder assassination massacre slaughter slaying lynching beheading execution
    beating stabbing torture rape abduction kidnapping"""
)
# What somebody undergoes in such a deed.
HARMED = _words("kill die wound injure hurt shoot perish maim")

# Who does such deeds, where a report calls them by this word alone.
BODIES = _words("police army military navy troop soldier rebel militant guerrilla insurgent")

# A verb with a noun or phrase that make one deed together; the noun is no object of its own.
IDIOMS: dict[tuple[str, str], str] = {
    ("open", "fire"): "open fire", ("declare", "war"): "declare war",
    ("take", "hostage"): "take hostage", ("take", "into custody"): "take into custody",
    ("put", "on trial"): "put on trial", ("set", "on fire"): "set on fire",
    ("set", "ablaze"): "set ablaze", ("shoot", "dead"): "shoot dead",
    ("send", "to jail"): "send to jail", ("send", "to prison"): "send to prison",
    ("put", "behind bars"): "put behind bars", ("place", "under arrest"): "place under arrest",
    ("put", "under arrest"): "put under arrest", ("remand", "in custody"): "remand in custody",
}  # fmt: skip

# Event nouns whose possessor undergoes them when nothing follows with "of": "his arrest".
UNDERGONE = _words(
    """arrest detention deportation release death murder killing assassination expulsion
    extradition imprisonment conviction execution abduction kidnapping torture inauguration
    election beating stabbing beheading rape slaying slaughter lynching indictment acquittal
    pardon eviction prosecution rescue"""
)
# Event nouns whose "of" phrase does them: "the visit of the president".
DONE = _words(
    """visit trip resignation arrival departure protest rally demonstration meeting summit
    withdrawal surrender landing explosion strike death riot rioting march sit-in talk
    negotiation consultation apology clash mutiny"""
)
# Nouns that often stand for a body, a document or a talent rather than for a deed: only where a
# verb carries them, or somebody does them to somebody.
DEED_OR_THING = _words(
    """talk search offensive march hack prosecution investigation inquiry deployment donation
    endorsement consultation negotiation firing beating rescue blockade boycott clash veto"""
)

# Prepositions that bring in the one to whom it is done.
RECIPIENT_CASES: dict[str, frozenset[str]] = {
    "visit": _words("to"), "attack": _words("on against"), "raid": _words("on"),
    "strike": _words("on against"), "meet": _words("with"), "negotiate": _words("with"),
    "protest": _words("against"), "demonstrate": _words("against"), "march": _words("against"),
    "rally": _words("against"), "invade": _words("into"), "shoot": _words("at"),
    "fire": _words("at on upon into"), "clash": _words("with"), "apologize": _words("to"),
    "apologise": _words("to"), "withdraw": _words("from"),
    "sue": _words("against"), "repress": _words("on against"),
    "victory": _words("over against"), "open fire": _words("at on upon into"),
    "talk": _words("with"), "consult": _words("with"), "declare war": _words("on against"),
    "fight": _words("against with"), "deploy": _words("to"), "search": _words("for"),
    "bombard": _words("on of"), "ambush": _words("on"), "investigate": _words("into against"),
    "boycott": _words("of"), "donate": _words("to"), "hack": _words("into"),
    "spy": _words("on"), "crack down": _words("on"), "call": _words("on upon"),
    "appeal": _words("to"), "lash out": _words("at"), "retaliate": _words("against"),
    "vote": _words("against"), "complain": _words("to"), "side": _words("with"),
}  # fmt: skip
