from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from community.actions.bringing import import_topic
from community.models import Forum
from community.verifying import Damaged
from innovation_park.lib.refusals import Refused


class Command(BaseCommand):
    """Checks the whole file before anything is kept; the same file again changes nothing."""

    help = "Brings a topic from the file of its log, of this park or another one, to be read here."

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path, help="as a topic's page gives it")
        parser.add_argument(
            "--forum", help="address of the forum it goes to; else the one it names"
        )

    def handle(self, *, file, forum, **options):
        found = Forum.objects.filter(slug=forum).first()
        if forum and found is None:
            raise CommandError(f"There is no forum {forum}.")
        try:
            with file.open("rb") as opened:
                topic, is_new = import_topic(file=opened, forum=found)
        except OSError as fault:
            raise CommandError(f"The file cannot be read: {fault.strerror}.") from None
        except (Damaged, Refused) as refusal:
            raise CommandError(str(refusal)) from None
        was = "Brought" if is_new else "It was here already, the same"
        self.stdout.write(f"{was}: {topic.head_seq} events, {topic.get_absolute_url()}")
