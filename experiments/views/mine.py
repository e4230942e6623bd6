from django.contrib.auth.decorators import login_required
from django.shortcuts import render
from django.views.decorators.http import require_safe

from innovation_park.lib.translated import active_language

from ..models import Participation
from ..receipts import summary_of
from .personal import personal


@personal
@require_safe
@login_required
def participation_list(request):
    own = Participation.objects.active().filter(user=request.user)
    own = own.select_related("experiment").order_by("-queued_at", "-pk")
    summaries = [summary_of(participation) for participation in own]
    context = {
        "summaries": summaries,
        "experiments_url": f"/{active_language()}/experiments/",
    }
    return render(request, "experiments/mine.html", context)
