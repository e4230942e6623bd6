from django.contrib.auth.decorators import login_required
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.http import require_safe

from ..documents import consent_copy
from ..models import Participation
from ..receipts import receipt_of
from .personal import personal


@personal
@require_safe
@login_required
def receipt(request, code):
    """The person's own, and the organisers'; to anybody else there is no such receipt."""
    participation = _participation(request, code)
    is_own = participation.user_id == request.user.pk
    address = request.build_absolute_uri(reverse("experiments:receipt", args=[code]))
    return render(
        request,
        "experiments/receipt.html",
        {
            "experiment": participation.experiment,
            "participation": participation,
            "receipt": receipt_of(participation, address=address, is_own=is_own),
            "is_own": is_own,
        },
    )


@personal
@require_safe
@login_required
def receipt_pdf(request, code):
    """The newest text that was signed."""
    participation = _participation(request, code)
    signature = participation.signatures.newest_first().first()
    response = HttpResponse(consent_copy(signature), content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="consent-{code}.pdf"'
    return response


def _participation(request, code) -> Participation:
    visible = Participation.objects.visible_to(request.user).active()
    return get_object_or_404(
        visible.select_related("experiment", "user__profile"), code=code
    )
