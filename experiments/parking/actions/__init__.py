from .deciding import approve_space, refuse_space
from .disputing import answer_dispute, decide_dispute, raise_dispute, rate_deal
from .hours import set_hours
from .lending import (
    add_photo,
    clear_occupied,
    describe_space,
    draft_space,
    hand_in_proof,
    pause_space,
    remove_photo,
    resume_space,
    submit_space,
    take_space_back,
    tell_way_in,
    withdraw_space,
)
from .logging import log_search
from .parking import (
    arrive_at_space,
    book_space,
    cancel_deal,
    hold_space,
    leave_space,
    stay_longer,
)
from .reseating import report_occupied, reseat
from .tending import (
    catch_up,
    forget_photos,
    forget_plates,
    mark_overstays,
    seat_threatened,
)

__all__ = [
    "add_photo",
    "answer_dispute",
    "approve_space",
    "arrive_at_space",
    "book_space",
    "cancel_deal",
    "catch_up",
    "clear_occupied",
    "decide_dispute",
    "describe_space",
    "draft_space",
    "forget_photos",
    "forget_plates",
    "hand_in_proof",
    "hold_space",
    "leave_space",
    "log_search",
    "mark_overstays",
    "pause_space",
    "raise_dispute",
    "rate_deal",
    "refuse_space",
    "remove_photo",
    "report_occupied",
    "reseat",
    "resume_space",
    "seat_threatened",
    "set_hours",
    "stay_longer",
    "submit_space",
    "take_space_back",
    "tell_way_in",
    "withdraw_space",
]
