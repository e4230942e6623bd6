from .planned import DayPlan
from .round import Round, RoundQuerySet
from .stop import Stop
from .van import Van

__all__ = ["DayPlan", "Round", "RoundQuerySet", "Stop", "Van"]
