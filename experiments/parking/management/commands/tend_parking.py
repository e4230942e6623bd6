from django.core.management.base import BaseCommand

from experiments.parking.actions import (
    catch_up,
    forget_photos,
    forget_plates,
    mark_overstays,
    seat_threatened,
    stop_lending_of_leavers,
)


class Command(BaseCommand):
    """What the clock does; safe to run at any time and as often as one likes."""

    help = "Counts overstays, seats whoever would find a space taken, and lets plates and photos vanish."

    def handle(self, *args, **options):
        catch_up()
        stop_lending_of_leavers()
        late = mark_overstays()
        seated = len(seat_threatened())
        forgotten = forget_plates()
        forget_photos()
        if options["verbosity"] and (late or seated or forgotten):
            self.stdout.write(
                f"Overstays: {late}. Seated elsewhere: {seated}. Plates forgotten: {forgotten}."
            )
