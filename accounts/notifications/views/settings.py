from django.contrib import messages
from django.contrib.auth.decorators import login_required
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from ..actions import choose
from ..actions.devices import SWITCHED_ON_HERE
from ..forms import ActingForm, ChoicesForm, DeviceForm, HoursForm
from ..models import ActingLinks, Device, Hours
from ..pushes import public_key
from ..standing import choices_of


@require_http_methods(["GET", "HEAD", "POST"])
@never_cache
@login_required
def settings_page(request):
    person, posted = request.user, request.POST or None
    clock = Hours.objects.filter(person=person).first() or Hours(person=person)
    form = ChoicesForm(posted, choices=choices_of(person))
    hours_form = HoursForm(posted, instance=clock)
    links = ActingLinks.objects.filter(person=person).first()
    acting_form = ActingForm(posted, instance=links or ActingLinks(person=person))
    forms = (form, hours_form, acting_form)
    if request.method == "POST" and all(each.is_valid() for each in forms):
        hours_form.save()
        acting_form.save()
        choose(person=person, choices=form.chosen)
        messages.success(request, _("Kept: this is how we reach you from now on."))
        return redirect("notifications:settings")
    context = {
        "form": form,
        "hours_form": hours_form,
        "acting_form": acting_form,
        "devices": Device.objects.filter(person=person).order_by("-made_at", "-pk"),
        "device_form": DeviceForm(auto_id=False),
        "here": request.session.get(SWITCHED_ON_HERE),
        "push_key": public_key(),
    }
    return render(request, "notifications/settings.html", context)
