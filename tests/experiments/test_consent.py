import pytest
from django.core import mail

from experiments.actions import (
    confirm_guardian,
    move_experiment,
    publish_consent_version,
    renew_consent,
)
from experiments.actions.consent import Guardian
from experiments.permissions import (
    ConsentHasChanged,
    ConsentIsFrozen,
    NotAllowed,
    NotReady,
    NotTakingPart,
    RequiredPurposeRefused,
    can_contribute,
)
from experiments.receipts import changes_between
from experiments.workflow import Status
from innovation_park.lib.translated import Translated
from tests.factories.accounts import UserFactory
from tests.factories.experiments import (
    ConsentVersionFactory,
    add_purpose,
    decisions_for,
    join,
    ready_experiment,
    words,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def organiser(db):
    return UserFactory()


@pytest.fixture
def experiment(organiser):
    return ready_experiment(status=Status.RUNNING, organisers=[organiser])


def renew(participation, by=None, **fields):
    return renew_consent(
        participation=participation,
        by=by or participation.user,
        **{
            "language": "en",
            "decisions": decisions_for(participation.experiment),
            "signed_in_by": "password",
            **fields,
        },
    )


def test_publishing_freezes_the_name_and_says_who(experiment, organiser):
    draft = ConsentVersionFactory(
        experiment=experiment, published_at=None, title=Translated()
    )
    publish_consent_version(version=draft, by=organiser)
    draft.refresh_from_db()
    assert draft.title == experiment.name
    assert draft.published_by == organiser
    assert experiment.current_consent() == draft


def test_publishing_is_for_organisers(experiment, resident, manager):
    draft = ConsentVersionFactory(experiment=experiment, published_at=None)
    with pytest.raises(NotAllowed):
        publish_consent_version(version=draft, by=resident)
    publish_consent_version(version=draft, by=manager)


def test_publishing_twice_is_refused(experiment, organiser):
    with pytest.raises(ConsentIsFrozen):
        publish_consent_version(version=experiment.current_consent(), by=organiser)


@pytest.mark.parametrize(
    ("spoil", "missing"),
    [
        ({"introduction": Translated(en="x")}, "the introduction in every language"),
        ({"retention": Translated()}, "how long data is kept, in every language"),
        ({"number": 0}, "a number higher than that of the published text"),
    ],
)
def test_publishing_says_what_is_missing(experiment, organiser, spoil, missing):
    draft = ConsentVersionFactory(experiment=experiment, published_at=None, **spoil)
    with pytest.raises(NotReady) as refusal:
        publish_consent_version(version=draft, by=organiser)
    assert list(map(str, refusal.value.missing)) == [missing]


def test_publishing_without_a_purpose_is_refused(experiment, organiser):
    draft = ConsentVersionFactory(experiment=experiment, published_at=None)
    draft.purposes.all().delete()
    with pytest.raises(NotReady, match="at least one purpose"):
        publish_consent_version(version=draft, by=organiser)


def test_new_text_stops_the_data_until_it_is_signed(experiment, organiser):
    participation = join(experiment)
    user = participation.user
    assert can_contribute(user, experiment)
    ConsentVersionFactory(experiment=experiment)
    assert not can_contribute(user, experiment)
    renew(participation)
    assert can_contribute(user, experiment)


@pytest.mark.parametrize("status", Status)
def test_data_is_taken_only_while_it_runs(status):
    experiment = ready_experiment()
    participation = join(experiment)
    type(experiment).objects.update(status=status)
    experiment.refresh_from_db()
    assert can_contribute(participation.user, experiment) == (status == Status.RUNNING)


def test_data_is_not_taken_from_strangers_and_those_who_wait(experiment, resident):
    type(experiment).objects.update(capacity=0)
    waiting = join(experiment)
    assert not can_contribute(waiting.user, experiment)
    assert not can_contribute(resident, experiment)


def test_renewing_for_a_child_needs_the_guardian_again(experiment):
    parent = Guardian("Parent", "parent@example.org")
    participation = join(experiment, guardian=parent)
    confirm_guardian(signature=participation.signatures.get(), name="Parent Name")
    ConsentVersionFactory(experiment=experiment)
    signature = renew(participation, guardian=parent)
    assert not can_contribute(participation.user, experiment)
    confirm_guardian(signature=signature, name="Parent Name")
    assert can_contribute(participation.user, experiment)


def test_sending_the_same_renewal_twice_is_one_signature(experiment):
    participation = join(experiment)
    ConsentVersionFactory(experiment=experiment)
    assert renew(participation) == renew(participation)
    assert participation.signatures.count() == 2


def test_optional_consent_can_be_taken_back_on_the_same_text(experiment):
    participation = join(experiment)
    renew(participation, decisions=decisions_for(experiment, photos=False))
    in_force = participation.signature_in_force()
    assert dict(in_force.decisions.values_list("purpose__key", "is_granted")) == {
        "place": True,
        "photos": False,
    }
    assert participation.signatures.count() == 2


def test_renewing_refuses_strangers_old_texts_and_missing_required(
    experiment, resident
):
    participation = join(experiment)
    with pytest.raises(NotTakingPart):
        renew(participation, by=resident)
    with pytest.raises(RequiredPurposeRefused):
        renew(participation, decisions=decisions_for(experiment, place=False))
    old = decisions_for(experiment)
    ConsentVersionFactory(experiment=experiment)
    with pytest.raises(ConsentHasChanged):
        renew(participation, decisions=old)


def test_letters_ask_everyone_who_takes_part(
    experiment, organiser, django_capture_on_commit_callbacks
):
    joined, waiting = join(experiment), join(experiment)
    draft = ConsentVersionFactory(experiment=experiment, published_at=None)
    with django_capture_on_commit_callbacks(execute=True):
        publish_consent_version(version=draft, by=organiser)
    assert sorted(letter.to[0] for letter in mail.outbox) == sorted(
        [joined.user.email, waiting.user.email]
    )
    assert f"/experiments/{experiment.slug}/consent/" in mail.outbox[0].body


def test_changes_are_told_one_by_one(experiment):
    old = experiment.current_consent()
    new = ConsentVersionFactory(
        experiment=experiment, published_at=None, retention=words("Two years.")
    )
    new.purposes.filter(key="photos").delete()
    new.purposes.filter(key="place").update(text=words("Another use.").copy())
    add_purpose(new, "sound")
    changes = changes_between(old, new)
    assert [(each["kind"], each["title"]) for each in changes] == [
        ("changed", "How long data is kept"),
        ("changed", "Another purpose"),
        ("added", "New"),
        ("removed", "No longer asked"),
    ]
    assert changes_between(old, old) == []


def test_recruiting_again_needs_no_new_signature(experiment, organiser):
    participation = join(experiment)
    type(experiment).objects.update(ends_on="2999-01-01")
    experiment.refresh_from_db()
    for target in (Status.PAUSED, Status.RUNNING):
        move_experiment(
            experiment=experiment, target=target, reason=words("Rain."), by=organiser
        )
    assert can_contribute(participation.user, experiment)
