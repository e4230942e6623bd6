"""The words around every page of the demonstration park: menus, footer, the banner."""

from __future__ import annotations

from datetime import timedelta
from uuid import uuid5

from wagtail.models import Locale, Page

from ..models import Frame, Menu, MenuItem, Notice
from . import frame
from .plant_pages import Planter, moment
from .stories import NAMESPACE

YEAR = timedelta(days=365)


def plant_frame(planter: Planter) -> None:
    for locale in Locale.objects.all():
        code = locale.language_code
        Frame.objects.filter(locale=locale).update(
            tagline=frame.TAGLINE[code],
            address=frame.ADDRESS[code],
            footer_text=frame.FOOTER[code],
        )
        plant_notice(planter, locale)
        plant_menu(planter, locale, Menu.Place.HEADER, frame.HEADER_MENU)
        plant_menu(planter, locale, Menu.Place.FOOTER, frame.FOOTER_MENU)


def plant_notice(planter: Planter, locale: Locale) -> None:
    from_moment = moment(planter.day, -1, 0)
    Notice.objects.create(
        locale=locale,
        translation_key=uuid5(NAMESPACE, "notice"),
        text=frame.NOTICE[locale.language_code],
        page=page_in(planter.planted[frame.NOTICE_PAGE], locale),
        shows_from=from_moment,
        shows_until=from_moment + YEAR,
    )


def plant_menu(planter: Planter, locale: Locale, place: str, slugs: list[str]) -> None:
    menu = Menu.objects.get(place=place, locale=locale)
    menu.items.all().delete()
    MenuItem.objects.bulk_create(
        MenuItem(
            menu=menu,
            page=page_in(planter.planted[slug], locale),
            sort_order=at,
            locale=locale,
            translation_key=uuid5(NAMESPACE, f"{place}/{slug}"),
        )
        for at, slug in enumerate(slugs)
    )


def page_in(page: Page, locale: Locale) -> Page:
    """As a plain page, which is what menus point to."""
    return Page.objects.get(translation_key=page.translation_key, locale=locale)
