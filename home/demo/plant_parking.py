"""A month of happy parking: who parked where, who was seated elsewhere, how it went, and the points of it."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import cycle
from random import Random

from accounts.models import User
from experiments.bookings.actions.pricing import settle_points
from experiments.bookings.calendars import hours_of
from experiments.bookings.models import Booking, BookingEvent
from experiments.bookings.opening_hours import Span
from experiments.bookings.workflow import SPENT, Status
from experiments.models import Experiment
from experiments.observations.actions import record_batch
from experiments.observations.enums import Source
from experiments.observations.protocol import protocol_of
from experiments.parking.actions.ledger import settle_deals
from experiments.parking.blocks import Block
from experiments.parking.codes import AccountKind
from experiments.parking.enums import Cause, Side, Verdict
from experiments.parking.figures import figures_of
from experiments.parking.models import (
    Account,
    Deal,
    Displacement,
    ParkingScheme,
    ParkingSpace,
    Rating,
    SearchLog,
)
from experiments.parking.models.ledger import ALPHABET
from experiments.parking.workflow import SpaceStatus
from experiments.workflow import ParticipationStatus
from innovation_park.lib.distances import metres_between

from ..management.commands.record_parking import asks_figures, entry_of
from .plant_bookings import Diary, Plan
from .plant_days import NOW
from .plant_lots import plant_dispute
from .plant_pages import moment

FIRST, LAST = -29, 2
PARTS = ((0, 6), (8, 12), (12, 18), (19, 23))
TAKEN, RATED, OVERSTAYS, DISPLACED, WANTS_FEATURES = 0.34, 0.5, 0.05, 0.06, 0.5
SEARCHED_IN_VAIN = 0.12
PLATE_KEPT = timedelta(hours=24)
VERDICTS = [*[Verdict.SMOOTH] * 17, *[Verdict.UNEVEN] * 2, Verdict.FAILED]
REACH = 600  # metres


def participants_of(experiment: Experiment) -> list[User]:
    """Those who take part under their names, in the order in which they came."""
    joined = experiment.participations.filter(
        status=ParticipationStatus.JOINED, user__isnull=False
    )
    rows = joined.select_related("user__profile").order_by("queued_at", "code")
    return [row.user for row in rows]


@dataclass
class Month:
    """Deals, gathered like the bookings they stand on; ``known`` lends and parks under its own sign-in."""

    spaces: list[ParkingSpace]
    drivers: list[User]
    known: User
    scheme: ParkingScheme
    diary: Diary
    day: date
    chance: Random
    deals: list[Deal] = field(default_factory=list)
    displacements: list[Displacement] = field(default_factory=list)

    def __post_init__(self):
        self.lent = [
            each for each in self.spaces if each.status == SpaceStatus.APPROVED
        ]
        self.hours = hours_of([each.resource for each in self.lent])
        self.turn = cycle(self.chance.sample(self.drivers, len(self.drivers)))
        self.now = moment(self.day, 0, NOW)

    def plant(self) -> None:
        self._plant_known()
        for days in range(FIRST, LAST + 1):
            for space in self.lent:
                for part in PARTS:
                    if self.chance.random() < TAKEN:
                        self._park(space, days, part)

    def write(self) -> None:
        """Once the bookings have their keys."""
        Deal.objects.bulk_create(self.deals)
        Displacement.objects.bulk_create(self.displacements)
        ended = [d for d in self.deals if d.booking.status == Status.ENDED]
        Rating.objects.bulk_create(self._ratings(ended))
        SearchLog.objects.bulk_create(self._searches())
        late = [deal for deal in ended if deal.overstay_minutes > 20]
        plant_dispute(late[-1], at=late[-1].left_at)
        self._open_accounts()
        settle_deals()
        settle_points()
        self._record_figures()

    def _record_figures(self) -> None:
        """What the clock would have written every night; it knows these days by their keys."""
        experiment = self.scheme.experiment
        past = [self.day + timedelta(days=days) for days in range(FIRST, 0)]
        told = [(day, figures) for day in past if (figures := figures_of(day))]
        for form in filter(asks_figures, protocol_of(experiment).forms):
            entries = [entry_of(experiment, form, *each) for each in told]
            record_batch(
                experiment=experiment, form=form, entries=entries, source=Source.KEY
            )

    def _plant_known(self) -> None:
        """One to come today, at a space that is always open; one that is over."""
        foreign = [
            each
            for each in self.lent
            if each.resource.is_always_open and each.owner != self.known
        ]
        self._deal(foreign[0], 0, (14, 18), self.known)
        self._deal(foreign[1], -3, (10, 12), self.known)

    def _park(self, space: ParkingSpace, days: int, part: tuple[int, int]) -> None:
        first, last = part
        length = self.chance.choice((1, 2, 2, 3, 4))
        start = self.chance.randint(first, last - min(length, last - first))
        hours = start, min(start + length, last)
        left = None
        if self.chance.random() < DISPLACED:
            left, space = space, self._other(space)
        if space:
            self._deal(space, days, hours, next(self.turn), left=left)

    def _other(self, space: ParkingSpace) -> ParkingSpace | None:
        """The next one, as the crow flies, that offers as much and is within reach."""
        others = [
            each
            for each in self.lent
            if each != space
            and each.features & space.features == space.features
            and metres_between(each.point, space.point) <= REACH
        ]
        return min(
            others,
            key=lambda each: metres_between(each.point, space.point),
            default=None,
        )

    def _deal(self, space: ParkingSpace, days, hours, driver: User, left=None) -> None:
        """Nothing when it is not open then, or somebody is there."""
        span = Span(*(moment(self.day, days, hour) for hour in hours))
        if not self.hours[space.resource_id].holds(span):
            return
        status = self._status(span)
        booking = self.diary.note(
            Plan(
                wanted=[(space.resource, 1)],
                span=span,
                person=driver,
                status=status,
                made_at=self._made_at(span),
            )
        )
        if booking is None:
            return
        deal = Deal(
            booking=booking,
            space=space,
            card=self.scheme.card,
            plate=self._plate(span),
            minutes=round(span.minutes),
            is_demo=True,
            **self._wish(space),
        )
        if status in (Status.ENDED, Status.IN_USE):
            self._stay(deal)
        self.deals.append(deal)
        if left:
            self._displace(deal, left)

    def _status(self, span: Span) -> Status:
        if span.start > self.now:
            return Status.CONFIRMED
        return Status.IN_USE if span.end > self.now else Status.ENDED

    def _made_at(self, span: Span) -> datetime:
        latest = min(span.start, self.now) - timedelta(minutes=20)
        return latest - timedelta(minutes=self.chance.randint(0, 2_000))

    def _plate(self, span: Span) -> str:
        """A number that no car in Korea has; gone a day after the end."""
        number = self.chance.randint(1, 9999)
        return "" if span.end + PLATE_KEPT <= self.now else f"00가{number:04}"

    def _wish(self, space: ParkingSpace) -> dict:
        wants = space.features if self.chance.random() < WANTS_FEATURES else 0
        return {
            "wanted_latitude": round(
                space.latitude + self.chance.uniform(-0.001, 0.001), 6
            ),
            "wanted_longitude": round(
                space.longitude + self.chance.uniform(-0.001, 0.001), 6
            ),
            "features": wants,
        }

    def _stay(self, deal: Deal) -> None:
        booking = deal.booking
        deal.arrived_at = booking.starts_at + timedelta(
            minutes=self.chance.randint(0, 8)
        )
        if booking.status == Status.ENDED:
            late = self.chance.random() < OVERSTAYS
            deal.overstay_minutes = self.chance.randint(4, 55) if late else 0
            deal.left_at = booking.ends_at + timedelta(minutes=deal.overstay_minutes)

    def _displace(self, deal: Deal, left: ParkingSpace) -> None:
        """The driver came, found the first space taken, and was seated where the deal stands now."""
        booking = deal.booking
        at = min(booking.starts_at, self.now) - timedelta(minutes=5)
        cause = self.chance.choice((Cause.OCCUPIED, Cause.OVERSTAY))
        by_clock = cause == Cause.OVERSTAY
        self.displacements.append(
            Displacement(
                deal=deal,
                at=at,
                cause=cause,
                left=left,
                found=deal.space,
                metres=round(metres_between(left.point, deal.space.point)),
                by_clock=by_clock,
            )
        )
        by = None if by_clock else booking.person
        self.diary.parts.append(
            BookingEvent(
                booking=booking, at=at, by=by, status=Status.CONFIRMED, note=cause
            )
        )

    def _ratings(self, deals: list[Deal]) -> list[Rating]:
        return [
            Rating(deal=deal, side=side, verdict=self.chance.choice(VERDICTS))
            for deal in deals
            for side in (Side.OWNER, Side.DRIVER)
            if self.chance.random() < RATED
        ]

    def _searches(self) -> list[SearchLog]:
        """Those that ended in a space, and some that did not."""
        return [
            SearchLog(
                block=Block.at(deal.wanted_latitude, deal.wanted_longitude).key,
                hour=deal.booking.made_at.replace(minute=0, second=0, microsecond=0),
                found=found,
                was_booked=found and is_booked,
            )
            for deal in self.deals
            for found, is_booked in self._looked()
        ]

    def _looked(self) -> list[tuple[bool, bool]]:
        """A search is written when it is made, and once more when it ended in a booking."""
        looked = [(True, False), (True, True)]
        if self.chance.random() < SEARCHED_IN_VAIN:
            looked.append((False, False))
        return looked

    def _open_accounts(self) -> None:
        """Drawn by lot from the seed; the first deals that are settled would open them otherwise."""
        people = {deal.booking.person_id: deal.booking.person for deal in self.deals}
        people |= {deal.space.owner_id: deal.space.owner for deal in self.deals}
        rooms = Booking.objects.spending().filter(status__in=SPENT)
        people |= {
            each.person_id: each.person for each in rooms.select_related("person")
        }
        Account.objects.bulk_create(
            Account(code=self._code(), kind=AccountKind.PERSON, person=person)
            for _pk, person in sorted(people.items())
        )
        Account.objects.create(code=self._code(), kind=AccountKind.PARK)

    def _code(self) -> str:
        return "".join(self.chance.choice(ALPHABET) for _letter in range(10))
