"""Who and what a story is about."""

from __future__ import annotations

from typing import Final

from twosource.record.story import StoryEntity
from twosource.show.head import many
from twosource.show.key import Key
from twosource.show.layout import clean

MOST_ENTITIES: Final = 14


def ranked(key: Key) -> tuple[list[StoryEntity], list[StoryEntity]]:
    """Those named most, to show, and the others; with --all there are no others."""
    by_mentions = sorted(key.story.entities, key=lambda one: -len(one.mentions))
    if key.show_all:
        return by_mentions, []
    shown = [one for one in by_mentions if _is_worth_a_line(one)][:MOST_ENTITIES]
    return shown, [one for one in by_mentions if one not in shown]


def _is_worth_a_line(entity: StoryEntity) -> bool:
    return bool(entity.roles) or len(entity.mentions) > 1


def entity_told(entity: StoryEntity, *, full: bool) -> str:
    """`Ilva Torrin, person: President of Velia; 12 mentions`; in full with all names and roles."""
    facts = [*entity.roles[: None if full else 2]]
    facts += [entity.country] if entity.country else []
    facts += [many(len(entity.mentions), "mention")] if entity.mentions else []
    if full and (names := _other_names(entity)):
        facts.append(f"also {', '.join(names)}")
    return f"{entity.name}, {entity.kind}" + (f": {'; '.join(facts)}" if facts else "")


def _other_names(entity: StoryEntity) -> list[str]:
    return [clean(name) for name in entity.variants if name != entity.name]
