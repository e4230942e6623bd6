from .books import Account, Collection, Posting, Transaction
from .cards import Reward, RuleCard, Stock
from .drop_off import SEOUL, DropOff, DropOffQuerySet
from .teams import Team, TeamMember
from .weighing import Weighing

__all__ = [
    "SEOUL",
    "Account",
    "Collection",
    "DropOff",
    "DropOffQuerySet",
    "Posting",
    "Reward",
    "RuleCard",
    "Stock",
    "Team",
    "TeamMember",
    "Transaction",
    "Weighing",
]
