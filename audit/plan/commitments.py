"""Where a running paragraph of provision turns to its next statement.

Provision is specified statement by statement (Code of Practice 9.69). A sentence opens a statement
where it names who will provide and what they will do; what explains, completes, times or reviews
belongs to the statement before.
"""

from __future__ import annotations

import re
from itertools import pairwise

_ABBREVIATED = re.compile(
    r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|No|Rev|e\.g|i\.e|etc|approx|min|mins|hrs?)\.$"
)
_SENTENCE_END = re.compile(r"[.!?][\"”’)]?\s+(?=[A-Z])")
_ADDING = r"(?:(?:In addition|Additionally|Also|Furthermore|Separately),? )?"
_PROVIDERS = (
    r"school|college|nursery|setting|staff|teachers?|headteacher|senco|sencos|assistants?|tas?|"
    r"lsas?|tutors?|mentors?|therapists?|salt|slt|psychologists?|physiotherapists?|nurses?|"
    r"paediatricians?|doctors?|consultants?|workers?|officers?|advis[eo]rs?|services?|teams?|"
    r"council|authority|trust|board|practitioners?|specialists?|professionals?|adults?|"
    r"counsellors?|coach(?:es)?|interpreters?|dietitians?|audiologists?|carers?|manager"
)
_PROVIDER = re.compile(
    rf"^{_ADDING}(?P<subject>(?:(?P<definite>the)|an?|all|every|one|two|school|class|teaching|"
    rf"specialist)\b(?: [\w'’/()-]+,?){{0,9}}?\W*\b(?P<head>{_PROVIDERS})\b[^.;:]{{0,60}}?|staff|"
    r"(?-i:(?:Mr|Mrs|Ms|Miss|Dr)\.? [A-Z][\w'’-]+(?: [A-Z][\w'’-]+)?)(?:,? [^.;:]{0,60}?)?),?"
    r" (?:will|shall|must|(?:is|are) to) (?P<rest>.+)",
    re.IGNORECASE | re.DOTALL,
)
_RECEIVER = re.compile(
    rf"^{_ADDING}(?!It\b|This\b|That\b|They\b)[A-Z][\w'’-]+ (?:will|shall|must) (?:also )?"
    r"(?P<rest>(?:receive|be (?:given|provided with|taught)|have (?:access to|an?|the use of))"
    r"\b.+)",
    re.DOTALL,
)
_COMPLETING = (
    r"review|monitor|record|report|evaluate|track|measure|share|feed back|update|adapt|check|"
    r"supervise|oversee|note|keep|write"
)
_SAID_BEFORE = (
    r"this|these|those|them|it|such|the (?:programmes?|sessions?|groups?|plan|work|interventions?|"
    r"strategies|targets|activities|support|provision)"
)
_ONLY_COMPLETES = re.compile(
    rf"^(?:(?:also|then|each \w+|\w+ly) )*(?:be )?(?:{_COMPLETING})\w*\b|"
    rf"^(?:[\w'’-]+ ){{1,4}}?(?:{_SAID_BEFORE})\b",
    re.IGNORECASE,
)


def statements_in(line: str) -> list[str]:
    """The statements of a running paragraph of provision in order, each as written."""
    edges = [0, *_cuts(line), len(line)]
    return [line[a:b].strip() for a, b in pairwise(edges)]


def _cuts(line: str) -> list[int]:
    edges = [0, *(m.end() for m in _SENTENCE_END.finditer(line) if not _abbreviated(line, m))]
    cuts: list[int] = []
    opened = -1
    for start, end in pairwise([*edges, len(line)]):
        before = line[opened:start] if opened >= 0 else ""
        if not _commits(line[start:end].strip(), before):
            continue
        if opened >= 0:
            cuts.append(start)
        opened = start
    return cuts


def _abbreviated(line: str, end: re.Match[str]) -> bool:
    return bool(_ABBREVIATED.search(line[max(0, end.start() - 6) : end.start() + 1]))


def _commits(sentence: str, before: str) -> bool:
    """Whether a sentence is a statement of its own after the words of the last one."""
    if found := _PROVIDER.match(sentence):
        if not before:
            return True
        if _ONLY_COMPLETES.search(found["rest"]) and not _is_introduced(found):
            return False
        return not (found["definite"] and _mentioned(found["head"], before))
    received = _RECEIVER.match(sentence)
    return bool(received and not (before and _ONLY_COMPLETES.search(received["rest"])))


def _is_introduced(found: re.Match[str]) -> bool:
    return bool(re.match(r"(?:an?|one|two)\b", found["subject"], re.IGNORECASE))


def _mentioned(head: str, before: str) -> bool:
    """Whether "the therapist" is one whom the statement before brought in ("a ... therapist")."""
    pattern = rf"\b(?:an?|one|two)\b[^.;]{{0,60}}\b{re.escape(head)}\b"
    return bool(re.search(pattern, before, re.IGNORECASE))
