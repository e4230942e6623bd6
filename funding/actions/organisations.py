from __future__ import annotations

from django.db import IntegrityError, transaction
from django.utils.translation import gettext_lazy as _

from innovation_park.lib.refusals import Refused

from ..enums import OrganisationRole
from ..models import Organisation, OrganisationMember
from ..permissions import NotForYou


class AlreadyRegistered(Refused):
    sentence = _(
        "An organisation with this registration number is known here already. "
        "Ask whoever entered it to begin the application, and to invite you to its team."
    )


@transaction.atomic
def save_organisation(*, organisation: Organisation, by) -> Organisation:
    """A new one belongs to whoever enters it; a known one is changed by its members."""
    is_new = organisation.pk is None
    if not is_new and not organisation.members.filter(person=by).exists():
        raise NotForYou
    try:
        with transaction.atomic():
            organisation.save()
    except IntegrityError:
        raise AlreadyRegistered from None
    if is_new:
        OrganisationMember.objects.create(
            organisation=organisation, person=by, role=OrganisationRole.OWNER
        )
    return organisation
