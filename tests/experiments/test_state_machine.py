"""Any order of joining, leaving, guardians and capacities, against a model that a child could follow."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.db import transaction
from django.utils import timezone
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from experiments.actions import (
    Guardian,
    change_capacity,
    confirm_guardian,
    expire_guardian_requests,
    join_experiment,
    move_experiment,
    refuse_guardian,
    withdraw_participation,
)
from experiments.enums import DataWish
from experiments.models import ConsentSignature, ParticipationEvent
from experiments.permissions import PlacesBelowTaken
from experiments.workflow import (
    HOLDS_A_PLACE,
    OPEN_TO_JOIN,
    PARTICIPATION_TRANSITIONS,
    ParticipationStatus,
    Status,
)

from ..factories.accounts import UserFactory
from ..factories.experiments import decisions_for, ready_experiment, words

JOINED, GUARDIAN, WAITING = (
    ParticipationStatus.JOINED,
    ParticipationStatus.GUARDIAN,
    ParticipationStatus.WAITING,
)


class Park(RuleBasedStateMachine):
    """``line`` is everyone in the order they came: {"pk", "place", "confirmed"}."""

    def __init__(self):
        super().__init__()
        self.undo = transaction.atomic()
        self.undo.__enter__()
        self.organiser = UserFactory()
        self.experiment = ready_experiment(
            capacity=3,
            organisers=[self.organiser],
            ends_on=timezone.localdate() + timedelta(days=30),
        )
        self.decisions = decisions_for(self.experiment)
        self.line = []

    def teardown(self):
        transaction.set_rollback(True)
        self.undo.__exit__(None, None, None)

    def model_fill(self):
        """The rule in one sentence: free places go to whoever came first."""
        if self.experiment.status in OPEN_TO_JOIN:
            free = self.experiment.capacity - sum(each["place"] for each in self.line)
            for each in [each for each in self.line if not each["place"]][
                : max(free, 0)
            ]:
                each["place"] = True

    def person(self, number):
        return self.line[number % len(self.line)]

    def participation(self, number):
        return self.experiment.participations.get(pk=self.person(number)["pk"])

    @precondition(lambda self: self.experiment.status in OPEN_TO_JOIN)
    @rule(is_child=st.booleans())
    def join(self, is_child):
        participation = join_experiment(
            experiment=self.experiment,
            user=UserFactory(),
            client_key=uuid4(),
            language="en",
            decisions=self.decisions,
            signed_in_by="password",
            guardian=Guardian("A Parent", "parent@example.org") if is_child else None,
        )
        self.line.append(
            {"pk": participation.pk, "place": False, "confirmed": not is_child}
        )
        self.model_fill()

    @precondition(lambda self: self.line)
    @rule(number=st.integers(0, 99), wish=st.sampled_from(DataWish))
    def leave(self, number, wish):
        participation = self.participation(number)
        withdraw_participation(
            participation=participation, data_wish=wish, by=participation.user
        )
        self.line.remove(self.person(number))
        self.model_fill()

    @rule(capacity=st.integers(0, 6))
    def resize(self, capacity):
        taken = sum(each["place"] for each in self.line)
        try:
            change_capacity(
                experiment=self.experiment, capacity=capacity, by=self.organiser
            )
        except PlacesBelowTaken:
            assert capacity < taken
        else:
            assert capacity >= taken
        self.model_fill()

    @rule()
    def pause_or_go_on(self):
        paused = self.experiment.status == Status.PAUSED
        move_experiment(
            experiment=self.experiment,
            target=Status.RUNNING if paused else Status.PAUSED,
            reason=words("The weather."),
            by=self.organiser,
        )
        self.model_fill()

    @precondition(lambda self: any(not each["confirmed"] for each in self.line))
    @rule(agrees=st.booleans())
    def guardian_answers(self, agrees):
        child = next(each for each in self.line if not each["confirmed"])
        signature = ConsentSignature.objects.get(participation=child["pk"])
        if agrees:
            confirm_guardian(signature=signature, name="A Parent")
            child["confirmed"] = True
        else:
            refuse_guardian(signature=signature)
            self.line.remove(child)
            self.model_fill()

    @rule()
    def eight_days_pass(self):
        expire_guardian_requests(now=timezone.now() + timedelta(days=8))
        self.line = [each for each in self.line if each["confirmed"]]
        self.model_fill()

    @invariant()
    def the_park_says_what_the_model_says(self):
        self.experiment.refresh_from_db()
        active = self.experiment.participations.active().order_by("queued_at", "pk")
        assert [(each.pk, each.status) for each in active] == [
            (each["pk"], expected_status(each)) for each in self.line
        ]

    @invariant()
    def never_more_than_places_and_the_count_is_true(self):
        self.experiment.refresh_from_db()
        held = self.experiment.participations.holding_a_place().count()
        assert held == self.experiment.places_taken <= self.experiment.capacity

    @invariant()
    def every_step_is_in_the_table_and_leads_to_the_status(self):
        for participation in self.experiment.participations.all():
            events = list(participation.events.order_by("pk"))
            steps = [(each.source, each.target) for each in events]
            assert set(steps) <= PARTICIPATION_TRANSITIONS
            assert [before for before, _ in steps] == [
                "",
                *[to for _, to in steps[:-1]],
            ]
            assert steps[-1][1] == participation.status

    @invariant()
    def who_left_is_only_counted(self):
        nameless = ParticipationEvent.objects.filter(
            experiment=self.experiment, participation=None
        )
        assert {each.target for each in nameless} <= {ParticipationStatus.WITHDRAWN}
        assert not self.experiment.participations.filter(
            status=ParticipationStatus.WITHDRAWN, user__isnull=False
        ).exists()


def expected_status(each):
    if not each["place"]:
        return WAITING
    return JOINED if each["confirmed"] else GUARDIAN


@pytest.mark.django_db
def test_any_order_of_acts_keeps_places_and_the_line():
    assert {JOINED, GUARDIAN} == HOLDS_A_PLACE
    run_state_machine_as_test(
        Park,
        settings=settings(
            max_examples=40,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            derandomize=True,
            database=None,
        ),
    )
