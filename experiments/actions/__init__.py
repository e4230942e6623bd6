"""Everything that changes an experiment or a participation. Nothing else writes a status."""

from .consent import Guardian, publish_consent_version, renew_consent
from .guardians import (
    confirm_guardian,
    expire_guardian_requests,
    refuse_guardian,
    withdraw_guardian,
)
from .joining import (
    Withdrawal,
    erase_participation,
    join_experiment,
    withdraw_participation,
)
from .letters import send_letter_to_participants
from .lifecycle import move_experiment
from .places import change_capacity, fill_places

__all__ = [
    "Guardian",
    "Withdrawal",
    "change_capacity",
    "confirm_guardian",
    "erase_participation",
    "expire_guardian_requests",
    "fill_places",
    "join_experiment",
    "move_experiment",
    "publish_consent_version",
    "refuse_guardian",
    "renew_consent",
    "send_letter_to_participants",
    "withdraw_guardian",
    "withdraw_participation",
]
