import json

import pytest
from django.utils import timezone

from experiments.actions import (
    discard_draft,
    draft_registration,
    missing_for_registering,
    register_registration,
)
from experiments.enums import FieldKind
from experiments.models import ProtocolField
from experiments.permissions import (
    ExperimentIsOver,
    NotAllowed,
    NotReady,
    RegistrationIsFrozen,
)
from experiments.registration_text import sha256_of
from experiments.workflow import CONCLUDED, Status
from innovation_park.lib.translated import Translated
from tests.factories.accounts import UserFactory
from tests.factories.experiments import (
    ConsentVersionFactory,
    ExperimentFactory,
    words,
)
from tests.factories.observations import (
    ProtocolFormFactory,
    choice,
    complete_draft,
    register,
    registered,
)

pytestmark = pytest.mark.django_db
CAREFUL = {"organiser", "manager", "administrator"}


@pytest.fixture
def organiser():
    return UserFactory(email="organiser@example.org")


@pytest.fixture
def experiment(organiser):
    experiment = ExperimentFactory(organisers=[organiser])
    ConsentVersionFactory(experiment=experiment)
    return experiment


@pytest.fixture
def draft(experiment):
    return complete_draft(experiment)


def missing(draft) -> list[str]:
    draft.refresh_from_db()
    return [str(each) for each in missing_for_registering(draft)]


def change_field(draft, key="minutes", **values):
    ProtocolField.objects.filter(form__registration=draft, key=key).update(**values)


def test_registering_freezes_text_hash_day_and_who(draft, organiser):
    before = timezone.now()
    done = register_registration(registration=draft, by=organiser)
    done.refresh_from_db()
    assert before <= done.registered_at <= timezone.now()
    assert done.registered_by == organiser
    assert done.text_sha256 == sha256_of(done.text)
    document = json.loads(done.text)
    assert document["registered_by_role"] == "organiser"
    assert document["number"] == 1


@pytest.mark.parametrize(
    "who",
    [
        "organiser",
        "resident",
        "founder",
        "reviewer",
        "officer",
        "editor",
        "moderator",
        "manager",
        "administrator",
    ],
)
def test_who_may_draft_register_and_discard(request, experiment, draft, who):
    by = request.getfixturevalue(who)
    other = complete_draft(ExperimentFactory())
    acts = [
        lambda: draft_registration(experiment=experiment, by=by),
        lambda: register_registration(registration=draft, by=by),
        lambda: draft_registration(experiment=experiment, by=by),
        lambda: discard_draft(
            registration=experiment.registrations.get(number=2), by=by
        ),
    ]
    if who in CAREFUL:
        for act in acts:
            act()
        assert [each.is_registered for each in experiment.registrations.all()] == [True]
    else:
        for act in acts[:2]:
            with pytest.raises(NotAllowed):
                act()
        with pytest.raises(NotAllowed):
            discard_draft(registration=draft, by=by)
        assert not experiment.registrations.registered().exists()
    if who == "organiser":
        with pytest.raises(NotAllowed):
            register_registration(registration=other, by=by)


@pytest.mark.parametrize("status", Status)
def test_registering_is_possible_until_the_end(draft, organiser, status):
    type(draft.experiment).objects.update(status=status)
    if status in CONCLUDED:
        with pytest.raises(ExperimentIsOver):
            register_registration(registration=draft, by=organiser)
    else:
        assert register_registration(registration=draft, by=organiser).is_registered


def test_registering_twice_is_refused(draft, organiser):
    register_registration(registration=draft, by=organiser)
    with pytest.raises(RegistrationIsFrozen):
        register_registration(registration=draft, by=organiser)
    with pytest.raises(RegistrationIsFrozen):
        discard_draft(registration=draft, by=organiser)


def test_first_draft_is_empty_and_knows_who_is_responsible(experiment, organiser):
    draft = draft_registration(experiment=experiment, by=organiser)
    assert (draft.number, draft.responsible) == (1, experiment.responsible)
    assert draft_registration(experiment=experiment, by=organiser) == draft


def test_change_is_a_new_version_with_the_whole_protocol(draft, organiser):
    first = register_registration(registration=draft, by=organiser)
    second = draft_registration(experiment=first.experiment, by=organiser)
    assert (second.number, second.is_registered, bool(second.reason)) == (
        2,
        False,
        False,
    )
    assert second.target == first.target
    [form] = second.forms.all()
    assert [each.key for each in form.ordered_fields()] == ["minutes", "found"]
    assert missing(second) == ["reason for the change"]
    second.reason = words("A second question.")
    second.save()
    register_registration(registration=second, by=organiser)
    assert first.experiment.registrations.registered().count() == 2


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"hypothesis": Translated()}, ["hypothesis"]),
        ({"hypothesis": Translated(en="x")}, ["hypothesis in 한국어, ไทย"]),
        ({"metric": Translated()}, ["metric"]),
        ({"baseline": None}, ["baseline"]),
        ({"baseline_source": Translated()}, ["where the baseline comes from"]),
        ({"target": None}, ["target"]),
        ({"stop_rule": Translated()}, ["stop rule"]),
        ({"stop_value": None}, ["value of the stop rule"]),
        ({"analysis_plan": Translated()}, ["analysis plan"]),
        ({"ethics": Translated()}, ["risks and ethics"]),
        ({"responsible": Translated()}, ["responsible person"]),
        ({"budget": None}, ["budget in won"]),
        ({"unit": ""}, ["the unit of the metric"]),
        ({"change_on": None}, []),
        (
            {"metric_field": "nothing"},
            ["a field of the protocol that gives the metric"],
        ),
        ({"metric_form": ""}, ["a field of the protocol that gives the metric"]),
        (
            {"metric_field": "found"},
            ["metric: a field with a number, for it is a mean or median"],
        ),
        ({"metric_field": "found", "statistic": "rate", "unit": ""}, []),
        (
            {"statistic": "rate"},
            ["metric: a yes-or-no field, for it is a share of yes"],
        ),
        (
            {"stop_form": "other"},
            ["a field of the protocol by which the stop rule is judged"],
        ),
        (
            {"stop_statistic": "rate"},
            ["stop rule: a yes-or-no field, for it is a share of yes"],
        ),
        (
            {"publication_purpose": "nowhere"},
            ["“nowhere” as a purpose of the consent text, or none"],
        ),
        ({"publication_purpose": "photos"}, []),
    ],
    ids=str,
)
def test_what_is_missing_is_named(draft, organiser, values, expected):
    type(draft).objects.filter(pk=draft.pk).update(**values)
    assert missing(draft) == expected
    if expected:
        with pytest.raises(NotReady) as refusal:
            register_registration(registration=draft, by=organiser)
        assert str(refusal.value) == f"Before that, add: {', '.join(expected)}."
    else:
        assert register_registration(registration=draft, by=organiser).is_registered


NAME = "field “diary.minutes”"


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"label": Translated(en="x", ko="y")}, [f"{NAME}: question in ไทย"]),
        ({"help": Translated(en="x", ko="y")}, [f"{NAME}: hint in ไทย"]),
        (
            {"minimum": 5, "maximum": 5},
            [f"{NAME}: a largest value above the smallest"],
        ),
        (
            {"purpose": "nowhere"},
            [f"{NAME}: “nowhere” as a purpose of the consent text, or none"],
        ),
        ({"purpose": "photos"}, []),
    ],
    ids=str,
)
def test_what_a_field_lacks_is_named(draft, values, expected):
    change_field(draft, **values)
    assert missing(draft) == expected


@pytest.mark.parametrize(
    ("choices", "expected"),
    [
        ([], ["field “diary.found”: at least two choices"]),
        (
            [choice("-a", "A"), choice("b", "B")],
            ["field “diary.found”: choices whose keys begin with a letter or digit"],
        ),
        ([choice("a", "A"), choice("b", "B")], []),
        (
            [choice("a", "A"), {"key": "b", "words": {"en": "B", "ko": "", "th": ""}}],
            ["field “diary.found”: every choice in every language"],
        ),
    ],
    ids=["none", "a formula", "two", "half said"],
)
def test_choices_are_complete(draft, choices, expected):
    change_field(draft, "found", kind=FieldKind.CHOICE, choices=choices)
    assert missing(draft) == expected


def test_form_without_a_field_is_named(draft):
    ProtocolFormFactory(registration=draft, key="empty", name=Translated(en="Empty"))
    assert missing(draft) == [
        "form “empty”: name in 한국어, ไทย",
        "form “empty”: a field, or its deletion",
    ]


def test_protocol_needs_a_form(draft):
    draft.forms.all().delete()
    assert "at least one form with one field" in missing(draft)


def test_key_keeps_its_meaning_across_versions(experiment, organiser):
    registered(experiment)
    draft = draft_registration(experiment=experiment, by=organiser)
    draft.reason = words("Hours are enough.")
    draft.save()
    change_field(draft, unit="h")
    assert missing(draft) == [
        "field “diary.minutes”: a key of its own, for its kind or unit differs from what is registered"
    ]
    change_field(draft, unit="min", maximum=300)
    assert missing(draft) == []


def test_missing_takes_few_queries_however_long_the_protocol(
    draft, django_assert_max_num_queries
):
    for number in range(6):
        ProtocolFormFactory(registration=draft, key=f"form-{number}")
    register(draft)
    with django_assert_max_num_queries(8):
        missing_for_registering(draft)
