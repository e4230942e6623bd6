"""Who stands before an address in the tests, and what a rule of :mod:`tests.access_policy` is made of."""

from dataclasses import dataclass

CAST = (
    "anonymous",
    "resident",
    "neighbour",
    "organiser",
    "founder",
    "reviewer",
    "officer",
    "director",
    "editor",
    "moderator",
    "manager",
    "administrator",
)
ANYONE = frozenset(CAST)
SIGNED_IN = ANYONE - {"anonymous"}
OWN = frozenset({"resident"})
CARE = frozenset({"organiser", "manager", "administrator"})  # of this experiment
OWN_OR_CARE = OWN | CARE
KEEP = frozenset({"manager", "administrator"})  # whoever looks after bookings
MODERATE = frozenset({"moderator", "administrator"})  # whoever keeps forums civil
FOUNDATION = frozenset({"officer", "director"})
OWN_OR_KEEP = OWN | KEEP
FOUNDATION = frozenset({"officer", "director"})
DESK = frozenset(
    {
        "reviewer",
        "officer",
        "director",
        "editor",
        "moderator",
        "manager",
        "administrator",
    }
)
REVIEW = frozenset({"reviewer"})  # through their own door alone
HANDLE = frozenset({"officer"})  # whoever handles applications
FOUNDATION = frozenset({"officer", "director"})
OWN_OR_FOUNDATION = OWN | FOUNDATION  # the resident leads the application's team
NOBODY = frozenset()
# A step inside a flow that was not begun: sent back to its beginning, whoever one is.
FLOW = "flow"


@dataclass(frozen=True)
class Rule:
    get: frozenset | str | None
    post: frozenset | str | None = None
    is_public: bool = False  # the same for everybody, so it may be kept by caches
