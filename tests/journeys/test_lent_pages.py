"""Every page of bookings, parking and spaces that links lead to, looked at as whoever it is for.

The pages are dealt over the languages: each is looked at in one of them, in light and dark, on a phone and at a desk.
What has no link, because it is a step of something, is looked at where somebody takes the step: in the journeys.
"""

from urllib.parse import urlencode

import pytest
from django.utils import timezone

from experiments.parking.forms.searching import local_text, next_step
from tests.access_readers import ANYONE, KEEP, NOBODY, OWN, OWN_OR_KEEP, SIGNED_IN
from tests.journeys.gathering import Gathering, faults_on
from tests.journeys.sessions import enter

pytestmark = pytest.mark.browser
AREAS = "bookings|parking|spaces"
LENT = {"place": "37.5850, 126.9480", "minutes": 60}  # where neighbours lend
OF_VISITORS, OF_RESIDENTS, OF_NEIGHBOURS, OF_MANAGERS = (
    {ANYONE, NOBODY},
    {SIGNED_IN, OWN_OR_KEEP},
    {SIGNED_IN, OWN, OWN | KEEP},
    {SIGNED_IN, KEEP},
)
READERS = [
    ("", ["parking/", "spaces/"], OF_VISITORS),
    ("resident", ["bookings/", "spaces/"], OF_RESIDENTS),
    ("neighbour", ["parking/mine/", "parking/lend/"], OF_NEIGHBOURS),
    ("park-manager", ["spaces/", "parking/", "bookings/"], OF_MANAGERS),
]


def next_quarter():
    return local_text(next_step(timezone.now()))


@pytest.mark.parametrize(("who", "begin", "rules"), READERS)
def test_every_page_that_links_lead_to(demo_site, visit, who, begin, rules):
    page = visit(reduced_motion="reduce")
    if who:
        enter(page, demo_site, who)
    search = urlencode({**LENT, "start": next_quarter()})
    beginnings = [f"/en/{each}" for each in [f"parking/?{search}", *begin]]
    gathering = Gathering(page.context.request, demo_site, rules, AREAS)
    faults = faults_on(page, demo_site, gathering.from_(beginnings))
    assert not faults, "\n".join(faults)
    page.watch.check()
