"""What an owner does with a space: describe it, hand it in, pause it, take it back."""

from __future__ import annotations

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext, override

from accounts.districts.models import District
from experiments.bookings.enums import Kind
from experiments.bookings.models import Resource
from experiments.permissions import NotAllowed, NotReady
from innovation_park.lib.private_files import delete_after_commit
from innovation_park.lib.spoken_code import spoken_code
from innovation_park.lib.translated import LANGUAGES, Translated

from ..blocks import Block
from ..models import ParkingScheme, ParkingSpace, SpacePhoto
from ..permissions import (
    CardHasChanged,
    EnoughPhotos,
    NotRunning,
    SpaceIsFixed,
    SpaceStepNotListed,
    hats_of,
    require_part,
)
from ..readiness import missing_of
from ..workflow import Hat, SpaceStatus
from .moving import locked_space, move_to
from .reseating import seat_all_elsewhere

MOST_PHOTOS = 6


@transaction.atomic
def draft_space(*, by) -> ParkingSpace:
    """The one draft an owner has, or a new one. Nothing can be booked before the park manager's yes."""
    scheme = ParkingScheme.objects.current()
    if scheme is None:
        raise NotRunning
    draft = ParkingSpace.objects.filter(owner=by, status=SpaceStatus.DRAFT).first()
    if draft:
        return draft
    resource = Resource.objects.create(
        kind=Kind.PARKING,
        slug=f"parking-{spoken_code()}",
        name=_name_in(None),
        rules=scheme.booking_rules,
        is_bookable=False,
    )
    return ParkingSpace.objects.create(resource=resource, owner=by)


@transaction.atomic
def describe_space(*, space: ParkingSpace, by, **facts) -> ParkingSpace:
    """Where it is and how large: only before the park manager has seen it, or after a no."""
    space = own(space, by)
    if not space.may_be_rewritten:
        raise SpaceIsFixed
    for name, value in facts.items():
        setattr(space, name, value)
    if space.latitude is not None:
        space.block = Block.at(*space.point).key
        space.district = District.objects.around(*space.point)
    untold = {field.name for field in space._meta.fields} - set(facts)
    space.clean_fields(exclude=untold)
    space.validate_constraints()
    space.save()
    _tell_resource(space)
    return space


@transaction.atomic
def tell_way_in(*, space: ParkingSpace, entry_route: str, by) -> None:
    """May change at any time: the code of a gate does."""
    space = own(space, by)
    space.entry_route = entry_route
    space.save(update_fields=["entry_route"])


@transaction.atomic
def add_photo(*, space: ParkingSpace, picture, by) -> SpacePhoto:
    """``picture`` has been through :func:`innovation_park.lib.uploads.clean_picture`. It comes last."""
    space = own(space, by)
    positions = list(space.photos.values_list("position", flat=True))
    if len(positions) >= MOST_PHOTOS:
        raise EnoughPhotos
    photo = SpacePhoto(space=space, position=max(positions, default=-1) + 1)
    photo.picture.save(picture.name, picture, save=False)
    photo.save()
    return photo


@transaction.atomic
def move_photo(*, photo: SpacePhoto, earlier: bool, by) -> None:
    """By one place; the first and the last stay where they are."""
    space = own(photo.space, by)
    photos = list(space.photos_in_order())
    at = photos.index(photo)
    other = max(at - 1, 0) if earlier else min(at + 1, len(photos) - 1)
    photos[at], photos[other] = photos[other], photos[at]
    for position, each in enumerate(photos):
        each.position = position
    SpacePhoto.objects.bulk_update(photos, ["position"])


@transaction.atomic
def remove_photo(*, photo: SpacePhoto, by) -> None:
    own(photo.space, by)
    photo.delete()


@transaction.atomic
def hand_in_proof(*, space: ParkingSpace, document, by) -> None:
    """Seen by the park manager alone, and gone with the decision."""
    space = own(space, by)
    if not space.may_be_rewritten:
        raise SpaceIsFixed
    delete_after_commit(space.proof)
    space.proof.save(document.name, document, save=False)
    space.save(update_fields=["proof"])


@transaction.atomic
def submit_space(*, space: ParkingSpace, by) -> ParkingSpace:
    """With the card of rules as it is now: the owner has just seen it."""
    scheme = require_part(by)
    space = own(space, by)
    if missing := missing_of(space):
        raise NotReady(missing)
    move_to(
        space,
        SpaceStatus.SUBMITTED,
        by=by,
        card=scheme.card,
        agreed_at=timezone.now(),
        submitted_at=timezone.now(),
        reason="",
    )
    return space


@transaction.atomic
def agree_to_card(*, space: ParkingSpace, version: int, by) -> ParkingSpace:
    """To the card of the scheme as it is now, if that is the one that was read; what is booked keeps the one before."""
    scheme = require_part(by)
    space = own(space, by)
    if space.status in (SpaceStatus.DRAFT, SpaceStatus.REFUSED, SpaceStatus.WITHDRAWN):
        raise SpaceStepNotListed
    if scheme.card.version != version:
        raise CardHasChanged
    space.card, space.agreed_at = scheme.card, timezone.now()
    space.save(update_fields=["card", "agreed_at"])
    return space


@transaction.atomic
def take_space_back(*, space: ParkingSpace, by) -> ParkingSpace:
    space = own(space, by)
    move_to(space, SpaceStatus.DRAFT, by=by)
    return space


@transaction.atomic
def pause_space(*, space: ParkingSpace, by) -> ParkingSpace:
    """Nobody books it from now on; whoever has, keeps it."""
    space = locked_space(space)
    move_to(space, SpaceStatus.PAUSED, by=by)
    return space


@transaction.atomic
def resume_space(*, space: ParkingSpace, by) -> ParkingSpace:
    space = locked_space(space)
    if Hat.OWNER in hats_of(by, space):
        require_part(by)
    move_to(space, SpaceStatus.APPROVED, by=by)
    return space


@transaction.atomic
def withdraw_space(*, space: ParkingSpace, by) -> ParkingSpace:
    """For good: photos, way in and document go at once, and whoever had booked is seated elsewhere."""
    space = own(space, by)
    move_to(space, SpaceStatus.WITHDRAWN, by=by)
    seat_all_elsewhere(space)
    for photo in space.photos.all():
        photo.delete()
    delete_after_commit(space.proof)
    space.proof, space.entry_route = "", ""
    space.save(update_fields=["proof", "entry_route"])
    return space


@transaction.atomic
def clear_occupied(*, space: ParkingSpace, by) -> None:
    """The owner looked: it is free again."""
    space = own(space, by)
    space.occupied_until = None
    space.save(update_fields=["occupied_until"])


def own(space: ParkingSpace, by) -> ParkingSpace:
    space = locked_space(space)
    if Hat.OWNER not in hats_of(by, space):
        raise NotAllowed
    return space


def _tell_resource(space: ParkingSpace) -> None:
    resource = space.resource
    resource.features = space.features
    resource.latitude, resource.longitude = space.latitude, space.longitude
    resource.district = space.district
    resource.name = _name_in(space.district)
    resource.save()


def _name_in(district) -> Translated:
    """What a booking calls it; where it stands is told by its deal."""
    words = Translated()
    for language in LANGUAGES:
        with override(language):
            words[language] = (
                gettext("Lent parking space in %(district)s")
                % {"district": district.name.in_language(language)}
                if district
                else gettext("Lent parking space")
            )
    return words
