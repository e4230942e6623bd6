from django.core.management.base import BaseCommand

from community.actions.trusting import tend_trust


class Command(BaseCommand):
    help = "Look again at how far people of the forum are trusted. Every hour."

    def handle(self, **options):
        for what, count in tend_trust().items():
            self.stdout.write(f"{what}: {count}")
