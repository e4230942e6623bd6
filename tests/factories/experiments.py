from datetime import date
from uuid import uuid4

import factory
from django.utils import timezone

from experiments.actions import join_experiment
from experiments.enums import Topic
from experiments.models import (
    ConsentPurpose,
    ConsentVersion,
    EligibilityQuestion,
    Experiment,
)
from experiments.workflow import Status

from .accounts import UserFactory
from .observations import registered, words


class ExperimentFactory(factory.django.DjangoModelFactory):
    """Recruiting, with ten places and no consent text; ``organisers=[user]``."""

    class Meta:
        model = Experiment
        skip_postgeneration_save = True

    slug = factory.Sequence(lambda number: f"experiment-{number}")
    name = factory.LazyAttribute(
        lambda experiment: words(experiment.slug.replace("-", " ").title())
    )
    topic = Topic.PARKING
    status = Status.RECRUITING
    question = words("Does it work?")
    place = words("In the park")
    starts_on = date(2026, 3, 2)
    ends_on = date(2027, 8, 31)
    capacity = 10
    who_may_join = words("Everyone.")
    asked = words("An hour a week.")
    offered = words("The results.")
    risks = words("None that we know.")
    responsible = words("Living Lab office")
    contact_email = "lab@example.org"

    @factory.post_generation
    def organisers(self, create, extracted, **kwargs):
        if create and extracted:
            self.organisers.set(extracted)


class ConsentVersionFactory(factory.django.DjangoModelFactory):
    """Published, with a required purpose ``place`` and an optional one ``photos``.

    ``published_at=None`` leaves it a draft.
    """

    class Meta:
        model = ConsentVersion
        skip_postgeneration_save = True

    experiment = factory.SubFactory(ExperimentFactory)
    number = factory.LazyAttribute(
        lambda version: version.experiment.consent_versions.count() + 1
    )
    title = factory.LazyAttribute(lambda version: version.experiment.name)
    introduction = words("The Living Lab office asks to use your data.")
    retention = words("One year after the end.")
    published_at = factory.LazyFunction(timezone.now)

    @classmethod
    def _create(cls, model_class, *args, published_at=None, **kwargs):
        """The purposes come first: a published text takes no more of them."""
        version = super()._create(model_class, *args, **kwargs)
        add_purpose(version, "place", is_required=True)
        add_purpose(version, "photos")
        version.published_at = published_at
        version.save()
        return version


def add_purpose(version, key: str, *, is_required=False) -> ConsentPurpose:
    return ConsentPurpose.objects.create(
        version=version,
        key=key,
        position=version.purposes.count(),
        text=words(f"To use it for {key}."),
        consequence=words(f"Then there is no {key}."),
        is_required=is_required,
    )


class EligibilityQuestionFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = EligibilityQuestion

    experiment = factory.SubFactory(ExperimentFactory)
    text = words("Do you live in Seoul?")
    reason = words("It is about the streets of Seoul.")


def ready_experiment(**fields) -> Experiment:
    """An experiment one can join: with a published consent text and a registration."""
    experiment = ExperimentFactory(**fields)
    ConsentVersionFactory(experiment=experiment)
    registered(experiment)
    return experiment


def decisions_for(experiment, **granted) -> dict[int, bool]:
    """Yes to everything, except as said: ``decisions_for(experiment, photos=False)``."""
    purposes = experiment.current_consent().purposes.all()
    return {each.pk: granted.get(each.key, True) for each in purposes}


def join(experiment, user=None, **fields):
    """Takes part by the front door."""
    if "decisions" not in fields:
        fields["decisions"] = decisions_for(experiment)
    return join_experiment(
        experiment=experiment,
        user=user or UserFactory(),
        **{
            "client_key": uuid4(),
            "language": "en",
            "signed_in_by": "password",
            **fields,
        },
    )
