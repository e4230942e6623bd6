"""Bookings in one's own calendar, a place in everybody's, and busy times from elsewhere."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import override
from django.views.decorators.http import require_http_methods, require_safe

from accounts.notifications.standing import language_of
from accounts.permissions import second_factor_required
from experiments.permissions import Refused
from experiments.views.personal import personal, posted
from innovation_park.lib.calendar_feed import calendar_response
from innovation_park.lib.rate_limit import rate_limited

from ..actions.busy_times import import_busy_times, remove_calendar
from ..actions.links import renew_link
from ..exports import busy_entries, link_of, own_entries, token_of
from ..forms.calendars import BusyCalendarForm
from ..models import CalendarLink, Resource
from ..receipts import span_in_words
from .hours import managed_page

read_or_send = require_http_methods(["GET", "HEAD", "POST"])


@personal
@read_or_send
@second_factor_required
def calendar(request):
    """The secret address, made by a button and made anew by the same."""
    if request.method == "POST":
        renew_link(person=request.user)
        messages.success(
            request, _("Here is your address. One you had before opens nothing now.")
        )
        return redirect("bookings:calendar")
    link = CalendarLink.objects.filter(person=request.user).first()
    address = ""
    if link is not None:
        path = f"{request.path}{token_of(link)}.ics"
        address = request.build_absolute_uri(path)
    return render(request, "bookings/calendar.html", {"address": address})


@rate_limited("bookings-calendar", "600/h", by="ip", safe_methods=True)
@personal
@require_safe
def calendar_feed(request, token):
    """For programs that have the address and no session; in the person's language."""
    link = link_of(token)
    if link is None:
        raise Http404
    site = request.build_absolute_uri("/").rstrip("/")
    language = language_of(link.person)
    with override(language):
        return calendar_response(
            _("My bookings in the Innovation Park"),
            own_entries(link.person, site),
            language=language,
        )


@rate_limited("bookings-taken", "600/h", by="ip", safe_methods=True)
@personal
@require_safe
def taken(request, slug):
    """Where its keepers say so; it changes with every booking, so that nobody keeps a copy."""
    shown = Resource.objects.with_rules().filter(shows_calendar=True)
    resource = get_object_or_404(shown, slug=slug)
    return calendar_response(
        str(resource), busy_entries(resource), filename=f"{slug}.ics"
    )


@rate_limited("bookings-import", "30/h")
@read_or_send
@managed_page
def busy(request, resource):
    if request.POST.get("act") == "remove":
        return _removed(request, resource)
    form = BusyCalendarForm(posted(request), request.FILES or None)
    done = None
    if form.is_valid():
        try:
            done = import_busy_times(
                resource=resource,
                name=form.cleaned_data["name"],
                content=form.cleaned_data["file"].read(),
                by=request.user,
            )
        except Refused as refusal:
            form.add_error("file", str(refusal))
    context = {
        "resource": resource,
        "form": form if done is None else BusyCalendarForm(),
        "done": done,
        "conflicts": _in_words(done.conflicts, resource) if done else [],
        "calendars": resource.busy_calendars.order_by("name"),
    }
    status = 422 if form.is_bound and form.errors else 200
    return render(request, "bookings/busy.html", context, status=status)


def _removed(request, resource):
    pk = request.POST.get("calendar", "")
    calendars = resource.busy_calendars.select_related("resource")
    found = get_object_or_404(calendars, pk=pk if pk.isdecimal() else 0)
    remove_calendar(calendar=found, by=request.user)
    messages.success(request, _("Its times to come are free again."))
    return redirect(request.path)


def _in_words(spans, resource) -> list[str]:
    return [span_in_words(span, resource.zone) for span in spans]
