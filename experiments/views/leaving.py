"""Withdrawing: one page, one act, and a receipt of it."""

from django.contrib.auth.decorators import login_required
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_http_methods, require_safe

from ..actions import withdraw_participation
from ..enums import DataWish
from ..forms.leaving import WithdrawForm
from ..models import Experiment
from ..permissions import NotTakingPart
from .personal import personal, posted


@personal
@require_http_methods(["GET", "HEAD", "POST"])
@login_required
def withdraw(request, slug):
    experiment = get_object_or_404(Experiment, slug=slug)
    own = experiment.participations.active().filter(user=request.user)
    participation = own.select_related("experiment", "user").first()
    if participation is None:
        return redirect("experiments:withdrawn", slug)
    form = WithdrawForm(posted(request))
    if form.is_valid():
        return _leave(request, participation, form.cleaned_data["data_wish"])
    context = {"experiment": experiment, "participation": participation, "form": form}
    return render(request, "experiments/withdraw.html", context)


def _leave(request, participation, data_wish):
    slug = participation.experiment.slug
    try:
        withdrawal = withdraw_participation(
            participation=participation, data_wish=data_wish, by=request.user
        )
    except NotTakingPart:  # the button was pressed twice
        return redirect("experiments:withdrawn", slug)
    request.session[f"withdrawn:{slug}"] = {
        "data_wish": withdrawal.data_wish,
        "at": withdrawal.at.isoformat(),
    }
    return redirect("experiments:withdrawn", slug)


@personal
@require_safe
@login_required
def withdrawn(request, slug):
    """Known to this session alone: nothing in the park remembers who left."""
    experiment = get_object_or_404(Experiment, slug=slug)
    left = request.session.get(f"withdrawn:{slug}")
    context = {"experiment": experiment}
    if left:
        context["wish"] = DataWish(left["data_wish"])
        context["at"] = parse_datetime(left["at"])
    return render(request, "experiments/withdrawn.html", context)
