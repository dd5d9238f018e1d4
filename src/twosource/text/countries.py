"""States by their names and demonyms, as ISO 3166 alpha-3 codes."""

from __future__ import annotations

import functools

import pycountry
from anyascii import anyascii

# "code|plain English name and other names|demonyms: adjectives and nouns in the singular".
# Words that fit two states (Congo, Korean, Guinean of three) are left out on purpose.
_STATES = """\
AFG|Afghanistan|Afghan
ALB|Albania|Albanian
DZA|Algeria|Algerian
AND|Andorra|Andorran
AGO|Angola|Angolan
ATG|Antigua and Barbuda,Antigua|Antiguan
ARG|Argentina|Argentine,Argentinian
ARM|Armenia|Armenian
AUS|Australia|Australian
AUT|Austria|Austrian
AZE|Azerbaijan|Azerbaijani,Azeri
BHS|Bahamas|Bahamian
BHR|Bahrain|Bahraini
BGD|Bangladesh|Bangladeshi
BRB|Barbados|Barbadian
BLR|Belarus|Belarusian,Belarussian
BEL|Belgium|Belgian
BLZ|Belize|Belizean
BEN|Benin|Beninese
BMU|Bermuda|Bermudian
BTN|Bhutan|Bhutanese
BOL|Bolivia|Bolivian
BIH|Bosnia and Herzegovina,Bosnia,Bosnia-Herzegovina|Bosnian
BWA|Botswana|Botswanan
BRA|Brazil|Brazilian
BRN|Brunei|Bruneian
BGR|Bulgaria|Bulgarian
BFA|Burkina Faso|Burkinabe
BDI|Burundi|Burundian
KHM|Cambodia|Cambodian
CMR|Cameroon|Cameroonian
CAN|Canada|Canadian
CPV|Cape Verde,Cabo Verde|Cape Verdean
CAF|Central African Republic|Central African
TCD|Chad|Chadian
CHL|Chile|Chilean
CHN|China,People's Republic of China,PRC|Chinese
COL|Colombia|Colombian
COM|Comoros|Comorian
COD|Democratic Republic of the Congo,DR Congo,DRC,Democratic Republic of Congo|Congolese
DMA|Dominica|
COG|Republic of the Congo,Congo-Brazzaville|
CRI|Costa Rica|Costa Rican
CIV|Ivory Coast,Cote d'Ivoire|Ivorian
HRV|Croatia|Croatian,Croat
CUB|Cuba|Cuban
CYP|Cyprus|Cypriot
CZE|Czech Republic,Czechia|Czech
DNK|Denmark|Danish,Dane
DJI|Djibouti|Djiboutian
DOM|Dominican Republic|
ECU|Ecuador|Ecuadorian,Ecuadorean
EGY|Egypt|Egyptian
SLV|El Salvador|Salvadoran,Salvadorean
GNQ|Equatorial Guinea|Equatorial Guinean
ERI|Eritrea|Eritrean
EST|Estonia|Estonian
SWZ|Eswatini,Swaziland|Swazi
ETH|Ethiopia|Ethiopian
FJI|Fiji|Fijian
FIN|Finland|Finnish,Finn
FRA|France|French,Frenchman,Frenchwoman
GAB|Gabon|Gabonese
GMB|Gambia,The Gambia|Gambian
GEO|Georgia|Georgian
DEU|Germany|German
GHA|Ghana|Ghanaian
GIB|Gibraltar|Gibraltarian
GRC|Greece|Greek
GRL|Greenland|Greenlandic,Greenlander
GRD|Grenada|Grenadian
GTM|Guatemala|Guatemalan
GIN|Guinea|Guinean
GNB|Guinea-Bissau|Bissau-Guinean
GUY|Guyana|Guyanese
HTI|Haiti|Haitian
HND|Honduras|Honduran
HKG|Hong Kong|Hong Konger,Hongkonger
HUN|Hungary|Hungarian
ISL|Iceland|Icelandic,Icelander
IND|India|Indian
IDN|Indonesia|Indonesian
IRN|Iran,Islamic Republic of Iran|Iranian
IRQ|Iraq|Iraqi
IRL|Ireland,Republic of Ireland|Irish,Irishman,Irishwoman
ISR|Israel|Israeli
ITA|Italy|Italian
JAM|Jamaica|Jamaican
JPN|Japan|Japanese
JOR|Jordan|Jordanian
KAZ|Kazakhstan|Kazakh,Kazakhstani
KEN|Kenya|Kenyan
KIR|Kiribati|
XKX|Kosovo|Kosovar,Kosovan
KWT|Kuwait|Kuwaiti
KGZ|Kyrgyzstan|Kyrgyz
LAO|Laos|Laotian,Lao
LVA|Latvia|Latvian
LBN|Lebanon|Lebanese
LSO|Lesotho|Basotho
LBR|Liberia|Liberian
LBY|Libya|Libyan
LIE|Liechtenstein|
LTU|Lithuania|Lithuanian
LUX|Luxembourg|Luxembourgish
MAC|Macau,Macao|Macanese
MDG|Madagascar|Malagasy
MWI|Malawi|Malawian
MYS|Malaysia|Malaysian
MDV|Maldives|Maldivian
MLI|Mali|Malian
MLT|Malta|Maltese
MHL|Marshall Islands|Marshallese
MRT|Mauritania|Mauritanian
MUS|Mauritius|Mauritian
MEX|Mexico|Mexican
FSM|Micronesia|Micronesian
MDA|Moldova|Moldovan
MCO|Monaco|Monegasque
MNG|Mongolia|Mongolian
MNE|Montenegro|Montenegrin
MAR|Morocco|Moroccan
MOZ|Mozambique|Mozambican
MMR|Myanmar,Burma|Burmese
NAM|Namibia|Namibian
NRU|Nauru|Nauruan
NPL|Nepal|Nepali,Nepalese
NLD|Netherlands,Holland|Dutch,Dutchman,Dutchwoman
NZL|New Zealand|New Zealander
NIC|Nicaragua|Nicaraguan
NER|Niger|Nigerien
NGA|Nigeria|Nigerian
PRK|North Korea,DPRK,N. Korea|North Korean
MKD|North Macedonia,Macedonia|Macedonian
NOR|Norway|Norwegian
OMN|Oman|Omani
PAK|Pakistan|Pakistani
PLW|Palau|Palauan
PSE|Palestine,State of Palestine|Palestinian
PAN|Panama|Panamanian
PNG|Papua New Guinea|Papua New Guinean
PRY|Paraguay|Paraguayan
PER|Peru|Peruvian
PHL|Philippines|Philippine,Filipino,Filipina
POL|Poland|Polish,Pole
PRT|Portugal|Portuguese
PRI|Puerto Rico|Puerto Rican
QAT|Qatar|Qatari
ROU|Romania|Romanian
RUS|Russia,Russian Federation|Russian
RWA|Rwanda|Rwandan
KNA|Saint Kitts and Nevis,St. Kitts and Nevis|
LCA|Saint Lucia,St. Lucia|Saint Lucian,St. Lucian
VCT|Saint Vincent and the Grenadines,St. Vincent and the Grenadines|Vincentian
WSM|Samoa|Samoan
SMR|San Marino|Sammarinese
STP|Sao Tome and Principe|
SAU|Saudi Arabia|Saudi,Saudi Arabian
SEN|Senegal|Senegalese
SRB|Serbia|Serbian,Serb
SYC|Seychelles|Seychellois
SLE|Sierra Leone|Sierra Leonean
SGP|Singapore|Singaporean
SVK|Slovakia|Slovak,Slovakian
SVN|Slovenia|Slovenian,Slovene
SLB|Solomon Islands|
SOM|Somalia|Somali,Somalian
ZAF|South Africa|South African
KOR|South Korea,Republic of Korea,S. Korea|South Korean
SSD|South Sudan|South Sudanese
ESP|Spain|Spanish,Spaniard
LKA|Sri Lanka|Sri Lankan
SDN|Sudan|Sudanese
SUR|Suriname|Surinamese
SWE|Sweden|Swedish,Swede
CHE|Switzerland|Swiss
SYR|Syria|Syrian
TWN|Taiwan|Taiwanese
TJK|Tajikistan|Tajik,Tajikistani
TZA|Tanzania|Tanzanian
THA|Thailand|Thai
TLS|East Timor,Timor-Leste|East Timorese,Timorese
TGO|Togo|Togolese
TON|Tonga|Tongan
TTO|Trinidad and Tobago|Trinidadian
TUN|Tunisia|Tunisian
TUR|Turkey,Turkiye|Turkish,Turk
TKM|Turkmenistan|Turkmen
TUV|Tuvalu|Tuvaluan
UGA|Uganda|Ugandan
UKR|Ukraine|Ukrainian
ARE|United Arab Emirates,UAE,U.A.E.,Emirates|Emirati
GBR|United Kingdom,Britain,Great Britain,UK,U.K.|British,Briton
USA|United States,United States of America,U.S.,US,USA,U.S.A.,America|American
URY|Uruguay|Uruguayan
UZB|Uzbekistan|Uzbek,Uzbekistani
VUT|Vanuatu|
VAT|Vatican City,Holy See|
VEN|Venezuela|Venezuelan
VNM|Vietnam,Viet Nam|Vietnamese
YEM|Yemen|Yemeni
ZMB|Zambia|Zambian
ZWE|Zimbabwe|Zimbabwean
"""

_HISTORICAL = frozenset(
    {
        "soviet union", "ussr", "u.s.s.r.", "yugoslavia", "czechoslovakia", "east germany",
        "west germany", "ottoman empire", "nazi germany", "prussia", "austria-hungary",
        "south vietnam", "north vietnam", "rhodesia", "zaire", "south yemen", "russian empire",
        "roman empire", "imperial japan", "persia", "serbia and montenegro",
    }
)  # fmt: skip
OLD_DEMONYMS = frozenset({"soviet", "soviets", "yugoslav", "czechoslovak", "ottoman", "prussian"})
"""Demonyms of states that are no more."""
_SHORT = frozenset({"us", "uk", "uae", "drc", "usa", "prc", "dprk"})


WITH_ARTICLE = frozenset(
    {"USA", "GBR", "NLD", "PHL", "ARE", "CZE", "CAF", "DOM", "COD", "COG", "MDV", "BHS"}
)
"""States whose plain name has "the" before it."""


def _key(name: str) -> str:
    plain = anyascii(name).strip().casefold()
    for ending in ("'s", "'"):
        plain = plain.removesuffix(ending)
    return plain.removeprefix("the ").strip()


@functools.cache
def _tables() -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """Names to codes, demonyms to codes, codes to plain names."""
    names: dict[str, str] = {}
    demonyms: dict[str, str] = {}
    plain: dict[str, str] = {}
    for line in _STATES.splitlines():
        code, written, of_people = line.split("|")
        plain[code] = written.split(",")[0]
        names.update((_key(name), code) for name in written.split(","))
        demonyms.update((_key(word), code) for word in of_people.split(",") if word)
    for country in pycountry.countries:
        plain.setdefault(country.alpha_3, country.name)
        for field in ("name", "common_name", "official_name"):
            name = getattr(country, field, None)
            if name:
                names.setdefault(_key(name), country.alpha_3)
    return names, demonyms, plain


def country_of(name: str) -> str | None:
    """The alpha-3 code of the state that a name or demonym means; None when it means none.

    Wants a capital letter ("turkey" is a bird, "us" a pronoun). A capital city is not its
    state, a part is not the whole, and a state that is gone is not the one that followed it:
    "Moscow", "England" and "Soviet Union" give None.
    """
    return state_named(name) or demonym_of(name)


def state_named(name: str) -> str | None:
    """The code of the state that bears the name; a demonym gives None."""
    key = _key(name)
    if not _is_capital(name) or (key in _SHORT and not name.strip("' ’s").isupper()):
        return None
    return _tables()[0].get(key)


def demonym_of(word: str) -> str | None:
    """The code of the state whose people or things the word means ("Russian", "Russians")."""
    key = _key(word)
    if not _is_capital(word):
        return None
    demonyms = _tables()[1]
    return demonyms.get(key) or demonyms.get(key.removesuffix("s")) or _of_men(key)


def _of_men(key: str) -> str | None:
    """For "Frenchmen" as for "Frenchman"."""
    return _tables()[1].get(key[:-2] + "an") if key.endswith("men") else None


def _is_capital(name: str) -> bool:
    bare = name.strip()
    return any(letter.isupper() for letter in bare.removeprefix("the ")[:1])


def demonyms_like(place: str) -> frozenset[str]:
    """The words that could mean a place's people or things: "Valdavian" for "Valdavia"."""
    if len(place) < 4:
        return frozenset()
    stem = place.rstrip("aeiouy")
    forms = {place + "n", place + "an", place + "ian", place + "ese", place + "ish"}
    forms |= {stem + "an", stem + "ian", stem + "ese", stem + "ish"}
    return frozenset(forms - {place})


def is_historical_state(name: str) -> bool:
    """Whether the name is of a state that is no more."""
    return _key(name) in _HISTORICAL


def state_name(alpha3: str) -> str:
    """The plain English name of the state ("Russia"); the code itself when it is not known."""
    return _tables()[2].get(alpha3, alpha3)
