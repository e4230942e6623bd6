import re
from html import unescape
from urllib.parse import unquote

import pytest
from django.utils import timezone

from experiments.consent_text import sha256_of
from experiments.models import ConsentSignature, EligibilityQuestion, Participation
from experiments.workflow import OPEN_TO_JOIN, Status
from tests.factories.accounts import PASSWORD
from tests.factories.experiments import (
    ConsentVersionFactory,
    EligibilityQuestionFactory,
    join,
    ready_experiment,
    words,
)

from .journey import (
    another_key,
    consent,
    eligibility,
    hidden_fields,
    main_of,
    prepare,
    sign,
    url,
)

pytestmark = pytest.mark.django_db

LANGUAGES = pytest.mark.parametrize("language", ["en", "ko", "th"])


@pytest.fixture
def experiment(db):
    experiment = ready_experiment(slug="happy-parking")
    EligibilityQuestionFactory(experiment=experiment)
    return experiment


@LANGUAGES
def test_visitor_does_everything_up_to_the_act_and_loses_nothing(
    client, experiment, resident, language
):
    prepare(client, experiment, language, photos=False)
    asked = sign(client, experiment, language)
    address = url(experiment, "join/check/", language)
    assert asked.status_code == 302
    assert unquote(asked["Location"]) == f"/{language}/account/login/?next={address}"
    assert Participation.objects.count() == 0

    client.force_login(resident)
    assert client.get(address).context["is_back"]
    signed = sign(client, experiment, language)

    participation = Participation.objects.get()
    assert signed["Location"] == (
        f"/{language}/experiments/receipts/{participation.code}/"
    )
    assert participation.user == resident
    decisions = participation.signatures.get().decisions
    assert dict(decisions.values_list("purpose__key", "is_granted")) == {
        "place": True,
        "photos": False,
    }


@LANGUAGES
def test_text_on_the_page_is_the_text_that_is_signed(
    client, experiment, resident, language
):
    client.force_login(resident)
    prepare(client, experiment, language)
    page = client.get(url(experiment, "join/check/", language)).content.decode()
    shown = unescape(re.search(r'class="signed-text"[^>]*>(.*?)</div>', page, re.S)[1])
    sign(client, experiment, language)
    signature = ConsentSignature.objects.get()
    assert signature.text == shown
    assert signature.text_sha256 == sha256_of(shown)
    assert signature.language == language


def test_nothing_is_chosen_beforehand(client, experiment):
    assert "checked" not in main_of(client.get(url(experiment, "join/")))
    client.post(url(experiment, "join/"), eligibility(experiment))
    assert "checked" not in main_of(client.get(url(experiment, "join/consent/")))


def test_every_purpose_shows_the_consequence_of_refusing(client, experiment):
    client.post(url(experiment, "join/"), eligibility(experiment))
    page = client.get(url(experiment, "join/consent/")).content.decode()
    for purpose in experiment.current_consent().purposes.all():
        assert page.count(str(purpose.text)) == 1
        assert page.count(str(purpose.consequence)) == 1
    assert page.index("Required") < page.index("Optional")


def test_answers_are_kept_when_going_back(client, experiment):
    prepare(client, experiment, photos=False)
    first = main_of(client.get(url(experiment, "join/")))
    second = main_of(client.get(url(experiment, "join/consent/")))
    assert first.count("checked") == 2
    assert second.count("checked") == 2


def test_change_links_return_straight_to_the_check(client, experiment):
    prepare(client, experiment)
    answer = client.post(url(experiment, "join/"), eligibility(experiment))
    assert answer["Location"] == url(experiment, "join/check/")


@pytest.mark.parametrize("step", ["join/guardian/", "join/consent/", "join/check/"])
def test_step_out_of_order_leads_to_the_first_unfinished(client, experiment, step):
    for method in (client.get, client.post):
        assert method(url(experiment, step))["Location"] == url(experiment, "join/")
    client.post(url(experiment, "join/"), eligibility(experiment))
    later = client.get(url(experiment, "join/check/"))
    assert later["Location"] == url(experiment, "join/consent/")


def test_signing_without_consenting_is_not_possible(client, experiment, resident):
    client.force_login(resident)
    client.post(url(experiment, "join/"), eligibility(experiment))
    fields = {"client_key": another_key(), "shown": "0" * 64}
    client.post(url(experiment, "join/check/"), fields)
    assert Participation.objects.count() == 0


def test_unanswered_questions_are_named(client, experiment):
    page = client.post(url(experiment, "join/"), {})
    assert page.status_code == 200
    assert set(page.context["form"].errors) == set(eligibility(experiment))
    assert b"<title>Error:" in page.content


@pytest.mark.parametrize(
    ("age", "answer", "why"),
    [
        ("adult", False, "It is about the streets of Seoul."),
        ("too-young", True, "Participants must be at least 14 years old."),
    ],
)
def test_answer_that_excludes_gives_the_reason_and_a_way_on(
    client, experiment, age, answer, why
):
    other = ready_experiment(slug="other-one")
    data = eligibility(experiment, age=age, answer=answer)
    page = client.post(url(experiment, "join/"), data).content.decode()
    assert why in page
    assert url(other) in page
    assert url(experiment, "join/") in page
    assert experiment.contact_email in page
    check = client.get(url(experiment, "join/check/"))
    assert check["Location"] == url(experiment, "join/")


def test_refusing_something_required_gives_the_consequence_and_a_way_on(
    client, experiment
):
    client.post(url(experiment, "join/"), eligibility(experiment))
    data = consent(experiment, place=False)
    page = client.post(url(experiment, "join/consent/"), data).content.decode()
    assert "Then there is no place." in page
    assert url(experiment, "join/consent/") in page
    check = client.get(url(experiment, "join/check/"))
    assert check["Location"] == url(experiment, "join/consent/")


def test_new_text_meanwhile_is_shown_and_said(client, experiment, resident):
    client.force_login(resident)
    prepare(client, experiment)
    fields = hidden_fields(client.get(url(experiment, "join/check/")))
    ConsentVersionFactory(experiment=experiment, introduction=words("All new."))
    answer = client.post(url(experiment, "join/check/"), fields, follow=True)
    assert answer.redirect_chain[-1][0] == url(experiment, "join/consent/")
    page = main_of(answer)
    assert "The consent text has been renewed since you read it." in page
    assert "All new." in page
    assert "checked" not in page
    assert Participation.objects.count() == 0
    client.post(url(experiment, "join/consent/"), consent(experiment))
    sign(client, experiment)
    assert ConsentSignature.objects.get().version == experiment.current_consent()


def test_signing_what_another_tab_has_changed_shows_it_again(
    client, experiment, resident
):
    client.force_login(resident)
    prepare(client, experiment)
    fields = hidden_fields(client.get(url(experiment, "join/check/")))
    data = consent(experiment, photos=False)
    client.post(url(experiment, "join/consent/"), data)
    answer = client.post(url(experiment, "join/check/"), fields)
    assert answer["Location"] == url(experiment, "join/check/")
    assert Participation.objects.count() == 0


def test_pressing_twice_gives_the_same_receipt(client, experiment, resident):
    client.force_login(resident)
    prepare(client, experiment)
    fields = hidden_fields(client.get(url(experiment, "join/check/")))
    answers = [client.post(url(experiment, "join/check/"), fields) for _ in range(2)]
    assert {each["Location"] for each in answers} == {
        f"/en/experiments/receipts/{Participation.objects.get().code}/"
    }


def test_two_tabs_carry_the_same_key(client, experiment):
    prepare(client, experiment)
    pages = [client.get(url(experiment, "join/check/")) for _ in range(2)]
    assert len({hidden_fields(page)["client_key"] for page in pages}) == 1


def test_key_of_somebody_else_is_refused_and_a_fresh_one_given(
    client, experiment, resident, neighbour
):
    theirs = join(experiment, neighbour)
    client.force_login(resident)
    prepare(client, experiment)
    answer = sign(client, experiment, client_key=str(theirs.client_key))
    assert answer["Location"] == url(experiment, "join/check/")
    page = client.get(url(experiment, "join/check/")).content.decode()
    assert theirs.code not in page
    assert "Please sign once more." in page
    sign(client, experiment)
    assert Participation.objects.filter(user=resident).count() == 1


@pytest.mark.parametrize(
    "changes", [{"client_key": "x"}, {"shown": ""}, {"shown": "y"}]
)
def test_spoiled_form_signs_nothing(client, experiment, resident, changes):
    client.force_login(resident)
    prepare(client, experiment)
    sign(client, experiment, **changes)
    assert Participation.objects.count() == 0


@pytest.mark.parametrize("step", ["join/", "join/consent/", "join/check/"])
def test_participant_is_led_to_the_receipt(client, experiment, resident, step):
    participation = join(experiment, resident)
    client.force_login(resident)
    answer = client.get(url(experiment, step))
    assert answer["Location"] == f"/en/experiments/receipts/{participation.code}/"


@pytest.mark.parametrize("status", sorted(set(Status) - OPEN_TO_JOIN))
def test_closed_experiment_says_so_and_leads_on(client, status):
    experiment = ready_experiment(status=status)
    page = client.get(url(experiment, "join/"))
    assert page.status_code == 200
    assert "takes nobody new at the moment" in page.content.decode()
    assert url(experiment).encode() in page.content


def test_full_experiment_says_that_one_would_wait(client):
    experiment = ready_experiment(capacity=0)
    page = client.get(url(experiment, "join/")).content.decode()
    assert "All places are taken at the moment." in page


def test_unknown_experiment_is_not_found(client):
    assert client.get("/en/experiments/nowhere/join/").status_code == 404


def test_steps_are_counted(client, experiment):
    assert b"Step 1 of 3" in client.get(url(experiment, "join/")).content
    prepare(client, experiment)
    assert b"Step 3 of 3" in client.get(url(experiment, "join/check/")).content


def test_pages_are_kept_nowhere(client, experiment):
    prepare(client, experiment)
    for step in ("join/", "join/consent/", "join/check/"):
        answer = client.get(url(experiment, step))
        assert "no-store" in answer["Cache-Control"]


def test_organiser_s_words_are_never_markup(client, experiment):
    EligibilityQuestion.objects.update(
        text=words("<b id=x>").copy(), reason=words("<i id=y>").copy()
    )
    page = client.get(url(experiment, "join/")).content.decode()
    assert "<b id=x>" not in page
    assert "<i id=y>" not in page


# Under 14


@pytest.fixture
def for_children(db):
    return ready_experiment(slug="walks", minimum_age=8)


GUARDIAN = {"name": "Parent", "email": "parent@example.org"}


def test_child_names_a_guardian_and_waits_for_them(client, for_children, resident):
    client.force_login(resident)
    data = eligibility(for_children, age="child")
    answer = client.post(url(for_children, "join/"), data)
    assert answer["Location"] == url(for_children, "join/guardian/")
    assert b"Step 2 of 4" in client.get(url(for_children, "join/guardian/")).content
    client.post(url(for_children, "join/guardian/"), GUARDIAN)
    client.post(url(for_children, "join/consent/"), consent(for_children))
    sign(client, for_children)
    participation = Participation.objects.get()
    assert participation.status == "guardian"
    assert participation.signatures.get().guardian_email == "parent@example.org"


def test_child_cannot_be_their_own_guardian(client, for_children, resident):
    client.force_login(resident)
    client.post(url(for_children, "join/"), eligibility(for_children, age="child"))
    data = {"name": "Me", "email": resident.email.upper()}
    page = client.post(url(for_children, "join/guardian/"), data)
    assert list(page.context["form"].errors) == ["email"]


def test_child_cannot_skip_the_guardian(client, for_children):
    client.post(url(for_children, "join/"), eligibility(for_children, age="child"))
    answer = client.get(url(for_children, "join/consent/"))
    assert answer["Location"] == url(for_children, "join/guardian/")


def test_guardian_of_somebody_who_is_not_a_child_is_not_used(
    client, for_children, resident
):
    client.force_login(resident)
    client.post(url(for_children, "join/"), eligibility(for_children, age="child"))
    client.post(url(for_children, "join/guardian/"), GUARDIAN)
    prepare(client, for_children)
    sign(client, for_children)
    assert Participation.objects.get().status == "joined"
    assert Participation.objects.get().joined_at < timezone.now()


@pytest.mark.parametrize(
    ("minimum", "ages"),
    [
        (0, ["adult", "child"]),
        (8, ["adult", "child", "too-young"]),
        (14, ["adult", "too-young"]),
        (19, ["adult", "too-young"]),
    ],
)
def test_ages_that_can_be_chosen(client, minimum, ages):
    experiment = ready_experiment(minimum_age=minimum)
    form = client.get(url(experiment, "join/")).context["form"]
    assert [value for value, _label in form.fields["age"].choices] == ages


def test_signature_says_how_one_had_signed_in(client, experiment, resident):
    prepare(client, experiment)
    address = url(experiment, "join/check/")
    door = sign(client, experiment)["Location"]
    answer = client.post(
        door, {"login": resident.email, "password": PASSWORD, "next": address}
    )
    assert answer["Location"] == address
    sign(client, experiment)
    assert ConsentSignature.objects.get().signed_in_by == "password"
