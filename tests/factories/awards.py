"""Awards through the front door: written, approved, signed, matched and paid, each by whoever does it."""

from dataclasses import dataclass
from datetime import date, timedelta
from types import SimpleNamespace

from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone

from funding.awards.actions import (
    Plan,
    check_payee,
    claim_contribution,
    confirm_payee,
    decide_contribution,
    decide_milestone,
    decide_step,
    enter_payee,
    hand_in_milestone,
    order_payment,
    propose_payment,
    sign_contract,
    write_contract,
)
from funding.awards.contract_words import Instalment
from funding.awards.enums import MatchKind, Side
from funding.awards.models import Award, ContractVersion, Payment
from funding.workflow import Status

from .accounts import UserFactory
from .funding import MILLION, a_director, an_officer, application_in


@dataclass(frozen=True)
class Cast:
    lead: object
    officer: object
    colleague: object  # another officer
    director: object


def cast_of(**people) -> Cast:
    return Cast(
        lead=people.get("lead") or UserFactory(display_name="Lead"),
        officer=people.get("officer") or an_officer(),
        colleague=people.get("colleague") or an_officer(),
        director=people.get("director") or a_director(),
    )


def plan_for(*won: int, start: date | None = None, special: str = "") -> Plan:
    """An instalment a month."""
    start = start or timezone.localdate()
    return Plan(
        starts_on=start,
        ends_on=start + timedelta(days=364),
        special=special,
        instalments=[
            Instalment(
                title=f"Milestone {number}",
                won=each,
                due_on=start + timedelta(days=30 * number),
                evidence="A report",
            )
            for number, each in enumerate(won, start=1)
        ],
    )


def written(people: Cast, *won: int, application=None, **fields) -> ContractVersion:
    """Of an application that was selected; seventy million in three instalments unless said otherwise."""
    won = won or (28 * MILLION, 28 * MILLION, 14 * MILLION)
    application = application or application_in(
        Status.SELECTED,
        lead=people.lead,
        officer=people.officer,
        director=people.director,
        amount_asked=sum(won),
        **fields,
    )
    return write_contract(
        application=application, plan=plan_for(*won), by=people.officer
    )


def approved(people: Cast, *won: int, **fields) -> ContractVersion:
    version = written(people, *won, **fields)
    for by in (people.officer, people.director):
        decide_step(version=version, is_granted=True, by=by)
    version.refresh_from_db()
    return version


def sign(version: ContractVersion, side: Side, by):
    return sign_contract(
        version=version,
        side=side,
        sha256=version.sha256,
        proof="password",
        proved_at=timezone.now(),
        by=by,
    )


def running(people: Cast, *won: int, **fields) -> Award:
    """Signed by both sides, so the money is committed and the work has begun."""
    version = approved(people, *won, **fields)
    sign(version, Side.TEAM, people.lead)
    sign(version, Side.FOUNDATION, people.director)
    return fresh(version.award)


def fresh(award: Award) -> Award:
    return Award.objects.whole().get(pk=award.pk)


def paper(name: str = "proof.txt") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, b"What shows it.\n", content_type="text/plain")


def brought(award: Award, people: Cast, amount: int, kind=MatchKind.CASH):
    """Claimed by the team and counted by the officer."""
    claimed = claim_contribution(
        award=award,
        kind=kind,
        what="Wages",
        amount=amount,
        on=timezone.localdate(),
        valuation="By the hour" if kind == MatchKind.IN_KIND else "",
        files=[paper()],
        by=people.lead,
    )
    return decide_contribution(
        contribution=claimed, is_accepted=True, by=people.officer
    )


def payee_ready(award: Award, people: Cast):
    payee = enter_payee(
        award=award,
        bank="004",
        account_number="12345678901234",
        holder="주식회사 한강",
        by=people.lead,
    )
    confirm_payee(payee=payee, by=people.lead)
    return check_payee(payee=payee, by=people.officer)


def achieved(award: Award, people: Cast, number: int):
    milestone = award.milestones.get(number=number)
    hand_in_milestone(
        milestone=milestone, words="Done.", files=[paper()], by=people.lead
    )
    return decide_milestone(
        milestone=milestone, is_achieved=True, answer="", by=people.officer
    )


def paid(award: Award, people: Cast, number: int) -> Payment:
    """With the team's part and the account already there."""
    milestone = achieved(award, people, number)
    payment = propose_payment(milestone=milestone, by=people.officer)
    return order_payment(payment=payment, by=people.director)


def balances(award: Award) -> SimpleNamespace:
    return SimpleNamespace(**fresh(award).balances())
