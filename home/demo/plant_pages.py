"""Publishes the pages of the demonstration park: English first, then its translations.

Translations are made the way editors make them, with wagtail-localize, so that an editor sees
every sentence beside its source and is told when the source has changed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from html import escape, unescape
from uuid import uuid5

from django.utils import timezone
from wagtail.models import Locale, Page
from wagtail_localize.models import StringTranslation, Translation, TranslationSource

from experiments.models import Experiment
from funding.models import Call
from innovation_park.lib.translated import Translated

from ..models import (
    CallPage,
    EventPage,
    ExperimentPage,
    HomePage,
    NewsPage,
    ParkImage,
    StandardPage,
)
from ..models.base import ParkPage
from . import frame
from .grants.calls import DemoCall
from .phrases import by_english
from .stories import NAMESPACE, stream_data
from .words import DemoEvent, DemoExperiment, DemoNews, DemoPage, Link, Story

SOURCE_LANGUAGE = "en"


@dataclass
class Planter:
    """Holds what every page needs: the English tree, the pictures, the day."""

    home: HomePage
    pictures: dict[str, ParkImage]
    day: date
    tell: Callable[[str], None]
    planted: dict[str, ParkPage] = field(default_factory=dict)

    def __post_init__(self):
        self.locales = list(Locale.objects.exclude(language_code=SOURCE_LANGUAGE))
        for page in self.home.get_descendants().specific():
            self.planted[page.slug] = page

    def plant(self, page: ParkPage, parent: Page, thing, **texts: Translated) -> None:
        """Adds, or rewrites, the page in English and publishes it in every language."""
        story = getattr(thing, "story", thing)
        page.body = page._meta.get_field("body").to_python(
            stream_data(
                story,
                seed=page.slug,
                pictures=self.pictures,
                page_of=lambda slug: self.planted[slug].pk,
                language=SOURCE_LANGUAGE,
            )
        )
        for name, text in texts.items():
            setattr(page, name, text[SOURCE_LANGUAGE])
        if page.pk is None:
            page.translation_key = uuid5(NAMESPACE, page.slug)
            parent.add_child(instance=page)
        page.save_revision().publish()
        self.planted[page.slug] = page
        self.tell(page.title)
        publish_translations(
            page, by_english(story, list(texts.values())), self.locales
        )

    def replant(self, slug: str, thing, **texts: Translated) -> None:
        self.plant(self.planted[slug], None, thing, **texts)


def publish_translations(
    page: Page, phrases: dict[str, Translated], locales: list[Locale]
) -> None:
    source, _made = TranslationSource.update_or_create_from_instance(page)
    segments = list(source.stringsegment_set.select_related("string"))
    for locale in locales:
        Translation.objects.create(source=source, target_locale=locale)
        StringTranslation.objects.bulk_create(
            StringTranslation(
                translation_of=segment.string,
                locale=locale,
                context_id=segment.context_id,
                data=_translated(segment.string.data, phrases, locale),
            )
            for segment in segments
        )
        twin, _made = source.create_or_update_translation(locale, publish=False)
        twin.get_latest_revision().publish()


def _translated(html: str, phrases: dict[str, Translated], locale: Locale) -> str:
    return escape(phrases[unescape(html)][locale.language_code], quote=False)


def plant_home(planter: Planter) -> None:
    home = planter.home
    planter.planted[home.slug] = home
    planter.replant(home.slug, [], title=frame.HOME_TITLE, summary=frame.HOME_SUMMARY)
    for slug, title, summary in (
        ("experiments", frame.EXPERIMENTS_TITLE, frame.EXPERIMENTS_SUMMARY),
        ("news", frame.NEWS_TITLE, frame.NEWS_SUMMARY),
    ):
        planter.replant(slug, [], title=title, summary=summary)


def plant_standard_pages(planter: Planter, standing: list[DemoPage]) -> None:
    for text in standing:
        page = planter.planted.get(text.slug) or StandardPage(slug=text.slug)
        page.picture = planter.pictures.get(text.scene)
        planter.plant(page, planter.home, text, title=text.title, summary=text.summary)


def plant_experiment_page(
    planter: Planter, text: DemoExperiment, record: Experiment
) -> None:
    page = ExperimentPage(slug=record.slug, experiment=record)
    parent = planter.planted["experiments"]
    planter.plant(page, parent, text, title=text.name, summary=text.summary)


def plant_call_page(planter: Planter, text: DemoCall, call: Call) -> None:
    page = CallPage(slug=call.slug, call=call)
    planter.plant(page, planter.home, text, title=text.title, summary=text.summary)


def plant_news(
    planter: Planter, text: DemoNews, records: dict[str, Experiment]
) -> None:
    page = NewsPage(
        slug=text.slug,
        published_on=planter.day - timedelta(days=text.days_ago),
        **about(text.story, planter, records),
    )
    parent = planter.planted["news"]
    planter.plant(page, parent, text, title=text.title, summary=text.summary)


def plant_event(
    planter: Planter, text: DemoEvent, records: dict[str, Experiment]
) -> None:
    starts_at = moment(planter.day, text.starts_in, text.hour)
    page = EventPage(
        slug=text.slug,
        starts_at=starts_at,
        ends_at=starts_at + timedelta(hours=text.hours),
        **about(text.story, planter, records),
    )
    planter.plant(
        page,
        planter.planted["news"],
        text,
        title=text.title,
        summary=text.summary,
        place=text.place,
        access=frame.EVENT_ACCESS,
    )


def about(story: Story, planter: Planter, records: dict[str, Experiment]) -> dict:
    """The experiment that the story leads to, and its picture."""
    slugs = [part.page for part in story if isinstance(part, Link)]
    record = next((records[slug] for slug in slugs if slug in records), None)
    return {
        "experiment": record,
        "picture": planter.pictures[record.topic] if record else None,
    }


def moment(day: date, days: int, hour: int, minute: int = 0) -> datetime:
    """So many days from ``day``, in the park's time."""
    return timezone.make_aware(
        datetime.combine(day + timedelta(days=days), time(hour, minute))
    )
