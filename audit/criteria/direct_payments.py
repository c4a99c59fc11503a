"""Direct payments are described where one is received (J1).

SEND Regulations 2014 reg. 12(1)(j); Code of Practice 9.69 (H1, J) and 9.95 to 9.124; Written
Statement of Action, section G. A notional personal budget is not a direct payment.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from audit.criteria.case import Case, Verdict
from audit.criteria.wording_tools import sentence_quotes, short
from audit.language.english import listed
from audit.plan.model import Quote
from audit.rubric.kinds import DirectPayments

Receipt = Literal["received", "not received", "not established"]
_PROVISION = ("F", "G", "H1", "H2")
_ANYWHERE = ("J", "H1", "H2", "G", "F", "D", "K", "A", "B", "C")


@dataclass(frozen=True, slots=True)
class Payment:
    """Whether a direct payment is received, who says so, and the words that say it."""

    receipt: Receipt
    source: str
    quotes: tuple[Quote, ...]


def payment_received(case: Case, params: DirectPayments) -> Payment:
    """What the register says, else what the plan says, about a direct payment being received."""
    if case.payment_in_register is not None:
        receipt: Receipt = "received" if case.payment_in_register else "not received"
        return Payment(receipt, "the register", ())
    mentions = [quote for key in _ANYWHERE for quote in _mentions(case, params, key)]
    received = [q for q in mentions if _is_received(case, params, q.text)]
    if received:
        return Payment("received", "the plan", short(received))
    denied = [
        quote
        for quote in sentence_quotes(case.plan.sections["J"].lines)
        if quote.text in case.lexicon[params.not_received]
    ]
    denied += [quote for quote in mentions if quote.text in case.lexicon[params.not_received]]
    if denied:
        return Payment("not received", "the plan", short(denied))
    return Payment("not established", "", short(mentions))


def direct_payments(case: Case, params: DirectPayments) -> Verdict:
    """Rate how fully a received payment is described, and where."""
    payment = payment_received(case, params)
    if payment.receipt == "not received":
        return Verdict(
            None,
            f"No direct payment is received ({payment.source} says so).",
            payment.quotes,
            applicable=False,
        )
    if payment.receipt == "not established":
        return Verdict(
            None,
            "Nothing says whether a direct payment is received: neither the register nor the plan.",
            payment.quotes,
            not_established=True,
        )
    in_j = _account(case, params, ("J",))
    if in_j.quotes:
        return _described_in_j(in_j)
    elsewhere = _account(case, params, _PROVISION)
    if elsewhere.quotes and elsewhere.full:
        return Verdict(
            2,
            f"Section J is silent; {elsewhere.where} describes the payment. Section J should too.",
            elsewhere.quotes,
            gap="Describe the payment in Section J as well.",
        )
    mentioned = (*elsewhere.quotes, *_account(case, params, ("D", "K", "A", "B", "C")).quotes)
    if mentioned:
        where = listed(list(dict.fromkeys(f"Section {q.section}" for q in mentioned)))
        return Verdict(
            1,
            f"The payment is only mentioned in {where}; Section J does not describe it.",
            short(mentioned),
        )
    return Verdict(
        0,
        f"A direct payment is received ({payment.source} says so) but is nowhere in the plan.",
        short(line.quote for line in case.plan.sections["J"].lines),
    )


@dataclass(frozen=True, slots=True)
class _Account:
    """What a section says of the payment."""

    quotes: tuple[Quote, ...]
    amount: bool
    purpose: bool
    need: bool
    outcome: bool

    @property
    def full(self) -> bool:
        """What the payment is and what it buys; the row it stands in ties it to its need."""
        return self.amount and self.purpose

    @property
    def where(self) -> str:
        return listed(list(dict.fromkeys(f"Section {quote.section}" for quote in self.quotes)))

    def missing(self) -> list[str]:
        parts = (
            ("the amount or hours", self.amount),
            ("what it buys", self.purpose),
            ("the need it meets", self.need),
            ("the outcome it serves", self.outcome),
        )
        return [name for name, there in parts if not there]


def _account(case: Case, params: DirectPayments, sections: tuple[str, ...]) -> _Account:
    quotes, texts = [], []
    for key in sections:
        for line in case.plan.sections[key].lines:
            if line.text in case.lexicon[params.mention] and not _only_denied(
                case, params, line.text
            ):
                quotes.append(line.quote)
                texts.append(line.text)
    if quotes and sections == ("J",):
        texts = [line.text for line in case.plan.sections["J"].lines]
    text = "\n".join(texts)
    lexicon = case.lexicon
    return _Account(
        short(quotes),
        amount=text in lexicon[params.amount],
        purpose=text in lexicon[params.purpose],
        need=text in lexicon[params.need],
        outcome=text in lexicon[params.outcome],
    )


def _described_in_j(account: _Account) -> Verdict:
    missing = account.missing()
    if not missing:
        return Verdict(
            3,
            "Section J gives the payment, what it buys, and its need and outcome.",
            account.quotes,
        )
    told = f"Section J describes the payment; missing: {listed(missing)}."
    if (account.amount or account.purpose) and (account.need or account.outcome):
        return Verdict(2, told, account.quotes)
    return Verdict(
        1, f"Section J only mentions the payment; missing: {listed(missing)}.", account.quotes
    )


def _mentions(case: Case, params: DirectPayments, key: str) -> list[Quote]:
    lines = case.plan.sections[key].lines
    return [quote for quote in sentence_quotes(lines) if quote.text in case.lexicon[params.mention]]


def _is_received(case: Case, params: DirectPayments, text: str) -> bool:
    lexicon = case.lexicon
    if text in lexicon[params.not_received] or text in lexicon[params.possible]:
        return False
    return text in lexicon[params.received] or text in lexicon[params.amount]


def _only_denied(case: Case, params: DirectPayments, text: str) -> bool:
    """A line that speaks of the payment only to say that there is none."""
    return text in case.lexicon[params.not_received] and text not in case.lexicon[params.received]
