"""Answers on their way in: kept one by one, merged where two write, never overwritten in silence."""

import pytest
from django.db import connection
from django.utils import timezone

from funding.actions.autosaving import (
    Change,
    SectionIsClosed,
    TooManyFiles,
    remove_document,
    save_answers,
)
from funding.enums import TeamRole
from funding.models import Answer, Document, TeamMember
from funding.workflow import Event, Status
from tests.factories.accounts import UserFactory
from tests.factories.applying import (
    answer,
    begun,
    lead_of,
    submitted,
    with_file,
    written,
)
from tests.factories.funding import an_officer, guards_pass

pytestmark = pytest.mark.django_db


def joined(application, role=TeamRole.EDITOR):
    person = UserFactory(display_name=f"The {role}")
    TeamMember.objects.create(
        application=application, person=person, role=role, joined_at=timezone.now()
    )
    return person


def save(application, by=None, **change):
    change = {"key": "plan", "version": 0, "base": None, **change}
    outcomes = save_answers(
        application=application,
        changes=[Change(**change)],
        by=by or lead_of(application),
    )
    return outcomes.get(change["key"])


def test_answer_is_kept_with_its_version_and_who_wrote_it():
    application = begun()
    first = save(application, value="One.")
    second = save(application, value="Two.", version=1)
    assert (first.state, first.version, second.state, second.version) == (
        "saved",
        1,
        "saved",
        2,
    )
    kept = application.answers.get(key="plan")
    assert (kept.value, kept.version, kept.by) == ("Two.", 2, lead_of(application))


def test_what_says_the_same_makes_no_version():
    application = begun()
    save(application, value="One.")
    assert save(application, value="One.", version=0).state == "saved"
    assert application.answers.get(key="plan").version == 1


def test_two_who_change_other_sentences_both_stay():
    application = begun()
    other = joined(application)
    save(application, value="One. Two.")
    save(application, by=other, value="One. Two!", version=1, base="One. Two.")
    outcome = save(application, value="Zero. One. Two.", version=1, base="One. Two.")
    assert (outcome.state, outcome.value, outcome.version) == (
        "merged",
        "Zero. One. Two!",
        3,
    )


@pytest.mark.parametrize("base", ["One.", None])
def test_two_who_change_the_same_sentence_choose(base):
    application = begun()
    other = joined(application)
    save(application, value="One.")
    save(application, by=other, value="One, theirs.", version=1, base="One.")
    outcome = save(application, value="One, mine.", version=1, base=base)
    assert (outcome.state, outcome.value, outcome.mine) == (
        "collision",
        "One, theirs.",
        "One, mine.",
    )
    assert application.answers.get(key="plan").value == "One, theirs."
    chosen = save(
        application, value="One, mine.", version=outcome.version, base="One, theirs."
    )
    assert (chosen.state, application.answers.get(key="plan").value) == (
        "saved",
        "One, mine.",
    )


def test_title_and_sums_are_columns_as_well():
    application = begun()
    answer(
        application, title="Lamps", amount_asked=5, match_cash="3억", match_in_kind=-1
    )
    application.refresh_from_db()
    columns = (
        application.title,
        application.amount_asked,
        application.match_cash,
        application.match_in_kind,
    )
    assert columns == ("Lamps", 5, None, None)
    assert application.answers.get(key="match_cash").value == "3억"


def test_what_is_too_long_is_refused_and_the_rest_is_kept():
    application = begun()
    outcomes = answer(application, plan="x" * 20_001, title="Lamps")
    assert {key: each.state for key, each in outcomes.items()} == {
        "plan": "refused",
        "title": "saved",
    }
    assert not application.answers.filter(key="plan").exists()


def test_questions_nobody_asks_are_not_kept():
    application = begun()
    assert answer(application, nothing="x", proof="x", firm=1) == {}
    assert application.answers.filter(key__in=["nothing", "proof", "firm"]).count() == 0


@pytest.mark.parametrize("role", [TeamRole.VIEWER, TeamRole.SIGNATORY, None])
def test_only_who_may_write_writes(role):
    application = begun()
    by = joined(application, role) if role else UserFactory()
    with pytest.raises(SectionIsClosed):
        save(application, by=by, value="x")


def test_nothing_is_written_after_submitting():
    application = submitted()
    with pytest.raises(SectionIsClosed):
        save(application, value="x", version=1)


def asked_to_change(*sections):
    from funding.actions.moving import move  # noqa: PLC0415

    application = submitted()
    with guards_pass():
        move(
            application=application,
            event=Event.REQUEST_CHANGES,
            by=an_officer(),
            version=application.version,
            reason="Say how many lamps.",
            payload={"sections": list(sections)},
        )
    return application


def test_only_the_named_sections_are_open_where_changes_are_asked():
    application = asked_to_change("project")
    assert application.status == Status.CHANGES_REQUESTED
    assert save(application, value="We build ten lamps.", version=1).state == "saved"
    with pytest.raises(SectionIsClosed):
        save(application, key="months", value=3, version=1)


def test_file_is_kept_once_with_its_hash():
    application = begun()
    first, again = with_file(application), with_file(application)
    assert first.pk == again.pk
    assert (first.name, first.size, len(first.sha256)) == (
        "plan.pdf",
        first.file.size,
        64,
    )


def test_files_end_at_their_number():
    application = begun()
    for number in range(2):
        with_file(application, content=b"%%PDF-1.4 %d\n%%%%EOF\n" % number)
    with pytest.raises(TooManyFiles):
        with_file(application, content=b"%PDF-1.4 more\n%%EOF\n")


def test_removed_file_is_gone_from_a_draft_and_stays_where_it_was_submitted(
    django_capture_on_commit_callbacks,
):
    application = begun()
    document = with_file(application)
    path = document.file
    with django_capture_on_commit_callbacks(execute=True):
        remove_document(document=document, by=lead_of(application))
    assert (Document.objects.count(), path.storage.exists(path.name)) == (0, False)


def test_submitted_file_that_is_replaced_stays_with_the_foundation():
    from funding.actions.submitting import submit_application  # noqa: PLC0415
    from funding.models import Application  # noqa: PLC0415
    from tests.factories.applying import shown_of  # noqa: PLC0415

    application = written()
    document = with_file(application)
    submit_application(
        application=application, shown=shown_of(application), by=lead_of(application)
    )
    Application.objects.filter(pk=application.pk).update(
        status=Status.DRAFT
    )  # as if it were open again
    remove_document(document=document, by=lead_of(application))
    document.refresh_from_db()
    assert (document.purpose, document.file.storage.exists(document.file.name)) == (
        "replaced",
        True,
    )


def test_saving_costs_the_same_however_much_is_answered(django_assert_max_num_queries):
    application = written()
    with django_assert_max_num_queries(14):
        save(application, value="Another plan.", version=1)
    assert Answer.objects.filter(application=application).count() > 10
    assert connection.in_atomic_block
