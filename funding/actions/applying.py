"""An application begins: with an organisation, and with what was answered before."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction
from django.db.models import Exists, OuterRef
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from innovation_park.lib.refusals import Refused

from ..answers import fault_of, read
from ..composition import ELIGIBILITY, RESERVED, Composition, Field, Kind
from ..conditions import is_answered
from ..enums import TeamRole
from ..models import Answer, Application, Call, Organisation, TeamMember
from ..permissions import CallIsClosed, can_write_answers
from ..standing import form_of
from ..workflow import Status
from .moving import open_application

NEVER_REUSED = {Kind.FILE, Kind.ORGANISATION}
PROFILE_COLUMNS = (
    "name",
    "kind",
    "registration_number",
    "founded_on",
    "employees",
    "address",
    "website",
    "about",
)


class NotOfTheOrganisation(Refused):
    sentence = _("You do not belong to this organisation.")


@transaction.atomic
def begin_application(
    *,
    call: Call,
    by,
    organisation: Organisation | None = None,
    earlier: Application | None = None,
) -> Application:
    """A draft led by ``by``. Pressed twice it is one: a draft in which nothing was written yet is given back."""
    call = Call.objects.select_for_update(of=("self",)).get(pk=call.pk)
    application = _untouched(call, by) or open_application(
        call=call, by=by, is_demo=call.is_demo
    )
    if organisation:
        use_organisation(application=application, organisation=organisation, by=by)
    if earlier:
        _reuse(application, _answers_of(earlier, by), by)
    return application


def _untouched(call: Call, by) -> Application | None:
    own = TeamMember.objects.filter(person=by, role=TeamRole.LEAD)
    written = Answer.objects.filter(application=OuterRef("pk")).exclude(key=ELIGIBILITY)
    drafts = Application.objects.filter(
        ~Exists(written), call=call, team__in=own, status=Status.DRAFT
    )
    return drafts.filter(documents=None, organisation=None).first()


@transaction.atomic
def use_organisation(
    *, application: Application, organisation: Organisation, by
) -> None:
    """Says who applies, and answers from its profile what was not answered yet."""
    application = Application.objects.select_for_update(of=("self",)).get(
        pk=application.pk
    )
    if not can_write_answers(by, application):
        raise CallIsClosed
    if not organisation.members.filter(person=by).exists():
        raise NotOfTheOrganisation
    application.organisation = organisation
    application.save(update_fields=["organisation"])
    _reuse(application, _profile_of(organisation, by), by)


def _profile_of(organisation: Organisation, by) -> dict[str, object]:
    """By the names that fields call it."""
    profile = {
        f"organisation.{column}": getattr(organisation, column)
        for column in PROFILE_COLUMNS
    }
    profile["organisation.district"] = organisation.district
    profile |= {"person.name": by.get_full_name(), "person.email": by.email}
    return {name: value for name, value in profile.items() if is_answered(value)}


def _answers_of(earlier: Application, by) -> dict[tuple[str, str], object]:
    """By key and kind; only of a team of one's own."""
    if not earlier.team.filter(person=by).exists():
        return {}
    form = form_of(earlier)
    kinds = {field.key: field.kind for field in form.fields()}
    return {
        (each.key, kinds[each.key]): each.value
        for each in earlier.answers.all()
        if each.key in kinds and kinds[each.key] not in NEVER_REUSED
    }


def _reuse(application: Application, known: dict, by) -> None:
    there = set(application.answers.values_list("key", flat=True))
    now = timezone.now()
    made = [
        Answer(application=application, key=field.key, value=value, by=by, saved_at=now)
        for field, value in _reusable(form_of(application), known)
        if field.key not in there
    ]
    Answer.objects.bulk_create(made)
    columns = {each.key: each.value for each in made if each.key in RESERVED}
    if columns:
        Application.objects.filter(pk=application.pk).update(**columns)


def _reusable(form: Composition, known: dict) -> Iterator[tuple[Field, object]]:
    """Only what is an answer to this question as it stands."""
    for field in form.fields():
        value = known.get(field.profile) or known.get((field.key, field.kind))
        if field.kind in (Kind.TABLE, Kind.CHOICES):
            value = read(field, value)
        elif is_answered(value) and not isinstance(value, bool):
            value = read(field, str(value))
        if is_answered(value) and not fault_of(field, value):
            yield field, value
