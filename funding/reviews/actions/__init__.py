from .answering import accept_assignment, declare_conflict, decline_assignment
from .binding import lift_conflict, set_conflict
from .copying import add_redacted_copy, remove_redacted_copy
from .declaring import add_tie, describe_reviewer, remove_tie, sign_declaration
from .detecting import detect_conflicts
from .placing import assign_reviewer, release_assignment
from .planning import apply_plan, make_plan
from .reviewing import hand_in_review, reopen_review, save_review
from .tending import free_conflicted, remind_reviewers

__all__ = [
    "accept_assignment",
    "add_redacted_copy",
    "add_tie",
    "apply_plan",
    "assign_reviewer",
    "declare_conflict",
    "decline_assignment",
    "describe_reviewer",
    "detect_conflicts",
    "free_conflicted",
    "hand_in_review",
    "lift_conflict",
    "make_plan",
    "release_assignment",
    "remind_reviewers",
    "remove_redacted_copy",
    "remove_tie",
    "reopen_review",
    "save_review",
    "set_conflict",
    "sign_declaration",
]
