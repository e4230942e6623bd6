import sys

from django.core.management.base import BaseCommand

from community.actions.judging import replay_decisions


class Command(BaseCommand):
    help = "Ask the rules of the forum again for every decision they took, and say which come out otherwise."

    def handle(self, **options):
        count, different = replay_decisions()
        for decision in different:
            self.stdout.write(f"{decision} comes out otherwise.")
        if different:
            sys.exit(1)
        self.stdout.write(f"{count} decisions, all come out again.")
