"""Receipt, PDF, withdrawal, renewal, guardian: each with those who may not."""

import pytest
from django.core import signing

from experiments.actions import Guardian
from experiments.emails import guardian_token
from experiments.models import ConsentSignature, Participation
from tests.factories.accounts import UserFactory
from tests.factories.experiments import (
    ConsentVersionFactory,
    join,
    ready_experiment,
    words,
)

from .journey import consent, eligibility, hidden_fields, main_of, url

pytestmark = pytest.mark.django_db


def receipt_url(participation, end=""):
    return f"/en/experiments/receipts/{participation.code}/{end}"


@pytest.fixture
def experiment(db):
    return ready_experiment(slug="happy-parking", organisers=[UserFactory()])


@pytest.mark.parametrize("end", ["", "consent.pdf"])
def test_who_may_open_a_receipt(client, experiment, resident, neighbour, manager, end):
    participation = join(experiment, resident)
    address = receipt_url(participation, end)
    answers = {"nobody": client.get(address).status_code}
    for name, user in {
        "own": resident,
        "neighbour": neighbour,
        "manager": manager,
        "organiser": experiment.organisers.get(),
    }.items():
        client.force_login(user)
        answers[name] = client.get(address).status_code
    assert answers == {
        "nobody": 302,
        "own": 200,
        "neighbour": 404,
        "manager": 200,
        "organiser": 200,
    }


@pytest.mark.parametrize("end", ["", "consent.pdf"])
def test_receipt_is_kept_nowhere(client, experiment, resident, end):
    client.force_login(resident)
    answer = client.get(receipt_url(join(experiment, resident), end))
    assert "no-store" in answer["Cache-Control"]


def test_receipt_says_what_happens_next_and_has_no_inline_style(
    client, experiment, resident
):
    participation = join(experiment, resident)
    client.force_login(resident)
    page = client.get(receipt_url(participation)).content.decode()
    assert participation.code in page
    assert "You have a place" in page
    assert "<svg" in page
    assert "style=" not in page
    for end in ("happy-parking/withdraw/", "happy-parking/dates.ics", "mine/"):
        assert f"/en/experiments/{end}" in page


def test_receipt_of_the_waiting_list_says_the_number(client, resident):
    experiment = ready_experiment(capacity=0)
    join(experiment)
    participation = join(experiment, resident)
    client.force_login(resident)
    page = client.get(receipt_url(participation)).content.decode()
    assert "On the waiting list, number 2" in page


def test_organiser_sees_no_acts_of_the_person(client, experiment, resident):
    participation = join(experiment, resident)
    client.force_login(experiment.organisers.get())
    page = client.get(receipt_url(participation)).content.decode()
    assert "/withdraw/" not in page


def count_pages_to_join(client, experiment):
    """GETs of pages until the receipt, with nothing but links and buttons."""
    client.get(url(experiment, "join/"))
    client.post(url(experiment, "join/"), eligibility(experiment))
    client.get(url(experiment, "join/consent/"))
    client.post(url(experiment, "join/consent/"), consent(experiment))
    check = client.get(url(experiment, "join/check/"))
    client.post(url(experiment, "join/check/"), hidden_fields(check))
    return 3


@pytest.mark.parametrize("wish", ["keep", "delete"])
def test_withdrawing_takes_one_page_and_joining_three(
    client, experiment, resident, wish
):
    client.force_login(resident)
    assert count_pages_to_join(client, experiment) == 3
    assert Participation.objects.active().count() == 1
    page = client.get(url(experiment, "withdraw/"))
    assert main_of(page).count('type="radio"') == 2
    assert "checked" not in main_of(page)
    answer = client.post(url(experiment, "withdraw/"), {"data_wish": wish})
    assert answer["Location"] == url(experiment, "withdrawn/")
    assert Participation.objects.active().count() == 0
    words_of = {"keep": "stays without your name", "delete": "has been deleted"}
    assert words_of[wish] in client.get(answer["Location"]).content.decode()


def test_withdrawing_without_a_choice_is_an_error(client, experiment, resident):
    join(experiment, resident)
    client.force_login(resident)
    page = client.post(url(experiment, "withdraw/"), {})
    assert list(page.context["form"].errors) == ["data_wish"]
    assert Participation.objects.active().count() == 1


def test_withdrawing_twice_shows_the_same_receipt(client, experiment, resident):
    join(experiment, resident)
    client.force_login(resident)
    for _ in range(2):
        answer = client.post(url(experiment, "withdraw/"), {"data_wish": "delete"})
        assert answer["Location"] == url(experiment, "withdrawn/")
    assert Participation.objects.count() == 0


def test_receipt_of_a_withdrawal_is_this_session_s_alone(client, experiment, neighbour):
    client.force_login(neighbour)
    page = client.get(url(experiment, "withdrawn/")).content.decode()
    assert "You are not taking part in this experiment" in page
    assert "Withdrawn at" not in page


def test_old_receipt_is_gone_after_withdrawing(client, experiment, resident):
    participation = join(experiment, resident)
    client.force_login(resident)
    client.post(url(experiment, "withdraw/"), {"data_wish": "keep"})
    assert client.get(receipt_url(participation)).status_code == 404


def test_getting_the_page_withdraws_nobody(client, experiment, resident):
    join(experiment, resident)
    client.force_login(resident)
    client.get(url(experiment, "withdraw/?data_wish=delete"))
    assert Participation.objects.active().count() == 1


# Renewing


def test_new_text_is_shown_with_what_changed_and_signed(client, experiment, resident):
    participation = join(experiment, resident)
    ConsentVersionFactory(experiment=experiment, retention=words("Two years."))
    client.force_login(resident)
    mine = client.get("/en/experiments/mine/").content.decode()
    assert url(experiment, "consent/") in mine
    page = main_of(client.get(url(experiment, "consent/")))
    assert "<del>One year after the end.</del>" in page
    assert "<ins>Two years.</ins>" in page
    assert "checked" not in page
    answer = client.post(url(experiment, "consent/"), consent(experiment))
    assert answer["Location"] == receipt_url(participation)
    assert participation.signature_in_force().version == experiment.current_consent()


def test_refusing_the_new_text_offers_to_withdraw(client, experiment, resident):
    participation = join(experiment, resident)
    ConsentVersionFactory(experiment=experiment)
    client.force_login(resident)
    data = consent(experiment, place=False)
    page = client.post(url(experiment, "consent/"), data).content.decode()
    assert "Then there is no place." in page
    assert url(experiment, "withdraw/") in page
    assert participation.signatures.count() == 1


def test_consent_of_the_text_in_force_shows_what_one_decided(
    client, experiment, resident
):
    join(experiment, resident)
    client.force_login(resident)
    page = main_of(client.get(url(experiment, "consent/")))
    assert page.count("checked") == 2


def test_consent_is_for_participants(client, experiment, neighbour):
    assert client.get(url(experiment, "consent/")).status_code == 302
    client.force_login(neighbour)
    assert client.get(url(experiment, "consent/")).status_code == 404


# My participations


def test_mine_lists_only_one_s_own(client, experiment, resident, neighbour):
    join(experiment, resident)
    theirs = join(ready_experiment(slug="other-one"), neighbour)
    client.force_login(resident)
    page = client.get("/en/experiments/mine/").content.decode()
    assert url(experiment) in page
    assert theirs.code not in page


def test_mine_without_any_leads_to_the_experiments(client, resident):
    assert client.get("/en/experiments/mine/").status_code == 302
    client.force_login(resident)
    page = client.get("/en/experiments/mine/").content.decode()
    assert 'href="/en/experiments/"' in page


# The guardian's page


@pytest.fixture
def request_of_a_child(db):
    experiment = ready_experiment(minimum_age=8)
    participation = join(
        experiment, guardian=Guardian("Parent", "parent@example.org"), language="ko"
    )
    return participation.signatures.get()


def guardian_url(signature):
    return f"/en/experiments/guardian/{guardian_token(signature)}/"


def test_guardian_reads_the_same_text_in_its_language(client, request_of_a_child):
    page = client.get(guardian_url(request_of_a_child))
    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]
    text = page.content.decode()
    assert request_of_a_child.text.split("\n")[0] in text
    assert '<div class="signed-text" lang="ko"' in text


def test_guardian_agrees_by_name(client, request_of_a_child):
    address = guardian_url(request_of_a_child)
    page = client.post(address, {"name": "", "is_guardian": ""})
    assert set(page.context["form"].errors) == {"name", "is_guardian"}
    answer = client.post(address, {"name": "Full Name", "is_guardian": "on"})
    assert answer["Location"] == address
    assert "Full Name" in client.get(address).content.decode()
    assert Participation.objects.get().status == "joined"


def test_guardian_refuses_and_the_link_is_dead(client, request_of_a_child):
    address = guardian_url(request_of_a_child)
    assert client.post(address, {"refuse": "yes"}).status_code == 200
    assert Participation.objects.count() == 0
    assert client.get(address).status_code == 410
    assert client.post(address, {"refuse": "yes"}).status_code == 410


def test_late_link_is_dead(client, request_of_a_child):
    address = guardian_url(request_of_a_child)
    ConsentSignature.objects.update(guardian_asked_until="2020-01-01T00:00Z")
    answer = client.post(address, {"name": "Full Name", "is_guardian": "on"})
    assert answer.status_code == 410
    assert Participation.objects.get().status == "guardian"


def test_forged_links_lead_nowhere(client, request_of_a_child):
    pk, start = request_of_a_child.pk, request_of_a_child.text_sha256[:16]
    for token in (
        "x",
        signing.dumps([pk, start], salt="other"),
        guardian_token(request_of_a_child)[:-1],
    ):
        assert client.get(f"/en/experiments/guardian/{token}/").status_code == 404
