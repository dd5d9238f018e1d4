"""Common given names of several languages, for telling "Maria" from a surname.

Only names that are seldom surnames. They serve two ends: a given name alone is not taken for
a variant of any full name, and the gender it usually has rules out "he" or "she".
"""

from __future__ import annotations

_WOMEN = """
aisha alexandra alice alina amanda amelia amy ana anastasia andrea angela angelina anita anna anne
annie antonia barbara beatrice brenda carla carmen carol caroline catherine charlotte christina
christine claire clara claudia cynthia deborah diana donna dorothy elena eleanor elizabeth ella
emily emma eva fatima fiona francesca gabriela giorgia grace greta hannah helen hillary ingrid
irina isabel isabella jane janet jennifer jessica joan joanna josephine julia julie kamala karen
katarina kate katherine kathleen kimberly laila larisa laura layla leila linda lisa lucia lucy
magdalena margaret maria marie marina marta martha mary melania melissa michelle mona monica nadia
nancy naomi natalia natalie natasha nicola nina nora olena olga olivia oksana pamela patricia
paula priya rachel rebecca rita rosa ruth samantha sandra sara sarah silvia sofia sonia sophia
sophie stephanie susan svetlana tamara tatiana teresa theresa tatyana ursula valentina vanessa
vera veronica victoria viktoria virginia wendy yulia yuliya zainab
"""
_MEN = """
aaron abdul abdullah abraham adam adrian ahmad ahmed alan alberto aleksandr aleksei alejandro
alexander alexei alexey alfred ali andrei andrew andrey andrzej antonio antony anthony arthur
bashar benjamin boris brian bruno carlos charles christopher daniel david denis dennis dmitri
dmitry dominic donald edward emmanuel enrique eric ernesto fernando francesco francisco frank
frederick gavin geoffrey george georgi gerald gerhard giovanni giuseppe gregory guillermo hans
harold hassan hector henry hugo hussein ian ibrahim igor ilya isaac ivan jack jacob jacques
jake jakub james jason javier jean jeffrey jeremy jerome joachim joe john jonathan jorge jose
joseph joshua juan julian kenneth kevin khalid klaus konstantin larry lars lawrence leonid lorenzo
louis luca lucas luigi luis luiz maksim manuel marcel marco marcus mario mark martin mateusz
matthew maxim mehmet michael michel miguel mikhail mohamed mohammad mohammed muhammad mustafa
narendra nicholas nicolas nikolai oleg oleksandr oliver omar oscar pablo patrick paul pavel pedro
peter petro philip philippe piotr rafael raymond recep ricardo richard robert roberto roger roman
ronald salman samuel scott sebastian sergei sergey sergio simon stanislav stefan stephen steven
stuart tariq thomas timothy tomas tony umar vadim valery viktor vincent vitaly vladimir volodymyr
vyacheslav walter william wolfgang yevgeny yousef yuri yusuf zachary
"""
GENDER: dict[str, str] = {
    **dict.fromkeys(_WOMEN.split(), "she"),
    **dict.fromkeys(_MEN.split(), "he"),
}
"""Given names in plain lower-case letters, with the pronoun that they usually take."""
