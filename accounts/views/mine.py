"""My park: what belongs to me, and what the park knows of me."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from ..forms import ProfileForm
from ..permissions import has_second_factor, may_enter_admin


@require_safe
@never_cache
@login_required
def me(request):
    user = request.user
    context = {
        "profile": user.profile,
        "roles": sorted(role.label for role in user.roles),
        "may_enter_admin": may_enter_admin(user),
        "lacks_second_factor": user.needs_second_factor
        and not has_second_factor(request),
    }
    return render(request, "accounts/me.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def profile(request):
    form = ProfileForm(request.POST or None, instance=request.user.profile)
    if request.method == "POST" and form.is_valid():
        form.save()
        messages.success(request, _("Your profile is saved."))
        return redirect("accounts:me")
    return render(request, "accounts/profile_form.html", {"form": form})
