"""The demonstration park: complete in three languages, the same from the same seed, marked as what it is."""

import re
import time
from datetime import date

import pytest
from django.core.management import call_command
from django.db import transaction
from wagtail.models import Locale, Page
from wagtail_localize.models import Translation

from accounts.models import User
from experiments.models import (
    ConsentSignature,
    ConsentVersion,
    Experiment,
    Move,
    Participation,
)
from experiments.workflow import TRANSITIONS, ParticipationStatus
from home.demo import frame, people
from home.demo.events import EVENTS
from home.demo.experiments import EXPERIMENTS
from home.demo.load import ParkExists, load_park
from home.demo.news import NEWS
from home.demo.pages import PAGES
from home.demo.phrases import phrases_in
from home.demo.pictures import ALTS
from home.models import EventPage, ExperimentPage, NewsPage, Notice, ParkImage
from home.models.base import ParkPage

pytestmark = pytest.mark.django_db
DAY = date(2026, 11, 23)
SECONDS = 40
EVERYTHING = [
    *EXPERIMENTS,
    *NEWS,
    *EVENTS,
    *PAGES,
    *vars(frame).values(),
    *ALTS.values(),
    people.NAME,
]
HANGUL, THAI = re.compile("[가-힣]"), re.compile("[ก-๛]")
# What is the same in every language: numbers, units, addresses.
PLAIN = re.compile(r"[\d,.%→ ]+|[\w.-]+@[\w.-]+")


def load(seed=1):
    return load_park(day=DAY, seed=seed, times=1, tell=lambda what: None)


@pytest.fixture(scope="module")
def first_dump(django_db_setup, django_db_blocker):
    """What an earlier load of the same seed and day had made."""
    with django_db_blocker.unblock(), transaction.atomic():
        load()
        made = dump()
        transaction.set_rollback(True)
    return made


@pytest.fixture(scope="module")
def park(first_dump, django_db_blocker):
    """Loaded once for the module, and taken away again; timed so that a busy machine does not matter."""
    with django_db_blocker.unblock(), transaction.atomic():
        began = time.process_time()
        records = load()
        yield records, time.process_time() - began
        transaction.set_rollback(True)


def park_pages():
    return [page for page in Page.objects.specific() if isinstance(page, ParkPage)]


def dump():
    """All that the seed decides, without keys of the database."""
    return {
        "pages": sorted(
            (page.url_path, page.get_searchable_text(), page.body.raw_data[0]["id"])
            for page in park_pages()
            if page.body
        ),
        "people": list(
            User.objects.order_by("email").values_list(
                "email", "profile__display_name", "profile__district__code"
            )
        ),
        "participations": list(
            Participation.objects.order_by("code").values_list(
                "code", "experiment__slug", "user__email", "status", "queued_at"
            )
        ),
        "signatures": sorted(
            ConsentSignature.objects.values_list("text_sha256", "signed_at")
        ),
    }


@pytest.mark.parametrize("text", EVERYTHING, ids=lambda text: getattr(text, "slug", ""))
def test_every_text_speaks_three_languages(text):
    for phrase in phrases_in(text):
        assert set(phrase) == {"en", "ko", "th"}
        if not PLAIN.fullmatch(phrase["en"]):
            assert HANGUL.search(phrase["ko"]) and not THAI.search(phrase["ko"])
            assert THAI.search(phrase["th"]) and not HANGUL.search(phrase["th"])


@pytest.mark.parametrize("text", EXPERIMENTS, ids=lambda text: text.slug)
def test_experiment_tells_a_whole_story(text):
    english = " ".join(phrase["en"] for phrase in phrases_in(text.story))
    korean = " ".join(phrase["ko"] for phrase in phrases_in(text.story))
    thai = " ".join(phrase["th"] for phrase in phrases_in(text.story))
    assert len(english.split()) >= 400
    assert len(korean) >= 1000
    assert len(thai) >= 1500


def test_park_loads_in_time(park):
    _records, seconds = park
    assert seconds < SECONDS


def test_second_load_changes_nothing(park, capsys):
    before = dump()
    with pytest.raises(ParkExists):
        load()
    call_command("load_demo")
    assert "there already" in capsys.readouterr().out
    assert dump() == before


def test_pages_stand_in_every_language_and_are_public(park):
    locales = Locale.objects.count()
    for slug in [text.slug for text in (*EXPERIMENTS, *NEWS, *EVENTS, *PAGES)]:
        assert Page.objects.filter(slug=slug).live().count() == locales


def test_editors_find_every_sentence_translated(park):
    for translation in Translation.objects.all():
        total, translated = translation.get_progress()
        assert total == translated


def test_links_lead_to_public_pages_in_the_language_of_the_page(park):
    for page in park_pages():
        for block in page.body:
            if block.block_type == "button":
                target = block.value["page"].get_translation(page.locale)
                assert target.live


def test_every_picture_is_described_in_every_language(park):
    assert ParkImage.objects.count() == len(ALTS)
    for image in ParkImage.objects.all():
        assert all(image.alt.get(code) for code in ("en", "ko", "th"))


def test_everything_is_marked_as_demonstration(park):
    assert not Experiment.objects.filter(is_demo=False).exists()
    assert not Participation.objects.filter(is_demo=False).exists()
    assert Notice.objects.count() == Locale.objects.count()
    known = User.objects.exclude(email__endswith="@demo.innovation-park.example")
    assert not known.exists()


def test_places_are_counted_and_never_exceeded(park):
    for record in Experiment.objects.all():
        joined = record.participations.filter(status=ParticipationStatus.JOINED)
        assert joined.count() == record.places_taken <= record.capacity
        last = joined.order_by("queued_at").last().queued_at
        waiting = record.participations.filter(status=ParticipationStatus.WAITING)
        assert all(each.queued_at >= last for each in waiting)


def test_lifecycle_follows_the_table_and_is_told_in_three_languages(park):
    for record in Experiment.objects.all():
        moves = list(Move.objects.filter(experiment=record).order_by("at", "pk"))
        assert moves[-1].target == record.status
        steps = {(move.source, move.target) for move in moves[1:]}
        assert steps <= set(TRANSITIONS)
        assert all(len(move.reason) == 3 for move in moves)
    assert Move.objects.filter(target="paused").exists()


def test_consents_were_published_before_anybody_signed(park):
    assert ConsentVersion.objects.filter(published_at=None).count() == 0
    for signature in ConsentSignature.objects.select_related("version"):
        assert signature.version.published_at <= signature.signed_at
    renewed = ConsentVersion.objects.filter(number=2, signatures__isnull=False)
    assert renewed.exists()


def test_some_events_are_still_to_come(park):
    starts = EventPage.objects.filter(locale__language_code="en").values_list(
        "starts_at", flat=True
    )
    assert sum(start.date() > DAY for start in starts) >= 3
    assert sum(start.date() < DAY for start in starts) >= 1


def test_news_and_stories_lead_to_their_experiment(park):
    records, _seconds = park
    assert ExperimentPage.objects.count() == 3 * len(records)
    told = NewsPage.objects.filter(experiment__isnull=False)
    assert told.count() >= 12


def test_same_seed_same_park(park, first_dump):
    assert dump() == first_dump
