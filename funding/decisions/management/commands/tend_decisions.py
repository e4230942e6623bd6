from django.core.management.base import BaseCommand

from funding.decisions.actions.tending import tend_decisions


class Command(BaseCommand):
    help = "Promise seeds, carry out decisions whose window is over, and remind of redress that waits."

    def handle(self, *args, **options):
        done = tend_decisions()
        if any(done.values()) and options["verbosity"]:
            self.stdout.write(", ".join(f"{name}: {n}" for name, n in done.items()))
