"""What can be wrong with public content that no form could prevent. One query a check."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.apps import apps
from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from .models import ParkImage
from .models.base import ParkPage

MOST = 20


@dataclass(frozen=True)
class Fault:
    """One thing to mend: what, where, and the sentence that says how."""

    title: str
    address: str
    sentence: str


CHECKS: dict[str, Callable[[], list[Fault]]] = {}


def content_check(check: Callable[[], list[Fault]]):
    """Registers a check for the editors' dashboard."""
    CHECKS[check.__name__] = check
    return check


def failing_checks() -> list[Fault]:
    return [fault for check in CHECKS.values() for fault in check()]


@content_check
def pages_without_summary() -> list[Fault]:
    sentence = _("Write a summary: lists and search engines show it.")
    first, *others = [
        model.objects.live().filter(summary="").order_by().values_list("pk", "title")
        for model in apps.get_models()
        if issubclass(model, ParkPage)
    ]
    rows = first.union(*others)[:MOST]
    return [
        Fault(title, reverse("wagtailadmin_pages:edit", args=[pk]), sentence)
        for pk, title in rows
    ]


@content_check
def pictures_without_words() -> list[Fault]:
    sentence = _("Describe the picture in every language: not everyone can see it.")
    missing = Q()
    for code, _name in settings.LANGUAGES:
        missing |= Q(**{f"alt__{code}": ""}) | Q(**{f"alt__{code}__isnull": True})
    pictures = ParkImage.objects.filter(missing).only("title")[:MOST]
    return [
        Fault(picture.title, reverse("wagtailimages:edit", args=[picture.pk]), sentence)
        for picture in pictures
    ]
