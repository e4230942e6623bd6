from django.core.management.base import BaseCommand

from innovation_park.lib.web_push import new_key


class Command(BaseCommand):
    help = "Print a new PUSH_KEY. With another key every device has to be switched on again."

    def handle(self, *args, **options):
        self.stdout.write(new_key())
