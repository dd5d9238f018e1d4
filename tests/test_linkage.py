from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st

from twosource.linkage import connected, linked

PAIRS = [(one, other) for other in range(7) for one in range(other)]


def test_the_likest_are_joined_first_and_what_must_not_be_never() -> None:
    never = float("-inf")
    scores = {(0, 1): 0.9, (1, 2): 0.8, (0, 2): never, (2, 3): 0.7}
    assert sorted(map(sorted, linked(5, scores, least=0.5))) == [[0, 1], [2, 3], [4]]


def test_a_chain_of_likeness_is_no_group() -> None:
    scores = {(0, 1): 0.9, (1, 2): 0.6}
    assert sorted(map(sorted, linked(3, scores, least=0.5))) == [[0, 1], [2]]


def test_of_equal_pairs_the_one_of_the_lowest_members_is_joined_first() -> None:
    scores = {(1, 2): 1.0, (0, 1): 1.0}
    assert sorted(linked(3, scores, least=0.6)) == [[0, 1], [2]]


@settings(max_examples=50)
@given(st.dictionaries(st.sampled_from(PAIRS), st.integers(-5, 9)))
def test_it_joins_as_one_does_who_looks_at_all_pairs_each_time(
    scores: dict[tuple[int, int], float],
) -> None:
    groups = [[at] for at in range(7)]

    def mean(one: list[int], other: list[int]) -> float:
        pairs = [(min(a, b), max(a, b)) for a in one for b in other]
        return sum(scores.get(pair, 0) for pair in pairs) / len(pairs)

    while True:
        best = max(
            (
                (mean(one, other), -one[0], -other[0])
                for one in groups
                for other in groups
                if one[0] < other[0]
            ),
            default=(0.0, 0, 0),
        )
        if best[0] < 4:
            break
        first, second = (next(g for g in groups if g[0] == -number) for number in best[1:])
        groups = [g for g in groups if g not in (first, second)] + [sorted(first + second)]
    assert sorted(linked(7, scores, least=4)) == sorted(groups)


def test_what_no_pair_leads_to_is_in_another_set() -> None:
    assert connected([3, 1, 2, 5], {1: [5], 5: [1], 2: [4]}) == [[1, 5], [2], [3]]
