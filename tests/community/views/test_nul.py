"""PostgreSQL keeps no NUL in a text: whatever is typed or asked with one is answered all the same."""

import pytest

from community.models import Draft
from tests.factories.community import ForumFactory, topic_by

pytestmark = pytest.mark.django_db
ASKED = [
    "/en/forums/tags/a%00/",
    "/en/forums/people/a%00/",
    "/en/forums/search/?q=a%00&tag=%00&author=%00&forum=%00",
    "/en/forums/?q=%00",
    "/api/forums/v1/topics?forum=%00&tag=%00&query=%00",
]
FIELDS = [
    "body",
    "title",
    "tags",
    "forum",
    "rule",
    "following",
    "number",
    "topic",
    "client_key",
    "question",
    "language",
    "words",
]


@pytest.mark.parametrize("address", ASKED)
def test_what_is_asked_is_answered(client, address):
    assert client.get(address).status_code < 500


def test_what_is_typed_is_taken_or_refused_in_words(client, resident):
    topic = topic_by(resident, forum=ForumFactory(slug="square"))
    post = topic.posts.get()
    client.force_login(resident)
    typed = dict.fromkeys(FIELDS, "a\x00b")
    for place in (
        *(f"topics/{topic.pk}/{act}/" for act in ("reply", "draft", "follow", "read")),
        *(f"posts/{post.pk}/{act}/" for act in ("edit", "draft", "flag", "react")),
        *(f"square/{act}/" for act in ("new", "draft", "follow")),
        "look/",
        "unread/all-read/",
        "tokens/",
    ):
        answer = client.post(f"/en/forums/{place}", typed)
        assert answer.status_code < 500, place
    bodies = Draft.objects.filter(person=resident).values_list("body", flat=True)
    assert set(bodies) == {"ab"}
