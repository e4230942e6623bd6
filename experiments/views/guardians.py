"""What a guardian sees who follows the link of the letter. No account is needed."""

from django.core import signing
from django.db.models import Q
from django.http import Http404
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from innovation_park.lib.rate_limit import rate_limited

from ..actions import confirm_guardian, refuse_guardian, withdraw_guardian
from ..emails import GUARDIAN_SALT
from ..forms.joining import GuardianConsentForm
from ..models import ConsentSignature
from ..permissions import GuardianRequestOver, can_take_back
from .personal import personal, posted


@rate_limited("guardian", "30/h", by="ip")
@personal
@require_http_methods(["GET", "HEAD", "POST"])
def guardian(request, token):
    signature = _signature(token)
    if signature is None:
        return render(request, "experiments/guardian_over.html", status=410)
    context = {"signature": signature, "experiment": signature.participation.experiment}
    if signature.guardian_confirmed_at:
        return _agreed(request, signature, context)
    form = GuardianConsentForm(posted(request))
    try:
        if "refuse" in request.POST:
            refuse_guardian(signature=signature)
            return render(request, "experiments/guardian_refused.html", context)
        if form.is_valid():
            confirm_guardian(signature=signature, name=form.cleaned_data["name"])
            return redirect("experiments:guardian", token)
    except GuardianRequestOver:
        return render(request, "experiments/guardian_over.html", status=410)
    return render(request, "experiments/guardian.html", {**context, "form": form})


def _agreed(request, signature, context):
    """What was agreed to, and the one button that takes it back."""
    if "withdraw" in request.POST:
        try:
            withdraw_guardian(signature=signature)
        except GuardianRequestOver:
            return render(request, "experiments/guardian_over.html", status=410)
        return render(request, "experiments/guardian_withdrew.html", context)
    context["can_take_back"] = can_take_back(signature)
    return render(request, "experiments/guardian_agreed.html", context)


def _signature(token) -> ConsentSignature | None:
    """``None`` when the request is over; an agreed one stays, to be taken back; a forged link leads nowhere."""
    try:
        pk, start = signing.loads(token, salt=GUARDIAN_SALT)
    except signing.BadSignature:
        raise Http404 from None
    found = ConsentSignature.objects.select_related(
        "participation__experiment", "participation__user__profile"
    ).filter(pk=pk, text_sha256__startswith=start)
    in_time = Q(guardian_asked_until__gte=timezone.now())
    return found.filter(in_time | Q(guardian_confirmed_at__isnull=False)).first()
