"""Pages of an opened park. ``park`` below is the tree every test of pages stands on."""

import io
from datetime import date, timedelta

import factory
from django.core.files.uploadedfile import SimpleUploadedFile
from django.utils import timezone
from PIL import Image
from wagtail.models import Page, Site, Task, Workflow, WorkflowPage

from community.models import Forum
from home.actions import open_park
from home.demo.load import load_park
from home.models import (
    CallPage,
    EventPage,
    ExperimentIndexPage,
    ExperimentPage,
    Frame,
    HomePage,
    Menu,
    NewsIndexPage,
    NewsPage,
    ParkImage,
    StandardPage,
)
from innovation_park.lib.translated import Translated

DEMONSTRATION_DAY = date(2026, 11, 23)


def open_for_all_tests() -> None:
    """Once for each test process: laying out the first pages takes longer than most tests. Forums are not there yet."""
    open_park(hostname="testserver")
    Forum.objects.all().delete()


def load_demonstration() -> dict:
    """The demonstration park of one day and seed; its experiments by slug."""
    return load_park(day=DEMONSTRATION_DAY, seed=1, times=1, tell=lambda what: None)


def opened_park() -> dict:
    """The home pages by language."""
    homes = HomePage.objects.select_related("locale")
    return {home.locale.language_code: home for home in homes}


def unopened_park() -> None:
    """As the migrations leave the database: no page but the root."""
    for model in (Frame, Menu, WorkflowPage, Workflow, Task, Site):
        model.objects.all().delete()
    for page in Page.objects.filter(depth=2):
        page.specific.delete()


def index_in(language: str, model=NewsIndexPage):
    return model.objects.get(locale__language_code=language)


class _PageFactory(factory.django.DjangoModelFactory):
    """Published below ``parent``; ``language`` chooses the index where no parent is given."""

    class Meta:
        abstract = True

    title = factory.Sequence(lambda number: f"Page {number}")
    summary = "What it is about."

    @classmethod
    def _create(
        cls, model_class, *args, parent=None, language="en", live=True, **kwargs
    ):
        parent = parent or cls.default_parent(language)
        page = model_class(locale=parent.locale, live=live, **kwargs)
        parent.add_child(instance=page)
        revision = page.save_revision()
        if live:
            revision.publish()
        return model_class.objects.get(pk=page.pk)


class StandardPageFactory(_PageFactory):
    class Meta:
        model = StandardPage

    @classmethod
    def default_parent(cls, language):
        return index_in(language).get_parent().specific


class NewsPageFactory(_PageFactory):
    class Meta:
        model = NewsPage

    @classmethod
    def default_parent(cls, language):
        return index_in(language)


class EventPageFactory(_PageFactory):
    class Meta:
        model = EventPage

    starts_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=3))
    ends_at = factory.LazyFunction(lambda: timezone.now() + timedelta(days=3, hours=2))
    place = "Hall 1, ground floor"

    @classmethod
    def default_parent(cls, language):
        return index_in(language)


class CallPageFactory(_PageFactory):
    """The story of ``call`` below the front page."""

    class Meta:
        model = CallPage

    title = factory.LazyAttribute(lambda page: str(page.call.title))
    slug = factory.LazyAttribute(lambda page: page.call.slug)

    @classmethod
    def default_parent(cls, language):
        return index_in(language).get_parent().specific


class ExperimentPageFactory(_PageFactory):
    class Meta:
        model = ExperimentPage

    title = factory.LazyAttribute(lambda page: str(page.experiment.name))
    slug = factory.LazyAttribute(lambda page: page.experiment.slug)

    @classmethod
    def default_parent(cls, language):
        return index_in(language, ExperimentIndexPage)


def picture_file(
    name="field.jpg", size=(1200, 800), form="JPEG", **save
) -> SimpleUploadedFile:
    written = io.BytesIO()
    Image.linear_gradient("L").resize(size).convert("RGB").save(written, form, **save)
    return SimpleUploadedFile(name, written.getvalue(), f"image/{form.lower()}")


class ParkImageFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = ParkImage

    title = "A field"
    alt = Translated(en="A green field", ko="푸른 들판", th="ทุ่งหญ้าสีเขียว")
    file = factory.LazyFunction(picture_file)
