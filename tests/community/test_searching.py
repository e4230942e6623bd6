"""Search in what was said: three languages, nothing that is hidden, nothing one may not read."""

import pytest

from community.actions.moving import bring_back_post, hide_post, take_back_post
from community.actions.revising import edit_post, retitle_topic
from community.actions.steering import mark_answer
from community.enums import Access
from community.followers import read_on
from community.followers.words import WORDS
from community.models import Forum, Post, Topic
from tests.factories.community import ForumFactory, post_by, topic_by

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic(resident):
    return topic_by(
        resident, title="심야버스 노선", body="막차가 언제인가요?", language="ko"
    )


def index_logs():
    for topic in Topic.objects.values_list("pk", flat=True):
        read_on(WORDS, topic)


def found(client, **asked):
    index_logs()
    answer = client.get("/en/forums/search/", asked)
    assert answer.status_code == 200
    return [row.post.number for row in answer.context["rows"]]


@pytest.mark.parametrize(
    ("body", "language", "query", "is_found"),
    [
        ("이 실험을 더 하고 싶어요.", "ko", "실험", True),
        ("이 실험을 더 하고 싶어요.", "ko", "실점", False),
        ("밤에는 어둡습니다.", "ko", "밤", True),
        ("การทดลองนี้ดีมากครับ", "th", "ทดลอง", True),
        ("การทดลองนี้ดีมากครับ", "th", "รถเมล์", False),
        ("We shared the parking space.", "en", "park", True),
        ("We shared the parking space.", "en", "PARKING shared", True),
        ("We shared the parking space.", "en", "parking bus", False),
        ("주차장 parking 둘 다", "ko", "주차 parking", True),
    ],
)
def test_words_are_found(client, topic, neighbour, body, language, query, is_found):
    post_by(neighbour, topic, body, language=language)
    assert found(client, q=query) == ([2] if is_found else [])


@pytest.mark.parametrize(
    "query", ["", " ", "%", '"', "*", "AND", "a' OR 1=1 --", "<b>", "심" * 300]
)
def test_signs_mean_nothing(client, topic, query):
    assert found(client, q=query) == []


def test_title_finds_the_first_post(client, topic, resident):
    assert found(client, q="노선") == [1]
    retitle_topic(topic=topic, by=resident, title="첫차와 막차")
    assert found(client, q="노선") == []
    assert found(client, q="첫차") == [1]


def test_change_is_found(client, topic, resident):
    post = topic.posts.get()
    edit_post(post=post, by=resident, body="첫차는요?", seen_body=post.body)
    assert found(client, q="막차가") == []
    assert found(client, q="첫차") == [1]


def test_what_was_taken_back_or_hidden_is_never_found(
    client, topic, neighbour, moderator
):
    taken = post_by(neighbour, topic, "secret one")
    hidden = post_by(neighbour, topic, "secret two")
    assert found(client, q="secret") == [3, 2]
    take_back_post(post=taken, by=neighbour)
    hide_post(post=hidden, by=moderator, rule="rule 3")
    client.force_login(moderator)
    assert found(client, q="secret") == []
    bring_back_post(post=taken, by=neighbour)
    assert found(client, q="secret") == [2]


def test_forum_of_members_is_searched_by_members_alone(
    client, topic, resident, neighbour
):
    Forum.objects.update(access=Access.MEMBERS)
    topic.forum.memberships.create(person=resident)
    for person, posts in ((neighbour, []), (resident, [1])):
        client.force_login(person)
        assert found(client, q="막차") == posts


def test_choices_narrow_what_is_found(client, topic, resident, neighbour):
    other = topic_by(
        resident, ForumFactory(slug="ideas"), body="버스 idea", tags=["bus"]
    )
    answer = post_by(neighbour, topic, "버스 answer", language="en")
    mark_answer(topic=topic, by=resident, post=answer)
    Post.objects.filter(topic=other).update(made_at="2026-01-05T12:00:00Z")
    assert found(client, q="버스") == [1, 2, 1]
    assert found(client, q="버스", forum="ideas") == [1]
    assert found(client, q="버스", language="en", solved="on") == [2]
    assert found(client, q="버스", author="@neighbour") == [2]
    assert found(client, q="버스", tag="#Bus") == [1]
    assert found(client, q="버스", since="2026-01-05", until="2026-01-05") == [1]
    assert found(client, author="neighbour") == [2]
    assert found(client, q="버스", forum="no-such-forum") == []


def test_result_leads_to_the_post_on_its_page(client, topic, neighbour):
    for _each in range(52):
        last = post_by(neighbour, topic, "needle" if _each == 51 else "hay")
    index_logs()
    html = client.get("/en/forums/search/?q=needle").content.decode()
    assert "<mark>needle</mark>" in html
    answer = client.get(last.get_absolute_url())
    assert answer["Location"] == f"{topic.get_absolute_url()}?page=2#post-53"


def test_post_is_found_at_its_new_place(client, topic, resident, neighbour):
    post = post_by(neighbour, topic)
    other = topic_by(resident)
    Post.objects.filter(pk=post.pk).update(topic=other, number=7)
    answer = client.get(post.get_absolute_url())
    assert answer["Location"] == f"{other.get_absolute_url()}?page=1#post-7"


def test_tags_are_counted_for_who_may_read(client, resident):
    topic_by(resident, tags=["bus", "night"])
    topic_by(resident, tags=["bus"])
    topic_by(resident, ForumFactory(access=Access.RESIDENTS), tags=["bus", "inside"])
    tags = client.get("/en/forums/tags/").context["tags"]
    assert {tag.name: tag.count for tag in tags} == {"bus": 2, "night": 1}
    html = client.get("/en/forums/tags/bus/").content.decode()
    assert html.count('class="topic-row') == 2


def test_search_costs_the_same_however_much_is_found(
    client, topic, neighbour, django_assert_max_num_queries
):
    for _each in range(20):
        post_by(neighbour, topic, "막차 이야기")
    index_logs()
    with django_assert_max_num_queries(12):
        client.get("/en/forums/search/", {"q": "막차"})
