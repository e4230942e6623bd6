from datetime import date

import factory

from experiments.enums import Topic
from experiments.models import Experiment
from experiments.workflow import Status
from innovation_park.lib.translated import Translated


def words(english: str) -> Translated:
    return Translated(en=english, ko=f"{english} (ko)", th=f"{english} (th)")


class ExperimentFactory(factory.django.DjangoModelFactory):
    """Recruiting, with ten places."""

    class Meta:
        model = Experiment

    slug = factory.Sequence(lambda number: f"experiment-{number}")
    name = factory.LazyAttribute(lambda experiment: words(experiment.slug.replace("-", " ").title()))
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
