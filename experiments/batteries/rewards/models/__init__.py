from .books import Account, Collection, Posting, Transaction
from .cards import Reward, RuleCard, Stock
from .drop_off import SEOUL, DropOff, DropOffQuerySet
from .scales import Scale, Weighing
from .teams import Team, TeamMember

__all__ = [
    "SEOUL",
    "Account",
    "Collection",
    "DropOff",
    "DropOffQuerySet",
    "Posting",
    "Reward",
    "RuleCard",
    "Scale",
    "Stock",
    "Team",
    "TeamMember",
    "Transaction",
    "Weighing",
]
