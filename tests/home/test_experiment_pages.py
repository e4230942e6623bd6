"""The list of experiments and the page of one, as visitors and participants see them."""

import pytest
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.documents import get_document_model

from accounts.districts.actions import load_districts
from accounts.districts.models import District
from experiments.workflow import Hat, Status
from home.blocks import StoryBlock
from home.models import ExperimentIndexPage
from tests.factories.accounts import UserFactory, sign_in
from tests.factories.experiments import (
    ConsentVersionFactory,
    ExperimentFactory,
    join,
    ready_experiment,
    words,
)
from tests.factories.home import (
    EventPageFactory,
    ExperimentPageFactory,
    NewsPageFactory,
    ParkImageFactory,
    StandardPageFactory,
    index_in,
    opened_park,
    picture_file,
)

pytestmark = pytest.mark.django_db
LIST = "/en/experiments/"
MOST_QUERIES = 12


@pytest.fixture(autouse=True)
def park():
    load_districts()
    return opened_park()


def listed(count: int) -> None:
    districts = list(District.objects.all()[:3])
    for _number in range(count):
        experiment = ExperimentFactory()
        experiment.districts.set(districts)
        ExperimentPageFactory(experiment=experiment, slug=experiment.slug)


def text_of(response) -> str:
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("count", [0, 3, 60])
def test_list_queries_do_not_grow(client, count, django_assert_max_num_queries):
    listed(count)
    client.get(LIST)
    with django_assert_max_num_queries(MOST_QUERIES):
        client.get(LIST)


def test_list_says_how_many_and_turns_pages(client):
    listed(13)
    text = text_of(client.get(LIST))
    assert "13 experiments" in text
    assert text.count('class="plot-card"') == 12
    second = text_of(client.get(LIST, {"page": 2, "sort": "starting"}))
    assert second.count('class="plot-card"') == 1


def test_list_names_every_number_of_the_map_beneath_it(client):
    """On a phone the map has no room for the names of its districts."""
    listed(2)
    text = text_of(client.get(LIST))
    for district in District.objects.all()[:3]:
        link = f'<a href="/en/experiments/?district={district.code}">'
        number = '<span class="map-number">2</span>'
        assert text.count(f"<li>{number} {link}{district}</a></li>") == 1
    assert text.count('class="map-number"') == 3


def test_list_empty_answer_offers_the_way_on(client):
    listed(1)
    text = text_of(client.get(LIST, {"topic": "batteries"}))
    assert "No experiment fits all of this" in text
    assert f'<a class="button" href="{LIST}">Show all experiments</a>' in text


def test_list_has_no_inline_style_or_script(client):
    listed(3)
    text = text_of(client.get(LIST))
    assert " style=" not in text
    assert " onclick=" not in text


def test_list_words_of_the_question_come_back_escaped(client):
    text = text_of(client.get(LIST, {"q": '"><script>alert(1)</script>'}))
    assert "<script>alert" not in text


def told_page():
    experiment = ready_experiment(slug="happy-parking", capacity=1)
    return ExperimentPageFactory(experiment=experiment, slug=experiment.slug)


@pytest.fixture
def page():
    return told_page()


@pytest.mark.parametrize("is_full", [False, True])
def test_page_queries(client, page, is_full, django_assert_max_num_queries):
    if is_full:
        join(page.experiment)
    client.get(page.url)
    with django_assert_max_num_queries(MOST_QUERIES):
        client.get(page.url)


def well_told(page, times: int) -> None:
    """Every kind of record that a page of the demonstration park shows, so many times."""
    record = page.experiment
    hand = UserFactory()
    hand.profile.display_name = "Gildong"
    hand.profile.save()
    record.districts.set(District.objects.all()[: 2 * times])
    for number in range(times):
        if number:
            ConsentVersionFactory(experiment=record)
        record.moves.create(
            source=Status.DESIGNING,
            target=Status.RECRUITING,
            reason=words("Go on."),
            by=hand,
            by_role=Hat.PARK_MANAGER,
            at=timezone.now(),
        )
        join(record)
    pictures = [
        ParkImageFactory(file=picture_file(size=(60, 40))).pk for _each in range(times)
    ]
    others = [StandardPageFactory().pk for _number in range(2)]
    blocks = [{"type": "picture", "value": {"image": each}} for each in pictures]
    blocks.append({"type": "button", "value": {"label": "Go", "page": others[0]}})
    blocks.append({"type": "pages", "value": [index_in("ko").pk, *others]})
    page.body = StoryBlock().to_python(blocks)
    page.save_revision().publish()


@pytest.mark.parametrize("times", [2, 20])
def test_page_queries_do_not_grow(
    client, page, times, django_assert_num_queries, django_assert_max_num_queries
):
    well_told(page, 2)
    client.get(page.url)
    with django_assert_max_num_queries(MOST_QUERIES) as few:
        client.get(page.url)
    cost = len(few)
    well_told(page, times)
    client.get(page.url)
    with django_assert_num_queries(cost):
        client.get(page.url)


def told_with_everything(page, times: int = 4):
    """A story full of pictures, files, pages, and links to both in its running text."""
    Document = get_document_model()
    files = [
        Document.objects.create(title=f"{at}", file=ContentFile(b"x", f"{at}.txt")).pk
        for at in range(times)
    ]
    others = [StandardPageFactory().pk for _each in range(times)]
    pictures = [
        ParkImageFactory(file=picture_file(size=(60, 40))).pk for _each in range(times)
    ]
    blocks = [{"type": "picture", "value": {"image": each}} for each in pictures]
    blocks.append({"type": "pages", "value": others})
    for file, other in zip(files, others, strict=True):
        words = f'<p><a linktype="document" id="{file}">x</a> <a linktype="page" id="{other}">y</a></p>'
        blocks += [
            {"type": "text", "value": words},
            {"type": "callout", "value": {"title": "T", "text": words, "tone": "info"}},
            {"type": "questions", "value": [{"question": "Q", "answer": words}]},
            {"type": "button", "value": {"label": "Go", "page": other}},
            {"type": "download", "value": {"document": file, "label": "Results"}},
        ]
    page.body = StoryBlock().to_python(blocks)
    page.save_revision().publish()
    return page


KINDS = {
    "home page": lambda: index_in("en").get_parent().specific,
    "standard page": StandardPageFactory,
    "list of news": lambda: index_in("en"),
    "news": lambda: NewsPageFactory(
        picture=ParkImageFactory(), experiment=told_page().experiment
    ),
    "event": lambda: EventPageFactory(
        picture=ParkImageFactory(), experiment=told_page().experiment
    ),
    "list of experiments": lambda: index_in("en", ExperimentIndexPage),
    "experiment": told_page,
}


@pytest.mark.parametrize("kind", KINDS)
def test_page_full_of_files_and_links_keeps_to_its_queries(
    client, kind, django_assert_max_num_queries
):
    page = told_with_everything(KINDS[kind]())
    client.get(page.url)
    with django_assert_max_num_queries(MOST_QUERIES):
        text = text_of(client.get(page.url))
    if kind != "list of news":  # it shows no story
        assert text.count('href="/documents/') == 4 * 4
        assert text.count(">y</a>") == text.count('">y</a>') == 3 * 4


def test_link_in_the_text_leads_to_the_readers_language_or_nowhere(client, page):
    shown, hidden = StandardPageFactory(slug="shown"), StandardPageFactory(slug="gone")
    korean = StandardPageFactory(slug="shown", language="ko")
    type(korean).objects.filter(pk=korean.pk).update(
        translation_key=shown.translation_key
    )
    hidden.unpublish()
    links = [(shown.pk, "a"), (hidden.pk, "b"), (10**6, "c")]
    words = "".join(f'<a linktype="page" id="{pk}">{say}</a>' for pk, say in links)
    page.body = StoryBlock().to_python([{"type": "text", "value": f"<p>{words}</p>"}])
    page.save_revision().publish()
    for language in ("en", "ko"):
        text = text_of(client.get(f"/{language}/experiments/happy-parking/"))
        assert f'<a href="/{language}/shown/">a</a><a>b</a><a>c</a>' in text


def test_page_names_its_translations_wherever_they_stand(client, page):
    """They come with the query that finds the page; their slugs need not be the same yet."""
    korean = ExperimentPageFactory(
        experiment=page.experiment, slug="moved", language="ko"
    )
    type(korean).objects.filter(pk=korean.pk).update(
        translation_key=page.translation_key
    )
    assert f'hreflang="ko" href="http://testserver{korean.url}"' in text_of(
        client.get(page.url)
    )


def test_page_of_a_visitor_invites_to_join(client, page):
    text = text_of(client.get(page.url))
    assert "Join this experiment" in text
    assert "1 of 1 places left" in text
    assert "The Living Lab office asks to use your data." in text


def test_page_of_a_full_experiment_invites_to_wait(client, page):
    join(page.experiment)
    join(page.experiment)
    text = text_of(client.get(page.url))
    assert "Join the waiting list" in text
    assert "Full – 1 waiting" in text


def test_page_of_a_participant_is_theirs_and_kept_by_nobody(client, page, resident):
    participation = join(page.experiment, resident)
    sign_in(client, resident)
    response = client.get(page.url)
    assert participation.code in text_of(response)
    assert "no-store" in response["Cache-Control"]


def test_page_of_others_tells_nothing_of_a_participant(client, page, resident):
    participation = join(page.experiment, resident)
    sign_in(client, UserFactory())
    assert participation.code not in text_of(client.get(page.url))


def test_page_of_an_organiser_leads_to_organising(client, page, resident):
    page.experiment.organisers.add(resident)
    sign_in(client, resident)
    assert "/happy-parking/organise/" in text_of(client.get(page.url))
