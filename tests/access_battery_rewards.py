"""Who may do what with drop-offs and rewards. Whose reward or team it is: tests/experiments/batteries/rewards/views."""

from tests.access_readers import (
    ANYONE,
    FLOW,
    KEEP,
    NOBODY,
    OWN,
    OWN_OR_KEEP,
    SIGNED_IN,
    Rule,
)

PUBLIC_PAGE = Rule(ANYONE, is_public=True)

BATTERY_REWARDS: dict[str, Rule] = {
    "batteries_rewards:rewards": PUBLIC_PAGE,
    "batteries_rewards:safety": PUBLIC_PAGE,
    "batteries_rewards:books-file": PUBLIC_PAGE,
    "batteries_rewards:checker": PUBLIC_PAGE,
    "batteries_rewards:weighing": Rule(None, ANYONE),  # 401 without a key of a scale
    "batteries_rewards:drop": Rule(ANYONE, ANYONE),
    "batteries_rewards:amount": Rule(FLOW, FLOW),
    "batteries_rewards:unsafe": Rule(None, FLOW),
    "batteries_rewards:drop-off": Rule(OWN_OR_KEEP),
    "batteries_rewards:claim": Rule(None, OWN),
    "batteries_rewards:photo": Rule(NOBODY),  # of a drop-off that has one
    "batteries_rewards:mine": Rule(SIGNED_IN),
    "batteries_rewards:collect": Rule(None, NOBODY),
    "batteries_rewards:exchange": Rule(None, NOBODY),
    "batteries_rewards:collection": Rule(NOBODY),
    "batteries_rewards:collection-cancel": Rule(None, NOBODY),
    "batteries_rewards:team": Rule(SIGNED_IN, SIGNED_IN),
    "batteries_rewards:team-join": Rule(SIGNED_IN, SIGNED_IN),
    "batteries_rewards:team-join-by-link": Rule(SIGNED_IN, SIGNED_IN),
    "batteries_rewards:team-leave": Rule(None, SIGNED_IN),
    "batteries_rewards:desk": Rule(KEEP, KEEP),
    "batteries_rewards:desk-drop-off": Rule(KEEP),
    "batteries_rewards:desk-act": Rule(None, NOBODY),
    "batteries_rewards:desk-collection": Rule(NOBODY, NOBODY),
    "batteries_rewards:desk-stocks": Rule(KEEP),
    "batteries_rewards:desk-stock": Rule(NOBODY),
    "batteries_rewards:desk-stock-act": Rule(None, NOBODY),
}
