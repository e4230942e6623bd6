"""An organiser's day: who takes part, who waits, the next step, a letter, and the list to take along."""

import csv
import re
from uuid import uuid4

import pytest
from django.core import mail

from experiments.models import Letter, Move
from experiments.workflow import Status
from tests.factories.accounts import UserFactory
from tests.factories.experiments import join, ready_experiment, words
from tests.factories.home import ExperimentPageFactory, opened_park

pytestmark = pytest.mark.browser
HERE = "/en/experiments/happy-parking/organise/"
REASONS = {
    "en": "Twenty neighbours share their places from Monday on.",
    "ko": "월요일부터 이웃 스무 명이 주차 자리를 나눕니다.",
    "th": "ตั้งแต่วันจันทร์ เพื่อนบ้านยี่สิบคนจะแบ่งที่จอดรถกัน",
}


@pytest.fixture
def organiser(live_site):
    """Looks after an experiment with two places, and one person more than that."""
    organiser = UserFactory(email="organiser@example.org", display_name="Organiser")
    opened_park()
    experiment = ready_experiment(
        slug="happy-parking",
        name=words("Happy parking"),
        capacity=2,
        organisers=[organiser],
    )
    key = uuid4()
    for language in REASONS:
        ExperimentPageFactory(
            experiment=experiment, language=language, translation_key=key
        )
    for name in ("First", "=Second", "Third"):
        address = f"{name.strip('=').lower()}@example.org"
        join(experiment, UserFactory(email=address, display_name=name))
    mail.outbox.clear()
    return organiser


@pytest.fixture
def desk(page, live_site, sign_in, organiser):
    """The organiser, at the list of what they look after."""
    sign_in(page, organiser)
    page.goto(f"{live_site}/en/experiments/organised/")
    page.locator("main").get_by_role("link", name="Happy parking").click()
    page.wait_for_url(f"**{HERE}")
    return page


def turn_to(page, section):
    """By the tabs of the experiment."""
    tabs = page.get_by_role("navigation", name="Organising")
    with page.expect_navigation():
        tabs.get_by_role("link", name=section, exact=True).click()
    tabs.locator("[aria-current=page]", has_text=section).wait_for()


def names_under(page, heading):
    section = page.locator("section", has=page.get_by_role("heading", name=heading))
    return section.locator("tbody th").all_inner_texts()


def test_organiser_sees_who_takes_part_and_who_waits(desk, axe):
    turn_to(desk, "Participants")
    assert names_under(desk, "2 people with a place") == ["First", "=Second"]
    assert names_under(desk, "1 person on the waiting list") == ["Third"]
    assert "@example.org" not in desk.locator("main").inner_text()
    axe(desk)


def test_organiser_takes_the_list_along(desk):
    turn_to(desk, "Participants")
    with desk.expect_download() as loading:
        desk.get_by_role("link", name="Download as CSV").click()
    with open(loading.value.path(), encoding="utf-8-sig", newline="") as file:
        text = file.read()
    rows = [" ".join(row) for row in csv.reader(text.splitlines())]
    assert [sum(name in row for row in rows) for name in ("First", "Second")] == [1, 1]
    assert re.search(r"(^|[,\"])=Second", text, re.MULTILINE) is None
    with desk.expect_download() as loading:
        desk.get_by_role("link", name="Download for Excel").click()
    assert loading.value.suggested_filename.endswith(".xlsx")
    assert loading.value.path().read_bytes().startswith(b"PK")


def test_organiser_moves_the_experiment_on(desk, live_site, organiser):
    turn_to(desk, "Status")
    desk.get_by_label("Running", exact=True).check()
    for language, reason in REASONS.items():
        desk.locator(f'textarea[name="reason_{language}"]').fill(reason)
    desk.get_by_role("button", name="Move it and publish why").click()
    desk.get_by_text("Done. Everybody can read it in the timeline.").wait_for()

    move = Move.objects.get(target=Status.RUNNING)
    assert (move.by, dict(move.reason)) == (organiser, REASONS)
    for language, reason in REASONS.items():
        desk.goto(f"{live_site}/{language}/experiments/happy-parking/")
        desk.locator("main").get_by_text(reason).first.wait_for()


def test_organiser_writes_a_letter(desk):
    turn_to(desk, "Letters")
    told = desk.locator("main").inner_text()
    assert "The letter goes to 2 people with a place." in told
    assert "also to 1 person on the waiting list." in told
    desk.get_by_label("Subject").fill("We begin on Monday")
    desk.locator('textarea[name="text"]').fill("Bring your key.\n월요일에 만나요.")
    desk.locator('input[name="to_waiting"]').check()
    desk.get_by_role("button", name="Send the letter").click()
    desk.get_by_text("Your letter goes to 3 people.").wait_for()
    desk.locator("details", has_text="We begin on Monday").locator("summary").click()
    desk.get_by_text("To 3 people. Written by Organiser.").wait_for()

    assert Letter.objects.get().recipients == 3
    assert sorted(address for letter in mail.outbox for address in letter.to) == [
        "first@example.org",
        "second@example.org",
        "third@example.org",
    ]
    assert all("월요일에 만나요." in letter.body for letter in mail.outbox)


@pytest.mark.parametrize("section", ["", "participants/", "move/", "letter/"])
def test_stranger_finds_no_such_page(
    organiser, page, watch, live_site, sign_in, neighbour, section
):
    watch.allow("status of 404")
    sign_in(page, neighbour)
    assert page.goto(f"{live_site}{HERE}{section}").status == 404
    assert "First" not in page.content()
