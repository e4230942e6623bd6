"""The pages: who may open them, and that what is done on them is done."""

import json
import time

import pytest
from django.urls import reverse

from funding.awards.bank_file import read_file
from funding.awards.models import Award, ContractVersion, Payment
from funding.awards.workflow import ContractStatus, MilestoneStatus
from funding.models import Conflict
from funding.workflow import Status
from tests.factories.accounts import UserFactory, sign_in
from tests.factories.awards import (
    achieved,
    approved,
    brought,
    cast_of,
    fresh,
    paid,
    paper,
    payee_ready,
    running,
    written,
)
from tests.factories.funding import MILLION, application_in
from tests.streams import body_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return cast_of()


@pytest.fixture
def award(people):
    award = running(people)
    brought(award, people, 30 * MILLION)
    payee_ready(award, people)
    return award


def to(name, award=None, *more) -> str:
    return reverse(
        f"funding_awards:{name}", args=[award.code, *more] if award else more
    )


def proved(client, user):
    """As just after proving oneself anew."""
    sign_in(client, user)
    session = client.session
    methods = session["account_authentication_methods"]
    methods.append({"method": "password", "at": time.time(), "reauthenticated": True})
    session["account_authentication_methods"] = methods
    session.save()
    return client


PAGES = ("award", "contract", "payee", "books", "end", "entry-new", "visit-new")
OF_THE_TEAM = {"award", "contract", "payee", "books"}


@pytest.mark.parametrize("who", ["lead", "officer", "director"])
def test_pages_open_for_those_they_are_for(client, award, people, who):
    sign_in(client, getattr(people, who))
    answers = {name: client.get(to(name, award)).status_code for name in PAGES}
    is_open = {name: who != "lead" or name in OF_THE_TEAM for name in PAGES}
    assert answers == {name: 200 if is_open[name] else 404 for name in PAGES}


def test_to_strangers_and_those_bound_there_is_no_such_page(client, award, people):
    Conflict.objects.create(
        person=people.colleague,
        application=award.application,
        kind="family",
        source="declared",
        at=award.made_at,
    )
    for person in (UserFactory(), people.colleague):
        sign_in(client, person)
        assert {client.get(to(name, award)).status_code for name in PAGES} == {404}
    for name in ("portfolio", "approvals", "payments"):
        page = client.get(to(name)).content.decode()
        assert award.code not in page


def plan_posted(award_sum: int, *won: int) -> dict:
    data = {
        "starts_on": "2027-01-01",
        "ends_on": "2027-12-31",
        "special": "",
        "form-TOTAL_FORMS": str(len(won)),
        "form-INITIAL_FORMS": "0",
    }
    for number, each in enumerate(won):
        data |= {
            f"form-{number}-title": f"Step {number}",
            f"form-{number}-evidence": "Photos",
            f"form-{number}-won": str(each),
            f"form-{number}-due_on": "2027-03-01",
        }
    return data


def test_an_officer_writes_the_contract_on_one_page(client, people):
    application = application_in(
        Status.SELECTED,
        lead=people.lead,
        officer=people.officer,
        director=people.director,
    )
    address = reverse("funding_awards:contract-write", args=[application.code])
    sign_in(client, people.officer)
    assert client.get(address).status_code == 200
    wrong = client.post(address, plan_posted(70, 69 * MILLION))
    assert wrong.status_code == 422
    assert "69,000,000" in wrong.content.decode()
    more = client.post(address, plan_posted(70, 70 * MILLION) | {"add": "1"})
    assert more.content.decode().count("form-1-title") > 0
    assert not Award.objects.exists()
    done = client.post(address, plan_posted(70, 30 * MILLION, 40 * MILLION))
    assert done.status_code == 302
    assert ContractVersion.objects.get().status == ContractStatus.IN_APPROVAL


def test_two_people_approve_on_the_page_of_the_contract(client, people):
    version = written(people)
    address = to("contract-decide", version.award, 1)
    for by in (people.officer, people.director):
        sign_in(client, by)
        assert client.get(to("contract", version.award)).status_code == 200
        client.post(address, {"act": "approve", "answer": ""})
    version.refresh_from_db()
    assert version.status == ContractStatus.APPROVED


def test_signing_asks_for_a_fresh_proof_and_for_the_same_bytes(client, people):
    version = approved(people)
    address = to("contract-sign", version.award, 1)
    sign_in(client, people.lead)
    asked = client.get(address)
    assert (asked.status_code, "reauthenticate" in asked["Location"]) == (302, True)
    proved(client, people.lead)
    assert version.sha256 in client.get(address).content.decode()
    other = client.post(address, {"sha256": "0" * 64, "agree": "on"})
    assert (other.status_code, version.signatures.count()) == (422, 0)
    client.post(address, {"sha256": version.sha256, "agree": "on"})
    assert version.signatures.get().proof == "password+mfa"
    proved(client, people.director)
    client.post(address, {"sha256": version.sha256, "agree": "on"})
    assert fresh(version.award).application.status == Status.RUNNING


def test_the_evidence_sheet_says_who_signed_which_bytes(client, award, people):
    sign_in(client, people.lead)
    version = award.contracts.get()
    sheet = json.loads(client.get(to("contract-evidence", award, 1, "json")).content)
    assert sheet["sha256"] == version.sha256
    assert len(sheet["signatures"]) == 2
    pdf = client.get(to("contract-evidence", award, 1, "pdf")).content
    assert pdf.startswith(b"%PDF-")
    assert body_of(client.get(to("contract-pdf", award, 1))).startswith(b"%PDF-")


def test_from_the_milestone_to_the_file_of_the_bank(client, award, people):
    milestone = to("milestone", award, 1)
    sign_in(client, people.lead)
    client.post(milestone, {"words": "Done.", "files": [paper()]})
    sign_in(client, people.officer)
    client.post(milestone, {"act": "accept", "answer": ""})
    client.post(to("payment-propose", award, 1))
    payment = Payment.objects.get()
    assert "You proposed it" in client.get(milestone).content.decode()
    sign_in(client, people.director)
    client.post(to("payment-decide", award, payment.pk), {"act": "order"})
    assert award.milestones.get(number=1).status == MilestoneStatus.PAID
    client.post(to("payments"))
    payment.refresh_from_db()
    answer = client.get(to("payment-file", None, payment.file_id, "txt"))
    assert read_file(answer.content)[0].won == 28 * MILLION


def test_a_file_is_given_to_those_who_read_the_award(client, award, people):
    achieved(award, people, 1)
    file = award.milestones.get(number=1).files.get()
    for person, status in ((people.lead, 200), (people.officer, 200)):
        sign_in(client, person)
        assert client.get(to("file", award, file.pk)).status_code == status
    other = running(cast_of())
    assert client.get(to("file", other, file.pk)).status_code == 404
    sign_in(client, UserFactory())
    assert client.get(to("file", award, file.pk)).status_code == 404


@pytest.mark.parametrize("name", ["bad.exe", "bad.svg"])
def test_files_that_may_carry_programs_are_not_kept(client, award, people, name):
    sign_in(client, people.lead)
    page = to("milestone", award, 1)
    answer = client.post(page, {"words": "Done.", "files": [paper(name)]})
    assert answer.status_code == 422
    assert award.milestones.get(number=1).status == MilestoneStatus.PLANNED


def test_the_portfolio_costs_the_same_however_many_there_are(
    client, award, people, django_assert_max_num_queries
):
    paid(award, people, 1)
    for _more in range(3):
        running(cast_of(officer=people.officer, director=people.director))
    sign_in(client, people.officer)
    client.get(to("portfolio"))
    with django_assert_max_num_queries(15):
        page = client.get(to("portfolio"))
    assert page.content.decode().count(to("award", award)) == 1
    assert client.get(to("portfolio"), {"status": "closed"}).status_code == 200
