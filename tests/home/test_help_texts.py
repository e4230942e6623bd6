"""Every field an editor can fill in says what it is for."""

import pytest
from django.apps import apps
from django.urls import reverse
from wagtail import blocks
from wagtail.admin.panels import FieldPanel, HelpPanel, InlinePanel
from wagtail.documents import get_document_model
from wagtail.documents.forms import get_document_form
from wagtail.images import get_image_model
from wagtail.images.forms import get_image_form
from wagtail.snippets.models import get_snippet_models

from home.blocks import StoryBlock
from home.models.base import ParkPage
from tests.factories.accounts import sign_in

PAGES = [model for model in apps.get_models() if issubclass(model, ParkPage)]
EDITED = [
    *PAGES,
    *(model for model in get_snippet_models() if model._meta.app_label == "home"),
]


def panels_below(panel):
    yield panel
    for child in getattr(panel, "children", []):
        yield from panels_below(child)
    if isinstance(panel, InlinePanel):
        yield from panels_below(panel.child_edit_handler)


def edit_handler_of(model):
    if issubclass(model, ParkPage):
        return model.get_edit_handler()
    return model.snippet_viewset.get_edit_handler()


def blocks_below(block, path):
    yield path, block
    children = getattr(block, "child_blocks", {})
    if isinstance(block, blocks.ListBlock):
        children = {"item": block.child_block}
    for name, child in children.items():
        yield from blocks_below(child, f"{path}.{name}")


@pytest.mark.parametrize("model", EDITED, ids=lambda model: model.__name__)
def test_every_field_of_a_page_or_snippet_has_help(model):
    silent = []
    for panel in panels_below(edit_handler_of(model)):
        if isinstance(panel, FieldPanel):
            if not (panel.help_text or getattr(panel.db_field, "help_text", "")):
                silent.append(panel.field_name)
        elif isinstance(panel, InlinePanel) and not panel.help_text:
            silent.append(panel.relation_name)
    assert silent == []


@pytest.mark.parametrize("model", PAGES, ids=lambda model: model.__name__)
def test_every_page_type_says_what_it_is_for(model):
    panels = list(panels_below(model.get_edit_handler()))
    assert [panel for panel in panels if isinstance(panel, HelpPanel) and panel.content]


def test_every_block_and_every_field_in_it_has_help():
    silent = [
        path
        for path, block in blocks_below(StoryBlock(), "story")
        if isinstance(block, blocks.FieldBlock) and not block.field.help_text
    ]
    assert silent == []


def test_every_kind_of_block_is_described():
    assert [
        name
        for name, block in StoryBlock().child_blocks.items()
        if not block.get_description()
    ] == []


@pytest.mark.parametrize(
    ("get_form", "model"),
    [(get_image_form, get_image_model()), (get_document_form, get_document_model())],
    ids=["picture", "document"],
)
def test_every_field_of_a_library_form_has_help(get_form, model, administrator):
    form = get_form(model)(user=administrator)
    silent = [field.name for field in form.visible_fields() if not field.help_text]
    assert silent == []


def test_help_is_shown_in_the_editor(park, administrator, client):
    sign_in(client, administrator)
    html = client.get(
        reverse("wagtailadmin_pages:edit", args=[park["en"].pk])
    ).content.decode()
    assert "One or two sentences, shown in lists and by search engines." in html
