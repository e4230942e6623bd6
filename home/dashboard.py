"""What an editor sees first: one's drafts, what waits, what grows old, what others cannot read yet.

No panel costs more than two queries.
"""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.db.models import Count, Exists, Min, OuterRef, Q, Subquery
from django.db.models.functions import Cast
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.components import Component
from wagtail.models import GroupApprovalTask, Page, Revision, TaskState, WorkflowState

from .checks import failing_checks
from .models import EventPage, NewsPage

MOST = 10
STALE_AFTER = timedelta(days=180)


def scheduled_pages(pages):
    """Adds ``scheduled_for``: when an approved version goes live by itself."""
    approved = Revision.objects.filter(
        base_content_type__model="page",
        base_content_type__app_label="wagtailcore",
        object_id=Cast(OuterRef("pk"), Revision._meta.get_field("object_id")),
        approved_go_live_at__isnull=False,
    ).order_by("-created_at")
    return pages.annotate(
        scheduled_for=Subquery(approved.values("approved_go_live_at")[:1])
    )


def state_in_words(page: Page) -> str:
    """For pages of :func:`scheduled_pages`; says what readers see now, and what comes."""
    if page.scheduled_for and page.scheduled_for > timezone.now():
        moment = date_format(timezone.localtime(page.scheduled_for), "j M H:i")
        if page.live:
            return _(
                "Public; the new version is scheduled %(moment)s KST — not live yet"
            ) % {"moment": moment}
        return _("Scheduled %(moment)s KST — not live yet") % {"moment": moment}
    if page.live and page.has_unpublished_changes:
        return _("Public; your changes are not")
    if page.live:
        return _("Public")
    if page.expired:
        return _("Ended; nobody can read it")
    return _("Draft; nobody can read it yet")


class PagesPanel(Component):
    """A heading, a table of pages with a word about each, and a sentence for when there is none."""

    template_name = "home/panels/pages.html"
    name = heading = empty = ""
    order = 100

    def get_rows(self, user) -> list[dict]:
        raise NotImplementedError

    def get_context_data(self, parent_context):
        rows = self.get_rows(parent_context["request"].user)
        return {"panel": self, "rows": rows, "panel_id": self.name}


def row(title: str, address: str, words: str, language: str = "") -> dict:
    return {"title": title, "address": address, "words": words, "language": language}


def _page_row(page: Page, words: str, address: str = "") -> dict:
    address = address or reverse("wagtailadmin_pages:edit", args=[page.pk])
    return row(
        page.draft_title or page.title, address, words, page.locale.language_code
    )


class MyDraftsPanel(PagesPanel):
    name = "my-drafts"
    heading = gettext_lazy("My drafts")
    empty = gettext_lazy("Everything you wrote is public. Start a page from “Pages”.")
    order = 100

    def get_rows(self, user):
        mine = Q(latest_revision__user=user) | Q(owner=user, latest_revision=None)
        drafts = Page.objects.filter(mine, has_unpublished_changes=True).select_related(
            "locale"
        )
        drafts = scheduled_pages(drafts).annotate(
            is_submitted=Exists(_open_workflows())
        )
        waiting = _("Waiting for approval")
        return [
            _page_row(page, waiting if page.is_submitted else state_in_words(page))
            for page in drafts.order_by("-latest_revision_created_at")[:MOST]
        ]


def _open_workflows():
    return WorkflowState.objects.active().filter(
        base_content_type__model="page",
        object_id=Cast(OuterRef("pk"), WorkflowState._meta.get_field("object_id")),
    )


class WaitingForMePanel(PagesPanel):
    name = "waiting-for-me"
    heading = gettext_lazy("Waiting for me")
    empty = gettext_lazy("Nobody waits for your approval.")
    order = 110

    def get_rows(self, user):
        tasks = GroupApprovalTask.objects.all()
        if not user.is_superuser:
            tasks = tasks.filter(groups__in=user.groups.all())
        states = TaskState.objects.filter(
            status=TaskState.STATUS_IN_PROGRESS, task__in=tasks.values("task_ptr")
        )
        states = {
            int(state.workflow_state.object_id): state
            for state in states.filter(workflow_state__base_content_type__model="page")
            .select_related("workflow_state__requested_by__profile")
            .order_by("-started_at")[:MOST]
        }
        pages = Page.objects.filter(pk__in=states).select_related("locale")
        return [_page_row(page, self._words(states[page.pk])) for page in pages]

    def _words(self, state: TaskState) -> str:
        person = state.workflow_state.requested_by
        day = date_format(timezone.localtime(state.started_at), "DATE_FORMAT")
        if person is None:
            return _("Submitted on %(day)s") % {"day": day}
        return _("Submitted by %(person)s on %(day)s") % {
            "person": person.get_full_name(),
            "day": day,
        }


class StalePanel(PagesPanel):
    """News and events are true for their day; everything else should be read again now and then."""

    name = "stale"
    heading = gettext_lazy("Not touched for half a year")
    empty = gettext_lazy("Every page was looked at in the last 180 days.")
    order = 120

    def get_rows(self, user):
        old = Page.objects.live().filter(
            depth__gt=1, last_published_at__lt=timezone.now() - STALE_AFTER
        )
        old = (
            old.not_type(NewsPage, EventPage)
            .select_related("locale")
            .order_by("last_published_at")
        )
        return [
            _page_row(
                page,
                _("Last published %(day)s: still true?")
                % {"day": date_format(page.last_published_at, "DATE_FORMAT")},
            )
            for page in old[:MOST]
        ]


class UntranslatedPanel(PagesPanel):
    name = "untranslated"
    heading = gettext_lazy("Not in every language yet")
    empty = gettext_lazy("Every public page can be read in English, Korean and Thai.")
    order = 130

    def get_rows(self, user):
        keys = (
            Page.objects.live()
            .filter(depth__gt=1, alias_of=None)
            .values("translation_key")
            .annotate(languages=Count("locale", distinct=True), first=Min("pk"))
            .filter(languages__lt=len(settings.LANGUAGES))
        )
        twins = Page.objects.live().filter(
            alias_of=None, translation_key__in=keys.values("translation_key")
        )
        by_key: dict = {}
        for page in twins.select_related("locale").order_by("-last_published_at", "pk"):
            by_key.setdefault(page.translation_key, []).append(page)
        return [self._row(pages) for pages in list(by_key.values())[:MOST]]

    def _row(self, pages: list[Page]) -> dict:
        source = min(pages, key=lambda page: page.pk)
        there = {page.locale.language_code for page in pages}
        missing = ", ".join(
            name for code, name in settings.LANGUAGES if code not in there
        )
        address = reverse("wagtail_localize:submit_page_translation", args=[source.pk])
        return _page_row(
            source, _("Missing in %(languages)s") % {"languages": missing}, address
        )


class ChecksPanel(PagesPanel):
    name = "failing-checks"
    heading = gettext_lazy("Failing checks")
    empty = gettext_lazy("All public pages and pictures pass their checks.")
    order = 140

    def get_rows(self, user):
        return [
            row(fault.title, fault.address, str(fault.sentence))
            for fault in failing_checks()
        ]


def dashboard_panels() -> list[PagesPanel]:
    return [
        MyDraftsPanel(),
        WaitingForMePanel(),
        StalePanel(),
        UntranslatedPanel(),
        ChecksPanel(),
    ]
