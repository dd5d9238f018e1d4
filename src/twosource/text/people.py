"""Common nouns that name people, alone or together, with their sectors after PLOVER."""

from __future__ import annotations

from twosource.text.offices import OFFICES

_BY_SECTOR = {
    "COP": "police policeman policewoman",
    "MIL": """soldier troop troops army navy military conscript marine officer sailor airman
        pilot guard reservist serviceman servicewoman peacekeeper warplane garrison battalion
        regiment""",
    "REB": "rebel insurgent guerrilla separatist militant",
    "UAF": "gunman attacker assailant fighter militia militiaman kidnapper hijacker bomber",
    "CRM": "criminal thief robber smuggler trafficker gang gangster pirate hacker",
    "GOV": """government authority official regime cabinet bureaucrat coastguard firefighter
        ministry department directorate embassy secretariat municipality""",
    "LEG": "parliament legislature",
    "JUD": "jury juror",
    "PTY": "",
    "OPP": "opposition dissident oppositionist",
    "JRN": "media press journalist reporter broadcaster newspaper",
    "LAB": "worker employee miner trucker striker unionist labourer laborer docker",
    "AGR": "farmer peasant herder fisherman",
    "EDU": "student pupil teacher academic schoolchild",
    "MED": "medic paramedic nurse patient doctor rescuer",
    "REF": "refugee migrant evacuee asylum-seeker deportee",
    "REL": "worshipper pilgrim monk nun clergy believer",
    "BUS": "investor trader shareholder businesspeople employer supplier company firm",
    "CVL": """people person man woman child boy girl baby teenager infant civilian citizen
        resident villager local inhabitant crowd family parent mother father wife husband
        daughter son sister brother relative neighbour friend passenger tourist visitor
        traveller traveler commuter motorist driver cyclist pedestrian shopper customer
        protester protestor demonstrator marcher activist campaigner supporter opponent critic
        voter bystander onlooker witness survivor victim casualty hostage pensioner youth
        youngster homeowner tenant community public population mourner fan spectator player
        volunteer donor owner guest human-rights-defender grandmother grandfather widow
        orphan couple twin newborn adult elder minority tribe""",
    "": """leader expert analyst observer scholar economist lawyer detainee prisoner inmate
        suspect defendant accused ally adversary enemy rival foe partner sponsor delegation
        delegate mission team crew staff colleague negotiator mediator inspector
        investigator monitor member representative envoy diplomat politician minister lawmaker
        legislator senator judge prosecutor commander general adviser advisor aide candidate
        host signatory country nation state neighbor organisation organization group
        coalition agency union scientist researcher engineer historian author
        writer artist actor singer athlete organiser organizer speaker participant
        attendee applicant plaintiff claimant contractor operator regulator committee panel
        commission faction hardliner moderate conservative liberal nationalist loyalist
        veteran deputy councillor mayor governor ambassador successor predecessor
        counterpart stranger newcomer settler expatriate exile fugitive convict offender
        perpetrator culprit pursuer captor abductor jailer spokesperson spokesman spokeswoman
        insider source spy agent informant whistleblower mercenary bidder winner loser
        occupant survivor merchant seller buyer broker banker lender creditor debtor
        chief head director manager executive boss president""",
}  # fmt: skip
PEOPLE: dict[str, str] = {}
"""Lemma to sector; "" where the noun tells none."""
for _sector, _words in _BY_SECTOR.items():
    for _word in _words.split():
        PEOPLE.setdefault(_word, _sector)
for _office, _sector in OFFICES.items():
    PEOPLE.setdefault(_office, _sector)

COLLECTIVES = frozenset(
    """police army navy military government regime cabinet opposition media press public crowd
    family couple clergy delegation team crew staff militia gang jury parliament legislature
    community population troops garrison battalion regiment coalition people faction panel
    committee mission ministry department directorate embassy secretariat municipality""".split()
)
"""Nouns that name several people even in the singular."""

PLURAL_ONLY = frozenset(
    """country nation state company firm organisation organization group agency union authority
    commission member source local general host partner official crown minority moderate
    conservative liberal general adult elder pilot agent head chief chair
    signatory neighbor neighbour ally partner enemy rival foe adversary supplier winner loser donor
    owner sponsor player operator contractor buyer seller lender creditor debtor employer opponent
    guard counterpart successor predecessor victim twin press head pilot speaker broadcaster
    newspaper guest fan marine major captain deputy representative captain anchor premier crown
    warplane academic patient public witness press""".split()
) - {"official", "witness", "agent", "patient", "pilot", "public", "press"}
"""Nouns that are taken for people only in the plural, having other uses in the singular."""

OTHER_PEOPLE = frozenset(
    """accountant acquaintance addict admirer adventurer advertiser advocate alcoholic amateur
    anarchist ancestor anthropologist appellant apprentice archaeologist architect arsonist
    assassin associate astronaut astronomer audience aunt backer barber bartender beginner
    beneficiary biker billionaire biologist blogger boater bodyguard boxer boyfriend breeder
    bride buddy builder burglar butcher caller camper captive caregiver carer caretaker
    carpenter carrier cartoonist celebrity champion chef chemist churchgoer claimer classmate
    cleaner clerk client climber co-worker collaborator collector comedian commentator companion
    competitor composer comrade concertgoer conductor congregation conservationist conspirator
    consumer contender contestant contributor cook cop counsellor counselor cousin coworker
    craftsman creator crewman crewmember cruiser dad dancer daredevil dealer debutant defector
    defender deity democrat demon dentist descendant deserter designer detective developer
    devotee digger diner disciple distributor diver doorman drinker dropout drummer dweller
    earner ecologist educator elector electorate elite emigrant enforcer enthusiast entrant
    environmentalist evader evangelist examinee examiner executioner explorer exporter extremist
    faculty fanatic fiancé fiancée finalist fisher folk follower footballer foreigner freelancer
    funder fundraiser gambler gamer gardener generation gentleman geologist girlfriend
    goalkeeper god goddess goer graduate grandchild granddaughter grandparent grandson grower
    guardian guide guitarist gunner guy handler handyman headmaster heir helper hero heroine
    hiker hitman holidaymaker homebuyer homosexual hooligan hostage-taker householder hunter
    illustrator immigrant importer impostor individual inductee industrialist influencer
    informer innovator installer instructor insurer intellectual intern interpreter interrogator
    interviewer intruder inventor islamist islander jihadist jogger jurist juvenile keeper kid
    killer lady landlord landowner learner liar librarian lifeguard linguist listener lobbyist
    lodger lookout looter lover magician maid maker marksman martyr mastermind mathematician
    matriarch mechanic medalist medallist meteorologist microbiologist midwife millionaire
    missionary mob mobster moderator mom mountaineer mum murderer musician namesake native
    nephew neuroscientist newlywed niece noble nutritionist occupier offspring oligarch
    operative outsider overseer paediatrician painter pan-democrat parishioner partygoer
    passer-by pathologist patriot patron payer pediatrician peer performer philanthropist
    philosopher physicist pioneer planner plotter poacher policyholder pollster poster postman
    practitioner preacher predator producer professional programmer proponent proprietor
    prostitute protégé psychiatrist psychologist publisher pundit purchaser qualifier racer
    radical rapist reader recipient recruit recruiter referee reformer registrant relation
    renter rep republican rescuee respondent responder restaurateur retiree returnee reveler
    reveller reviewer rider rioter roommate runaway runner runner-up saint salesman saver
    schoolboy schoolgirl schoolmate schoolteacher scientologist scout sculptor searcher seeker
    semi-finalist senior servant shooter shopkeeper sibling signer sikh skater skeptic skier
    skipper slave sniper socialist sociologist soloist songwriter specialist spouse sprinter
    squatter staffer stakeholder star statesman steward stockholder storyteller stuntman
    subcontractor subscriber sufferer superior superstar surfer surveyor swimmer sympathiser
    sympathizer taxpayer team-mate teammate technician teen terrorist theorist therapist thug
    toddler torturer trainee trainer translator trekker tribesman triplet trooper tutor uncle
    undergraduate urbanite user vacationer valedictorian vandal vegetarian vendor vet
    veterinarian viewer vigilante villain visionary vlogger waiter waitress walker wanderer
    warden warrior watcher watchman weaver whaler wholesaler wizard woodcutter workforce workman
    wrestler wrongdoer yachtsman zealot zoologist""".split()
)
"""More nouns that name people; nobody is known by them, so they count once spoken of again."""

QUANTITIES = frozenset(
    """group crowd dozen hundred thousand million number handful majority scores score lot couple
    some many most several few none all both one two three four five hundreds thousands dozens
    band gang wave line cluster gathering mass team pair trio percent half third quarter series
    rest minority bunch plenty""".split()
)
"""Heads of phrases such as "a small group of demonstrators" that only count their people."""

SIZE_WORDS = frozenset(
    """small large big huge many several few some other more most such own same various numerous
    dozen hundred thousand countless different further additional fellow first last next""".split()
)
"""Modifiers that do not tell one group from another."""


def sector_of_people(lemma: str) -> str | None:
    """The sector that a noun for people tells; None when it tells none."""
    return PEOPLE.get(lemma) or None
