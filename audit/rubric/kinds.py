"""The kinds of criterion and the parameters that each takes.

Few kinds, many criteria: a new criterion of a kind listed here needs no code. Shares are 0 to 1.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

SectionKey = Literal["A", "B", "C", "D", "E", "F", "G", "H1", "H2", "I", "J", "K"]
Share = Annotated[float, Field(ge=0, le=1)]
Count = Annotated[int, Field(ge=0)]
WordList = Annotated[str, Field(description="the name of a list under `words`")]
OutcomeSign = Literal["specific", "measurable", "time_bound", "true_outcome", "personal", "smart"]


class Params(BaseModel):
    """Base of the parameters: frozen, and closed to unknown keys."""

    # Built once, as part of the whole rubric: building each kind by itself delays every start.
    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Thresholds(Params):
    """From which share each rating is given: strong, sound, weak; below the last it is 0."""

    strong: Share = 0.90
    sound: Share = 0.70
    weak: Share = 0.40

    @model_validator(mode="after")
    def _in_order(self) -> Thresholds:
        if not self.strong >= self.sound >= self.weak:
            raise ValueError("the thresholds must fall: strong, sound, weak")
        return self

    def rating(self, share: float) -> int:
        """0 to 3 for a share of 0 to 1."""
        bounds = (self.weak, self.sound, self.strong)
        return sum(share >= bound - 1e-9 for bound in bounds)


class ShareOfOutcomes(Params):
    """The share of outcomes that show every sign named."""

    kind: Literal["share_of_outcomes"]
    signs: list[OutcomeSign]
    thresholds: Thresholds = Thresholds()


class ShareOfProvision(Params):
    """The share of a section's provision statements that are specific and quantified.

    ``needs_in`` names the section whose stated needs the provision answers: no need and no
    provision is not applicable, needs without provision are 0. ``apart`` names sections that must
    be told apart, or the rating is at most 1.
    """

    kind: Literal["share_of_provision"]
    sections: list[SectionKey]
    needs_in: SectionKey | None = None
    apart: list[SectionKey] = []
    thresholds: Thresholds = Thresholds()


class Voice(Params):
    """Whose views are there, and in what depth.

    Passages are this person's views when their sub-heading is found in ``labels`` and not in
    ``other_labels``; where no passage has such a sub-heading, those found in ``speakers``. With
    ``unless_others`` all the rest is theirs, but what has no sub-heading and is found in
    ``other_speakers``. ``own_words`` are signs that the person speaks, is quoted or reported, and
    ``own_share`` of the sentences must show one; ``gathered`` says how the views came about.
    ``concrete`` are hopes, concerns, likes: strong views show at least ``concrete_needed`` of
    them. Words are counted over the passages, without the stock phrases of ``token``. A heading
    written as plain text has at most ``heading_words`` words.
    """

    kind: Literal["voice"]
    section: SectionKey
    labels: WordList
    speakers: WordList
    other_labels: WordList
    other_speakers: WordList | None = None
    unless_others: bool = False
    own_words: WordList
    own_share: Share = 0
    token: WordList | None = None
    gathered: WordList | None = None
    concrete: list[WordList] = []
    concrete_needed: Count = 0
    heading_words: Count
    sound_words: Count
    strong_words: Count


class Aspirations(Params):
    """The child's aspirations; from ``long_term_from_year`` over the areas of adult life.

    Sentences count that stand under ``labels``, but not under ``other_labels`` too ("our hopes and
    worries"), or that show ``hopes``. Those that only match ``generic`` are generic, unless
    ``specified`` says more ("a job with horses"); those that match ``short_term`` are not
    long-term. From the year given, areas are found by their lists; below it, ``strong_words``
    specific words are strong. ``no_answer`` under the heading ("not known") is no aspiration.
    ``other_headings`` end what stands under a heading written as plain text, which has at most
    ``heading_words`` words.

    Where the lists find nothing of weight, a sentence counts that the learned model is ``sure`` of.
    One of the lists' own counts if the model too finds it ``likely``; one that is ``unlikely`` to
    be concrete is generic, ``unlikely`` to be long-term is short-term (all 0 to 1). ``less_sure``
    is how certain, of the usual 1, a rating is that rests on hopes perhaps not the child's own.
    """

    kind: Literal["aspirations"]
    section: SectionKey
    labels: WordList
    other_labels: WordList
    other_headings: list[WordList] = []
    hopes: WordList
    generic: WordList
    specified: WordList | None = None
    short_term: WordList
    no_answer: list[WordList] = []
    long_term_from_year: int
    required_areas: list[WordList]
    other_areas: list[WordList]
    heading_words: Count
    strong_words: Count
    sure: Share = 0.95
    likely: Share = 0.5
    unlikely: Share = 0.3
    less_sure: Share = 0.7


class NeedsDescribed(Params):
    """Whether each need says the difficulty, how it shows, its effect and where the child is now.

    Sentences that match ``labels_only`` and show no ``effect`` (diagnoses, test scores) are left
    out. The rest must show ``effect`` and ``present_level``; in a need of ``full_words``, either.
    ``no_level`` are words, such as dates, that must not be taken for a level. A need of fewer than
    ``min_words`` is not described, nor is one where sentences left out or with ``general`` words
    outnumber those with a level by two. ``all_share`` and ``most_share`` are shares of needs.
    """

    kind: Literal["needs_described"]
    section: SectionKey
    effect: WordList
    present_level: WordList
    no_level: WordList
    general: WordList
    labels_only: WordList
    min_words: Count
    full_words: Count
    all_share: Share
    most_share: Share


class ServiceInformation(Params):
    """The information from health or social care: needs, effects, source and date, provision.

    ``blank`` are answers that are none ("not known"); ``no_needs`` says that no need was found;
    ``sought`` that somebody asked or assessed. ``roles`` are the people of this service. What the
    lists do not know is as the learned model says, where it is ``sure`` (0 to 1); below ``doubt``
    the rating is said to be only ``less_sure`` certain, of the usual 1. A need without an effect
    in the lists is good from ``likely`` on.
    """

    kind: Literal["service_information"]
    section: SectionKey
    provision: list[SectionKey]
    blank: WordList
    no_needs: WordList
    sought: WordList
    roles: WordList
    effect: WordList
    labels_only: WordList
    not_received: WordList
    dated: WordList
    min_words: Count
    sure: Share = 0.9
    sure_thin: Share = 0.95
    doubt: Share = 0.6
    likely: Share = 0.5
    less_sure: Share = 0.6


class StepsAndReview(Params):
    """Shorter-term steps towards outcomes, and who reviews them when."""

    kind: Literal["steps_and_review"]
    who: WordList
    when: WordList
    all_share: Share
    most_share: Share


class GoldenThread(Params):
    """Each need has provision, each outcome a need (Section B to F, and C to G, D to H).

    A need is answered by provision of its own table row, or that names it, or where the wording of
    the two nearest statements and the nearest outcome adds up to ``similarity`` (0 to 3: the sum
    of three cosines, rare words counting for more, and ``nearest`` for each of up to four parts
    that are nearer to this need than to any other). ``areas`` are areas of need: two parts that
    speak of one have it in common like a word. An outcome answers nothing if it has no word or
    area in common with any need, nor with provision that has one; provision answers nothing if it
    has none in common with needs and outcomes. A part with fewer than ``least_words`` telling words
    (an outcome, ``least_outcome_words``) is not counted as a gap, but for health and care provision
    in a plan that states no such need, where an area alone is no answer.
    """

    kind: Literal["golden_thread"]
    similarity: Annotated[float, Field(ge=0, le=3)]
    nearest: Share
    areas: list[WordList]
    least_words: Count
    least_outcome_words: Count
    sound_gaps: Count
    weak_share: Share


class Adulthood(Params):
    """Provision that prepares for adulthood, with a named next step."""

    kind: Literal["adulthood"]
    sections: list[SectionKey]
    areas: list[WordList]
    pathway: WordList
    not_needed: WordList


class Placement(Params):
    """The setting named in Section I, and its type (reg. 12(1)(i), Code 9.69).

    ``setting`` are the words that end a setting's name (a capitalised word before them makes it a
    name); ``types`` say what kind it is. Not applicable to drafts.
    """

    kind: Literal["placement"]
    section: SectionKey
    setting: WordList
    types: WordList


class SectionStates(Params):
    """What a section says: the first level whose lists are found gives the rating.

    ``levels`` maps a rating to the word lists of which one must match; ``otherwise`` is the
    rating of a section with other content, ``blank`` of an empty or missing one.
    ``only_status`` makes the criterion not applicable to plans of another status.
    """

    kind: Literal["section_states"]
    section: SectionKey
    levels: dict[Literal[1, 2, 3], list[WordList]]
    otherwise: Annotated[int, Field(ge=0, le=3)]
    blank: Annotated[int, Field(ge=0, le=3)] = 0
    only_status: Literal["draft", "final"] | None = None


class DirectPayments(Params):
    """Direct payments are described where one is received (reg. 12(1)(j), Code 9.69 and 9.95)."""

    kind: Literal["direct_payments"]
    mention: WordList
    received: WordList
    not_received: WordList
    possible: WordList
    amount: WordList
    purpose: WordList
    need: WordList
    outcome: WordList


class AdviceListed(Params):
    """Every statutory source of advice is listed with name or role, and date (reg. 6).

    Missing is a source of ``sources`` without an entry, and one of ``advisers`` whom a section of
    ``quoted_in`` quotes: in brackets with a date, or in a sentence with a date and ``quoted``.
    Strong: no source missing, every entry dated. Sound: up to ``sound_missing`` missing and
    ``few_undated`` undated. Weak: otherwise, as long as something is listed.
    """

    kind: Literal["advice_listed"]
    sources: dict[str, WordList]
    from_year: dict[str, int] = {}
    quoted_in: list[SectionKey] = []
    quoted: WordList | None = None
    advisers: dict[str, WordList] = {}
    not_received: WordList
    sound_missing: Count
    few_undated: Count


class DaysBetween(Params):
    """Days from one date to another, in calendar days.

    ``what`` "advice" counts each entry of Section K from request to receipt; "plan" counts from
    the request for assessment to the final plan, for new plans, unless an exception is recorded.
    """

    kind: Literal["days_between"]
    what: Literal["advice", "plan"]
    at_most: Annotated[int, Field(ge=1)]
    exceptions: WordList | None = None


class SectionsPresent(Params):
    """All sections are there and separately labelled (reg. 12(1), Code 9.62)."""

    kind: Literal["sections_present"]
    essential: list[SectionKey]
    sound_faults: Count
    weak_faults: Count


class Wording(Params):
    """Counts words that should not be there.

    ``grave`` lists count anywhere, ``minor`` ones where they are the whole answer; a grave hit in
    one of ``grave_sections`` makes a rating of at most 1. ``blanks`` also counts what a form
    leaves to fill in: merge fields, prompts in brackets, dotted lines. Ratings fall by the number
    of hits.
    """

    kind: Literal["wording"]
    sections: list[SectionKey] = []
    grave: list[WordList] = []
    minor: list[WordList] = []
    grave_sections: list[SectionKey] = []
    blanks: bool = False
    sound_hits: Count
    weak_hits: Count


class RightChild(Params):
    """The right child throughout: name, pronouns, date of birth, setting.

    ``relations`` introduce people who may be named ("his brother"); ``people`` are staff and
    others whom a pronoun may mean; ``subject_verbs`` are what is said of the plan's child, and
    ``object_verbs`` what is done for it; ``receiver_verbs`` go with a child alone, not with those
    who help it. A capitalised word is taken for a name if it is one of
    ``given_names`` or stands so twice, but not if it is one of ``not_names``. A pronoun is the
    child's usual one from ``usual_pronouns`` places on, where others are rare beside it; "they"
    where it begins ``usual_they`` sentences after the child's name.
    """

    kind: Literal["right_child"]
    relations: WordList
    people: WordList
    given_names: WordList
    object_verbs: WordList
    subject_verbs: WordList
    receiver_verbs: WordList
    not_names: WordList
    usual_pronouns: Count
    usual_they: Count


class PlainLanguage(Params):
    """Language that a parent can follow: unexplained terms, and sentences that are hard to read.

    Terms of ``jargon`` and abbreviations count, each once, those of each list of
    ``counted_once`` once in all;
    ones that are explained or ``familiar`` do not. Up to ``strong_terms`` are strong, up to
    ``sound_terms`` sound. From ``difficult_lix`` on the whole is hard to read, and weak (LIX: words
    a sentence plus the percentage of words of seven letters and more; 50 is difficult); with more
    than ``weak_terms`` besides it is unreadable.
    """

    kind: Literal["plain_language"]
    jargon: list[WordList]
    counted_once: list[WordList]
    familiar: WordList
    strong_terms: Count
    sound_terms: Count
    weak_terms: Count
    difficult_lix: Count


Kind = Annotated[
    ShareOfOutcomes
    | ShareOfProvision
    | Voice
    | Aspirations
    | NeedsDescribed
    | ServiceInformation
    | StepsAndReview
    | GoldenThread
    | Adulthood
    | Placement
    | SectionStates
    | DirectPayments
    | AdviceListed
    | DaysBetween
    | SectionsPresent
    | Wording
    | RightChild
    | PlainLanguage,
    Field(discriminator="kind"),
]
