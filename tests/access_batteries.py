"""Who may do what with boxes, their lots, rounds and rewards."""

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
# Whoever runs the boxes; participants of the experiment too, whom the world of the tests does not have.
CHECK = KEEP

BATTERIES: dict[str, Rule] = {
    "digital-link": Rule(NOBODY, is_public=True),  # of a thing that exists
    "batteries:points": PUBLIC_PAGE,
    "batteries:points-json": PUBLIC_PAGE,
    "batteries:point": PUBLIC_PAGE,
    "batteries:report": Rule(ANYONE, ANYONE),
    "batteries:reported": Rule(ANYONE),
    "batteries:checks": Rule(CHECK),
    "batteries:check": Rule(CHECK, CHECK),
    "batteries:desk": Rule(KEEP),
    "batteries:point-new": Rule(KEEP, KEEP),
    "batteries:desk-point": Rule(KEEP, KEEP),
    "batteries:point-use": Rule(None, KEEP),
    "batteries:report-answer": Rule(None, KEEP),
    "batteries:report-photo": Rule(NOBODY),  # of a report that has one
    "batteries:card": Rule(NOBODY),  # as pdf or svg only
    # Rounds. Whose round it is: tests/experiments/batteries/rounds/views
    "batteries_rounds:desk": Rule(KEEP, KEEP),
    "batteries_rounds:vans": Rule(KEEP, KEEP),
    "batteries_rounds:van": Rule(NOBODY, NOBODY),
    "batteries_rounds:plan": Rule(NOBODY),
    "batteries_rounds:plan-better": Rule(None, NOBODY),
    "batteries_rounds:mine": Rule(SIGNED_IN),
    "batteries_rounds:drive": Rule(NOBODY),
    "batteries_rounds:finish": Rule(NOBODY, NOBODY),
    "batteries_rounds:stop": Rule(NOBODY, NOBODY),
    "batteries_rounds:round": Rule(NOBODY),
    "batteries_rounds:round-driver": Rule(None, KEEP),
    "batteries_rounds:round-publish": Rule(None, NOBODY),
    "batteries_rounds:round-call-off": Rule(None, NOBODY),
    "batteries_rounds:round-add": Rule(None, NOBODY),
    "batteries_rounds:stop-move": Rule(None, NOBODY),
    "batteries_rounds:stop-leave-out": Rule(None, NOBODY),
    # Custody. The resident acts for the recycler to whom the lot is on its way
    "batteries_flows:picture": Rule(ANYONE),
    "batteries_flows:open-data": Rule(NOBODY),  # of a table that exists
    "batteries_custody:overview": Rule(ANYONE),
    "batteries_custody:verifier": PUBLIC_PAGE,
    "batteries_custody:place": Rule(ANYONE),
    "batteries_custody:place-epcis": Rule(ANYONE),
    "batteries_custody:place-chain": Rule(ANYONE),
    "batteries_custody:lot": Rule(ANYONE),
    "batteries_custody:lot-epcis": Rule(ANYONE),
    "batteries_custody:bag": Rule(ANYONE),
    "batteries_custody:pack": PUBLIC_PAGE,
    "batteries_custody:pack-part": PUBLIC_PAGE,
    "batteries_custody:desk": Rule(KEEP),
    "batteries_custody:desk-unload": Rule(KEEP, KEEP),
    "batteries_custody:desk-sort": Rule(KEEP, KEEP),
    "batteries_custody:desk-loss": Rule(KEEP, KEEP),
    "batteries_custody:desk-lot": Rule(KEEP, KEEP),
    "batteries_custody:desk-correct": Rule(KEEP, KEEP),
    "batteries:scales": Rule(KEEP, KEEP),
    "batteries:scale-revoke": Rule(None, KEEP),
    "batteries_custody:recycler": Rule(OWN),
    "batteries_custody:recycler-lot": Rule(OWN_OR_KEEP, OWN_OR_KEEP),
    "batteries_custody:by-link": Rule(NOBODY, NOBODY),  # by the link of a letter
    "batteries_custody:certificate": Rule(NOBODY),  # of a lot that has one
    "custody-api:api-root": Rule(FLOW, FLOW),
    "custody-api:openapi-json": Rule(FLOW, FLOW),
    "custody-api:weighings": Rule(FLOW, FLOW),
}
