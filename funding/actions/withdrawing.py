from __future__ import annotations

from django.db import transaction

from ..models import Application
from ..workflow import Event
from .moving import move


@transaction.atomic
def withdraw_application(
    *, application: Application, reason: str, by, version: int
) -> None:
    """At any time before the contract; what was submitted stays in the log, and nobody decides about it any more."""
    move(
        application=application,
        event=Event.WITHDRAW,
        by=by,
        version=version,
        reason=reason,
    )
