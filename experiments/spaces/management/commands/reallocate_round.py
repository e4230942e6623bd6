import json

from django.core.management.base import BaseCommand, CommandError

from experiments.spaces.allocation import allocate, canonical
from experiments.spaces.models import Round


class Command(BaseCommand):
    help = "Computes the result of a seasonal round again from its published inputs."

    def add_arguments(self, parser):
        parser.add_argument("round", help="Short name of the round.")
        parser.add_argument(
            "--check",
            action="store_true",
            help="Say whether it is the published result, byte for byte; fail if not.",
        )

    def handle(self, *args, **options):
        round = Round.objects.filter(slug=options["round"]).first()
        if round is None or round.allotted_at is None:
            raise CommandError("There is no round of this name that was given out.")
        result = canonical(allocate(json.loads(round.inputs)))
        if not options["check"]:
            self.stdout.write(result, ending="")
        elif result != round.result:
            raise CommandError("The published result is another one.")
        else:
            self.stdout.write("The published result is exactly this.")
