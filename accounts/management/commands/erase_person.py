from django.core.management.base import BaseCommand, CommandError

from accounts.actions import erase_person
from accounts.models import User


class Command(BaseCommand):
    help = "Erases somebody who asked for it by letter or at the desk."

    def add_arguments(self, parser):
        parser.add_argument("email")

    def handle(self, *args, email, **options):
        person = User.objects.filter(email__iexact=email).first()
        if person is None:
            raise CommandError("Nobody signs in with this address.")
        erase_person(person=person)
        self.stdout.write("Erased. One last letter is on its way to them.")
