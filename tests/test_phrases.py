"""The notation of the word lists: what each sign of it finds, and exactly where."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.language.phrase_notation import PhraseError
from audit.language.phrases import Phrases
from audit.language.plain import plain


def found(phrase: str | list[str], text: str, **lists: list[str]) -> list[str]:
    phrases = [phrase] if isinstance(phrase, str) else phrase
    return [match.text for match in Phrases(phrases, lists).find(text)]


# ---- words ---------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("access to", "She has Access To a laptop.", ["Access To"]),
        (
            "access to",
            "access  to, access\nto, access\u00a0to",
            ["access  to", "access\nto", "access\u00a0to"],
        ),
        ("access to", "accessto the hall; accesses to it", []),
        ("able", "able, capable, ablest, able-bodied", ["able", "able"]),
        ("as required", "as required.", ["as required"]),
        ("e.g.", "toys, e.g. trains", ["e.g."]),
        ("part of", "They part. Of course.", []),
    ],
)
def test_words_are_found_whole_in_any_case(phrase: str, text: str, expected: list[str]) -> None:
    assert found(phrase, text) == expected


@pytest.mark.parametrize("text", ["one to one", "one-to-one", "One–to–one", "one‑to‑one"])
def test_a_hyphen_may_stand_for_a_space_and_a_space_for_a_hyphen(text: str) -> None:
    assert found("one to one", text) == [text]
    assert found("one-to-one", text) == [text]


@pytest.mark.parametrize("text", ["well-being", "well being", "wellbeing"])
def test_a_hyphenated_word_is_also_found_written_as_one(text: str) -> None:
    assert found("well-being", text) == [text]


def test_a_space_in_a_phrase_is_a_space_in_the_plan() -> None:
    assert found("well being", "wellbeing") == []


@pytest.mark.parametrize("text", ["the child's", "the child’s", "the child‘s"])
@pytest.mark.parametrize("phrase", ["the child's", "the child’s"])
def test_straight_and_curly_apostrophes_are_the_same(phrase: str, text: str) -> None:
    assert found(phrase, text) == [text]


def test_straight_and_curly_quotation_marks_are_the_same() -> None:
    assert found('"I', "He says “I like trains”.") == ["“I"]
    assert found("“I", 'He says "I like trains".') == ['"I']


# ---- signs ---------------------------------------------------------------------------------


def test_one_of_several() -> None:
    assert found("(a|b c) day", "a day, b c day, b day, c day") == ["a day", "b c day"]
    assert found("(will|shall) (have|get (some|any))", "will have; shall get any; will get") == [
        "will have",
        "shall get any",
    ]


def test_may_be_there_or_not() -> None:
    assert found("a [very] good plan", "a good plan, a very good plan, a very very good plan") == [
        "a good plan",
        "a very good plan",
    ]
    assert found("[once] weekly [visit]", "weekly; once weekly visit") == [
        "weekly",
        "once weekly visit",
    ]
    assert found("in [a|the] week", "in week, in a week, in the week, in that week") == [
        "in week",
        "in a week",
        "in the week",
    ]


def test_an_optional_word_takes_its_space_with_it() -> None:
    assert found("see [also]", "see also; see") == ["see also", "see"]


def test_any_ending_of_the_word() -> None:
    text = "Improve, improves, improvement's end; unimproved; improv"
    assert found("improv*", text) == ["Improve", "improves", "improvement's", "improv"]


@pytest.mark.parametrize(
    "number",
    [
        "45",
        "2.5",
        "1,000",
        "1:3",
        "½",
        "2½",
        "seven",
        "twelve",
        "nineteen",
        "twenty",
        "forty-five",
        "Forty five",
        "ninety–nine",
        "a hundred",
        "a dozen",
        "half",
    ],
)
def test_a_number_in_figures_or_words(number: str) -> None:
    assert found("# days", f"for {number} days.") == [f"{number} days"]


@pytest.mark.parametrize("text", ["some days", "none days", "tent days", "days", "oneself days"])
def test_what_is_not_a_number(text: str) -> None:
    assert found("# days", text) == []


def test_a_number_inside_a_word_of_a_phrase() -> None:
    assert found("#th birthday", "her 18th birthday, her birthday") == ["18th birthday"]
    assert found("#-minute", "a 20-minute and a twenty minute talk, 20 seconds") == [
        "20-minute",
        "twenty minute",
    ]


def test_a_number_after_a_sign_or_a_letter() -> None:
    assert found("£#", "It is £57.60 a week.") == ["£57.60"]
    assert found("(y#|class #)", "in Y9 or y10, class 4, by 9") == ["Y9", "y10", "class 4"]


def test_a_phrase_that_ends_in_a_gap_ends_with_a_word() -> None:
    assert found("when he ...", "when her key is lost") == []
    assert found("when he ...", "when he is lost") == ["when he"]


@pytest.mark.parametrize("text", ["half an hour", "a quarter of an hour", "quarters of an hour"])
def test_half_and_quarters_are_numbers_of_an_hour(text: str) -> None:
    assert found("# hour", text) == [text]


def test_three_quarters_is_one_number() -> None:
    assert found("# hour", "three-quarters of an hour") == ["three-quarters of an hour"]


@pytest.mark.parametrize("between", range(7))
def test_up_to_six_words_between(between: int) -> None:
    text = f"will {'really ' * between}receive"
    assert found("will ... receive", text) == [text]


def test_not_seven_words_between() -> None:
    assert found("will ... receive", f"will {'really ' * 7}receive") == []


@pytest.mark.parametrize("end", [".", "!", "?", ";"])
def test_words_between_stay_inside_the_sentence(end: str) -> None:
    assert found("will ... receive", f"He will try{end} They receive") == []
    assert found("will ... receive", "He will try, and so, receive") == [
        "will try, and so, receive"
    ]


def test_a_full_stop_inside_a_word_does_not_end_the_sentence() -> None:
    assert found("at ... rest", "at 1.15 p.m.x rest") == ["at 1.15 p.m.x rest"]


def test_the_shortest_way_between_two_words() -> None:
    assert found("will ... do", "will do what he can do") == ["will do"]


def test_any_phrase_of_another_list() -> None:
    lists = {"period": ["{month} #", "half term"], "month": ["(june|july)"]}
    assert found("by {period}", "by July 2027, by half-term, by then", **lists) == [
        "by July 2027",
        "by half-term",
    ]
    assert found("by { month }", "by June", **lists) == ["by June"]


def test_signs_work_inside_one_another() -> None:
    phrase = "(at least|up to) # [(school|college) day*] (a|per) {period}"
    text = "At least two school days a week; up to 3 per term; up to per week"
    assert found(phrase, text, period=["week", "term"]) == [
        "At least two school days a week",
        "up to 3 per term",
    ]


# ---- lists ---------------------------------------------------------------------------------


@pytest.mark.parametrize("order", [1, -1])
def test_the_longest_phrase_wins_whatever_the_order_of_the_list(order: int) -> None:
    phrases = ["as required", "as required by the therapist", "as"][::order]
    assert found(phrases, "as required by the therapist, as required, as") == [
        "as required by the therapist",
        "as required",
        "as",
    ]


def test_the_longest_phrase_of_a_named_list_wins() -> None:
    lists = {"period": ["term", "term time", "term time only"]}
    assert found("in {period}", "in term time only", **lists) == ["in term time only"]


def test_an_empty_list_finds_nothing() -> None:
    empty = Phrases([])
    assert list(empty.find("anything")) == []
    assert empty.first("anything") is None
    assert "anything" not in empty


@pytest.mark.parametrize(
    ("phrase", "text", "expected"),
    [
        ("a*", "An apple, a banana; sea air", ["An", "apple", "a", "air"]),
        ("£#", "£40, £ 40, a£40 and 40", ["£40"]),
        ("y#", "In Y7, By7 and Y 7", ["Y7"]),
        ("#", "x2, 2b, 2.5 and “two”", ["2.5", "two"]),
        ("%", "5% and %", ["%"]),
        ("[very] good", "very good, (good) un-good goods", ["very good", "good", "good"]),
        ("the s*", "the's, the (s-bend), the summer", ["the (s", "the summer"]),
    ],
)
def test_a_phrase_is_found_wherever_its_first_word_begins(
    phrase: str, text: str, expected: list[str]
) -> None:
    assert found(phrase, text) == expected


def test_of_alternatives_the_first_that_fits_is_found() -> None:
    assert found("(in class|in)", "in class, in classes") == ["in class", "in"]
    assert found("(in|in class)", "in class") == ["in"]


def test_first_texts_and_in() -> None:
    vague = Phrases(["as needed", "regular"])
    text = "Regular help as needed, regular reviews, Regular talks"
    first = vague.first(text)
    assert first is not None
    assert (first.text, first.start, first.end) == ("Regular", 0, 7)
    assert vague.texts(text) == ["Regular", "as needed", "regular"]
    assert text in vague
    assert "weekly help" not in vague


# ---- places --------------------------------------------------------------------------------

LISTS = {"period": ["week", "(school|college) day", "# months"]}
MANY = Phrases(
    [
        "access to",
        "(up to|at least) # ...  {period}",
        "improv*",
        "[very] regular*",
        "well-being",
        "#",
    ],
    LISTS,
)
PIECES = st.sampled_from(
    [
        *("access", "to", "up to", "at least", "forty-five", "half", "2.5", "week", "Regularly"),
        *("school day", "Improvement", "WELL‑BEING", "İ", "ẞ", "ﬁ", "’", "“", "–", "\u00a0", " "),
        *(" ", " ", "\n", ".", ";", "𝟚", "Å", "ŉ", "a\u0301", "three"),
    ]
)
TEXTS = st.one_of(st.text(), st.lists(PIECES, max_size=30).map("".join))


@given(TEXTS)
def test_a_match_is_the_plans_own_words_at_their_exact_place(text: str) -> None:
    for match in MANY.find(text):
        assert text[match.start : match.end] == match.text
        assert match.text


@given(TEXTS)
def test_matches_run_from_left_to_right_and_never_overlap(text: str) -> None:
    end = 0
    for match in MANY.find(text):
        assert end <= match.start < match.end
        end = match.end


@given(TEXTS)
def test_the_text_that_phrases_see_is_as_long_as_the_plans(text: str) -> None:
    assert len(plain(text)) == len(text)


@given(TEXTS)
def test_in_first_and_texts_say_the_same(text: str) -> None:
    matches = list(MANY.find(text))
    assert (text in MANY) == bool(matches)
    assert MANY.first(text) == (matches[0] if matches else None)
    assert set(MANY.texts(text)) == {match.text for match in matches}


@given(st.lists(st.sampled_from(["access to", "regularly", "forty-five"]), min_size=1, max_size=8))
def test_what_is_put_in_is_found_again(words: list[str]) -> None:
    assert [match.text for match in MANY.find(", ".join(words))] == words


def test_a_turkish_capital_does_not_hide_the_other_words() -> None:
    assert found("access to", "İbrahim. Access to a laptop.") == ["Access to"]


# ---- long text -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("phrase", "piece"),
    [
        ("will ... receive ... weekly", "will receive "),
        ("a [very] [very] [very] [very] good plan", "a very very very very "),
        ("(a|[a] a) ... b", "a "),
        ("# to # to # minutes", "1 to "),
        ("{slow} then", "slow slow "),
        ("improv* ... improv* now", "improvement's "),
    ],
)
def test_long_text_of_near_matches_is_read_to_its_end(phrase: str, piece: str) -> None:
    text = piece * (100_000 // len(piece))
    phrases = Phrases([phrase], {"slow": ["slow", "slow slow", "[slow] slow"]})
    assert list(phrases.find(text)) == []


# ---- what cannot be read -------------------------------------------------------------------


@pytest.mark.parametrize("phrase", ["(a", "a (b|c", "[a", "a [b (c]", "(a]", "[a)"])
def test_a_bracket_that_is_not_closed(phrase: str) -> None:
    with pytest.raises(PhraseError, match="not closed"):
        Phrases([phrase]).check()


@pytest.mark.parametrize("phrase", ["a)", "a]", "(a) b)"])
def test_a_bracket_too_many(phrase: str) -> None:
    with pytest.raises(PhraseError, match="too many"):
        Phrases([phrase]).check()


@pytest.mark.parametrize("phrase", ["by {period", "by period}", "{a {b}"])
def test_a_curly_bracket_without_its_other_half(phrase: str) -> None:
    with pytest.raises(PhraseError):
        Phrases([phrase], {"period": ["week"], "b": ["c"]}).check()


@pytest.mark.parametrize("phrase", ["", " ", "...", "[a]", "[a] ...", "()", "(a|)", "(a||b)", "a|"])
def test_nothing_that_must_be_there(phrase: str) -> None:
    with pytest.raises(PhraseError, match="nothing that must be there"):
        Phrases([phrase]).check()


def test_a_list_that_is_not_there_is_named() -> None:
    with pytest.raises(PhraseError, match="perriod"):
        Phrases(["by {perriod}"], {"period": ["week"]}).check()


@pytest.mark.parametrize(
    "lists",
    [
        {"a": ["x {a}"]},
        {"a": ["{b}"], "b": ["c {a}"]},
        {"a": ["{b}"], "b": ["{c}"], "c": ["y", "(z|{b})"]},
    ],
)
def test_a_list_that_names_itself(lists: dict[str, list[str]]) -> None:
    with pytest.raises(PhraseError, match="names itself"):
        Phrases(["{a}"], lists).check()


def test_a_list_may_be_named_twice_side_by_side() -> None:
    assert found("{day} to {day}", "Monday to Friday", day=["monday", "friday"]) == [
        "Monday to Friday"
    ]


def test_a_fault_in_a_named_list_is_a_fault() -> None:
    with pytest.raises(PhraseError, match="not closed"):
        Phrases(["by {period}"], {"period": ["(week"]}).check()


@given(st.text(alphabet="ab ()[]|{}.#*-'", max_size=20))
@settings(max_examples=300)
def test_any_phrase_is_read_or_refused_as_a_phrase(phrase: str) -> None:
    with suppress(PhraseError):
        Phrases([phrase], {"a": ["b"]}).first("a b ab")


# ---- faults known --------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("phrase", "text"),
    [
        ("three times", "eight times"),
        ("one-to-one", "one-to-two"),
        ("six-monthly", "two-monthly"),
        ("half of", "four of"),
        ("one of", "000 of"),
    ],
)
def test_a_number_word_in_a_phrase_means_that_number(phrase: str, text: str) -> None:
    assert found(phrase, text) == []
