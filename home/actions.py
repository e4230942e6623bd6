"""What changes more than one row.

Opening the park: languages, the tree of pages, menus, forums, and who approves what is published.
Handing a translation on: to whoever approves it, and to its readers.
"""

from __future__ import annotations

import uuid
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.models import Group
from django.core.exceptions import PermissionDenied
from django.db import transaction
from wagtail.models import (
    GroupApprovalTask,
    Locale,
    Page,
    Site,
    Workflow,
    WorkflowPage,
    WorkflowState,
    WorkflowTask,
)
from wagtail_localize.models import Translation

from accounts.roles import PAGE_APPROVERS
from community.actions.places import open_park_forums
from experiments.actions import keep_forums

from . import opening
from .models import (
    ExperimentIndexPage,
    Frame,
    HomePage,
    Menu,
    MenuItem,
    NewsIndexPage,
    StandardPage,
)
from .names import REVIEW, in_every_language
from .permissions import can_approve, can_submit

WAGTAILS_OWN = "Moderators approval"

# What stands below the home page on the first day, in the order of the menus.
FIRST_PAGES = [
    (ExperimentIndexPage, opening.EXPERIMENTS, Menu.Place.HEADER),
    (NewsIndexPage, opening.NEWS, Menu.Place.HEADER),
    (StandardPage, opening.ACCESSIBILITY, Menu.Place.FOOTER),
    (StandardPage, opening.PRIVACY, Menu.Place.FOOTER),
]


@transaction.atomic
def open_park(*, hostname: str = "", port: int = 80) -> dict[str, HomePage]:
    """Make what a park cannot do without, and return its home pages by language.

    Repeatable: what is there, however it was changed, stays as it is. Without a hostname the park
    stands at SITE_URL.
    """
    if not hostname:
        hostname, port = configured_address()
    locales = prepare_desk()
    root = Page.objects.get(depth=1)
    homes = _pages_in_every_language(
        HomePage, opening.HOME, dict.fromkeys(locales, root), locales
    )
    _set_site(homes[settings.LANGUAGE_CODE], hostname, port)
    placed = [
        (place, _pages_in_every_language(model, words, homes, locales))
        for model, words, place in FIRST_PAGES
    ]
    for code, locale in locales.items():
        _ensure_frame(locale, code)
    for place in Menu.Place:
        _ensure_menus(place, [pages for at, pages in placed if at == place], locales)
    open_park_forums(opening.FORUMS)
    keep_forums()
    return homes


def configured_address() -> tuple[str, int]:
    """Host and port of SITE_URL."""
    address = urlsplit(settings.WAGTAILADMIN_BASE_URL)
    port = address.port or (443 if address.scheme == "https" else 80)
    return address.hostname or "localhost", port


def move_site() -> None:
    """The default site follows SITE_URL."""
    site = Site.objects.filter(is_default_site=True).first()
    if site and (site.hostname, site.port) != configured_address():
        site.hostname, site.port = configured_address()
        site.save()  # which also forgets the addresses Wagtail keeps in the cache


@transaction.atomic
def prepare_desk() -> dict[str, Locale]:
    """What editors need before there is any page: the languages, and the review. Repeatable."""
    locales = {
        code: Locale.objects.get_or_create(language_code=code)[0]
        for code, _name in settings.LANGUAGES
    }
    root = Page.objects.filter(depth=1).first()
    if root:
        ensure_review_workflow(root)
    return locales


def ensure_review_workflow(root: Page) -> Workflow:
    """One step: anybody of the approving roles reads it before it is published.

    It takes the place of the workflow Wagtail comes with; one that people chose stays.
    """
    task = _named(GroupApprovalTask, REVIEW)
    task.groups.set(
        Group.objects.get_or_create(name=role.value)[0] for role in PAGE_APPROVERS
    )
    workflow = _named(Workflow, REVIEW)
    WorkflowTask.objects.get_or_create(workflow=workflow, task=task)
    WorkflowPage.objects.filter(page=root, workflow__name=WAGTAILS_OWN).delete()
    Workflow.objects.filter(name=WAGTAILS_OWN, workflow_pages=None).update(active=False)
    WorkflowPage.objects.get_or_create(page=root, defaults={"workflow": workflow})
    return workflow


def _named(model, name: str):
    """The one there is, under its own name again if it was saved in another language."""
    found = model.objects.filter(name__in=in_every_language(name)).order_by("pk")
    row = found.first() or model(name=name)
    if row.pk is None or row.name != name:
        row.name = name
        row.save()
    return row


def _pages_in_every_language(model, words: dict, parents: dict, locales: dict) -> dict:
    """The page below each parent; all are translations of one another."""
    found = {
        code: model.objects.child_of(parents[code])
        .filter(locale=locale, **_only_slug(model, words))
        .first()
        for code, locale in locales.items()
    }
    key = next((page.translation_key for page in found.values() if page), uuid.uuid4())
    for code, locale in locales.items():
        if found[code] is None:
            found[code] = _add_page(model, words, parents[code], locale, key)
    return found


def _only_slug(model, words: dict) -> dict:
    """Home and the lists are found by their kind, other pages by their address."""
    return {"slug": words["slug"]} if model is StandardPage else {}


def _add_page(model, words: dict, parent: Page, locale: Locale, key) -> Page:
    code = locale.language_code
    slug = f"{words['slug']}-{code}" if model is HomePage else words["slug"]
    text = words.get("text")
    page = parent.add_child(
        instance=model(
            title=words["title"][code],
            summary=words["summary"][code],
            slug=slug,
            locale=locale,
            translation_key=key,
            body=[("text", text[code])] if text else [],
        )
    )
    page.save_revision().publish()
    page.refresh_from_db()
    return page


def _set_site(home: HomePage, hostname: str, port: int) -> None:
    """The default site begins at the park's home; Wagtail's greeting page is taken down."""
    site = Site.objects.filter(is_default_site=True).first() or Site(
        is_default_site=True
    )
    greeting = site.root_page if site.pk else None
    if greeting and isinstance(greeting.specific, HomePage):
        return
    site.hostname, site.port, site.root_page = hostname, port, home
    site.site_name = settings.WAGTAIL_SITE_NAME
    site.save()
    if greeting and greeting.specific_class is Page and greeting.depth > 1:
        Page.objects.get(pk=greeting.pk).delete()


def _ensure_frame(locale: Locale, code: str) -> None:
    key = (
        Frame.objects.values_list("translation_key", flat=True).first() or uuid.uuid4()
    )
    Frame.objects.get_or_create(
        locale=locale,
        defaults={
            "translation_key": key,
            "tagline": opening.TAGLINE[code],
            "address": opening.ADDRESS[code],
            "footer_text": opening.FOOTER[code],
        },
    )


def _ensure_menus(place: str, pages: list[dict], locales: dict) -> None:
    """The first menus; items of the same position translate one another."""
    if Menu.objects.filter(place=place).exists():
        return
    key, item_keys = uuid.uuid4(), [uuid.uuid4() for _page in pages]
    for code, locale in locales.items():
        menu = Menu.objects.create(place=place, locale=locale, translation_key=key)
        MenuItem.objects.bulk_create(
            MenuItem(
                menu=menu,
                page=pages[order][code],
                sort_order=order,
                locale=locale,
                translation_key=item_key,
            )
            for order, item_key in enumerate(item_keys)
        )


@transaction.atomic
def submit_translation(*, translation: Translation, by) -> Page:
    """As it stands now, to those who approve; what readers see stays as it is."""
    page = _locked_target(translation)
    if not can_submit(by, page):
        raise PermissionDenied
    page = _save_translated(translation, by)
    state = page.current_workflow_state
    if state and state.status == WorkflowState.STATUS_NEEDS_CHANGES:
        state.resume(by)
    else:
        page.get_workflow().start(page, by)
    return page


@transaction.atomic
def approve_translation(*, translation: Translation, by) -> Page:
    """With the approver's own last words in it."""
    page = _locked_target(translation)
    if not can_approve(by, page):
        raise PermissionDenied
    page = _save_translated(translation, by)
    task_state = page.current_workflow_task_state
    task_state.task.specific.on_action(task_state, by, "approve")
    return page


def _locked_target(translation: Translation) -> Page:
    page = translation.get_target_instance()
    return Page.objects.select_for_update(of=("self",)).get(pk=page.pk).specific


def _save_translated(translation: Translation, by) -> Page:
    """A new version out of the translated sentences. The package's own ``save_target`` would write
    them into the row that readers see, approved or not."""
    page = translation.source.get_ephemeral_translated_instance(
        translation.target_locale, fallback=True
    )
    page.save_revision(user=by)
    return page
