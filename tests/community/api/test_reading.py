"""Programs read what people read, by the same right."""

import json

import pytest
from django.test import Client
from django.utils import timezone

from community.actions.moving import hide_post, take_back_post
from community.actions.reading_tokens import create_read_token, revoke_read_token
from community.actions.steering import close_topic, mark_answer
from community.api import forum_api
from community.enums import Access, Measure, Scope
from community.exports.topic_log import topic_file
from community.models import ReadToken, Sanction
from tests.factories.community import ForumFactory, post_by, topic_by

pytestmark = pytest.mark.django_db
ROOT = "/api/forums/v1/"


class Program:
    def __init__(self, secret=""):
        self.client = Client(raise_request_exception=False)
        self.headers = {"authorization": f"Bearer {secret}"} if secret else {}

    def get(self, path, **headers):
        return self.client.get(ROOT + path, headers={**self.headers, **headers})

    def read(self, path):
        response = self.get(path)
        assert response.status_code == 200, response.content
        return response.json()


@pytest.fixture
def anybody():
    return Program()


def program_of(person, scope=Scope.MINE, days=30) -> Program:
    name = f"{scope} {ReadToken.objects.count()}"
    _token, secret = create_read_token(by=person, name=name, scope=scope, days=days)
    return Program(secret)


@pytest.fixture
def topic(resident):
    return topic_by(resident, ForumFactory(slug="square"), tags=["bus"])


def test_topic_is_told_as_it_is(anybody, topic, resident, neighbour):
    answer = post_by(neighbour, topic, "At *two*.", reply_to=topic.posts.get())
    mark_answer(topic=topic, by=resident, post=answer)
    topic.refresh_from_db()
    told = anybody.read(f"topics/{topic.pk}")
    assert {key: told[key] for key in told if not key.endswith(("_at", "url"))} == {
        "id": topic.pk,
        "forum": "square",
        "title": "Night buses",
        "language": "en",
        "tags": ["bus"],
        "posts": 2,
        "is_pinned": False,
        "is_closed": False,
        "answer": 2,
        "head": 4,
        "head_digest": topic.head_digest,
        "epoch": 1,
    }
    assert anybody.read("topics")["topics"] == [told]
    posts = anybody.read(f"topics/{topic.pk}/posts")["posts"]
    assert [(each["number"], each["author"], each["body"]) for each in posts] == [
        (1, "Resident", "Who rides?"),
        (2, "Neighbour", "At *two*."),
    ]
    assert posts[1] == anybody.read(f"posts/{answer.pk}")
    assert (posts[1]["reply_to"], posts[1]["html"]) == (
        1,
        '<p dir="auto">At <em>two</em>.</p>\n',
    )


def test_lists_are_read_to_the_end_page_by_page(anybody, resident, topic):
    made = [topic.pk] + [topic_by(resident, topic.forum).pk for _each in range(4)]
    seen, cursor = [], ""
    while True:
        told = anybody.read(f"topics?limit=2{cursor}")
        seen += [each["id"] for each in told["topics"]]
        if told["next"] is None:
            break
        cursor = f"&cursor={told['next']}"
    assert seen == made[::-1]
    for _each in range(4):
        post_by(resident, topic)
    first = anybody.read(f"topics/{topic.pk}/posts?limit=3")
    rest = anybody.read(f"topics/{topic.pk}/posts?limit=3&after={first['next']}")
    numbers = [each["number"] for told in (first, rest) for each in told["posts"]]
    assert (numbers, rest["next"]) == ([1, 2, 3, 4, 5], None)


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("forum=square", 1),
        ("forum=nowhere", 0),
        ("language=en", 1),
        ("language=th", 0),
        ("tag=bus", 1),
        ("tag=tram", 0),
        ("query=night", 1),
        ("query=day", 0),
        ("state=open", 1),
        ("state=solved", 0),
        ("state=closed", 0),
    ],
)
def test_topics_are_filtered(anybody, topic, question, count):
    assert len(anybody.read(f"topics?{question}")["topics"]) == count


def test_closed_topics_are_found_as_such(anybody, topic, moderator):
    close_topic(topic=topic, by=moderator, is_closed=True)
    assert len(anybody.read("topics?state=closed")["topics"]) == 1
    assert anybody.read("topics?state=open")["topics"] == []


def test_events_are_the_lines_of_the_export(anybody, topic, neighbour):
    for _each in range(3):
        post_by(neighbour, topic)
    with topic_file(topic.pk) as file:
        lines = [json.loads(line) for line in file.readlines()[1:]]
    told = anybody.read(f"topics/{topic.pk}/events?limit=3")
    assert (told["events"], told["next"], told["head"]) == (lines[:3], 3, 4)
    told = anybody.read(f"topics/{topic.pk}/events?after=3")
    assert (told["events"], told["next"]) == (lines[3:], None)


def test_what_was_withdrawn_is_told_to_nobody(topic, neighbour, moderator):
    for body, act in (("a slur", hide_post), ("a regret", take_back_post)):
        post = post_by(neighbour, topic, body)
        more = {"rule": "rule 3"} if act is hide_post else {}
        act(post=post, by=moderator if more else neighbour, **more)
    for program in (Program(), program_of(moderator), program_of(neighbour)):
        for path in ("topics/{}/posts", "topics/{}/events"):
            text = program.get(path.format(topic.pk)).content.decode()
            assert "slur" not in text
            assert "regret" not in text
        posts = program.read(f"topics/{topic.pk}/posts")["posts"]
        assert [each["rule"] for each in posts] == ["", "rule 3", ""]
        assert [each["body"] for each in posts[1:]] == [None, None]


def paths_of(topic) -> list[str]:
    post = topic.posts.first()
    paths = [f"topics/{topic.pk}", f"topics/{topic.pk}/posts", f"posts/{post.pk}"]
    return [*paths, f"topics/{topic.pk}/events", f"forums/{topic.forum.slug}"]


@pytest.mark.parametrize("access", [Access.MEMBERS, Access.RESIDENTS])
def test_who_may_not_read_gets_nothing(resident, neighbour, moderator, access):
    forum = ForumFactory(access=access)
    forum.memberships.create(person=resident)
    topic = topic_by(resident, forum, title="Only for us")
    may = {
        "anybody": (Program(), False),
        "of its member": (program_of(resident), True),
        "of its member, public": (program_of(resident, Scope.PUBLIC), False),
        "of a neighbour": (program_of(neighbour), access == Access.RESIDENTS),
        "of a moderator": (program_of(moderator), True),
    }
    for who, (program, is_reader) in may.items():
        statuses = {program.get(path).status_code for path in paths_of(topic)}
        assert statuses == {200 if is_reader else 404}, who
        for path in ("forums", "topics", "topics?query=only"):
            told = program.get(path).content.decode()
            assert (forum.slug in told) == is_reader, who
            assert ("Only for us" in told) == (is_reader and path != "forums"), who


def test_whoever_is_banned_reads_nothing_there(resident, neighbour):
    topic = topic_by(resident)
    program = program_of(neighbour)
    assert program.get(f"topics/{topic.pk}").status_code == 200
    Sanction.objects.create(
        person=neighbour,
        measure=Measure.BAN,
        rule="1",
        words="",
        made_at=timezone.now(),
    )
    assert program.get(f"topics/{topic.pk}").status_code == 404


def test_token_that_ended_opens_nothing(resident, topic, time_machine):
    program = program_of(resident)
    token = ReadToken.objects.get()
    assert program.get("forums").status_code == 200
    token.refresh_from_db()
    assert token.last_used_at is not None
    revoke_read_token(token=token, by=resident)
    ended = program_of(resident, days=1)
    gone = program_of(resident)
    ReadToken.objects.filter(pk=token.pk + 1).update(expires_at=timezone.now())
    assert (program.get("forums").status_code, ended.get("forums").status_code) == (
        401,
        401,
    )
    assert gone.get("forums").status_code == 200
    resident.is_active = False
    resident.save()
    assert gone.get("forums").status_code == 401


def test_wrong_tokens_are_refused_and_counted(db, monkeypatch):
    monkeypatch.setattr(forum_api, "WRONG_TOKENS", "2/m")
    wrong = Program("ipf_wrong")
    assert [wrong.get("forums").status_code for _turn in range(3)] == [401, 401, 429]
    response = Program("é").get("forums")
    assert response.status_code == 429
    assert Program().get("forums").status_code == 200


def test_each_token_has_its_rate(resident, monkeypatch):
    monkeypatch.setattr(forum_api, "PER_PROGRAM", "2/m")
    first, second = program_of(resident), program_of(resident)
    assert [first.get("forums").status_code for _turn in range(3)] == [200, 200, 429]
    assert second.get("forums").status_code == 200
    assert int(first.get("forums")["Retry-After"]) > 0


def test_problems_speak_the_readers_language(anybody, db):
    for language in ("en", "ko", "th"):
        response = anybody.get("topics/99", **{"accept-language": language})
        assert response["Content-Type"] == "application/problem+json"
        assert response["Content-Language"] == language
        assert (response.status_code, response.json()["code"]) == (404, "not-found")
    assert anybody.get("nowhere/at/all").json()["code"] == "not-found"
    response = anybody.get("topics?limit=0&language=fr")
    assert response.status_code == 422
    assert set(response.json()["faults"]) == {"limit", "language"}


def test_answer_does_not_depend_on_the_language_asked_in(anybody, topic):
    told = {
        anybody.get("topics", **{"accept-language": language}).content
        for language in ("en", "ko", "th")
    }
    assert len(told) == 1


def test_etag_saves_the_answer(anybody, topic, resident):
    first = anybody.get(f"topics/{topic.pk}/posts")
    known = {"if-none-match": f'"other", W/{first["ETag"]}'}
    again = anybody.get(f"topics/{topic.pk}/posts", **known)
    assert (again.status_code, again.content) == (304, b"")
    post_by(resident, topic)
    assert anybody.get(f"topics/{topic.pk}/posts", **known).status_code == 200


def test_cookie_opens_nothing_and_other_origins_read_without_token(resident, neighbour):
    forum = ForumFactory(access=Access.RESIDENTS)
    topic = topic_by(resident, forum)
    client = Client()
    client.force_login(neighbour)
    assert client.get(f"{ROOT}topics/{topic.pk}").status_code == 404
    open_answer = Program().get("forums")
    assert open_answer["Access-Control-Allow-Origin"] == "*"
    with_token = program_of(neighbour).get("forums")
    assert "Access-Control-Allow-Origin" not in with_token
    assert not open_answer.cookies


def test_nothing_is_written(anybody, topic):
    for method in ("post", "put", "delete"):
        response = getattr(anybody.client, method)(f"{ROOT}topics/{topic.pk}")
        assert response.status_code == 405


def test_queries_do_not_grow(anybody, resident, topic, django_assert_max_num_queries):
    for _each in range(12):
        post_by(resident, topic)
        topic_by(resident, topic.forum)
    with django_assert_max_num_queries(4):
        anybody.read("topics")
    with django_assert_max_num_queries(5):
        anybody.read(f"topics/{topic.pk}/posts")
    with django_assert_max_num_queries(6):
        anybody.read(f"topics/{topic.pk}/events")


def test_guide_names_every_address_and_problem(client, db):
    response = client.get("/api/forums/", headers={"accept-language": "ko"})
    assert response["Content-Language"] == "ko"
    text = response.content.decode()
    description = json.loads(client.get(f"{ROOT}openapi.json").content)
    shown = text.replace("<wbr>", "")
    assert [path for path in description["paths"] if path not in shown] == []
