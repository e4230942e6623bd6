"""One entry as organisers read it, under a code, and the question to whoever made it."""

import re

import pytest
from django.core import mail
from django.urls import reverse
from django.utils import timezone

from experiments.observations.codes import code_of
from experiments.observations.models import Correction, Observation
from tests.factories.accounts import UserFactory, sign_in

from .publishing import observe, participants, running_experiment

pytestmark = pytest.mark.django_db


@pytest.fixture
def organiser():
    return UserFactory(email="organiser@example.org")


@pytest.fixture
def experiment(organiser):
    return running_experiment(organisers=[organiser])


def entry_of(experiment, organiser, client):
    (person,) = participants(experiment, 1)
    made = observe(
        experiment, "diary", {"minutes": 480.0}, day=timezone.localdate(), by=person
    )
    sign_in(client, organiser)
    mail.outbox.clear()
    return made, reverse("observations:entry", args=[experiment.slug, made.pk])


def test_entry_shows_answers_and_corrections_under_the_code(
    experiment, organiser, client
):
    made, page = entry_of(experiment, organiser, client)
    Correction.objects.create(
        observation=made,
        field="minutes",
        old=800,
        new=480,
        reason="Typed twice",
        at=timezone.now(),
    )
    text = client.get(page).content.decode()
    assert code_of(made.participation_id) in text
    assert "Typed twice" in text
    assert "Person 0" not in text


def test_entry_says_choices_in_words_and_what_is_missing(experiment, organiser, client):
    made, page = entry_of(experiment, organiser, client)
    Observation.objects.filter(pk=made.pk).update(
        values={"street": "mangwon-ro", "found": False}
    )
    text = client.get(page).content.decode()
    said = re.findall(r"<dd>([^<]+)</dd>", text[text.index("organise-facts") :])
    assert said[-4:] == ["no answer", "No", "no answer", "Mangwon-ro"]


def test_entry_question_reaches_the_person_once(
    experiment, organiser, client, django_capture_on_commit_callbacks
):
    _made, page = entry_of(experiment, organiser, client)
    with django_capture_on_commit_callbacks(execute=True):
        response = client.post(page, {"text": "Did you mean eight minutes?"})
    assert response.status_code == 302
    (letter,) = mail.outbox
    assert "Did you mean eight minutes?" in letter.body
    with django_capture_on_commit_callbacks(execute=True):
        again = client.post(page, {"text": "Did you mean eight minutes?"})
    assert "Nobody is written to twice" in again.content.decode()
    assert len(mail.outbox) == 1


def test_entry_of_another_experiment_is_not_found(experiment, organiser, client):
    other = running_experiment("other")
    made = observe(other, "roof", {"temperature": 1.0}, day=timezone.localdate())
    sign_in(client, organiser)
    page = reverse("observations:entry", args=[experiment.slug, made.pk])
    assert client.get(page).status_code == 404


def test_entry_about_no_person_has_nobody_to_ask(experiment, organiser, client):
    made = observe(experiment, "roof", {"temperature": 1.0}, day=timezone.localdate())
    sign_in(client, organiser)
    page = reverse("observations:entry", args=[experiment.slug, made.pk])
    assert "Ask about it" not in client.get(page).content.decode()
    refused = client.post(page, {"text": "Hello?"}).content.decode()
    assert "it is about no person" in refused
    assert Observation.objects.filter(pk=made.pk).exists()
