import re
from datetime import timedelta

import pytest
from django.utils import timezone

from experiments.models import Experiment
from home.actions import open_park
from home.models import EventPage, ExperimentIndexPage, ExperimentPage, NewsIndexPage
from home.models.front import PLOTS
from tests.factories.experiments import ExperimentFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def homes():
    return open_park()


def plant(count):
    """Experiments with a public English page, each with more people than the one before."""
    index = ExperimentIndexPage.objects.get(locale__language_code="en")
    for number in range(count):
        experiment = ExperimentFactory(capacity=None)
        Experiment.objects.filter(pk=experiment.pk).update(places_taken=number)
        index.add_child(
            instance=ExperimentPage(
                title=experiment.slug,
                summary="A story.",
                slug=experiment.slug,
                locale=index.locale,
                experiment=experiment,
            )
        )


def front(client, language="en"):
    response = client.get(f"/{language}/", headers={"host": "localhost"})
    assert response.status_code == 200
    return response.content.decode()


def first_link(html):
    return re.search(r'class="plan-bed" href="([^"]+)"', html).group(1)


@pytest.mark.parametrize("count", [1, 3, 12])
def test_plan_has_a_plot_and_a_line_for_every_experiment(client, homes, count):
    plant(count)

    html = front(client)

    assert html.count('class="plan-bed"') == count
    assert html.count('class="plan-list-number"') == count


def test_plan_begins_with_the_experiment_of_most_people(client, homes):
    plant(3)
    biggest = Experiment.objects.order_by("-places_taken").first()

    html = front(client)

    assert first_link(html) == biggest.get_absolute_url()


def test_plan_shows_as_many_plots_as_fingers_can_hit(client, homes):
    plant(PLOTS + 2)

    assert front(client).count('class="plan-bed"') == PLOTS


@pytest.mark.parametrize("language", ["en", "ko", "th"])
def test_park_without_experiments_offers_no_joining(client, homes, language):
    html = front(client, language)

    assert 'class="plan-bed"' not in html
    assert html.count('class="plan-fallow"') == 5
    assert '<li data-area="experiments">' not in html


def test_verbs_lead_to_areas_that_exist(client, homes):
    plant(1)

    html = front(client)

    assert [
        f">{verb}</strong>" in html
        for verb in ("Join", "Discuss", "Meet", "Read", "Find")
    ] == [True, True, False, True, True]
    assert not [
        verb for verb in ("Share", "Vote", "Apply") if f">{verb}</strong>" in html
    ]


def test_event_that_is_over_is_not_coming_up(client, homes):
    index = NewsIndexPage.objects.get(locale__language_code="en")
    now = timezone.now()
    for title, days in (("A walk to come", 3), ("A walk that was", -3)):
        index.add_child(
            instance=EventPage(
                title=title,
                summary="A walk.",
                slug=title.replace(" ", "-").lower(),
                locale=index.locale,
                place="Main gate",
                starts_at=now + timedelta(days=days),
                ends_at=now + timedelta(days=days, hours=2),
            )
        )

    html = front(client)

    assert "A walk to come" in html
    assert "A walk that was" not in html


def test_front_page_asks_as_much_for_thirty_experiments_as_for_three(
    client, homes, django_assert_num_queries, django_assert_max_num_queries
):
    plant(3)
    front(client)
    with django_assert_max_num_queries(12) as few:
        front(client)
    plant(27)

    with django_assert_num_queries(len(few)):
        front(client)
