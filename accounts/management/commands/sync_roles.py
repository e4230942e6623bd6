from django.core.management.base import BaseCommand

from accounts.actions import sync_roles


class Command(BaseCommand):
    help = "Makes the groups what accounts/roles.py says. Repeatable; `migrate` does it too."

    def handle(self, *args, **options):
        sync_roles()
        self.stdout.write("The groups are as the table of roles says.")
