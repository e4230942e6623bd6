"""Taking everything with oneself, and going without a trace."""

from allauth.account.decorators import reauthentication_required
from django.contrib.auth import logout
from django.contrib.auth.decorators import login_required
from django.http import FileResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from innovation_park.lib.personal_data import REGISTRY
from innovation_park.lib.rate_limit import rate_limited

from ..actions import erase_person
from ..exports import export_person
from ..forms import ErasureForm


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
@rate_limited("export", "5/h")
def export(request):
    if request.method != "POST":
        context = {"declarations": REGISTRY.held_of(request.user)}
        return render(request, "accounts/export.html", context)
    day = timezone.localdate().isoformat()
    return FileResponse(
        export_person(request.user),
        as_attachment=True,
        filename=f"innovation-park-{day}.zip",
        content_type="application/zip",
    )


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
@rate_limited("erase", "10/h")
@reauthentication_required(enabled=True)
def erase(request):
    form = ErasureForm(request.POST or None, person=request.user)
    if request.method == "POST" and form.is_valid():
        person = request.user
        logout(request)
        erase_person(person=person, by=person)
        return redirect("accounts:erased")
    context = {"form": form, "declarations": REGISTRY.held_of(request.user)}
    return render(request, "accounts/erase.html", context)


@require_safe
@never_cache
def erased(request):
    return render(request, "accounts/erased.html")
