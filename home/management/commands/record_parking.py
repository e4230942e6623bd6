from datetime import date, datetime, time, timedelta
from uuid import NAMESPACE_URL, uuid5

from django.core.management.base import BaseCommand
from django.utils import timezone

from experiments.observations.actions import record_batch
from experiments.observations.actions.batches import Became, Entry
from experiments.observations.enums import Source
from experiments.observations.protocol import Form, protocol_of
from experiments.parking.figures import FIGURES, SEOUL, figures_of
from experiments.parking.models import ParkingScheme

DAYS_BACK = 14


class Command(BaseCommand):
    """What the clock does; safe to run at any time and as often as one likes.

    Parking and observations do not know each other. The protocol joins them: a form about no person that has fields named
    as in :data:`experiments.parking.figures.FIGURES` gets one observation for each day that is over.
    """

    help = "Writes the figures of shared parking as observations of its experiment."

    def handle(self, *, verbosity: int, **options):
        scheme = ParkingScheme.objects.current()
        protocol = protocol_of(scheme.experiment) if scheme else None
        forms = (
            [each for each in protocol.forms if asks_figures(each)] if protocol else []
        )
        recorded = sum(self._record(scheme.experiment, form) for form in forms)
        if verbosity and recorded:
            self.stdout.write(f"Days of shared parking recorded: {recorded}.")

    def _record(self, experiment, form: Form) -> int:
        today = timezone.now().astimezone(SEOUL).date()
        days = [today - timedelta(days=back) for back in range(DAYS_BACK, 0, -1)]
        entries = [
            entry_of(experiment, form, day, figures)
            for day in days
            if (figures := figures_of(day))
        ]
        done = record_batch(
            experiment=experiment, form=form, entries=entries, source=Source.KEY
        )
        return sum(each.became == Became.CREATED for each in done)


def asks_figures(form: Form) -> bool:
    return form.is_about_no_person and any(form.field(key) for key in FIGURES)


def entry_of(experiment, form: Form, day: date, figures: dict) -> Entry:
    """The key is the day's: it is written once, and what was written is not written over."""
    key = f"parking:{experiment.slug}:{form.key}:{day.isoformat()}"
    return Entry(
        client_key=uuid5(NAMESPACE_URL, key),
        observed_at=datetime.combine(day, time(12), tzinfo=SEOUL),
        given={name: value for name, value in figures.items() if form.field(name)},
        unit="parking",
    )
