"""What is pressed on the package's screens of translations, held to the rights of the park."""

from __future__ import annotations

from functools import wraps

from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin import messages
from wagtail.models import Page
from wagtail_localize.models import Translation, TranslationSource
from wagtail_localize.views import convert, edit_translation
from wagtail_localize.views.update_translations import UpdateTranslationsView

from .actions import approve_translation, submit_translation
from .permissions import can_publish, can_publish_translations, is_locked_for

ACTS = {
    "submit": (submit_translation, gettext_lazy("“%(title)s” now waits for approval.")),
    "approve": (approve_translation, gettext_lazy("“%(title)s” is approved.")),
}


def hand_on(request, page: Page) -> HttpResponse | None:
    """None where nothing of ours was pressed."""
    act = ACTS.get(request.POST.get("action"))
    translation = act and _translation_into(page)
    if not translation:
        return None
    perform, sentence = act
    try:
        handed = perform(translation=translation, by=request.user)
    except PermissionDenied:
        messages.error(request, _("Nothing was done: the page has moved on."))
    except ValidationError as refusal:
        messages.error(request, " ".join(refusal.messages))
        return redirect("wagtailadmin_pages:edit", page.pk)
    else:
        messages.success(request, sentence % {"title": handed.title})
    return redirect("wagtailadmin_home")


def _translation_into(page: Page) -> Translation | None:
    return Translation.objects.filter(
        source__object_id=page.translation_key,
        target_locale=page.locale_id,
        enabled=True,
    ).first()


def update_translations(request, translation_source_id: int):
    """Whoever translates brings up to date; only who may publish does both at once."""
    if request.POST.get("publish_translations"):
        source = get_object_or_404(TranslationSource, pk=translation_source_id)
        if not can_publish_translations(request.user, source):
            raise PermissionDenied
    view = UpdateTranslationsView.as_view()
    return view(request, translation_source_id=translation_source_id)


def convert_to_alias(request, page_id: int):
    """Readers lose the translation at once, so it takes the right to publish."""
    if not can_publish(request.user, get_object_or_404(Page, pk=page_id)):
        raise PermissionDenied
    return convert.convert_to_alias(request, page_id)


def _unlocked(view):
    """While a page waits, its sentences are in the hands of those who approve them."""

    @wraps(view)
    def guarded(request, translation_id: int, **segment):
        translation = get_object_or_404(Translation, pk=translation_id)
        if not is_locked_for(request.user, translation.get_target_instance()):
            return view(request, translation_id=translation_id, **segment)
        if request.method == "POST":
            raise PermissionDenied
        return HttpResponse(status=403)  # the screen marks the sentence as not saved

    return guarded


edit_sentence = _unlocked(edit_translation.edit_string_translation)
edit_override = _unlocked(edit_translation.edit_override)
upload_sentences = _unlocked(edit_translation.upload_pofile)
