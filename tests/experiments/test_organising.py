from uuid import uuid4

import pytest
from django.core import mail
from django.urls import reverse

from experiments.models import Letter
from experiments.workflow import Status
from tests.factories.accounts import UserFactory, sign_in
from tests.factories.experiments import (
    ConsentVersionFactory,
    add_purpose,
    decisions_for,
    join,
    ready_experiment,
)
from tests.streams import body_of

PAGES = {
    "organise": (),
    "organise-participants": (),
    "organise-consents": (),
    "organise-letter": (),
    "organise-move": (),
    "organise-export": ("csv",),
}
REASON = {"reason_en": "Because.", "reason_ko": "그래서.", "reason_th": "เพราะ"}


@pytest.fixture
def organiser(db):
    return UserFactory(email="organiser@example.org", display_name="Organiser")


@pytest.fixture
def experiment(organiser):
    return ready_experiment(slug="happy-parking", capacity=2, organisers=[organiser])


def address(name: str, experiment, *rest) -> str:
    return reverse(f"experiments:{name}", args=[experiment.slug, *rest])


def get(client, name, experiment, **query):
    return client.get(address(name, experiment, *PAGES[name]), query)


@pytest.mark.parametrize("name", PAGES)
def test_pages_strangers_get_404(client, experiment, name):
    sign_in(client, UserFactory())
    assert get(client, name, experiment).status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_pages_organiser_of_another_gets_404(client, experiment, name):
    other = UserFactory()
    ready_experiment(organisers=[other])
    sign_in(client, other)
    assert get(client, name, experiment).status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_pages_participant_gets_404(client, experiment, name, resident):
    join(experiment, resident)
    sign_in(client, resident)
    assert get(client, name, experiment).status_code == 404


@pytest.mark.parametrize("name", PAGES)
def test_pages_anonymous_is_asked_to_sign_in(client, experiment, name):
    response = get(client, name, experiment)
    assert response.status_code == 302
    assert response.url.startswith(reverse("account_login"))


@pytest.mark.parametrize("name", PAGES)
def test_pages_organiser_reads_and_nobody_keeps_a_copy(
    client, experiment, organiser, name
):
    sign_in(client, organiser, second_factor=False)
    response = get(client, name, experiment)
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("name", PAGES)
def test_pages_park_manager_needs_the_second_factor(client, experiment, manager, name):
    sign_in(client, manager, second_factor=False)
    assert get(client, name, experiment).status_code == 302
    sign_in(client, manager)
    assert get(client, name, experiment).status_code == 200


def test_organised_list_shows_only_ones_own(client, experiment, organiser):
    other = ready_experiment()
    sign_in(client, organiser)
    text = client.get(reverse("experiments:organised")).content.decode()
    assert address("organise", experiment) in text
    assert address("organise", other) not in text


def test_participants_waiting_list_keeps_its_order(client, experiment, organiser):
    people = [UserFactory(display_name=f"Person {n}") for n in "DACB"]
    for person in people:
        join(experiment, person)
    sign_in(client, organiser)
    context = get(client, "organise-participants", experiment).context
    assert [person.name for person in context["people"]] == ["Person D", "Person A"]
    assert [(person.number, person.name) for person in context["waiting"]] == [
        (1, "Person C"),
        (2, "Person B"),
    ]


def test_participants_no_addresses_are_shown(client, experiment, organiser, resident):
    join(experiment, resident)
    sign_in(client, organiser)
    for name in ("organise-participants", "organise-consents"):
        assert resident.email not in get(client, name, experiment).content.decode()


@pytest.mark.parametrize("agrees", [True, False])
def test_participants_access_needs_only_where_consent_allows(
    client, organiser, resident, agrees
):
    resident.profile.access_needs = "A ramp at the door"
    resident.profile.save()
    experiment = ready_experiment(organisers=[organiser])
    version = ConsentVersionFactory(experiment=experiment, published_at=None)
    add_purpose(version, "access-needs")
    type(version).objects.filter(pk=version.pk).update(published_at="2026-01-01T00:00Z")
    decisions = decisions_for(experiment, **{"access-needs": agrees})
    join(experiment, resident, decisions=decisions)
    sign_in(client, organiser)
    page = get(client, "organise-participants", experiment).content.decode()
    export = body_of(get(client, "organise-export", experiment)).decode()
    assert ("A ramp at the door" in page) is agrees
    assert ("A ramp at the door" in export) is agrees


def test_consents_show_yes_no_and_outdated(client, experiment, organiser, resident):
    decisions = decisions_for(experiment, photos=False)
    join(experiment, resident, decisions=decisions)
    sign_in(client, organiser)
    (row,) = get(client, "organise-consents", experiment).context["rows"]
    person, shown = row
    assert [(purpose.key, granted) for purpose, granted in shown] == [
        ("place", True),
        ("photos", False),
    ]
    assert person.is_current
    ConsentVersionFactory(experiment=experiment)
    ((person, _shown),) = get(client, "organise-consents", experiment).context["rows"]
    assert not person.is_current


@pytest.mark.parametrize("count", [3, 40])
def test_participants_queries_do_not_grow(
    client, organiser, count, django_assert_max_num_queries
):
    experiment = ready_experiment(capacity=count - 1, organisers=[organiser])
    for _number in range(count):
        join(experiment)
    sign_in(client, organiser)
    with django_assert_max_num_queries(26):
        get(client, "organise-participants", experiment)


def test_letter_goes_once_to_those_with_a_place(
    client, experiment, organiser, django_capture_on_commit_callbacks
):
    for _number in range(3):
        join(experiment)
    sign_in(client, organiser)
    form = {"subject": "Hello", "text": "We start.", "client_key": str(uuid4())}
    for _turn in range(2):
        with django_capture_on_commit_callbacks(execute=True):
            response = client.post(address("organise-letter", experiment), form)
        assert response.status_code == 302
    assert Letter.objects.get().recipients == 2
    assert len([each for each in mail.outbox if "Hello" in each.subject]) == 2


def test_letter_also_to_the_waiting_list(client, experiment, organiser):
    for _number in range(3):
        join(experiment)
    sign_in(client, organiser)
    form = {"subject": "A", "text": "B", "client_key": str(uuid4()), "to_waiting": "on"}
    client.post(address("organise-letter", experiment), form)
    assert Letter.objects.get().recipients == 3


def test_letter_without_words_is_not_sent(client, experiment, organiser):
    sign_in(client, organiser)
    form = {"subject": "", "text": "", "client_key": str(uuid4())}
    response = client.post(address("organise-letter", experiment), form)
    assert response.status_code == 200
    assert not Letter.objects.exists()


def test_move_takes_it_further_with_a_public_reason(client, experiment, organiser):
    sign_in(client, organiser)
    form = {"target": Status.PAUSED, **REASON}
    response = client.post(address("organise-move", experiment), form)
    assert response.status_code == 302
    experiment.refresh_from_db()
    assert experiment.status == Status.PAUSED
    assert experiment.moves.get().reason["ko"] == "그래서."


def test_move_reason_in_one_language_is_refused(client, experiment, organiser):
    sign_in(client, organiser)
    form = {"target": Status.PAUSED, "reason_en": "Because."}
    response = client.post(address("organise-move", experiment), form)
    assert response.status_code == 200
    assert "reason" in response.context["form"].errors
    assert not experiment.moves.exists()


def test_move_says_what_is_missing(client, organiser):
    experiment = ready_experiment(
        status=Status.DESIGNING, starts_on=None, organisers=[organiser]
    )
    sign_in(client, organiser)
    response = get(client, "organise-move", experiment)
    (step,) = response.context["lacking"]
    assert step.targets == [Status.RECRUITING]
    assert [str(each) for each in step.missing] == ["the first day"]
    form = {"target": Status.RECRUITING, **REASON}
    response = client.post(address("organise-move", experiment), form)
    assert response.context["form"].non_field_errors() == [
        "Before that, add: the first day."
    ]


def test_move_of_the_park_manager_is_not_offered(client, organiser):
    experiment = ready_experiment(status=Status.EVALUATING, organisers=[organiser])
    sign_in(client, organiser)
    response = get(client, "organise-move", experiment)
    assert response.context["targets"] == [Status.RUNNING]
    form = {"target": Status.ADOPTED, **REASON}
    response = client.post(address("organise-move", experiment), form)
    assert "target" in response.context["form"].errors


def test_capacity_more_places_go_to_those_who_wait(client, experiment, organiser):
    for _number in range(3):
        join(experiment)
    sign_in(client, organiser)
    client.post(address("organise-capacity", experiment), {"capacity": "3"})
    experiment.refresh_from_db()
    assert (experiment.capacity, experiment.places_taken) == (3, 3)


@pytest.mark.parametrize("given", ["1", "-1", "many", "9" * 30])
def test_capacity_that_cannot_be_changes_nothing(client, experiment, organiser, given):
    for _number in range(2):
        join(experiment)
    sign_in(client, organiser)
    client.post(address("organise-capacity", experiment), {"capacity": given})
    experiment.refresh_from_db()
    assert experiment.capacity == 2


def test_capacity_strangers_get_404(client, experiment, resident):
    sign_in(client, resident)
    response = client.post(address("organise-capacity", experiment), {"capacity": "9"})
    assert response.status_code == 404
