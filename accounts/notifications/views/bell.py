"""Behind the bell: what the park told a person, and whether they read it."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.core.paginator import Paginator
from django.http import HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from ..actions import mark_all_read, mark_read, mark_unread
from ..cards import cards_of
from ..models import Notification
from ..standing import unread_count

PER_PAGE = 30


@require_safe
@never_cache
@login_required
def notifications(request):
    mine = Notification.objects.visible_to(request.user)
    is_unread_only = request.GET.get("show") == "unread"
    shown = mine.unread() if is_unread_only else mine
    page_of = Paginator(shown.gathered().newest_first(), PER_PAGE).get_page(
        request.GET.get("page")
    )
    context = {
        "cards": cards_of(page_of),
        "page_of": page_of,
        "is_unread_only": is_unread_only,
        "read_until": timezone.now().isoformat(),
    }
    return render(request, "notifications/list.html", context)


@require_safe
@never_cache
@login_required
def count(request):
    """For the bell of a page that stays open."""
    return JsonResponse({"unread": unread_count(request.user)})


@require_safe
@never_cache
@login_required
def open_notification(request, pk: int):
    """To where it, or the first unread of its thread, leads; whoever goes there has read it."""
    notification = _own(request, pk)
    first = Notification.objects.beside(notification).first()
    if request.method == "GET":
        mark_read(notification)
    return redirect(first.address() or "notifications:list")


@require_POST
@never_cache
@login_required
def read(request, pk: int):
    notification = _own(request, pk)
    if "unread" in request.POST:
        mark_unread(notification)
    else:
        mark_read(notification)
    return _back(request)


@require_POST
@never_cache
@login_required
def all_read(request):
    try:
        until = parse_datetime(request.POST.get("until", ""))
    except ValueError:
        until = None
    if until is None or until.tzinfo is None:
        return HttpResponse(status=400)
    mark_all_read(person=request.user, until=until)
    messages.success(request, _("Everything is marked as read."))
    return redirect("notifications:list")


def _own(request, pk: int) -> Notification:
    return get_object_or_404(Notification.objects.visible_to(request.user), pk=pk)


def _back(request):
    """To the page of the list one was on."""
    number = request.POST.get("page", "")
    there = redirect("notifications:list")
    if number.isdecimal() and number != "1":
        there["Location"] += f"?page={number}"
    return there
