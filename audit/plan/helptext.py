"""Words of the form and not of the plan: guidance to the writer, and quotations of the law.

Such text under a heading leaves the section empty. Wording of the statutory titles: SEND
Regulations 2014 reg. 12(1); what each section is to hold: SEND Code of Practice 2015 para 9.69.
"""

from __future__ import annotations

import re
from functools import lru_cache

from audit.plan.placeholders import is_placeholder
from audit.plan.words import plain, word_count

_ANYWHERE = re.compile(
    r"\bcode of practice\b.{0,60}\b(?:para|9\.\d|6\.\d|section|chapter)|"
    r"\bparagraphs? \d\.\d+|\bcop \d\.\d+|"
    r"\bshould (?:be|normally be) (?:detailed|specific|quantified|specified)|"
    r"\bmust be (?:included|specified|detailed)(?: here)?(?:\.|$)|"
    r"\bclick (?:or tap )?(?:here )?to (?:enter|add)|\bchoose an item|"
    r"\bdelete as (?:appropriate|applicable)|"
    r"\bin accordance with (?:the )?(?:send|special educational needs)\b.{0,40}\bregulations|"
    r"\b(?:this|the) section (?:should|must|is (?:for|about|where)|sets out|describes|"
    r"will (?:include|set))|"
    r"\b(?:this|the) section (?:is (?:only|to)|need not|only applies|can be left)\b|"
    r"\bsee guidance\b|\brefer to (?:the )?guidance\b|"
    r"\badd (?:more |extra )?(?:rows|lines|boxes)\b"
)
_START = re.compile(
    r"^[\W\d]*(?:please (?:ensure|include|complete|note that|state|check all|refer|tick|list|"
    r"describe|attach|let us know|indicate|add|give details)\b|guidance(?: notes?)?\s?[:-]|"
    r"notes? (?:for|to) (?:the )?(?:writer|author|plan)|"
    r"e\.?g\.? |for digital systems|where recordings are used|"
    r"(?:use this|in this) (?:section|box|space)\b(?!.* will )|"
    r"include (?:here|details|any|information)\b|insert\b|"
    r"enter (?:your|date|text|name)\b|"
    r"what (?:is|are) the (?:child|young person)'s\b.*\?$|"
    r"all identified special educational needs must\b|provision (?:must|should) be\b|"
    r"(?:each |every |all |the )?outcomes? (?:must|should) be\b|"
    r"this (?:will|should|must|may) include (?:any|all|residential|services for)\b|"
    r"(?:it|this|they) (?:should|must) (?:say|set out|state|specify|describe|explain|show)\b|"
    r"do not (?:name|complete|delete|record|leave (?:this|blank))\b|"
    r"(?:only )?complete (?:this (?:section|part|box|table|page)|only (?:if|where|when))\b|"
    r"the following (?:must|should) be (?:attached|included|listed|recorded|completed)\b|"
    r"(?:some |all )?children and young people (?:with|may|require|who)\b|"
    r"support for learning difficulties may be required when children\b)"
)
_STATUTORY = (
    r"the views,? interests and aspirations of the child and (?:his or her|their) parents?\b.*",
    r"the child or young person's (?:special educational|health(?: care)?|social care) needs\b.*",
    r"the outcomes sought for (?:the child|him|her|them)\b.*",
    r"(?:the )?special educational provision required by the (?:child|learning|young).*",
    r"any (?:other )?(?:health|social) (?:care )?provision reasonably required by the learning.*",
    r"any social care provision which must be made for (?:a|the) child.*",
    r"the name (?:and|or|of) .{0,20}(?:school|type|maintained|institution)\b"
    r".*\bto be attended by the child.*",
    r"where there is a personal budget,? the details\b.*",
    r"where any special educational provision is to be secured by a direct payment.*",
    r"the advice and information (?:gathered|obtained) during the (?:ehc|assessment).*",
    r"(?:and )?where an individual health ?care plan is made for them,? that plan\.?",
)
_STATUTORY_RE = re.compile(rf"^(?:{'|'.join(_STATUTORY)})$")
_FIRST_PERSON = re.compile(r"\b(?:i|i'm|me|my)\b")
_ASKS = re.compile(
    r"^[\W\d]*(?:list|record|state|specify|summarise|outline|set out|describe|enter|provide|give|"
    r"explain|identify|consider)\b"
)
_ASKS_FOR = re.compile(
    r"^[\W\d]*(?:list|record|state|specify|summarise|outline|set out|describe)"
    r"(?: here| below| clearly| briefly)? (?:any|all|each|the|what|how|who|whether|details of)\b"
    r".{0,60}\b(?:needs|provision|outcomes|placement|budget|payments?|advice|aspirations)\b"
)
_ANY_CHILD = re.compile(
    r"\bchild ?(?:or|/) ?young person\b|\bthe (?:child|young person|pupil)\b|\bcyp\b|"
    r"\bthis (?:section|box)\b|\b(?:his or her|his/her|their) (?:needs|views|parents)\b"
)
_HELP_WORDS = 90


@lru_cache(maxsize=4096)
def is_help_text(text: str, child: str = "") -> bool:
    """Whether a line was in the form before anyone filled it in.

    A prompt in brackets is none: left in, it is a fault of this plan. ``child`` is the first
    name: a line with it in was written for this plan.
    """
    words = plain(text)
    if is_placeholder(text):
        return False
    if child and re.search(rf"\b{re.escape(child.lower())}\b", words):
        return False
    if _FIRST_PERSON.search(words):
        return False
    if _STATUTORY_RE.match(words) and word_count(words) < 75:
        return True
    if _ANYWHERE.search(words):
        return True
    if word_count(words) > _HELP_WORDS:
        return False
    asks = _ASKS.match(words) is not None and _ANY_CHILD.search(words) is not None
    return asks or bool(_ASKS_FOR.match(words) or _START.match(words))


def is_statutory_title(text: str) -> bool:
    """Whether a line is one of the titles of regulation 12(1), written out."""
    return bool(_STATUTORY_RE.match(plain(text)))
