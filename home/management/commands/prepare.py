import io

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor

from accounts.demo import DEMO_PEOPLE
from home.actions import move_site
from home.models import HomePage
from innovation_park.start.telling import step


class Command(BaseCommand):
    help = "Migrate, compile translations and, when the database is empty, load the demonstration park."

    def handle(self, **options):
        try:
            connection.ensure_connection()
            self.migrate()
            call_command("compile_translations", stdout=io.StringIO())
            if settings.DEMO:
                self.load_demo()
                move_site()  # it may be opened at another port today
                self.stdout.write(sign_ins())
        except (DatabaseError, OSError) as error:
            raise CommandError(
                f"The database or a folder cannot be used: {error}"
            ) from error

    def migrate(self):
        executor = MigrationExecutor(connection)
        missing = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
        if missing:
            with step("Laying out the database") as running:
                call_command(
                    "migrate", interactive=False, stdout=Counter(running, missing)
                )

    def load_demo(self):
        if not HomePage.objects.exists():
            with step("Planting the demonstration park") as running:
                call_command("load_demo", stdout=LastLine(running))


def sign_ins() -> str:
    """For the terminal: who one may be in the demonstration park."""
    people = DEMO_PEOPLE.values()
    rows = [f"  {person.role or 'resident':20} {person.email}" for person in people]
    return "\n".join(
        ["Sign in as anyone of these, one button each on the sign-in page:", *rows]
    )


class LastLine(io.StringIO):
    """Shows what a command said last."""

    def __init__(self, running):
        super().__init__()
        self._running = running

    def write(self, text):
        self._running.progress = text.strip() or self._running.progress
        return len(text)


class Counter(io.StringIO):
    """Shows how many migrations are applied, from what ``migrate`` says about each."""

    def __init__(self, running, total):
        super().__init__()
        self._running, self._total, self._applied = running, total, 0

    def write(self, text):
        self._applied += text.count("Applying")
        self._running.progress = f"{self._applied}/{self._total}"
        return len(text)
