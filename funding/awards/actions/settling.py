"""What comes back, and the end: returns, money asked back, closing, ending before time."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from funding.actions.moving import move
from funding.workflow import ENDS, Event, Status

from ..enums import AccountKind, Entry
from ..kinds import MONEY
from ..models import Award, Payment, Transaction
from ..permissions import (
    NotForYou,
    NotSettled,
    ReasonMissing,
    StepNotListed,
    require_hat,
)
from ..workflow import (
    ContributionStatus,
    Hat,
    MilestoneStatus,
    PaymentStatus,
    ReportStatus,
    VariationStatus,
)
from .ledger import balances_of, post
from .locking import lock_award
from .telling import tell_team

# Entries written by hand, and whose they are: asking money back, or no longer, is the director's.
BY_HAND = {
    Entry.RETURN: Hat.OFFICER,
    Entry.DEMAND: Hat.DIRECTOR,
    Entry.RECOVERY: Hat.OFFICER,
    Entry.WAIVER: Hat.DIRECTOR,
}
NEVER_DONE = (
    MilestoneStatus.PLANNED,
    MilestoneStatus.HANDED_IN,
    MilestoneStatus.CHANGES,
    MilestoneStatus.ACHIEVED,
)
NEVER_WRITTEN = (ReportStatus.DUE, ReportStatus.SENT, ReportStatus.CHANGES)


@transaction.atomic
def record_money(
    *, award: Award, kind: Entry, amount: int, on: date, note: str, by, key: str = ""
) -> Transaction:
    """A form sent twice with the same ``key`` writes once."""
    award = lock_award(award)
    if kind not in BY_HAND:
        raise StepNotListed
    require_hat(by, award, BY_HAND[kind])
    if not note.strip():
        raise ReasonMissing
    entry = post(
        award=award,
        kind=kind,
        amount=amount,
        key=f"{kind}:{award.pk}:{key or uuid4().hex}"[:60],
        on=on,
        note=note.strip(),
        by=by,
    )
    if kind in (Entry.DEMAND, Entry.WAIVER):
        event = "asked_back" if kind == Entry.DEMAND else "waived"
        tell_team(award, MONEY, event, f"money:{entry.pk}", won=f"{amount:,}")
    return entry


def lapse(award: Award, by) -> None:
    """What was neither paid nor will be goes back to the budget; again, where a payment came back after it."""
    balances = balances_of(award)
    times = award.transactions.filter(kind=Entry.LAPSE).count()
    for source in (AccountKind.COMMITTED, AccountKind.AWARDED):
        if balances[source]:
            post(
                award=award,
                kind=Entry.LAPSE,
                amount=balances[source],
                between=(source, AccountKind.BUDGET),
                key=f"{Entry.LAPSE}:{award.pk}:{source}:{times}",
                by=by,
            )


def drop_the_rest(award: Award) -> None:
    award.milestones.filter(status__in=NEVER_DONE).update(
        status=MilestoneStatus.DROPPED
    )
    Payment.objects.filter(
        milestone__award=award, status=PaymentStatus.PROPOSED
    ).update(status=PaymentStatus.REFUSED)


@transaction.atomic
def begin_closing(*, award: Award, by) -> Award:
    """When every milestone is paid or given up: what is left goes back to the budget, the final report is awaited."""
    award = lock_award(award)
    require_hat(by, award, Hat.OFFICER)
    missing = _before_closing(award)
    if missing:
        raise NotSettled(missing)
    _move(award, Event.BEGIN_CLOSING, by)
    drop_the_rest(award)
    lapse(award, by)
    award.reports.filter(is_final=False, status=ReportStatus.DUE).update(
        status=ReportStatus.DROPPED
    )
    return award


def _before_closing(award: Award) -> list:
    waiting = (MilestoneStatus.HANDED_IN, MilestoneStatus.ACHIEVED)
    missing = []
    if award.milestones.filter(status__in=waiting).exists():
        missing.append(_("decide on and pay what was handed in"))
    if _payments(award, PaymentStatus.PROPOSED):
        missing.append(_("order or refuse the payments that wait"))
    return missing


def _payments(award: Award, *statuses: PaymentStatus) -> bool:
    return Payment.objects.filter(milestone__award=award, status__in=statuses).exists()


def unsettled(award: Award) -> list:
    """What keeps an award from being closed, in words."""
    balances = balances_of(award)
    facts = {
        _("give back what was not used"): balances[AccountKind.AWARDED]
        + balances[AccountKind.COMMITTED],
        _("receive the money that was asked back"): balances[AccountKind.CLAWBACK],
        _("hand the last payments to the bank"): _payments(
            award, PaymentStatus.PROPOSED, PaymentStatus.ORDERED
        ),
        _("bring the team’s part up to the rule"): not award.standing(balances).holds,
        _("accept the final report"): award.reports.filter(
            status__in=NEVER_WRITTEN
        ).exists(),
        _("decide on the contributions"): award.contributions.filter(
            status=ContributionStatus.CLAIMED
        ).exists(),
        _("decide on the variations"): award.variations.filter(
            status=VariationStatus.ASKED
        ).exists(),
    }
    return [words for words, is_open in facts.items() if is_open]


@transaction.atomic
def close_award(*, award: Award, by) -> Award:
    """Its guard asks the same question of whoever comes another way."""
    award = lock_award(award)
    _move(award, Event.CLOSE, by)
    return award


@transaction.atomic
def terminate_award(*, award: Award, reason: str, asked_back: int, by) -> Award:
    """The contract ends at once: what was not paid goes back to the budget, what was paid for nothing is asked back."""
    award = lock_award(award)
    require_hat(by, award, Hat.DIRECTOR)
    if not reason.strip():
        raise ReasonMissing
    if _payments(award, PaymentStatus.ORDERED):
        raise NotSettled([_("hand the last payments to the bank")])
    _move(award, Event.TERMINATE, by, reason.strip())
    _end(award, by)
    if asked_back:
        post(
            award=award,
            kind=Entry.DEMAND,
            amount=asked_back,
            key=f"{Entry.DEMAND}:{award.pk}:termination",
            note=reason.strip()[:400],
            by=by,
        )
        won = f"{asked_back:,}"
        tell_team(award, MONEY, "asked_back", f"termination:{award.pk}", won=won)
    return award


def _end(award: Award, by) -> None:
    drop_the_rest(award)
    lapse(award, by)
    award.reports.filter(status__in=NEVER_WRITTEN).update(status=ReportStatus.DROPPED)
    award.variations.filter(status=VariationStatus.ASKED).update(
        status=VariationStatus.DECLINED
    )


def settle_ended() -> int:
    """What the clock does: an application that was withdrawn with a contract on the table leaves no money behind."""
    ended = Award.objects.filter(
        application__status__in=ENDS,
        accounts__kind__in=(AccountKind.AWARDED, AccountKind.COMMITTED),
        accounts__balance__gt=0,
    )
    pks = set(ended.values_list("pk", flat=True))
    for pk in pks:
        with transaction.atomic():
            _end(lock_award(pk), None)
    return len(pks)


def _move(award: Award, event: Event, by, reason: str = "") -> None:
    application = award.application
    if application.status == Status.CLOSED:
        raise StepNotListed
    if by is None:
        raise NotForYou
    move(
        application=application,
        event=event,
        by=by,
        version=application.version,
        reason=reason,
    )
