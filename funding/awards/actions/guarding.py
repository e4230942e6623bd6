"""What the steps of an application ask of its award."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from funding.guards import Attempt, guard
from funding.workflow import Guard
from innovation_park.lib.refusals import Refused

from ..models import Award, ContractVersion
from ..permissions import NotSettled
from ..workflow import ContractStatus
from .settling import unsettled


class NotSigned(Refused):
    sentence = _("Both sides have to sign the contract first.")


@guard(Guard.CONTRACT_SIGNED)
def contract_signed(attempt: Attempt) -> None:
    signed = ContractVersion.objects.filter(
        award__application=attempt.application, status=ContractStatus.SIGNED
    )
    if not signed.exists():
        raise NotSigned


@guard(Guard.ACCOUNTS_SETTLED)
def all_accounts_settled(attempt: Attempt) -> None:
    award = Award.objects.filter(application=attempt.application).first()
    missing = unsettled(award) if award else []
    if missing:
        raise NotSettled(missing)
