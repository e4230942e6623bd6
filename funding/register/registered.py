"""The awards that everybody may know of, as the register tells them. All formats, pages and sums begin here."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from django.conf import settings
from django.db.models import QuerySet, Sum
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import override

from accounts.districts.models import District
from experiments.models import Experiment
from funding.awards.enums import WITH_THE_TEAM
from funding.awards.models import Award, Posting
from funding.models import Call
from funding.workflow import AWARDED, Status

from .common_grants import Opportunity
from .grant import Grant, Payment, Place, Programme, Publisher, Recipient, State

NAME = "Digital Foundation of Innovation Park"
STATES = {Status.CLOSED: State.COMPLETED, Status.TERMINATED: State.CANCELLED}


def publisher() -> Publisher:
    return Publisher(
        NAME, settings.FOUNDATION_REGISTRATION_NUMBER, settings.WAGTAILADMIN_BASE_URL
    )


def awards() -> QuerySet[Award]:
    """From the signed contract on, whatever became of it; an award whose day has not come waits for it."""
    return Award.objects.filter(
        application__status__in=AWARDED, application__decided_at__lte=timezone.now()
    ).select_related("application__organisation__district", "application__call")


def newest_first(rows: QuerySet[Award]) -> QuerySet[Award]:
    return rows.order_by("-application__decided_at", "-pk")


def grants_of(rows: Iterable[Award]) -> list[Grant]:
    """Two queries or three, however many awards there are."""
    rows = list(rows)
    payments, listed = _payments(rows), _listed(rows)
    with override(settings.LANGUAGE_CODE):
        return [
            _grant(each, payments[each.pk], listed.get(each.experiment_id))
            for each in rows
        ]


def _listed(rows: list[Award]) -> dict[int, Experiment]:
    """Of the experiments that awards opened, those everybody may know of."""
    keys = {each.experiment_id for each in rows} - {None}
    return Experiment.objects.listed().in_bulk(keys) if keys else {}


def _payments(rows: list[Award]) -> dict[int, list[tuple]]:
    """What of the foundation's money went to each team, and what came back: the books, net by transaction."""
    moved = (
        Posting.objects.filter(
            account__award__in=[each.pk for each in rows],
            account__kind__in=WITH_THE_TEAM,
            transaction__is_sealed=True,
        )
        .values(
            "account__award",
            "transaction",
            "transaction__kind",
            "transaction__on",
            "transaction__at",
        )
        .annotate(won=Sum("amount"))
        .order_by("transaction__on", "transaction")
    )
    found = defaultdict(list)
    for each in moved:
        found[each["account__award"]].append(
            (
                Payment(
                    f"{each['transaction__kind']}-{each['transaction']}",
                    each["transaction__on"],
                    each["won"],
                ),
                each["transaction__at"],
            )
        )
    return found


def _grant(award: Award, payments: list[tuple], experiment) -> Grant:
    application, firm = award.application, award.application.organisation
    return Grant(
        code=application.code,
        title=application.title,
        description=firm.about,
        asked=application.amount_asked or award.amount,
        awarded=award.amount,
        awarded_on=day_of(award),
        starts_on=award.starts_on,
        ends_on=award.ends_on,
        recipient=Recipient(
            key=str(firm.pk),
            name=firm.name,
            kind=firm.kind,
            registration_number=firm.registration_number,
            website=firm.website,
            place=_place(firm.district),
        ),
        programme=programme_of(application.call),
        payments=tuple(payment for payment, _at in payments if payment.amount),
        state=STATES.get(application.status, State.AWARDED),
        match_cash=application.match_cash or 0,
        match_in_kind=application.match_in_kind or 0,
        made_at=award.made_at,
        changed_at=max([award.made_at, *(at for _payment, at in payments)]),
        url=address("funding_register:award", application.code),
        experiment=_experiment(experiment),
    )


def day_of(award: Award) -> date:
    return timezone.localdate(award.application.decided_at)


def _place(district: District | None) -> Place | None:
    if district is None:
        return None
    return Place(
        district.code, str(district.name), district.latitude, district.longitude
    )


def _experiment(experiment: Experiment | None) -> str:
    if experiment is None:
        return ""
    return f"{settings.WAGTAILADMIN_BASE_URL}{experiment.get_absolute_url()}"


def programme_of(call: Call) -> Programme:
    return Programme(
        call.slug,
        str(call.title),
        str(call.summary),
        address("funding:call", call.slug),
    )


def address(name: str, *arguments) -> str:
    """A whole one, in the language that programs are given."""
    with override(settings.LANGUAGE_CODE):
        return f"{settings.WAGTAILADMIN_BASE_URL}{reverse(name, args=arguments)}"


def opportunities() -> QuerySet[Call]:
    return (
        Call.objects.published().select_related("revision").order_by("-opens_at", "pk")
    )


def opportunity_of(call: Call) -> Opportunity:
    match = (call.revision.composition.get("match") if call.revision else None) or {}
    with override(settings.LANGUAGE_CODE):
        return Opportunity(
            programme=programme_of(call),
            phase=call.phase.value,
            opens_at=timezone.localtime(call.opens_at),
            closes_at=timezone.localtime(call.deadline),
            decides_on=call.decides_on,
            total=call.total_amount,
            least=call.least_amount,
            most=call.most_amount,
            made_at=call.published_at,
            changed_at=call.revision.at if call.revision else call.published_at,
            match_percent=match.get("least_percent", 0),
        )
