"""The JSON of a story, block by block: what is stored today is read tomorrow."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse
from wagtail import blocks
from wagtail.blocks import StructBlockValidationError

from home.blocks import StoryBlock
from home.gathering import PICTURE_SPECS
from home.models import StandardPage
from tests.factories.accounts import sign_in
from tests.factories.home import ParkImageFactory, StandardPageFactory

MOST_KINDS, DEEPEST = 12, 2
STORY = StoryBlock()


def item(value):
    return {"type": "item", "value": value, "id": str(uuid.uuid4())}


def one_of_each(image: int, page: int) -> list[dict]:
    return [
        {"type": "text", "value": "<h2>Why</h2><p>Because.</p>"},
        {"type": "quote", "value": {"text": "Mine is yours.", "source": "A resident"}},
        {
            "type": "callout",
            "value": {
                "title": "Bring a permit",
                "text": "<p>At the gate.</p>",
                "tone": "warning",
            },
        },
        {
            "type": "picture",
            "value": {"image": image, "caption": "A field", "width": "wide"},
        },
        {
            "type": "pictures",
            "value": [
                item({"image": image, "caption": ""}),
                item({"image": image, "caption": "b"}),
            ],
        },
        {"type": "figures", "value": [item({"number": "42", "label": "spaces"})]},
        {
            "type": "table",
            "value": {
                "caption": "Spaces",
                "columns": [
                    {"type": "text", "heading": "District"},
                    {"type": "number", "heading": "Spaces"},
                ],
                "rows": [{"values": ["Mapo-gu", "21"]}],
            },
        },
        {"type": "steps", "value": [item({"title": "Come", "text": "At nine."})]},
        {
            "type": "questions",
            "value": [item({"question": "Who pays?", "answer": "<p>The park.</p>"})],
        },
        {"type": "button", "value": {"label": "Come in", "page": page, "address": ""}},
        {"type": "pages", "value": [item(page)]},
        {"type": "download", "value": {"document": None, "label": "Results"}},
    ]


@pytest.fixture
def told(park):
    """A page with one block of each kind, as it is read from the database."""
    image = ParkImageFactory()
    body = [
        {**block, "id": str(uuid.uuid4())}
        for block in one_of_each(image.pk, park["en"].pk)
    ]
    page = StandardPageFactory(title="Everything", body=body)
    return StandardPage.objects.get(pk=page.pk)


def containers(block) -> int:
    if isinstance(block, blocks.StructBlock):
        return 1 + max(
            (containers(child) for child in block.child_blocks.values()), default=0
        )
    if isinstance(block, blocks.ListBlock):
        return 1 + containers(block.child_block)
    return 0


def test_a_story_has_at_most_twelve_kinds_in_groups():
    assert len(STORY.child_blocks) <= MOST_KINDS
    assert all(block.meta.group for block in STORY.child_blocks.values())


def test_blocks_nest_at_most_twice():
    assert max(containers(block) for block in STORY.child_blocks.values()) <= DEEPEST


def test_every_kind_is_stored_as_it_was_written(told):
    written = one_of_each(told.body[3].value["image"].pk, told.body[9].value["page"].pk)
    stored = [
        {"type": block.block_type, "value": block.block.get_prep_value(block.value)}
        for block in told.body
    ]
    assert [block["type"] for block in stored] == list(STORY.child_blocks)
    for each in (*stored, *written):
        if isinstance(each["value"], list):
            each["value"] = [inner["value"] for inner in each["value"]]
    assert stored == written


def test_every_kind_is_shown(told, client):
    html = client.get(told.url).content.decode()
    for words in (
        "Because.",
        "Mine is yours.",
        "Bring a permit",
        "A field",
        "42",
        "Mapo-gu",
        "At nine.",
        "Who pays?",
        "Come in",
        "Innovation Park",
        "Results",
    ):
        assert words in html, words
    assert html.count('type="image/avif"') == html.count('type="image/webp"') == 3
    assert html.count('loading="lazy"') == 3
    assert ' width="480"' in html and ' height="320"' in html
    assert 'alt="A green field"' in html


@pytest.mark.parametrize("name", STORY.child_blocks)
def test_every_kind_has_a_preview_and_words(name, park, administrator):
    ParkImageFactory()
    client = Client()
    sign_in(client, administrator)
    block = STORY.child_blocks[name]
    assert block.is_previewable
    assert block.get_description()
    response = client.get(
        reverse("wagtailadmin_block_preview"), {"id": block.definition_prefix}
    )
    assert response.status_code == 200


@pytest.mark.parametrize(
    "value",
    [{"page": None, "address": ""}, {"page": 1, "address": "https://example.org/"}],
)
def test_a_button_leads_to_exactly_one_place(value, park):
    block = STORY.child_blocks["button"]
    page = park["en"] if value["page"] else None
    with pytest.raises(StructBlockValidationError):
        block.clean(
            block.normalize({"label": "Go", "page": page, "address": value["address"]})
        )


def test_pages_to_read_next_are_those_anybody_may_read_in_their_language(
    told, park, client
):
    hidden = StandardPageFactory(title="Hidden", live=False)
    told.body = [("pages", [park["ko"], hidden])]
    told.save_revision().publish()
    html = client.get(told.url).content.decode()
    assert "Hidden" not in html.split("<article")[1].split("</article>")[0]
    assert 'href="/en/"' in html.split("<article")[1].split("</article>")[0]


def test_pictures_of_a_story_cost_one_query_however_many(db, django_assert_num_queries):
    pictures = [ParkImageFactory().pk for _number in range(3)]
    chooser = STORY.child_blocks["picture"].child_blocks["image"]
    for picture in chooser.bulk_to_python(pictures):  # none has a rendition yet
        picture.get_renditions(*PICTURE_SPECS)
    with django_assert_num_queries(1):
        found = chooser.bulk_to_python(pictures)
        assert [picture.pk for picture in found] == pictures
        for picture in found:
            assert len(picture.get_renditions(*PICTURE_SPECS)) == len(PICTURE_SPECS)
