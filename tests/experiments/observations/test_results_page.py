"""What the page of results says, in words and in every language."""

import re
from html import unescape
from uuid import uuid4

import pytest
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.translation import gettext, override

from accounts.districts.names import DISTRICTS
from experiments.enums import FieldKind
from experiments.observations.actions import refresh_results
from experiments.workflow import Status
from tests.factories.experiments import ready_experiment, words
from tests.factories.home import ExperimentPageFactory, opened_park
from tests.factories.measured import CHOICE, YES_NO, answered, measured, observe

pytestmark = pytest.mark.django_db
LANGUAGES = ("en", "ko", "th")
MINUTES = [4.0, 6.0, 7.5, 9.0, 11.0, 6.5, 8.0, 3.0]
PLACE = {"key": "where", "kind": FieldKind.PLACE, "label": words("Where?")}


@pytest.fixture(autouse=True)
def park():
    opened_park()


def published(*fields, **promised):
    experiment = ready_experiment(status=Status.RUNNING, capacity=None)
    translation = uuid4()
    for language in LANGUAGES:
        ExperimentPageFactory(
            experiment=experiment, language=language, translation_key=translation
        )
    return measured(*fields, experiment=experiment, **promised)


def page(experiment, language="en") -> str:
    cache.clear()
    path = f"/{language}/experiments/{experiment.slug}/results/"
    response = Client().get(path)
    assert response.status_code == 200
    return unescape(response.content.decode())


def verdict(html: str) -> tuple[str, str]:
    """Its kind and its words."""
    found = re.search(r'data-verdict="(\w+)".*?</svg>\s*<span>(.*?)</span>', html, re.S)
    return found.groups()


@pytest.mark.parametrize(
    ("target", "minutes", "kind", "sentence"),
    [
        (8, MINUTES, "reached", "The target is reached"),
        (5, MINUTES, "missed", "The target is not reached"),
        (8, MINUTES[:4], "open", "It cannot be said yet"),
        (8, [], "open", "It cannot be said yet"),
        (None, MINUTES, "open", "It cannot be said yet"),
    ],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_verdict_is_said_in_words(language, target, minutes, kind, sentence):
    experiment = published(target=target, direction="at-most")
    answered(experiment, *minutes)

    with override(language):
        assert verdict(page(experiment, language)) == (kind, gettext(sentence))


@pytest.mark.parametrize(
    ("minutes", "sentence"),
    [
        (MINUTES, "It does not fire: the value is 6.9 min"),
        ([each + 40 for each in MINUTES], "It fires: the value is 46.9 min"),
        (MINUTES[:4], "It is not judged yet: too few have answered."),
    ],
)
def test_the_stop_rule_is_evaluated(minutes, sentence):
    experiment = published(stop_minimum=5)
    answered(experiment, *minutes)

    assert sentence in page(experiment)


def table_after(html: str, heading: str) -> list[list[str]]:
    part = html[html.index(heading) :]
    body = part[part.index("<tbody>") : part.index("</tbody>")]
    return [
        re.findall(r"<t[hd][^>]*>(.*?)</t[hd]>", row, re.S)
        for row in body.split("<tr>")[1:]
    ]


def test_what_is_missing_is_stated():
    experiment = published({}, YES_NO)
    for person in answered(experiment, *MINUTES):
        observe(experiment, person, minutes=1.0, found=True)

    assert table_after(page(experiment), 'id="missing-title"') == [
        ["Weekly diary (persons)", "8", "8", "100 %"],
        ["How many minutes did you look for a place?", "16", "16", "100 %"],
        ["Found?", "16", "8", "50 %"],
    ]


def test_gaps_of_a_few_are_words():
    experiment = published({}, YES_NO)
    people = answered(experiment, *MINUTES)
    for person in people[1:]:
        observe(experiment, person, minutes=1.0, found=True)
    observe(experiment, people[0], minutes=1.0)

    rows = table_after(page(experiment), 'id="missing-title"')

    assert rows[0] == ["Weekly diary (persons)", "too few to show", "", ""]
    assert rows[2] == ["Found?", "16", "7", "44 %"]


def test_hidden_choices_are_words():
    experiment = published({}, CHOICE)
    for number, person in enumerate(answered(experiment, *MINUTES, *MINUTES)):
        means = "bus" if number < 9 else "bike" if number < 15 else "car"
        observe(experiment, person, minutes=1.0, means=means)

    rows = table_after(page(experiment), "What was chosen")

    assert rows[0][:2] == ["Bus", "56 %"]
    assert {tuple(row[1:]) for row in rows[1:]} == {("too few to show", "")}


def test_a_question_of_too_few_says_so():
    experiment = published()
    answered(experiment, *MINUTES[:4])

    html = page(experiment)

    assert "Too few people have answered to show anything" in html
    assert 'class="chart' not in html
    assert "fewer than five people have answered" in html


def many(number: int):
    more = [{**YES_NO, "key": f"found-{each}"} for each in range(number)]
    return published({}, CHOICE, PLACE, *more)


def queries(experiment) -> int:
    with CaptureQueriesContext(
        connection,
    ) as captured:
        page(experiment)
    return len(captured)


@pytest.mark.parametrize("number", [1, 12])
def test_at_most_twelve_queries_whatever_is_asked(number):
    experiment = many(number)
    for person in answered(experiment, *MINUTES, at="11230"):
        found = {f"found-{each}": each % 2 == 0 for each in range(number)}
        observe(experiment, person, minutes=2.0, means="bus", at="11230", **found)
    refresh_results(experiment=experiment)
    page(experiment)

    assert queries(experiment) <= 12


OF_DISTRICTS = [
    # How many districts answered, whether the map is drawn, what is said instead.
    (3, True, ""),
    (2, False, "Only 2 districts can be shown, so there is no map."),
]


@pytest.mark.parametrize(("number", "is_drawn", "sentence"), OF_DISTRICTS)
def test_a_map_of_fewer_than_three_districts_is_a_sentence_and_a_table(
    number, is_drawn, sentence
):
    experiment = published()
    for code in list(DISTRICTS)[:number]:
        answered(experiment, *MINUTES, at=code)

    html = page(experiment)

    assert ('class="district-map" viewBox="0 0 1000' in html) is is_drawn
    assert ("so there is no map." in html) is not is_drawn
    assert sentence in html
    assert len(table_after(html, "By district")) == number + 1  # and all others


@pytest.mark.parametrize(
    "promise",
    [
        "No figure is about fewer than five people, and none can be worked out by subtracting",
        "The last answers of an experiment, when fewer than five people sent them, stay out",
    ],
)
def test_what_suppression_promises_and_where_it_ends_is_said(promise):
    experiment = published()
    answered(experiment, *MINUTES)
    assert page(experiment).count(promise) == 1
