"""The page for parents and young people has its own words for all that it may speak of."""

from __future__ import annotations

from audit.framework.settings import settings
from audit.rubric.loading import load_rubric


def test_every_criterion_and_measure_has_words_that_parents_know() -> None:
    rubric, plain = load_rubric().rubric, settings().plain
    assert plain.criteria.keys() == {criterion.id for criterion in rubric.criteria}
    assert plain.measures.keys() == {measure.id for measure in rubric.measures}


def test_each_is_one_short_sentence_without_terms_of_the_trade() -> None:
    plain = settings().plain
    for words in (*plain.measures.values(), *plain.criteria.values()):
        assert words[-1] in ".?"
        assert len(words.split()) <= 18
        assert not {"smart", "quantified", "provision", "thread", "ehcp"} & {
            word.strip(".,?").lower() for word in words.split()
        }
