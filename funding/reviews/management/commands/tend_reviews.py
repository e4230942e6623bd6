from django.core.management.base import BaseCommand

from funding.reviews.actions import free_conflicted, remind_reviewers


class Command(BaseCommand):
    """What the clock does; safe to run at any time and as often as one likes."""

    help = "Takes conflicted reviewers off, asks others, and reminds those who owe a review."

    def handle(self, *args, **options):
        freed = free_conflicted()
        told = remind_reviewers()
        if options["verbosity"] and (freed or told):
            self.stdout.write(f"Taken off: {freed}. Reminded: {told}.")
