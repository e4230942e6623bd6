"""Manners as pages: everybody reads the rules and the log, moderators have one desk, and nothing needs a script."""

import json
from uuid import uuid4

import pytest
from django.urls import reverse

from accounts.roles import Role
from community.actions.judging import answer_again
from community.enums import Deed, Measure
from community.models import Case, Decision, Flag, HeldPost, Ruling, Sanction
from community.workflow import PostStatus
from tests.factories.accounts import UserFactory, sign_in
from tests.factories.community import post_by, topic_by
from tests.factories.moderation import (
    appealed,
    flagged_by,
    held_by,
    hidden_by,
    sanctioned,
    trusted,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def topic(resident):
    return topic_by(resident)


@pytest.fixture
def post(neighbour, topic):
    return post_by(neighbour, topic, "You fool.")


@pytest.fixture
def desk(client, moderator):
    return sign_in(client, moderator)


def read(client, name, *arguments) -> str:
    answer = client.get(reverse(f"community:{name}", args=arguments))
    assert answer.status_code == 200
    assert answer["Cache-Control"] == "private, no-store"
    return answer.content.decode()


def test_flag_is_sent_by_a_form_and_needs_a_reason(client, resident, post):
    address = reverse("community:post-flag", args=[post.pk])
    assert "/login/" in client.get(address)["Location"]
    client.force_login(resident)
    assert "You fool." in read(client, "post-flag", post.pk)
    assert client.post(address, {}).status_code == 422
    assert client.post(address, {"reason": "other"}).status_code == 422
    answer = client.post(address, {"reason": "insult", "words": "Rude."}, follow=True)
    assert "Thank you. A moderator looks at it" in answer.content.decode()
    assert Flag.objects.get().words == "Rude."


def test_stub_leads_to_its_rule_and_tells_the_author_more(
    client, moderator, neighbour, post
):
    hidden_by(moderator, post, "3")
    topic = post.topic
    html = client.get(topic.get_absolute_url()).content.decode()
    assert "Hidden: rule 3 (No advertising, and nothing twice)" in html
    assert "/en/forums/rules/#rule-3" in html
    assert "Why, and what you can do" not in html
    client.force_login(neighbour)
    html = client.get(topic.get_absolute_url()).content.decode()
    assert "Why, and what you can do" in html


def test_held_post_is_seen_by_its_writer_alone(
    client, settings, resident, neighbour, topic
):
    settings.FORUM_IS_JUDGED = True
    client.force_login(neighbour)
    answer = client.post(
        f"{topic.get_absolute_url()}reply/",
        {"body": "See https://new.example/ now", "client_key": uuid4()},
        follow=True,
    )
    html = answer.content.decode()
    assert answer.redirect_chain == [(f"{topic.get_absolute_url()}#waiting", 302)]
    assert "A moderator looks at this post before others see it." in html
    assert "Only you see this." in html
    assert "a first post that leads to an unknown place" in read(client, "standing")
    client.force_login(resident)
    html = client.get(topic.get_absolute_url()).content.decode()
    assert "new.example" not in html


def test_refused_text_is_not_lost(client, settings, neighbour, topic):
    settings.FORUM_IS_JUDGED = True
    client.force_login(neighbour)
    body = "https://a.example https://b.example https://c.example"
    answer = client.post(
        f"{topic.get_absolute_url()}reply/", {"body": body, "client_key": uuid4()}
    )
    assert answer.status_code == 422
    html = answer.content.decode()
    assert "A post of yours may have 2 links for now." in html
    assert f"{body}</textarea>" in html


def test_late_change_says_so_before_one_writes(client, settings, neighbour, post):
    settings.FORUM_IS_JUDGED = True
    type(post).objects.update(made_at="2026-01-01T00:00Z")
    client.force_login(neighbour)
    answer = client.get(reverse("community:post-edit", args=[post.pk]), follow=True)
    assert "For now you can change a post for 1 day." in answer.content.decode()


def test_standing_says_what_is_missing_and_lets_one_appeal(
    client, moderator, neighbour, post
):
    ruling = hidden_by(moderator, post, "1")
    sanctioned(trusted(neighbour, 0), Measure.WARNING)
    client.force_login(neighbour)
    html = read(client, "standing")
    assert "Your trust: New here" in html
    assert "Next: Known here" in html
    assert "Be here 1 day longer." in html
    address = reverse("community:appeal", args=[ruling.pk])
    assert address in html
    assert client.post(address, {"words": ""}).status_code == 422
    client.post(address, {"words": "It was a joke among friends."})
    html = read(client, "standing")
    assert address not in html
    assert "Waits for a moderator" in html


def test_queue_shows_what_waits_and_can_be_narrowed(
    desk, resident, neighbour, moderator, topic, post
):
    held = held_by(neighbour, topic)
    flagged_by(resident, post)
    other = post_by(neighbour, topic, "Another one.")
    case = appealed(hidden_by(moderator, other), "Not fair.").case
    html = read(desk, "moderation")
    for each in (held.case, post.cases.get(), case):
        assert reverse("community:case", args=[each.pk]) in html
    only = desk.get(reverse("community:moderation"), {"kind": "appeal"})
    assert [each.pk for each in only.context["page_of"]] == [case.pk]
    mine = desk.get(reverse("community:moderation"), {"state": "mine"})
    assert "Nothing waits" in mine.content.decode()


def test_queue_costs_the_same_however_much_waits(
    desk, neighbour, resident, topic, django_assert_max_num_queries
):
    for number in range(6):
        held_by(neighbour, topic, f"Waits {number}")
        flagged_by(resident, post_by(neighbour, topic, f"Flagged {number}"))
    with django_assert_max_num_queries(30):
        read(desk, "moderation")


def test_case_is_decided_by_the_form(desk, resident, neighbour, post):
    flag = flagged_by(resident, post, words="Rude.")
    address = reverse("community:case", args=[flag.case.pk])
    html = read(desk, "case", flag.case.pk)
    assert "Who rides?" in html  # what stood before it
    assert "Rude." in html
    desk.post(reverse("community:case-claim", args=[flag.case.pk]))
    assert "You have taken this up." in read(desk, "case", flag.case.pk)
    wanted = {"deed": "hide", "reply": "kind", "words": ""}
    assert desk.post(address, wanted).status_code == 422
    wanted |= {"rule": "1", "measure": "silence", "scope": "topic", "days": "3"}
    assert desk.post(address, wanted)["Location"] == reverse("community:moderation")
    post.refresh_from_db()
    assert (post.status, post.rule) == (PostStatus.HIDDEN, "1")
    sanction = Sanction.objects.get()
    assert (sanction.person, sanction.topic) == (neighbour, post.topic)
    assert "has decided: Post hidden" in read(desk, "case", flag.case.pk)


def test_late_moderator_reads_who_was_faster(desk, resident, post):
    colleague = UserFactory(display_name="Colleague", roles=[Role.MODERATOR])
    case = flagged_by(resident, post).case
    Case.objects.filter(pk=case.pk).update(ruling=hidden_by(colleague, post, "1"))
    answer = desk.post(
        reverse("community:case", args=[case.pk]),
        {"deed": "hide", "rule": "1"},
        follow=True,
    )
    assert (
        "Colleague was faster and has decided: Post hidden" in answer.content.decode()
    )


@pytest.mark.parametrize("deed", ["keep", "restore"])
def test_appeal_page_offers_no_measure(desk, neighbour, post, deed):
    colleague = UserFactory(roles=[Role.MODERATOR])
    case = appealed(hidden_by(colleague, post), "Not fair.").case
    html = read(desk, "case", case.pk)
    assert "Not fair." in html
    assert 'name="measure"' not in html
    desk.post(
        reverse("community:case", args=[case.pk]), {"deed": deed, "reply": "firm"}
    )
    assert Ruling.objects.latest("pk").deed == deed


def test_post_menu_of_moderators_leads_to_a_case(desk, client, post):
    html = client.get(post.topic.get_absolute_url()).content.decode()
    address = reverse("community:post-take-up", args=[post.pk])
    assert address in html
    answer = desk.post(address)
    assert answer["Location"] == reverse("community:case", args=[Case.objects.get().pk])


def test_person_is_appointed_and_measures_are_lifted(desk, neighbour):
    trusted(neighbour, 0)
    sanction = sanctioned(neighbour)
    assert "May read, not write" in read(desk, "person", neighbour.pk)
    desk.post(reverse("community:person", args=[neighbour.pk]), {"appoint": "yes"})
    neighbour.forum_member.refresh_from_db()
    assert neighbour.forum_member.is_appointed
    desk.post(
        reverse("community:sanction-lift", args=[sanction.pk]), {"words": "All good."}
    )
    sanction.refresh_from_db()
    assert not sanction.is_in_force
    assert set(Ruling.objects.values_list("deed", flat=True)) == {
        Deed.APPOINT,
        Deed.LIFT,
    }


def test_topic_is_steered(desk, topic):
    wanted = {"is_closed": "on", "slow_mode_seconds": "60", "forum": topic.forum.pk}
    desk.post(reverse("community:topic-steer", args=[topic.pk]), wanted)
    topic.refresh_from_db()
    assert (topic.is_pinned, topic.is_closed, topic.slow_mode_seconds) == (
        False,
        True,
        60,
    )
    assert list(topic.events.values_list("kind", flat=True)) == [
        "post",
        "close",
        "slow",
    ]


@pytest.mark.parametrize("language", ["en", "ko", "th"])
def test_rules_and_log_are_for_everybody(client, language):
    for page in ("rules", "moderation/log"):
        assert client.get(f"/{language}/forums/{page}/").status_code == 200


def test_public_log_names_nobody_and_can_be_checked(client, moderator, neighbour, post):
    for _each in range(4):
        flagged_by(UserFactory(), post)
    colleague = UserFactory(roles=[Role.MODERATOR])
    other = post_by(neighbour, post.topic, "Another one.")
    appealed(hidden_by(colleague, other, "1"), "Not fair.")
    answer = client.get(reverse("community:moderation-log-json"))
    log = json.loads(answer.content)
    assert [
        (each["deed"], each["role"], each["rule"], each["appeal"])
        for each in log["decisions"]
    ] == [
        ("hide", "moderator", "1", "waiting"),
        ("hide", "park", "3", None),
    ]
    counted = {
        row["deed"]: (row["moderators"], row["rules"])
        for row in log["numbers"]["decisions"]
    }
    assert counted["hide"] == (1, 1)
    automatic = log["decisions"][1]["automatic"]
    again = Decision(
        table=automatic["table"],
        version=automatic["version"],
        facts=automatic["inputs"],
    )
    assert answer_again(again) == ("hide", "spam")
    words = answer.content.decode() + read(client, "moderation-log")
    for secret in (
        neighbour.email,
        "Neighbour",
        "Another one.",
        "Not fair.",
        post.voice,
    ):
        assert secret not in words


def test_writer_takes_back_what_waits_by_its_button(client, neighbour, topic):
    held = held_by(neighbour, topic)
    client.force_login(neighbour)
    client.post(reverse("community:held-withdraw", args=[held.pk]))
    assert HeldPost.objects.get().status == "withdrawn"
