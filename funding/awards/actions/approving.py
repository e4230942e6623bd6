"""The foundation's own yes, in two steps by two people; and the signatures of both sides under the same bytes."""

from __future__ import annotations

from datetime import datetime

from django.db import IntegrityError, transaction

from funding.actions.moving import move, note
from funding.workflow import Event, Status

from ..enums import Entry, Side, Step
from ..kinds import CONTRACTS
from ..models import Approval, Award, ContractVersion, Report, Signature
from ..permissions import (
    NotForYou,
    OneSideEach,
    OneStepEach,
    OtherBytes,
    ReasonMissing,
    SignedAlready,
    StepNotListed,
    hats_of,
    require_hat,
)
from ..schedule import reports_due
from ..workflow import ContractStatus, Hat
from .ledger import post
from .locking import locked
from .telling import tell_directors, tell_officer, tell_team

SIGNERS = {Side.TEAM: Hat.SIGNATORY, Side.FOUNDATION: Hat.DIRECTOR}


def next_step(version: ContractVersion) -> Step | None:
    """The one that is to be decided now."""
    if version.status != ContractStatus.IN_APPROVAL:
        return None
    decided = {each.step for each in version.approvals.all()}
    return next((each for each in Step if each not in decided), None)


@transaction.atomic
def decide_step(
    *, version: ContractVersion, is_granted: bool, reason: str = "", by
) -> Approval:
    version = locked(version)
    step = next_step(version)
    if step is None:
        raise StepNotListed
    if version.approvals.filter(by=by).exists():
        raise OneStepEach
    require_hat(by, version.award, Hat(step))
    if not is_granted and not reason.strip():
        raise ReasonMissing
    approval = Approval.objects.create(
        version=version, step=step, is_granted=is_granted, reason=reason.strip(), by=by
    )
    _follow(version, approval, by)
    return approval


def _follow(version: ContractVersion, approval: Approval, by) -> None:
    award, key = version.award, f"contract:{version.pk}"
    if not approval.is_granted:
        _set(version, ContractStatus.REFUSED)
        tell_officer(award, CONTRACTS, "sent_back", f"{key}:refused")
    elif approval.step == Step.OFFICER:
        tell_directors(award, CONTRACTS, "to_approve", f"{key}:director")
    else:
        _set(version, ContractStatus.APPROVED)
        _advance(version, Event.BEGIN_CONTRACT, Status.SELECTED, by)
        tell_team(award, CONTRACTS, "to_sign", f"{key}:to_sign")


@transaction.atomic
def sign_contract(
    *,
    version: ContractVersion,
    side: Side,
    sha256: str,
    proof: str,
    proved_at: datetime,
    by,
) -> Signature:
    """``sha256`` is what the signer saw; ``proof`` and ``proved_at`` how and when they proved themselves anew."""
    version = locked(version)
    award = version.award
    if version.status != ContractStatus.APPROVED:
        raise StepNotListed
    if SIGNERS[side] not in hats_of(by, award):
        raise NotForYou
    if sha256 != version.sha256:
        raise OtherBytes
    if version.signatures.filter(person=by).exclude(side=side).exists():
        raise OneSideEach
    try:
        with transaction.atomic():
            signature = Signature.objects.create(
                version=version,
                side=side,
                sha256=sha256,
                person=by,
                name=by.get_full_name(),
                email=by.email,
                proof=proof,
                proved_at=proved_at,
            )
    except IntegrityError as error:
        raise SignedAlready from error
    note(
        application=award.application,
        event=Event.SIGN_CONTRACT,
        by=by,
        payload={"contract": version.number, "sha256": sha256, "side": str(side)},
    )
    if version.signatures.count() == len(Side):
        _begin(version, by)
    else:
        tell = tell_directors if side == Side.TEAM else tell_team
        tell(award, CONTRACTS, "other_signed", f"contract:{version.pk}:{side}")
    return signature


def _begin(version: ContractVersion, by) -> None:
    """Both have signed: the money is committed, the reports are planned, the work begins."""
    award = version.award
    _set(version, ContractStatus.SIGNED)
    for milestone in award.milestones.order_by("number"):
        post(
            award=award,
            kind=Entry.COMMITMENT,
            amount=milestone.amount,
            milestone=milestone,
            key=f"{Entry.COMMITMENT}:{milestone.pk}",
            by=by,
        )
    plan_reports(award)
    _advance(version, Event.START_RUNNING, Status.CONTRACTING, by)
    tell_team(award, CONTRACTS, "signed", f"contract:{version.pk}:signed")
    tell_officer(award, CONTRACTS, "signed", f"contract:{version.pk}:signed")


def plan_reports(award: Award) -> None:
    Report.objects.bulk_create(
        [
            Report(
                award=award,
                is_final=each.is_final,
                period_end=each.period_end,
                due_on=each.due_on,
            )
            for each in reports_due(award.starts_on, award.ends_on)
        ],
        ignore_conflicts=True,
    )


def _set(version: ContractVersion, status: ContractStatus) -> None:
    version.status = status
    version.save(update_fields=["status"])


def _advance(version: ContractVersion, event: Event, source: Status, by) -> None:
    """The log keeps which bytes it was. Where the application is there already, nothing is left to do."""
    application = version.award.application
    if application.status != source:
        return
    payload = {"contract": version.number, "sha256": version.sha256}
    move(
        application=application,
        event=event,
        by=by,
        version=application.version,
        payload=payload,
    )
