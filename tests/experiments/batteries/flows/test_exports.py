"""Of four people nothing is told, of five it is; what lies in a week that is not over waits."""

from datetime import timedelta

from experiments.batteries.flows.counting import this_monday
from experiments.batteries.flows.exports import TABLES, week_rows
from tests.factories.batteries import battery_manager, collector, running_batteries
from tests.factories.battery_rewards import box_in, brought, card_of


def test_week_of_fewer_than_five_people_is_told_without_what_they_brought(db):
    scheme, card, staff = running_batteries(), card_of(), battery_manager()
    box = box_in(card)
    next_monday = this_monday() + timedelta(weeks=1)
    week, district = this_monday().isoformat(), card.district.code
    for _each in range(4):
        person = collector(scheme)
        brought(person, box, staff)
    brought(person, box_in(card), staff)  # the same one again, at the next box
    assert list(week_rows(next_monday)) == [(week, district, 0, None, None)]
    brought(collector(scheme), box, staff)
    assert list(week_rows(next_monday)) == [(week, district, 0, 1_380, 6)]
    assert list(TABLES["weeks"].rows()) == []
