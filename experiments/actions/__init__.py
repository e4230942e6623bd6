"""Everything that changes an experiment or a participation. Nothing else writes a status."""

from .completeness import (
    missing_for_concluding,
    missing_for_registering,
    purposes_of,
)
from .consent import Guardian, publish_consent_version, renew_consent
from .discussing import keep_forum, keep_forums
from .drafting import delete_part, move_part, save_draft, save_part
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
from .publishing import publish_conclusion, save_conclusion
from .registering import discard_draft, draft_registration, register_registration

__all__ = [
    "Guardian",
    "Withdrawal",
    "change_capacity",
    "confirm_guardian",
    "delete_part",
    "discard_draft",
    "draft_registration",
    "erase_participation",
    "expire_guardian_requests",
    "fill_places",
    "join_experiment",
    "keep_forum",
    "keep_forums",
    "missing_for_concluding",
    "missing_for_registering",
    "move_experiment",
    "move_part",
    "publish_conclusion",
    "publish_consent_version",
    "purposes_of",
    "refuse_guardian",
    "register_registration",
    "renew_consent",
    "save_conclusion",
    "save_draft",
    "save_part",
    "send_letter_to_participants",
    "withdraw_guardian",
    "withdraw_participation",
]
