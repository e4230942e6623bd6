from django.core.management.base import BaseCommand

from experiments.actions import expire_guardian_requests, fill_places
from experiments.models import Experiment


class Command(BaseCommand):
    """What the clock does; safe to run at any time and as often as one likes."""

    help = "Lets guardians' requests expire and gives free places to those who wait."

    def handle(self, *args, **options):
        expired = expire_guardian_requests()
        promoted = sum(
            fill_places(experiment=each)
            for each in Experiment.objects.with_a_free_place_and_a_list()
        )
        if options["verbosity"] and (expired or promoted):
            self.stdout.write(f"Requests expired: {expired}. Places given: {promoted}.")
