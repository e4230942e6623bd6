"""Writing in a real browser: a draft that follows one to another window, a look beforehand, a picture, a quote, a vote."""

import re

import pytest
from django.utils import timezone
from playwright.sync_api import expect

from accounts.notifications.acting import sign_act
from accounts.notifications.actions.voiding import void_acting_links
from community.actions.polling import vote_in_poll
from community.emails import ANSWERING
from community.enums import Shows
from community.models import Draft, Member, Picture, Poll, PollVote, Topic
from tests.factories.accounts import UserFactory
from tests.factories.community import poll_in, post_by, topic_by
from tests.factories.home import opened_park, picture_file

from .looking import faults_of

pytestmark = pytest.mark.browser
BODY = "#reply textarea[name=body]"


@pytest.fixture
def writer(live_site):
    opened_park()
    person = UserFactory(email="writer@example.org", display_name="Writer")
    Member.objects.create(person=person, handle="wr", level=1, since=timezone.now())
    return person


@pytest.fixture
def topic(writer):
    topic = topic_by(writer, body="The lamp at the stop is broken.")
    poll_in(topic.posts.get(), shows=Shows.VOTED)
    return topic


@pytest.fixture
def opened(visit, live_site, sign_in, writer, topic):
    """A window of the writer on the topic."""

    def window():
        page = visit()
        sign_in(page, writer)
        page.goto(live_site + topic.get_absolute_url())
        return page

    return window


def saved(page):
    page.locator("[data-draft-state]", has_text="Draft saved at").wait_for()
    return page


def test_draft_is_found_in_another_window_and_both_are_told(opened, topic):
    first = opened()
    first.fill(BODY, "I would say")
    saved(first)
    second = opened()
    assert second.input_value(BODY) == "I would say"
    second.fill(BODY, "From the second")
    saved(second)
    first.fill(BODY, "From the first")
    other = first.locator("[data-draft-other]")
    other.wait_for()
    assert other.locator("blockquote").inner_text() == "From the second"
    other.get_by_role("button", name="Take that text instead").click()
    assert first.input_value(BODY) == "From the second"
    first.get_by_role("button", name="Send my post").click()
    first.locator("#post-2").wait_for()
    assert first.input_value(BODY) == ""
    assert not Draft.objects.exists()


def test_picture_quote_and_look_are_what_the_post_becomes(opened, topic, tmp_path):
    page = opened()
    photo = tmp_path / "lamp.png"
    photo.write_bytes(picture_file(size=(900, 600)).read())
    page.locator("#post-1 .post-acts").get_by_role("link", name="Quote").click()
    quote = "> #1:\n> The lamp at the stop is broken.\n\n"
    expect(page.locator(BODY)).to_have_value(quote)
    assert page.locator("[data-answering]").inner_text().startswith("In reply to #1")
    with page.expect_file_chooser() as choosing:
        page.get_by_role("button", name="Add a picture").click()
    choosing.value.set_files(photo)
    page.watch.allow("status of 422")
    page.get_by_role("button", name="Put it into my text").click()
    page.locator("#picture-words-error", has_text="Say in one sentence").wait_for()
    page.get_by_label("What does it show?").fill("The lamp, dark")
    page.keyboard.press("Enter")
    expect(page.locator(BODY)).to_have_value(re.compile(r"!\[The lamp, dark\]"))
    page.get_by_role("button", name="Look at it first").click()
    page.locator("[data-look-panel] img").wait_for()
    looked = page.locator("[data-look-panel] .post-text").inner_html()
    assert faults_of(page, 360) == []
    page.get_by_role("button", name="Send my post").click()
    page.locator("#post-2 img").wait_for()
    assert page.locator("#post-2 .post-text").inner_html() == looked
    assert Picture.objects.get().posts.get().number == 2


DROP = """(field) => {
  const canvas = Object.assign(document.createElement("canvas"), { width: 40, height: 30 });
  return new Promise((done) => canvas.toBlob((blob) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([blob], "a.png", { type: "image/png" }));
    field.dispatchEvent(new DragEvent("drop", { dataTransfer, bubbles: true, cancelable: true }));
    done();
  }));
}"""


def test_selection_is_quoted_and_picture_dropped(opened):
    page = opened()
    page.locator("#post-1 .post-text p").evaluate(
        "({ firstChild: words }) => getSelection().setBaseAndExtent(words, 0, words, 8)"
    )
    page.locator("#post-1 .post-acts").get_by_role("link", name="Quote").click()
    expect(page.locator(BODY)).to_have_value("> #1:\n> The lamp\n\n")
    page.locator(BODY).evaluate(DROP)
    page.get_by_label("What does it show?").fill("Dark")
    page.get_by_role("button", name="Put it into my text").click()
    expect(page.locator(BODY)).to_have_value(re.compile(r"lamp\n\n!\[Dark\]"))


def test_vote_is_cast_without_leaving_and_outlives_news(opened, topic, writer):
    page = opened()
    page.get_by_label("Later").check()
    page.get_by_role("button", name="Vote").click()
    page.get_by_text(re.compile("100 % · 1")).wait_for()
    other = UserFactory()
    post_by(other, topic)
    page.locator("#post-2").wait_for(state="attached")
    assert page.get_by_label("Later").is_checked()
    vote_in_poll(poll=Poll.objects.get(), by=other, choices=[0])
    page.get_by_text("50 % · 1").first.wait_for()
    page.get_by_role("button", name="Take my vote back").wait_for()
    assert PollVote.objects.get(person=writer).choices == [2]
    for summary in page.locator("#reply summary").all():
        summary.click()
    for width in (360, 1280):
        assert faults_of(page, width) == []


def test_pages_of_writing_shut_nobody_out(visit, live_site, sign_in, writer, topic):
    page = visit()
    sign_in(page, writer)
    page.goto(f"{live_site}{topic.get_absolute_url()}picture/")
    assert faults_of(page, 360) == []
    Draft.objects.create(
        person=writer,
        topic=topic,
        body="I would say",
        client_key=topic.client_key,
        saved_at=timezone.now(),
    )
    page.goto(f"{live_site}/en/forums/drafts/")
    assert faults_of(page, 360) == []


def test_topic_written_without_a_network_is_sent_when_there_is_one(opened, live_site):
    forum = Topic.objects.get().forum
    page = opened()
    page.goto(f"{live_site}/en/forums/{forum.slug}/new/")
    page.context.set_offline(True)
    page.fill("[name=title]", "Lamps")
    page.fill("main [name=body]", "It is dark.")
    page.fill("[name=tags]", "lamp")
    page.get_by_role("button", name="Publish the topic").click()
    pending = page.locator(".is-pending")
    expect(pending).to_contain_text("No connection. This is kept on your device")
    expect(pending).to_contain_text("Lamps")
    assert page.input_value("main [name=body]") == ""
    page.context.set_offline(False)
    page.get_by_role("heading", name="Lamps").wait_for()
    topic = Topic.objects.latest("pk")
    assert page.url == live_site + topic.get_absolute_url()
    assert (topic.title, topic.tags.get().name) == ("Lamps", "lamp")
    assert Topic.objects.count() == 2


def test_answer_from_a_letter_shuts_nobody_out(visit, live_site, topic, resident):
    page, faults = visit(), []
    post = topic.posts.get()
    link = f"{live_site}/ko/forums/answer/{sign_act(ANSWERING, resident, post.pk)}/"
    page.goto(link)
    faults += faults_of(page, 360) + faults_of(page, 1280)
    page.fill("main [name=body]", "내일 고치러 옵니다.")
    page.locator("main form button[type=submit]").click()
    page.locator("#sent-title").wait_for()
    faults += faults_of(page, 360)
    void_acting_links(person=resident)
    page.goto(link)
    assert page.locator("h1").count() == 1
    faults += faults_of(page, 360)
    assert faults == []
    assert topic.posts.get(number=2).author == resident
