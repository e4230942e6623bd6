"""Two people approve, two sides sign the same bytes, and nobody does both."""

import hashlib

import pytest
from django.db import IntegrityError, transaction
from django.utils import timezone

from funding.awards.actions import decide_step, sign_contract, write_contract
from funding.awards.documents import evidence_of
from funding.awards.enums import Side, Step
from funding.awards.models import Approval, ContractVersion, Milestone, Signature
from funding.awards.permissions import (
    ContractIsSigned,
    NotForYou,
    NothingAwarded,
    OneStepEach,
    OtherBytes,
    PlanDoesNotAddUp,
    ReasonMissing,
    SignedAlready,
    StepNotListed,
)
from funding.awards.workflow import ContractStatus
from funding.workflow import Status
from tests.factories.accounts import UserFactory
from tests.factories.awards import (
    approved,
    cast_of,
    fresh,
    plan_for,
    running,
    sign,
    written,
)
from tests.factories.funding import MILLION, application_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def people():
    return cast_of()


def test_the_fingerprint_is_that_of_the_kept_bytes(people):
    version = written(people)
    with version.pdf.open() as file:
        content = file.read()
    assert content.startswith(b"%PDF-")
    assert version.sha256 == hashlib.sha256(content).hexdigest()


@pytest.mark.parametrize("language", ["en", "ko", "th"])
def test_it_is_written_in_the_language_of_the_team(people, language):
    people.lead.profile.language = language
    people.lead.profile.save()
    assert written(people).language == language


def test_the_plan_adds_up_to_the_award(people):
    application = application_in(
        Status.SELECTED,
        lead=people.lead,
        officer=people.officer,
        director=people.director,
    )
    with pytest.raises(PlanDoesNotAddUp):
        write_contract(
            application=application, plan=plan_for(69 * MILLION), by=people.officer
        )
    assert not Milestone.objects.exists()


@pytest.mark.parametrize("status", [Status.PANEL, Status.DECLINED, Status.RESERVE])
def test_only_what_was_selected_has_a_contract(people, status):
    application = application_in(
        status, lead=people.lead, officer=people.officer, director=people.director
    )
    with pytest.raises(NothingAwarded):
        write_contract(
            application=application, plan=plan_for(70 * MILLION), by=people.officer
        )


def test_an_officer_first_then_the_director(people):
    version = written(people)
    with pytest.raises(NotForYou):
        decide_step(version=version, is_granted=True, by=people.director)
    decide_step(version=version, is_granted=True, by=people.officer)
    with pytest.raises(OneStepEach):
        decide_step(version=version, is_granted=True, by=people.officer)
    with pytest.raises(NotForYou):
        decide_step(version=version, is_granted=True, by=people.colleague)
    decide_step(version=version, is_granted=True, by=people.director)
    version.refresh_from_db()
    assert version.status == ContractStatus.APPROVED
    assert fresh(version.award).application.status == Status.CONTRACTING


def test_sent_back_with_a_reason_and_written_anew(people):
    version = written(people)
    with pytest.raises(ReasonMissing):
        decide_step(version=version, is_granted=False, by=people.officer)
    decide_step(version=version, is_granted=False, reason="Sum", by=people.officer)
    with pytest.raises(StepNotListed):
        decide_step(version=version, is_granted=True, by=people.director)
    again = write_contract(
        application=version.award.application,
        plan=plan_for(35 * MILLION, 35 * MILLION),
        by=people.officer,
    )
    version.refresh_from_db()
    assert (again.number, version.status) == (2, ContractStatus.REPLACED)
    assert version.award.milestones.count() == 2


def test_both_sides_sign_and_the_work_begins(people):
    award = running(people)
    version = award.contracts.get()
    assert version.status == ContractStatus.SIGNED
    assert award.application.status == Status.RUNNING
    assert award.reports.filter(is_final=True).count() == 1
    sheet = evidence_of(version)
    assert {each["sha256"] for each in sheet["signatures"]} == {version.sha256}
    assert [each["side"] for each in sheet["signatures"]] == ["team", "foundation"]
    with pytest.raises(ContractIsSigned):
        write_contract(
            application=award.application,
            plan=plan_for(70 * MILLION),
            by=people.officer,
        )


def test_whoever_saw_other_bytes_signs_nothing(people):
    version = approved(people)
    with pytest.raises(OtherBytes):
        sign_contract(
            version=version,
            side=Side.TEAM,
            sha256="0" * 64,
            proof="password",
            proved_at=timezone.now(),
            by=people.lead,
        )
    assert not Signature.objects.exists()


@pytest.mark.parametrize(
    ("side", "who"),
    [
        (Side.TEAM, "officer"),
        (Side.TEAM, "director"),
        (Side.FOUNDATION, "officer"),
        (Side.FOUNDATION, "lead"),
    ],
)
def test_each_side_signs_for_itself(people, side, who):
    version = approved(people)
    with pytest.raises(NotForYou):
        sign(version, side, getattr(people, who))


def test_a_second_click_signs_once(people):
    version = approved(people)
    sign(version, Side.TEAM, people.lead)
    with pytest.raises(SignedAlready):
        sign(version, Side.TEAM, people.lead)


def test_nothing_is_signed_before_both_have_approved(people):
    with pytest.raises(StepNotListed):
        sign(written(people), Side.TEAM, people.lead)


def test_raw_writes_cannot_approve_change_or_sign(people):
    version = approved(people)
    contract = ContractVersion.objects.filter(pk=version.pk)
    sign(version, Side.TEAM, people.lead)
    stranger = UserFactory()
    moment = timezone.now()
    fields = {"name": "N", "email": "n@example.org", "proof": "p", "proved_at": moment}
    waiting = written(cast_of())
    for write in (
        lambda: contract.update(text="Other words"),
        lambda: contract.update(sha256="1" * 64),
        lambda: contract.update(status=ContractStatus.SIGNED),
        lambda: ContractVersion.objects.filter(pk=waiting.pk).update(
            status=ContractStatus.APPROVED
        ),
        lambda: Signature.objects.create(
            version=version, side=Side.FOUNDATION, sha256="1" * 64, **fields
        ),
        lambda: Signature.objects.create(
            version=waiting, side=Side.TEAM, sha256=waiting.sha256, **fields
        ),
        lambda: Signature.objects.update(name="Somebody else"),
        lambda: Signature.objects.update(person=stranger),
        lambda: Signature.objects.all()._raw_delete("default"),
        lambda: Approval.objects.update(is_granted=False),
        lambda: Approval.objects.create(
            version=version, step="third", is_granted=True, by=people.officer
        ),
        lambda: Approval.objects.create(
            version=waiting, step=Step.OFFICER, is_granted=False, by=people.officer
        ),
    ):
        with pytest.raises(IntegrityError), transaction.atomic():
            write()
