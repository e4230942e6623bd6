"""A program searches as people do on the page, and finds what its reader may read."""

import pytest
from django.test import Client

from community.actions.moving import hide_post
from community.actions.reading_tokens import create_read_token
from community.api import forum_api
from community.enums import Access, Scope
from community.followers import follow_everything
from tests.factories.community import ForumFactory, post_by, topic_by

pytestmark = pytest.mark.django_db
SEARCH = "/api/forums/v1/search"


@pytest.fixture
def topic(resident):
    return topic_by(
        resident, ForumFactory(slug="square"), title="Lamps", body="버스 막차?"
    )


def asked(client=None, secret="", **question):
    headers = {"authorization": f"Bearer {secret}"} if secret else {}
    response = (client or Client()).get(SEARCH, question, headers=headers)
    assert response.status_code == 200, response.content
    return response.json()


def numbers(**question) -> list[int]:
    return [each["post"]["number"] for each in asked(**question)["found"]]


def test_program_finds_what_the_page_finds(client, topic, neighbour, moderator):
    post_by(neighbour, topic, "The **bus** of two, they say & more.")
    hidden = post_by(neighbour, topic, "A slur about a bus")
    hide_post(post=hidden, by=moderator, rule="3")
    follow_everything()
    (found,) = asked(q="bus")["found"]
    assert (found["title"], found["excerpt"]) == (
        "Lamps",
        "The bus of two, they say & more.",
    )
    assert (
        found["post"]
        == client.get(f"/api/forums/v1/posts/{found['post']['id']}").json()
    )
    for question in (
        {"q": "막차"},
        {"author": "neighbour"},
        {"q": "b", "solved": "true"},
    ):
        page = client.get("/en/forums/search/", question).context["rows"]
        assert numbers(**question) == [row.post.number for row in page]
    assert numbers(q="막차", forum="square", language="en") == [1]
    for nothing in ({}, {"q": "tram"}, {"q": "막차", "forum": "nowhere"}):
        assert asked(**nothing) == {"found": [], "next": None}
    assert numbers(q="막차", until="2020-01-01") == []


def test_token_finds_what_its_person_may_read_and_a_cookie_nothing(resident, neighbour):
    topic_by(resident, ForumFactory(access=Access.RESIDENTS), body="needle")
    follow_everything()
    signed_in = Client()
    signed_in.force_login(neighbour)
    secrets = {
        scope: create_read_token(by=neighbour, name=scope, scope=scope, days=9)[1]
        for scope in Scope
    }
    assert numbers(q="needle", client=signed_in) == []
    assert numbers(q="needle", secret=secrets[Scope.PUBLIC]) == []
    assert numbers(q="needle", secret=secrets[Scope.MINE]) == [1]


def test_findings_are_read_to_the_end(topic, neighbour, django_assert_max_num_queries):
    for _each in range(5):
        post_by(neighbour, topic, "막차")
    follow_everything()
    seen, cursor = [], 0
    while cursor is not None:
        with django_assert_max_num_queries(4):
            told = asked(q="막차", limit=4, cursor=cursor)
        seen += [each["post"]["number"] for each in told["found"]]
        cursor = told["next"]
    assert seen == [6, 5, 4, 3, 2, 1]


def test_searches_have_a_rate_of_their_own(db, monkeypatch):
    monkeypatch.setattr(forum_api, "PER_SEARCHER", "2/m")
    client = Client()
    assert [client.get(SEARCH).status_code for _turn in range(3)] == [200, 200, 429]
    assert client.get("/api/forums/v1/forums").status_code == 200


def test_question_that_cannot_be_is_named(client, db):
    response = client.get(SEARCH, {"since": "yesterday", "sort": "worst"})
    assert response.status_code == 422
    assert set(response.json()["faults"]) == {"since", "sort"}
