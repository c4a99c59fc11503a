"""Which words are a section heading, in the many ways that authorities write them.

A heading has a *strength*: lettered ("Section F: ..."), statutory (the words of SEND Regulations
2014 reg. 12(1) without the letter) or plain ("My health"). Which of them count in one document is
decided in ``contents.choose``.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from audit.plan.words import is_sentence, plain, squeeze, word_count

LETTERED, STATUTORY, PLAIN_TITLE = 3, 2, 1
_TITLE_WORDS, _LONG_TITLE_WORDS = 24, 60


class Style(NamedTuple):
    """How a line stands out: ``strong`` is a heading style, bold, large, shaded or capitals."""

    strong: bool
    listed: bool = False


@dataclass(frozen=True, slots=True)
class Title:
    """What a heading says: its section keys (several where sections share it) and its strength."""

    keys: tuple[str, ...]
    text: str
    strength: int
    letter_only: bool = False


_TOPIC = {
    "A": r"\bviews?\b|\binterests?\b|\baspirations?\b|\babout me\b|\bprofile\b|\bhistory\b|\bstory\b|\bhopes?\b|\bvoice\b|\bdreams?\b",
    "B": r"\bspecial\b.*\bneeds?\b|\bsend?\b|\beducational needs\b|\bstrengths\b|\blearning needs\b|^needs?\b|\bmy needs\b",
    "C": r"\bhealth\b|\bmedical\b",
    "D": r"\bsocial\b|\bcare needs?\b",
    "E": r"\boutcomes?\b|\bachieve\b|\bgoals?\b",
    "F": r"\bprovision\b|\bsupport\b",
    "G": r"\bhealth\b|\bmedical\b",
    "H": r"\bsocial\b|\bcare\b",
    "I": r"\bplacement\b|\bschool\b|\bsetting\b|\binstitution\b|\bcollege\b|\blearn\b|\bprovider\b",
    "J": r"\bbudgets?\b|\bpayments?\b|\bmoney\b",
    "K": r"\badvice\b|\binformation\b|\bappendi|\bwho\b|\breports?\b|\bassessments?\b|\bevidence\b",
}  # fmt: skip
_STATUTORY = {
    "A": r"(?:the |my |our )?(?:\w+ )?.{0,45}\bviews?,?\b.{0,25}\binterests?\b.{0,30}\b(?:aspirations?|dreams?)\b.*",
    "B": r"(?:(?:the )?(?:child|young person|pupil)\S*(?:(?: or |/| and )\S+(?: person's?)?)? )?(?:summary of |all )?(?:of )?(?:my |his |her |their )?"
         r"special educational needs(?: \(sen\))?(?: and/or disabilit\w+)?(?: of .*)?",
    "C": r"(?:.{0,45} )?health(?: ?care)? needs,? (?:which|that|and|related|relating)\b.*",
    "D": r"(?:.{0,45} )?social care needs,? (?:which|that|related|relating)\b.*",
    "E": r"(?:the )?outcomes sought\b.*",
    "F": r"(?:the )?special educational provision\b(?! to be secured).*",
    "G": r"(?:any )?health(?: ?care)? provision reasonably\b.*",
    "H1": r"(?:any )?social care provision which must\b.*|.{0,80}\bchronically sick and disabled persons act\b.*",
    "H2": r"(?:any )?other social care provision\b.*",
    "I": r"(?:the )?names?(?: and(?:/or)? types?)? of (?:the |my )?(?:education\w* )?(?:school|setting|institution|placement|provider|nursery|college|early years)\b.*",
    "J": r"(?:my |the )?(?:details of (?:any )?)?personal budgets?\b.*|where there is a personal budget\b.*|where any special educational provision is to be secured\b.*",
    "K": r"(?:the )?(?:appendices:? )?advice and information\b.*",
}  # fmt: skip
_PLAIN = {
    "A": r"(?:all )?about me|about \w+|(?:my |personal |pupil |one[- ]page )+profile|this is me|who am i\b.*|who i am|(?:my|our child's) (?:story|journey)\b.*|"
         r"(?:the )?(?:child|young person|pupil)\S*(?:/young person'?s?)?(?:'s)? (?:views|voice|aspirations)|my views\b.*|"
         r"what people like and admire\b.*|what(?: is|'s) important to me\b.*|my (?:life )?aspirations",
    "B": r"(?:summary of )?(?:my |the )?(?:special )?(?:educational |learning |education )?(?:strengths and )?needs|"
         r"what i find (?:hard|difficult)\b.*|(?:my )?strengths(?: and|,) (?:my )?(?:needs|difficulties)|what i need help with",
    "C": r"(?:summary of )?(?:my )?health(?: ?care)?(?: needs?| and wellbeing)?|my medical needs",
    "D": r"(?:summary of )?(?:my )?(?:social )?care needs?|my social care|(?:my )?home and family(?: life)?",
    "E": r"(?:my |the |our |desired |agreed |planned |intended )*outcomes?(?: for \w+)?|"
         r"what (?:i|we|\w+) (?:want|would like|hopes?) (?:me |\w+ )?to achieve\b.*|(?:my )?goals(?: and outcomes)?",
    "F": r"(?:the )?(?:support|help) (?:that )?i (?:need|will get|get) (?:at|in|with|for) (?:my )?(?:school|college|nursery|learning|education|setting)\b.*|"
         r"(?:my )?(?:special )?education(?:al)? (?:provision|support)\b.*|(?:my )?provision(?: agreed)?(?: \(.*\))?|how (?:school|college|my school|my college) will help\b.*",
    "G": r"(?:my )?health(?: ?care)? (?:provision|support)\b.*|(?:the )?(?:support|help) (?:that )?i (?:need|will get|get) (?:with|for|to)\b.*\b(?:health|healthy|well)\b.*",
    "H": r"(?:my )?(?:social )?care (?:provision|support)\b.*|(?:the )?(?:social care )?(?:support|help) (?:that )?(?:i|we|my family) (?:and my family )?(?:need|will get|gets?) "
         r"(?:at home|outside school|from social care|in the community)\b.*",
    "I": r"(?:my |education(?:al)? |school )?placement|my school(?: or college)?|where i (?:learn|will learn|go to school|will go)\b.*",
    "J": r"(?:my )?(?:personal budget|direct payments?|money)\b.*",
    "K": r"who (?:has |have )?(?:helped|contributed|wrote|gave|was involved)\b.*|(?:professional |relevant )?advice(?: received| and reports)?|"
         r"(?:relevant )?advice and (?:information|evidence)\b.*|(?:list of )?(?:appendices|reports)(?: and advice)?|people who (?:helped|know)\b.*",
}  # fmt: skip
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
_OUTSIDE_TITLE = re.compile(
    r"^(?:sign[ -]?(?:ed|off|atures?)\b.*|signed on behalf\b.*|appendix \w{1,3}\b.*|contents|"
    r"(?:.{0,40} )?(?:personal|contact|family) details|(?:my |main )?contacts?|"
    r"services currently involved\b.*|(?:important )?dates?|version control|document history|"
    r"glossary|annual review|distribution|review of (?:the|this) plan|your right.*|right of appeal.*)$"
)

_SIGN_OFF = re.compile(r"^(?:(?:sign[ -]?off|signatures?)$|signed (?:on|for and on) behalf of\b)")

_LETTER = r"([A-K])\s?\(?([12])?\)?(?![A-Za-z0-9])"
_JOIN = r"\s*(?:,|&|/|\+|\band\b)\s*(?:sections?\s*)?"
_MORE = re.compile(rf"^(?:{_JOIN}|[-–]){_LETTER}")
_SECTION = re.compile(rf"^[\W_]{{0,3}}(?i:sections?)\s*\(?\s*{_LETTER}")
_BARE = re.compile(r"^[\W_]{0,2}?\(?([A-K])\s?\(?([12])?\)?(?![A-Za-z0-9'’])([\s\-–—:.)|/,&+]*)")
_TRAILING = re.compile(
    r"[\s(\[\-–]+(?i:section)\s*([A-K])\s?\(?([12])?\)?\s*[)\]]?\s*$|\(([A-K])\s?([12])?\)\s*$"
)
_CLUSTER = re.compile(r"\(([A-K][12]?(?:\s*[-–/,&+]\s*[A-K][12]?)+)\)\s*$")
_LATER = re.compile(
    r"(?:\)\s*|,\s*|^|\s)(?:and|&)\s+(?:section\s+)?([A-K])\s?([12])?(?=\s*[(:,\-–]|\s+(?:and|&)\b|\s*$)"
)
_PROSE = re.compile(
    r"^(?:of|sets?|describes?|contains?|is|are|was|were|has|have|had|will|should|must|for|in|to|above|"
    r"below|lists?|says?|gives?|explains?|covers?|which|that|may|can|includes?|shows?|names?|does|"
    r"specif\w+|by|as|on|at|when|where|because|so|but|then|work\w*|need\w*|[)\].;])\b"
)
_PAGE = re.compile(r"[\s.…·_\-]*(?:\bpage\s*)?\d{1,3}\s*$")
_NUMBER = r"(?:one|two|three|four|five|six|seven|eight|nine|ten|\d{1,2}(?:\.\d{1,2})*)"
_NUMBERING = re.compile(
    rf"(?i)^(?:(?:part|section)\s+{_NUMBER}|\d{{1,2}}(?:\.\d{{1,2}})*)\s*[.:)\-–]?\s+|^[^\w(]+"
)
_VERB = re.compile(r"\b(?:will|is|are|was|has|have been|can)\b")


def title_of(line: str, style: Style) -> Title | None:
    """The section heading that a line is, None if it is none. ``line`` is one line as written."""
    text = squeeze(_without_page(line))
    if not text or word_count(text) > _LONG_TITLE_WORDS:
        return None
    return _lettered(text, line, style) or _worded(text, style)


def is_outside_title(line: str) -> bool:
    """Whether a heading opens something that is no section: sign-off, appendices, contacts."""
    return bool(_OUTSIDE_TITLE.match(_bare_title(line)))


def closes_sections(line: str) -> bool:
    """Whether a line opens the signatures, which belong to no section however they are set."""
    return bool(_SIGN_OFF.match(_bare_title(line)))


def letter_alone(line: str) -> tuple[str, ...]:
    """The section keys of a line or cell that holds the letter only ("A", "Section F", "H1:")."""
    text = squeeze(line)
    found = _SECTION.match(text) or _BARE.match(text)
    if not found or word_count(text) > 3:
        return ()
    rest = text[found.end() :].strip(" :.-–—)*|")
    return keys_of(found[1], found[2]) if not rest else ()


def fits(keys: tuple[str, ...], title: str) -> bool:
    """Whether words are about the matter of these sections."""
    words = plain(title)
    return any(re.search(_TOPIC[key[0]], words) for key in keys)


def keys_of(letter: str, digit: str | None) -> tuple[str, ...]:
    """The section keys of a letter: "H" alone is both H1 and H2, "C2" is a part of C."""
    if letter == "H":
        return (f"H{digit}",) if digit else ("H1", "H2")
    return (letter,)


def _without_page(line: str) -> str:
    return (
        _PAGE.sub("", line) if re.search(r"(?:\.{3}|…|\t|\s{2})[\s.…]*\d{1,3}\s*$", line) else line
    )


def _bare_title(line: str) -> str:
    return plain(_NUMBERING.sub("", squeeze(line))).strip(" :.*-")


def _lettered(text: str, line: str, style: Style) -> Title | None:
    if found := _SECTION.match(text):
        keys, rest = _with_more(keys_of(found[1], found[2]), text, found.end())
        return _explicit(keys, rest, text)
    if (found := _CLUSTER.search(text)) and style.strong:
        keys = _unique(k for p in re.findall(r"([A-K])([12])?", found[1]) for k in keys_of(*p))
        return Title(keys, text, LETTERED)
    if found := _BARE.match(text):
        title = _bare_letter(found, text, line, style)
        if title:
            return title
    if (found := _TRAILING.search(text)) and not style.listed:
        letter, digit = found[1] or found[3], found[2] or found[4]
        head = text[: found.start()]
        short = word_count(head) <= 16 and not is_sentence(text)
        calm = style.strong or not _VERB.search(head)
        if (
            head[:1].isupper()
            and short
            and calm
            and (found[1] or fits(keys_of(letter, digit), head))
        ):
            return Title(keys_of(letter, digit), text, LETTERED)
    return None


def _explicit(keys: tuple[str, ...], rest: str, text: str) -> Title | None:
    words = rest.lstrip()
    separated = words[:1] in ":-–—.|/(*)" or not words
    body = words.lstrip(" :-–—.|/*)")
    if _PROSE.match(plain(body)) and not (separated and body[:1].isupper()):
        return None
    if not separated and is_sentence(text) and word_count(text) > 14:
        return None
    if not separated and not body[:1].isupper() and not fits(keys, body):
        return None
    keys = _unique((*keys, *(k for p in _LATER.findall(rest) for k in keys_of(*p)))) if (
        re.match(r"(?i)[\W_]*sections\b", text)
    ) else keys  # fmt: skip
    return Title(keys, text, LETTERED, letter_only=not body.strip(" )"))


def _bare_letter(found: re.Match[str], text: str, line: str, style: Style) -> Title | None:
    letter, digit, gap = found[1], found[2], found[3]
    keys, rest = _with_more(keys_of(letter, digit), text, found.end(2) if digit else found.end(1))
    body = rest.lstrip(" :-–—.|/*)")
    wide = re.match(r"^\W?[A-K]\s?[12]?(?:\s{2,}|\t)", line.strip()) is not None
    separated = wide or bool(gap.strip())
    if not body or not (body[0].isupper() or style.strong) or style.listed:
        return None
    if not (separated or style.strong) or not fits(keys, body):
        return None
    if word_count(body) > _TITLE_WORDS and not _worded(body, Style(True)):
        return None
    if is_sentence(text) and not re.match(_STATUTORY[keys[0]], plain(body)):
        return None
    if digit and letter != "H" and not style.strong:
        return None
    return Title(keys, text, LETTERED)


def _worded(text: str, style: Style) -> Title | None:
    words = _bare_title(text)
    if not style.strong or style.listed or not words:
        return None
    for key, pattern in _STATUTORY.items():
        if re.fullmatch(pattern, words) and not is_sentence(text.rstrip(".")):
            return Title(keys_of(key[0], key[1:] or None), text, STATUTORY)
    if word_count(words) > _TITLE_WORDS or is_sentence(text):
        return None
    if len(together := _shared(words)) > 1:
        return Title(together, text, PLAIN_TITLE)
    for key, pattern in _PLAIN.items():
        if re.fullmatch(pattern, words):
            return Title(keys_of(key, None), text, PLAIN_TITLE)
    return None


def _shared(words: str) -> tuple[str, ...]:
    """The sections of a heading such as "My needs, outcomes and support"."""
    if not re.fullmatch(rf"(?:{_SHARED_WORD})(?:(?:, and|,| and| &)? (?:{_SHARED_WORD}))+", words):
        return ()
    return tuple(key for key, pattern in _SHARED.items() if re.search(pattern, words))


def _with_more(keys: tuple[str, ...], text: str, end: int) -> tuple[tuple[str, ...], str]:
    rest = text[end:]
    while found := _MORE.match(rest):
        keys = _unique((*keys, *keys_of(found[1], found[2])))
        rest = rest[found.end() :]
    return keys, rest


def _unique(keys: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(keys))
