from django.core.management.base import BaseCommand

from experiments.observations.actions import purge_refused_answers, send_reminders


class Command(BaseCommand):
    """What the clock does; safe to run at any time and as often as one likes."""

    help = "Destroys answers that are no longer agreed to, and reminds those who asked to be reminded."

    def handle(self, *args, **options):
        looked_at = purge_refused_answers()
        reminded = send_reminders()
        if options["verbosity"] and (looked_at or reminded):
            self.stdout.write(f"Consents applied: {looked_at}. Reminded: {reminded}.")
