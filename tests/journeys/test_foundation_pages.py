"""Every page of the Digital Foundation that links lead to, looked at as whoever it is for."""

import pytest

from tests.access_policy import RULES
from tests.access_readers import ANYONE, FOUNDATION, NOBODY
from tests.journeys.gathering import Gathering, faults_on
from tests.journeys.sessions import enter

pytestmark = pytest.mark.browser
OF_VISITORS = {ANYONE, NOBODY}
# Whose application, award or meeting it is decides, which rules of addresses cannot say.
OF_THEMSELVES = {rule.get for rule in RULES.values()} - {ANYONE}
OF_DIRECTORS = {frozenset({"director"}), FOUNDATION, NOBODY}
READERS = [
    ("", ["funding/", "funding/travel/", "funding/register/"], OF_VISITORS),
    ("startup-member", ["funding/applications/"], OF_THEMSELVES),
    ("reviewer", ["funding/reviews/"], OF_THEMSELVES),
    ("foundation-officer", ["funding/work/"], OF_THEMSELVES),
    ("foundation-director", ["funding/work/approvals/"], OF_DIRECTORS),
]


@pytest.mark.parametrize(("who", "begin", "rules"), READERS)
def test_every_page_that_links_lead_to(demo_site, visit, who, begin, rules):
    page = visit(reduced_motion="reduce")
    if who:
        enter(page, demo_site, who)
    beginnings = [f"/en/{each}" for each in begin]
    gathering = Gathering(page.context.request, demo_site, rules, "funding", visits=3)
    pages = gathering.from_(beginnings)
    faults = faults_on(page, demo_site, pages)
    assert len(pages) > len(begin)
    assert not faults, "\n".join(faults)
    page.watch.check()
