"""What everybody reads about a registration: the words, the fingerprint, the versions and what changed."""

import hashlib
import json
import re

import pytest

from experiments.changes import changes_between
from experiments.enums import FieldKind
from experiments.registered import document_of
from innovation_park.lib.word_changes import word_changes
from tests.experiments.journey import main_of
from tests.factories.experiments import ready_experiment, words
from tests.factories.home import ExperimentPageFactory, opened_park
from tests.factories.observations import (
    ProtocolFieldFactory,
    choice,
    complete_draft,
    register,
)

pytestmark = pytest.mark.django_db
BASE = "/en/experiments/happy-parking/registration/"


@pytest.fixture
def experiment():
    opened_park()
    experiment = ready_experiment(slug="happy-parking")
    ExperimentPageFactory(experiment=experiment, slug=experiment.slug)
    return experiment


@pytest.fixture
def second(experiment):
    draft = complete_draft(experiment, target=9, reason=words("Shorter street."))
    ProtocolFieldFactory(
        form=draft.forms.get(),
        key="where",
        kind=FieldKind.CHOICE,
        choices=[choice("near", "Near home"), choice("far", "Further away")],
        label=words("Where?"),
    )
    return register(draft)


def test_page_says_what_was_registered(client, experiment):
    text = main_of(client.get(BASE))
    registration = experiment.registrations.get()
    for said in (
        "Sharing makes the search for a place shorter.",
        "at most 8 min",
        "12.5 min",
        "Mean of diary.minutes above 30, judged from 5 on",
        "₩12,000,000",
        "0 to 600",
        registration.text_sha256,
        "Organiser",
    ):
        assert said in text, said


def test_page_is_made_of_the_registered_text_in_every_language(client, experiment):
    for language, word in (("ko", "(ko)"), ("th", "(th)")):
        text = main_of(client.get(BASE.replace("/en/", f"/{language}/")))
        assert f"Sharing makes the search for a place shorter. {word}" in text


def test_download_hashes_to_the_published_fingerprint(client, experiment, second):
    for number in (1, 2):
        answer = client.get(f"{BASE}{number}.json")
        shown = experiment.registrations.get(number=number)
        page = main_of(client.get(f"{BASE}{number}/"))
        assert hashlib.sha256(answer.content).hexdigest() == shown.text_sha256
        assert shown.text_sha256 in page
        assert json.loads(answer.content)["number"] == number
        assert answer["Content-Disposition"] == (
            f'attachment; filename="happy-parking-registration-{number}.json"'
        )
        assert f"sha256sum happy-parking-registration-{number}.json" in page


def test_newest_is_shown_and_earlier_ones_say_so(client, second):
    assert "at most 9 min" in main_of(client.get(BASE))
    first = main_of(client.get(f"{BASE}1/"))
    assert "at most 8 min" in first
    assert "This is an earlier version." in first


@pytest.mark.parametrize(
    "address", ["7/", "7.json", "changes/?from=7", "changes/?from=1&to=9"]
)
def test_version_that_is_not_there_is_not_found(client, experiment, address):
    assert client.get(BASE + address).status_code == 404


def test_draft_is_not_public(client, experiment):
    complete_draft(experiment)
    assert client.get(f"{BASE}2/").status_code == 404
    assert client.get(f"{BASE}2.json").status_code == 404


def test_experiment_without_a_registration_has_no_such_page(client, experiment):
    experiment.registrations.all().delete()
    assert client.get(BASE).status_code == 404


def test_pages_take_few_queries(client, second, django_assert_max_num_queries):
    for address in (BASE, f"{BASE}changes/", f"{BASE}1.json"):
        with django_assert_max_num_queries(12):
            assert client.get(address).status_code == 200


def test_changes_are_said_word_by_word_and_not_by_colour_alone(client, second):
    text = re.sub(r"\s+", " ", main_of(client.get(f"{BASE}changes/")))
    assert "From version 1 to version 2" in text
    removed = re.findall(r"<del><span[^>]*>taken away: </span>([^<]*)</del>", text)
    added = re.findall(r"<ins><span[^>]*>added: </span>([^<]*)</ins>", text)
    assert "8" in removed
    assert "9" in added
    assert "Added: Field “diary.where”: Question" in text
    assert "Changed: Form “diary”: order of its fields" in text


def test_changes_the_other_way_round_are_taken_away(second, experiment):
    first = experiment.registrations.get(number=1)
    old, new = document_of(first), document_of(second)
    forth = {each.label: each.kind for each in changes_between(old, new)}
    back = {each.label: each.kind for each in changes_between(new, old)}
    turned = {"added": "removed", "removed": "added", "changed": "changed"}
    assert {label: turned[kind] for label, kind in forth.items()} == back
    assert changes_between(old, old) == []


def test_same_versions_say_the_same(client, second):
    text = main_of(client.get(f"{BASE}changes/?from=2&to=2"))
    assert "These two say the same." in text


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("the search is short", "the long search is short"),
        ("찾는 시간이 3분의 1 줄어든다", "찾는 시간이 4분의 1 줄어든다"),
        ("เวลาหาที่จอดสั้นลงหนึ่งในสาม", "เวลาหาที่จอดสั้นลงหนึ่งในสี่"),
        ("", "new"),
        ("gone", ""),
        ("8 min; 3%\nnext", "9 min; 3%\nnext"),
    ],
)
def test_word_changes_keep_both_texts(before, after):
    pieces = word_changes(before, after)
    assert "".join(p.text for p in pieces if p.kind != "added") == before
    assert "".join(p.text for p in pieces if p.kind != "removed") == after
    assert all(piece.text for piece in pieces)


def test_word_changes_keep_a_number_whole():
    pieces = word_changes("42,000,000 won, 4.0 %", "51,500,000 won, 4.5 %")
    changed = [(piece.kind, piece.text) for piece in pieces if piece.kind != "same"]
    assert changed == [
        ("removed", "42,000,000"),
        ("added", "51,500,000"),
        ("removed", "4.0"),
        ("added", "4.5"),
    ]


def test_words_of_a_registration_come_escaped(client, experiment):
    register(
        complete_draft(
            experiment,
            hypothesis=words("<script>alert(1)</script>"),
            reason=words("<b>x</b>"),
        )
    )
    for address in (BASE, f"{BASE}changes/"):
        assert "<script>alert" not in main_of(client.get(address))
        assert "<b>x" not in main_of(client.get(address))
