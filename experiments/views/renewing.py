"""The consent one has given: what has changed in the text, and deciding anew."""

from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from innovation_park.lib.translated import active_language

from ..actions import Guardian, renew_consent
from ..consent_text import rights_text
from ..forms.joining import ConsentForm
from ..models import Participation
from ..permissions import Refused
from ..receipts import changes_between
from .personal import personal, posted, sign_in_methods


@personal
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def consent_renew(request, slug):
    participation = get_object_or_404(
        Participation.objects.active().select_related("experiment"),
        experiment__slug=slug,
        user=request.user,
    )
    version = participation.experiment.current_consent()
    signed = participation.signatures.newest_first().select_related("version").first()
    form = ConsentForm(
        version.ordered_purposes(),
        posted(request),
        initial=_decided(signed) if signed.version_id == version.pk else None,
    )
    refused = form.refused_required() if form.is_valid() else []
    if form.is_valid() and not refused:
        return _sign(request, participation, form, signed)
    return render(
        request,
        "experiments/consent_renew.html",
        {
            "experiment": participation.experiment,
            "participation": participation,
            "version": version,
            "changes": changes_between(signed.version, version),
            "is_new": signed.version_id != version.pk,
            "waits_for_guardian": signed.waits_for_guardian,
            "form": form,
            "refused": refused,
            "rights": rights_text(active_language()),
        },
    )


def _sign(request, participation, form, signed):
    try:
        signature = renew_consent(
            participation=participation,
            by=request.user,
            language=active_language(),
            decisions=form.decisions,
            signed_in_by=sign_in_methods(request),
            guardian=_guardian_of(signed),
        )
    except Refused as refusal:
        messages.warning(request, str(refusal))
        return redirect("experiments:consent-renew", participation.experiment.slug)
    if signature.waits_for_guardian:
        messages.info(request, _("Signed. Your guardian has to agree as well."))
    else:
        messages.success(request, _("Signed. Thank you; everything is up to date."))
    return redirect("experiments:receipt", participation.code)


def _guardian_of(signed) -> Guardian | None:
    """Who agreed the last time is asked again."""
    if not signed.guardian_email:
        return None
    return Guardian(signed.guardian_name, signed.guardian_email)


def _decided(signed) -> dict[str, str]:
    return {
        f"purpose-{each.purpose_id}": "yes" if each.is_granted else "no"
        for each in signed.decisions.all()
    }
