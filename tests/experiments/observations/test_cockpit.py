from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from experiments.enums import HowOften
from experiments.models import Move
from experiments.observations.codes import code_of
from experiments.observations.dashboard.cockpit import cockpit_of
from experiments.observations.dashboard.completeness import Mark
from experiments.observations.dashboard.recruitment import drawing_of, recruitment_of
from experiments.observations.dashboard.schedule import slots_of
from experiments.observations.entries.outliers import Values, judge
from experiments.observations.entries.tally import tally_of
from experiments.observations.models import Reminder
from experiments.timeline import owed_of
from experiments.workflow import Hat, ParticipationStatus, Status
from tests.factories.accounts import UserFactory, sign_in
from tests.factories.experiments import (
    ConsentVersionFactory,
    ExperimentFactory,
    decisions_for,
    join,
    words,
)

from .publishing import diaries, observe, participants, protocol, running_experiment

pytestmark = pytest.mark.django_db


@pytest.fixture
def organiser():
    return UserFactory(email="organiser@example.org")


@pytest.fixture
def experiment(organiser):
    return running_experiment(organisers=[organiser])


def address(experiment) -> str:
    return reverse("observations:cockpit", args=[experiment.slug])


def look(experiment):
    asked = protocol(experiment)
    return cockpit_of(experiment, asked, tally_of(experiment, asked))


def values_of(*numbers) -> Values:
    values = Values()
    for row, number in enumerate(numbers):
        values.add(row, number)
    return values


def test_judge_far_value_is_odd_and_the_rest_is_not():
    judged = judge(values_of(8, 9, 10, 11, 12, 9, 10, 11, 480))
    assert (judged.median, judged.count) == (10, 1)
    assert [(each.row, each.value) for each in judged.odd] == [(8, 480)]
    assert judged.low == pytest.approx(10 - 3.5 / 0.6745, abs=1e-12)


def test_judge_half_equal_values_falls_back_to_quartiles():
    judged = judge(values_of(*[5] * 12, 6, 7, 8, 9, 90, 5, 5, 4))
    assert [each.value for each in judged.odd] == [90, 9, 8, 7, 4, 6]


@pytest.mark.parametrize("numbers", [[1, 2, 3, 4, 5, 6, 900], [5] * 20, [5] * 20 + [9]])
def test_judge_too_few_or_all_equal_says_nothing(numbers):
    assert judge(values_of(*numbers)) is None


def test_slots_weeks_begin_on_monday_and_touch_both_ends():
    slots = slots_of(HowOften.WEEKLY, date(2026, 3, 4), date(2026, 3, 16))
    assert [slot.first_on.day for slot in slots] == [2, 9, 16]


def test_slots_months_have_their_length():
    slots = slots_of(HowOften.MONTHLY, date(2026, 1, 31), date(2026, 3, 1))
    assert [slot.last_on.day for slot in slots] == [31, 28, 31]


def test_slots_any_time_expects_nothing():
    assert slots_of(HowOften.ANY_TIME, date(2026, 1, 1), date(2026, 3, 1)) == []


def test_code_is_the_same_every_time_and_of_one_person():
    assert code_of(7) == code_of(7)
    assert len({code_of(number) for number in range(2_000)}) == 2_000


def test_codes_do_not_follow_the_order_of_joining():
    codes = [code_of(number) for number in range(1, 50)]
    assert codes != sorted(codes)
    assert codes != sorted(codes, reverse=True)


def test_recruitment_counts_weeks_and_who_left(experiment):
    people = participants(experiment, 3, weeks_ago=3)
    type(people[0]).objects.filter(pk=people[0].pk).update(
        status=ParticipationStatus.WITHDRAWN,
        user=None,
        withdrawn_at=timezone.now(),
        data_wish="keep",
    )
    found = recruitment_of(experiment)
    assert [(week.joined, week.left, week.taking_part) for week in found.weeks] == [
        (3, 0, 3),
        (0, 0, 3),
        (0, 0, 3),
        (0, 1, 2),
    ]
    assert (found.now, found.places, found.share) == (2, 40, 5)


def test_recruitment_of_nobody_draws_nothing(experiment):
    assert drawing_of(recruitment_of(experiment)) is None


def test_completeness_names_what_is_missing_by_week(experiment):
    (person,) = participants(experiment, 1, weeks_ago=3)
    monday = timezone.localdate() - timedelta(days=timezone.localdate().weekday())
    for weeks_ago in (3, 1):
        day = monday - timedelta(weeks=weeks_ago)
        observe(experiment, "diary", {"minutes": 9.0}, day=day, by=person)
    (diary,) = look(experiment).completeness
    (line,) = diary.lines
    assert line.code == code_of(person.pk)
    assert [mark for _slot, mark in line.marks[-4:]] == [
        Mark.FILLED,
        Mark.MISSING,
        Mark.FILLED,
        Mark.DUE,
    ]
    assert {mark for _slot, mark in line.marks[:-4]} == {Mark.NOT_ASKED}
    assert (line.filled, line.expected, diary.missing, diary.share) == (2, 3, 1, 67)


def test_completeness_asks_nobody_after_measuring_ended(experiment):
    (person,) = participants(experiment, 1, weeks_ago=5)
    monday = timezone.localdate() - timedelta(days=timezone.localdate().weekday())
    observe(
        experiment,
        "diary",
        {"minutes": 9.0},
        day=monday - timedelta(weeks=5),
        by=person,
    )
    Move.objects.create(
        experiment=experiment,
        target=Status.EVALUATING,
        by_role=Hat.ORGANISER,
        reason=words("Enough."),
        at=timezone.now() - timedelta(weeks=4),
    )
    expected = {}
    for status in (Status.RUNNING, Status.EVALUATING):
        experiment.status = status
        (diary,) = look(experiment).completeness
        expected[status] = (diary.filled, diary.expected)
    assert expected == {Status.RUNNING: (1, 5), Status.EVALUATING: (1, 2)}


def test_completeness_asks_for_nothing_while_it_was_paused(experiment):
    (person,) = participants(experiment, 1, weeks_ago=6)
    today = timezone.localdate()
    monday = today - timedelta(days=today.weekday())
    steps = [(6, Status.RECRUITING, Status.RUNNING), (4, Status.RUNNING, Status.PAUSED)]
    for weeks_ago, source, target in [*steps, (2, Status.PAUSED, Status.RUNNING)]:
        at = timezone.now() - timedelta(days=today.weekday(), weeks=weeks_ago)
        Move.objects.create(
            experiment=experiment,
            source=source,
            target=target,
            at=at,
            by_role="organiser",
        )
    (diary,) = look(experiment).completeness
    asked = [
        slot.first_on for slot, mark in diary.lines[0].marks if mark == Mark.MISSING
    ]
    assert asked == [monday - timedelta(weeks=each) for each in (6, 5, 4, 2, 1)]


def test_outliers_ordinary_is_what_the_field_allows(experiment):
    (person,) = participants(experiment, 1, weeks_ago=10)
    monday = timezone.localdate() - timedelta(days=timezone.localdate().weekday())
    for weeks_ago, minutes in enumerate([9.0, 2.0, 14.0, 5.0, 11.0, 3.0, 8.0, 60.0], 1):
        day = monday - timedelta(weeks=weeks_ago)
        observe(experiment, "diary", {"minutes": minutes}, day=day, by=person)
    (odd,) = look(experiment).odd
    assert odd.judged.low < odd.field.minimum == odd.low
    assert odd.high == odd.judged.high


def test_completeness_those_with_most_missing_come_first(experiment):
    idle, eager = participants(experiment, 2, weeks_ago=2)
    observe(
        experiment,
        "diary",
        {"minutes": 9.0},
        day=timezone.localdate() - timedelta(weeks=1),
        by=eager,
    )
    (diary,) = look(experiment).completeness
    assert [line.code for line in diary.lines] == [code_of(idle.pk), code_of(eager.pk)]
    assert diary.silent == 1


def test_outliers_lead_to_the_entry(experiment, organiser, client):
    diaries(experiment, participants(experiment, 4))
    (odd,) = look(experiment).odd
    (entry,) = odd.entries
    assert (odd.field.key, entry.odd.value) == ("minutes", 480.0)
    sign_in(client, organiser)
    page = client.get(address(experiment)).content.decode()
    assert reverse("observations:entry", args=[experiment.slug, entry.row.pk]) in page


def test_withdrawn_purpose_is_in_none_of_it(experiment):
    """Who refused the purpose of a field has no answer to it here either."""
    decided = decisions_for(experiment, photos=False)
    (person,) = participants(experiment, 1, decisions=decided)
    values = {"street": "mangwon-ro"}
    observe(experiment, "diary", values, day=timezone.localdate(), by=person)
    assert [each.entries for each in look(experiment).counted] == [0, 0]


def test_reminders_count_who_chose_them_and_whose_turn_came(experiment):
    first, second = participants(experiment, 2)
    today = timezone.localdate()
    Reminder.objects.create(participation=first, form="diary", handled_on=today)
    Reminder.objects.create(participation=second, form="diary")
    (diary,) = look(experiment).reminders
    assert (diary.chosen, diary.handled, diary.last_on) == (2, 1, today)


def test_renewals_count_those_who_signed_an_older_text(experiment):
    participants(experiment, 2)
    ConsentVersionFactory(experiment=experiment)
    join(experiment, UserFactory())
    assert (
        look(experiment).renewals.outstanding,
        look(experiment).renewals.number,
    ) == (
        2,
        2,
    )


def ended_since(experiment, days: int) -> None:
    """Recruited, and in evaluation since so many days."""
    at = timezone.now() - timedelta(days=days)
    for target in (Status.RECRUITING, Status.EVALUATING):
        Move.objects.create(
            experiment=experiment, target=target, at=at, by_role=Hat.ORGANISER
        )
    experiment.status = Status.EVALUATING
    experiment.save(update_fields=["status"])


def test_conclusion_is_owed_and_late(experiment):
    ended_since(experiment, 100)
    ahead = look(experiment).ahead
    assert (ahead.owed.late, ahead.words) == ("10 days late", None)


def test_conclusion_is_owed_by_the_same_day_everywhere(experiment):
    ended_since(experiment, 30)
    due = look(experiment).ahead.owed.due_on
    assert due == owed_of(experiment).due_on
    assert due == timezone.localdate() + timedelta(days=60)


def test_conclusion_is_not_owed_while_it_runs(experiment):
    assert look(experiment).ahead.owed is None


def test_what_all_three_ends_lack_is_said_once_and_leads_to_where_it_is_written(
    experiment, organiser, client
):
    ended_since(experiment, 30)
    sign_in(client, organiser)
    page = client.get(address(experiment)).content.decode()
    written = reverse("experiments:organise-conclusion", args=[experiment.slug])
    assert page.count("a published conclusion") == 1
    assert f'href="{written}">a published conclusion</a>' in page


def test_page_asks_the_same_number_of_questions_for_two_and_for_twelve(
    experiment, organiser, client
):
    sign_in(client, organiser)
    counts = []
    for number in (2, 10):
        diaries(experiment, participants(experiment, number))
        client.get(address(experiment))
        with CaptureQueriesContext(
            connection,
        ) as asked:
            client.get(address(experiment))
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_page_without_a_registration_says_so(organiser, client):
    bare = ExperimentFactory(organisers=[organiser])
    sign_in(client, organiser)
    response = client.get(address(bare))
    assert response.status_code == 200
    assert "Nothing is registered yet" in response.content.decode()


@pytest.mark.parametrize("language", ["en", "ko", "th"])
def test_page_names_nobody(experiment, organiser, client, language):
    people = participants(experiment, 3)
    diaries(experiment, people)
    sign_in(client, organiser)
    page = client.get(f"/{language}/experiments/{experiment.slug}/organise/data/")
    text = page.content.decode()
    assert [
        name for name in ("Person 0", "Person 1", people[0].code) if name in text
    ] == []
    assert code_of(people[0].pk) in text
