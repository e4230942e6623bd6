"""Plan and contract: one is written with the other, and approved with it."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.core.files.base import ContentFile
from django.db import transaction
from django.db.models import Max

from accounts.models import Profile
from funding.enums import TeamRole
from funding.models import Application
from funding.registration_numbers import written_out
from funding.workflow import Status

from ..contract_words import Facts, Instalment, contract_text
from ..documents import contract_pdf
from ..enums import Entry
from ..kinds import CONTRACTS
from ..matching import MatchRule
from ..models import Award, ContractVersion, Milestone
from ..permissions import (
    ContractIsSigned,
    NothingAwarded,
    PlanDoesNotAddUp,
    require_hat,
)
from ..workflow import ContractStatus, Hat
from .ledger import open_accounts, post
from .locking import lock_award
from .telling import tell_officer

BEFORE_SIGNING = (Status.SELECTED, Status.CONTRACTING)
LIVE = (ContractStatus.IN_APPROVAL, ContractStatus.APPROVED, ContractStatus.REFUSED)


@dataclass(frozen=True)
class Plan:
    starts_on: date
    ends_on: date
    instalments: Sequence[Instalment]
    special: str = ""


@transaction.atomic
def write_contract(*, application: Application, plan: Plan, by) -> ContractVersion:
    """A new version, to be approved; the one before it no longer holds."""
    award = _award_of(application, plan, by)
    if sum(each.won for each in plan.instalments) != award.amount:
        raise PlanDoesNotAddUp
    _keep_plan(award, plan)
    award.contracts.filter(status__in=LIVE).update(status=ContractStatus.REPLACED)
    version = _new_version(award, plan, by)
    tell_officer(award, CONTRACTS, "to_approve", f"contract:{version.pk}:officer")
    return version


def amount_of(application: Application) -> int:
    """As decided, or as asked where the decision names no sum."""
    decision = getattr(application, "decision", None)
    return (decision and decision.amount) or application.amount_asked or 0


def rule_of(application: Application) -> MatchRule:
    asked = application.revision.composition.get("match", {})
    usual = MatchRule()
    return MatchRule(
        asked.get("least_percent", usual.least),
        asked.get("least_cash_percent", usual.least_cash),
        asked.get("most_in_kind_percent", usual.most_in_kind),
    )


def _award_of(application: Application, plan: Plan, by) -> Award:
    known = Award.objects.filter(application=application).first()
    award = lock_award(known) if known else _first_draft(application, plan, by)
    require_hat(by, award, Hat.OFFICER)
    if known and award.contracts.filter(status=ContractStatus.SIGNED).exists():
        raise ContractIsSigned
    if award.application.status not in BEFORE_SIGNING:
        raise NothingAwarded
    if known is None:
        _open(award, by)
    return award


def _first_draft(application: Application, plan: Plan, by) -> Award:
    """Not yet saved; the application is locked, so that two officers make one award."""
    application = Application.objects.select_for_update(of=("self",)).get(
        pk=application.pk
    )
    amount, rule = amount_of(application), rule_of(application)
    if not amount:
        raise NothingAwarded
    return Award(
        application=application,
        amount=amount,
        least_percent=rule.least,
        least_cash_percent=rule.least_cash,
        most_in_kind_percent=rule.most_in_kind,
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        made_by=by,
    )


def _open(award: Award, by) -> None:
    award.save()
    open_accounts(award)
    key = f"{Entry.AWARD}:{award.pk}"
    post(award=award, kind=Entry.AWARD, amount=award.amount, key=key, by=by)


def _keep_plan(award: Award, plan: Plan) -> None:
    award.starts_on, award.ends_on = plan.starts_on, plan.ends_on
    award.save(update_fields=["starts_on", "ends_on"])
    award.milestones.all().delete()
    Milestone.objects.bulk_create(
        Milestone(
            award=award,
            number=number,
            title=each.title,
            evidence=each.evidence,
            amount=each.won,
            due_on=each.due_on,
        )
        for number, each in enumerate(plan.instalments, start=1)
    )


def _new_version(award: Award, plan: Plan, by) -> ContractVersion:
    last = award.contracts.aggregate(last=Max("number"))["last"] or 0
    facts, language = facts_of(award, plan, last + 1), language_of_team(award)
    text = contract_text(facts, language)
    pdf = contract_pdf(text, language)
    version = ContractVersion(
        award=award,
        number=last + 1,
        language=language,
        special=plan.special,
        text=text,
        sha256=hashlib.sha256(pdf).hexdigest(),
        made_by=by,
    )
    name = f"{award.code}-{version.number}.pdf"
    version.pdf.save(name, ContentFile(pdf), save=False)
    version.save()
    return version


def facts_of(award: Award, plan: Plan, number: int) -> Facts:
    firm = award.application.organisation
    return Facts(
        code=award.code,
        number=number,
        team=firm.name if firm else award.code,
        registration=written_out(firm.registration_number or "") if firm else "",
        project=award.application.title,
        won=award.amount,
        rule=award.rule,
        starts_on=plan.starts_on,
        ends_on=plan.ends_on,
        instalments=plan.instalments,
        special=plan.special,
    )


def language_of_team(award: Award) -> str:
    """That of whoever leads it."""
    lead = award.application.team.filter(role=TeamRole.LEAD).first()
    profile = Profile.objects.filter(user=lead.person_id).first() if lead else None
    return profile.language if profile else "ko"
