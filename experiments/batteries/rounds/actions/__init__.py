from .adjusting import add_box, leave_out, move_stop
from .driving import finish_round, record_emptying, skip_stop
from .giving import assign_driver, call_off_round, publish_round
from .planning import improve_plan, plan_day, take_better_plan
from .vans import keep_van

__all__ = [
    "add_box",
    "assign_driver",
    "call_off_round",
    "finish_round",
    "improve_plan",
    "keep_van",
    "leave_out",
    "move_stop",
    "plan_day",
    "publish_round",
    "record_emptying",
    "skip_stop",
    "take_better_plan",
]
