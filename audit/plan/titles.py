"""The words that section headings use where they carry no letter.

Each pattern is matched against the whole heading, in lower case and without its number. The
statutory wording is that of SEND Regulations 2014 reg. 12(1); the plain wording is what authorities
use in plans that speak to the child or young person.
"""

from __future__ import annotations

import re
from collections.abc import Mapping


def _compiled(patterns: Mapping[str, tuple[str, ...]]) -> dict[str, re.Pattern[str]]:
    return {key: re.compile("|".join(parts)) for key, parts in patterns.items()}


_CHILD = (
    r"(?:(?:the )?(?:child|young person|pupil)\S*(?:(?: or | ?/ ?| and )\S+(?: person'?s?)?)? )"
)
_SCHOOL = r"(?:school|college|nursery|learning|education|setting)"
_HELP = r"(?:the )?(?:social care )?(?:support|help) (?:that )?"

STATUTORY_TITLES = _compiled(
    {
        "A": (
            r"(?:the |my |our )?(?:\w+ )?.{0,45}\bviews?,?\b.{0,25}\binterests?\b.{0,30}"
            r"\b(?:aspirations?|dreams?)\b.*",
        ),
        "B": (
            _CHILD + r"?(?:summary of |all )?(?:of )?(?:my |his |her |their )?"
            r"special educational needs(?: \(sen\))?(?: and/or disabilit\w+)?(?: of .*)?",
        ),
        "C": (
            _CHILD
            + r"?(?:my |all )?health(?: ?care)? needs,? (?:which|that|and|related|relating)\b.*",
        ),
        "D": (_CHILD + r"?(?:my |all )?social care needs,? (?:which|that|related|relating)\b.*",),
        "E": (r"(?:the )?outcomes sought\b.*",),
        "F": (r"(?:the )?special educational provision\b(?! to be secured).*",),
        "G": (r"(?:any )?health(?: ?care)? provision reasonably\b.*",),
        "H1": (
            r"(?:any )?social care provision which must\b.*",
            r".{0,80}\bchronically sick and disabled persons? act\b.*",
        ),
        "H2": (r"(?:any )?other social care provision\b.*",),
        "I": (
            r"(?:the )?names?(?: and(?:/or)? types?)? of (?:the |my )?(?:education\w* )?"
            r"(?:school|setting|institution|placement|provider|nursery|college|early years)\b.*",
        ),
        "J": (
            r"(?:my |the )?(?:details of (?:any )?)?personal budgets?\b"
            r"(?!.*\b(?:was|were|has|have|is not|are not|will be)\b).*",
            r"where there is a personal budget\b.*",
            r"where any special educational provision is to be secured\b.*",
        ),
        "K": (r"(?:the )?(?:appendices:? )?advice and information\b.*",),
    }
)

PLAIN_TITLES = _compiled(
    {
        "A": (
            r"(?:all )?about me|about \w+|this is me|who am i\b.*|who i am",
            r"(?:my |personal |pupil |one[- ]page )+profile",
            r"(?:my|our child's) (?:story|journey)\b.*|my (?:life )?aspirations(?: and \w+)?",
            r"(?:my |our |the |his |her )?(?:\w+\S* )?(?:hopes|dreams|aspirations|views)"
            r"(?:, | and )(?:dreams|aspirations|hopes|wishes|goals)\b.{0,20}",
            _CHILD + r"(?:views|voice|aspirations)|(?:pupil|child) (?:views|voice)",
            r"my (?:parents?\S*(?: ?/ ?\S+)? |family'?s? )?views\b.*",
            r"what people like and admire\b.*|what(?: is|'s) important to me\b.*",
        ),
        "B": (
            r"(?:summary of )?(?:my |the )?(?:special )?(?:educational |learning |education )?"
            r"(?:strengths and )?needs",
            r"what i find (?:hard|difficult)\b.*|what i need help with",
            r"what is not (?:going|working) (?:so )?well\b.*",
            r"(?:my )?strengths(?: and|,) (?:my )?(?:needs|difficulties)",
        ),
        "C": (
            r"(?:summary of )?(?:my )?health(?: ?care)?(?: needs?| and wellbeing)?",
            r"my medical needs",
        ),
        "D": (
            r"(?:summary of )?(?:my )?(?:social )?care needs?|my social care",
            r"(?:my )?home and family(?: life)?",
        ),
        "E": (
            r"(?:my |the |our |desired |agreed |planned |intended )*outcomes?(?: for \w+)?",
            r"(?:(?:education|health|social|care|long|medium|short|term|preparation|preparing|for|"
            r"adulthood|and)[,/ -]+)+outcomes",
            r"what (?:i|we|\w+) (?:want|would like|hopes?) (?:me |\w+ )?to achieve\b.*",
            r"(?:my )?goals(?: and outcomes)?",
        ),
        "F": (
            _HELP + r"i (?:need|will get|get) (?:at|in|with|for) (?:my )?" + _SCHOOL + r"\b.*",
            r"(?:my )?(?:special )?education(?:al)? (?:provision|support)\b.*",
            r"(?:my )?provision(?: agreed)?(?: \(.*\))?",
            r"how (?:school|college|my school|my college) will help\b.*",
            r"how (?:i|\w+) will be (?:supported|helped) (?:at|in|with) (?:my )?"
            + _SCHOOL
            + r"\b.*",
        ),
        "G": (
            r"(?:my )?health(?: ?care)? (?:provision|support)\b.*",
            _HELP + r"i (?:need|will get|get) (?:with|for|to)\b.*\b(?:health|healthy|well)\b.*",
        ),
        "H": (
            r"(?:my )?(?:social )?care (?:provision|support)\b.*",
            _HELP + r"(?:i|we|my family) (?:and my family )?(?:need|will get|gets?) "
            r"(?:at home|outside school|from social care|in the community)\b.*",
        ),
        "I": (
            r"(?:my |education(?:al)? |school )?placement|my school(?: or college)?",
            r"where i (?:learn|will learn|go to school|will go)\b.*",
        ),
        "J": (r"(?:my )?(?:personal budget|direct payments?|money)\b.*",),
        "K": (
            r"who (?:has |have )?(?:helped|contributed|wrote|gave|was involved)\b.*",
            r"(?:professional |relevant )?advice(?: received| and reports)?",
            r"(?:relevant )?advice and (?:information|evidence)\b.*",
            r"(?:list of )?(?:appendices|reports)(?: and advice)?",
            r"people who (?:helped|know)\b.*",
        ),
    }
)

TOPICS = _compiled(
    {
        "A": (
            r"\bviews?\b|\binterests?\b|\baspirations?\b|\babout me\b|\bprofile\b|\bhistory\b",
            r"\bstory\b|\bhopes?\b|\bvoice\b|\bdreams?\b",
        ),
        "B": (
            r"\bspecial\b.*\bneeds?\b|\bsend?\b|\beducational needs\b|\bstrengths\b",
            r"\blearning needs\b|^needs?\b|\bmy needs\b",
        ),
        "C": (r"\bhealth\b|\bmedical\b",),
        "D": (r"\bsocial\b|\bcare needs?\b",),
        "E": (r"\boutcomes?\b|\bachieve\b|\bgoals?\b",),
        "F": (r"\bprovision\b|\bsupport\b",),
        "G": (r"\bhealth\b|\bmedical\b",),
        "H": (r"\bsocial\b|\bcare\b|\bprovision\b|\bchronically sick\b",),
        "I": (
            r"\bplacement\b|\bschool\b|\bsetting\b|\binstitution\b|\bcollege\b|\blearn\b",
            r"\bprovider\b",
        ),
        "J": (r"\bbudgets?\b|\bpayments?\b|\bmoney\b",),
        "K": (
            r"\badvice\b|\binformation\b|\bappendi|\bwho\b|\breports?\b|\bassessments?\b",
            r"\bevidence\b",
        ),
    }
)
"""What the heading of each letter is about, however it is worded."""

_SHARED = {
    "B": r"\bneeds?\b|\bdifficulties\b",
    "E": r"\boutcomes?\b",
    "F": r"\bprovision\b|\bsupport\b|\bhelp\b",
}
_SHARED_WORD = (
    r"(?:my|the|summary of|special|educational|sen) (?:special |educational )*"
    r"(?:needs?|outcomes?|provision|support)|strengths?|needs?|difficulties|outcomes?|provision|"
    r"support(?: plan)?|help|plan"
)
_SHARED_TITLE = re.compile(rf"(?:{_SHARED_WORD})(?:(?:, and|,| and| &)? (?:{_SHARED_WORD}))+")

_OUTSIDE = re.compile(
    r"signed on behalf\b.*|appendix \w{1,3}\b.*|contents|(?:.{0,40} )?(?:personal|contact|family) "
    r"details|(?:my |main )?contacts?|services currently involved\b.*|(?:important )?dates?|"
    r"version control|document history|glossary|annual review|distribution|"
    r"review of (?:the|this) plan|your right.*|right of appeal.*"
)
_SIGNATURES = re.compile(
    r"(?:sign[ -]?off|signatures?)$|"
    r"signed (?:on|for and on) behalf of\b|signed\s?:"
)


def shared_title(words: str) -> tuple[str, ...]:
    """The sections that a heading such as "My needs, outcomes and support" opens together."""
    if not _SHARED_TITLE.fullmatch(words):
        return ()
    return tuple(key for key, pattern in _SHARED.items() if re.search(pattern, words))


def is_outside(words: str) -> bool:
    """Whether a heading opens something that is no section: appendices, contacts, dates."""
    return bool(_OUTSIDE.fullmatch(words))


def is_signatures(words: str) -> bool:
    """Whether a line opens the signatures."""
    return bool(_SIGNATURES.match(words))
