"""The editors' rooms: what they see first, what they find in the menu, what checks their pages."""

from django.templatetags.static import static
from django.urls import path
from django.utils.html import format_html_join
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.userbar import ContentCheckerItem
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from .adapters import (
    convert_to_alias,
    edit_override,
    edit_sentence,
    hand_on,
    update_translations,
    upload_sentences,
)
from .addresses import StoryDocumentLink, StoryPageLink
from .dashboard import dashboard_panels
from .models import Frame, Menu, Notice
from .permissions import can_publish


class MenuViewSet(SnippetViewSet):
    model = Menu
    icon = "list-ul"
    menu_label = _("Menus")
    list_display = ["__str__", "place", "locale"]
    list_filter = ["place", "locale"]


class FrameViewSet(SnippetViewSet):
    model = Frame
    icon = "dots-horizontal"
    menu_label = _("Header and footer")
    list_display = ["__str__", "locale"]


class NoticeViewSet(SnippetViewSet):
    model = Notice
    icon = "warning"
    menu_label = _("Notices")
    list_display = ["text", "locale", "shows_from", "shows_until"]
    list_filter = ["locale"]
    ordering = ["-shows_from"]


class AroundEveryPage(SnippetViewSetGroup):
    """What stands around every page."""

    menu_label = _("Frame")
    menu_icon = "site"
    menu_order = 250
    items = (MenuViewSet, FrameViewSet, NoticeViewSet)


register_snippet(AroundEveryPage)


@hooks.register("register_rich_text_features", order=1)
def ask_the_story_for_links(features):
    """After Wagtail's own, whose place they take."""
    features.register_link_type(StoryPageLink)
    features.register_link_type(StoryDocumentLink)


@hooks.register("construct_homepage_panels")
def show_what_needs_hands(request, panels):
    panels[:] = dashboard_panels()


@hooks.register("insert_global_admin_css")
def dress_the_admin() -> str:
    sheets = [(static(f"css/{name}.css"),) for name in ("admin", "desk")]
    return format_html_join("", '<link rel="stylesheet" href="{}">', sheets)


class ParkChecker(ContentCheckerItem):
    """Wagtail's checks and those that the park's public pages must pass."""

    axe_run_only = [
        *ContentCheckerItem.axe_run_only,
        "color-contrast",
        "html-has-lang",
        "image-alt",
        "label",
        "list",
        "listitem",
        "valid-lang",
    ]


@hooks.register("construct_wagtail_userbar")
def check_as_strictly_as_the_tests(request, items, page):
    items[:] = [
        ParkChecker(in_editor=item.in_editor)
        if type(item) is ContentCheckerItem
        else item
        for item in items
    ]


@hooks.register("register_admin_urls", order=-1)
def keep_approval_worth_something():
    """Found before the package's own, which let through whoever may edit, whatever the page waits for."""
    return [
        path("localize/update/<int:translation_source_id>/", update_translations),
        path("localize/page/<int:page_id>/convert_to_alias/", convert_to_alias),
        path(
            "localize/translate/<int:translation_id>/strings/<int:string_segment_id>/edit/",
            edit_sentence,
        ),
        path(
            "localize/translate/<int:translation_id>/overrides/<int:overridable_segment_id>/edit/",
            edit_override,
        ),
        path(
            "localize/translate/<int:translation_id>/pofile/upload/", upload_sentences
        ),
    ]


@hooks.register("before_edit_page", order=-1)
def take_what_was_pressed(request, page):
    """Before the translation screen, which knows no act but publishing, looks at it."""
    return hand_on(request, page)


@hooks.register("construct_page_action_menu")
def offer_publishing_to_publishers(menu_items, request, context):
    page = context.get("page")
    if page and not can_publish(request.user, page):
        menu_items[:] = [
            item for item in menu_items if item.name != "localize-convert-to-alias"
        ]
