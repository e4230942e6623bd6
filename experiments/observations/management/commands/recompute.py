from django.core.management.base import BaseCommand, CommandError

from experiments.models import Experiment
from experiments.observations.figures import figures_of, from_json, to_json
from experiments.observations.models import ResultSnapshot
from experiments.observations.protocol import protocol_in
from experiments.registration_text import sha256_of


class Command(BaseCommand):
    help = "Compute the published figures again from the raw observations; they must be the same byte for byte."

    def add_arguments(self, parser):
        parser.add_argument("experiment", help="its short name in addresses")

    def handle(self, *, experiment, **options):
        record = Experiment.objects.filter(slug=experiment).first()
        if record is None:
            raise CommandError(f"There is no experiment {experiment}.")
        published = ResultSnapshot.objects.filter(experiment=record).first()
        if published is None:
            raise CommandError(f"Nothing is published of {experiment} yet.")
        again = recompute(record, published)
        self.stdout.write(f"published  {sha256_of(published.figures)}")
        self.stdout.write(f"recomputed {sha256_of(again)}")
        if again != published.figures:
            where = first_difference(from_json(published.figures), from_json(again))
            raise CommandError(f"different at {where}")
        self.stdout.write("equal")


def recompute(experiment: Experiment, published: ResultSnapshot) -> str:
    """From the observations, by the registration and the steps that the published figures name."""
    protocol = protocol_in(published.registration)
    through = from_json(published.figures)["through"]
    return to_json(figures_of(experiment, protocol, through))


def first_difference(one, other, path="figures") -> str:
    """Where two figures part: ``figures.fields.0.summary.n: 12 is 13``."""
    if isinstance(one, dict) and isinstance(other, dict) and one.keys() == other.keys():
        parts = ((key, one[key], other[key]) for key in sorted(one))
    elif isinstance(one, list) and isinstance(other, list) and len(one) == len(other):
        parts = zip(range(len(one)), one, other, strict=True)
    else:
        return f"{path}: {one} is {other}"
    for key, mine, theirs in parts:
        if mine != theirs:
            return first_difference(mine, theirs, f"{path}.{key}")
    return f"{path}: written otherwise"
