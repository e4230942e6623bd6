"""Files of an application: received one by one, each with its own sentence when it cannot be taken."""

from __future__ import annotations

import re
from pathlib import PurePath

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from innovation_park.lib.refusals import Refused
from innovation_park.lib.uploads import clean_document, clean_picture

from ..actions.autosaving import add_document, remove_document
from ..composition import Field, Kind
from ..forms.applying import name_of
from ..models import Application

PICTURES = {".jpg", ".jpeg", ".png", ".webp", ".avif", ".gif"}
UNSPEAKABLE = re.compile(r"[\x00-\x1f\x7f\u202a-\u202e\u2066-\u2069\ud800-\udfff/\\]")


def receive_files(
    request, application: Application, fields: list[Field]
) -> dict[str, str]:
    """The faults by question; what could be taken is taken."""
    faults = {}
    for asked in fields:
        if asked.kind != Kind.FILE:
            continue
        sentences = []
        for upload in request.FILES.getlist(name_of(asked.key)):
            try:
                receive_file(application, asked.key, upload, by=request.user)
            except Refused as refusal:
                sentences.append(f"{spoken_name(upload.name)}: {refusal}")
            except ValidationError as error:
                sentences.append(
                    f"{spoken_name(upload.name)}: {' '.join(error.messages)}"
                )
        if sentences:
            faults[asked.key] = " ".join(sentences)
    return faults


def receive_file(application: Application, key: str, upload, *, by):
    name = spoken_name(upload.name)
    is_picture = PurePath(name).suffix.lower() in PICTURES
    clean = clean_picture if is_picture else clean_document
    return add_document(
        application=application, key=key, upload=clean(upload), name=name, by=by
    )


def spoken_name(name: str) -> str:
    """What its owner calls it, without what would turn a line around or lead into another folder."""
    return UNSPEAKABLE.sub("", name or "").strip()[-120:] or _("a file")


def remove_file(request, application: Application) -> None:
    """By the button beside it."""
    pk = request.POST.get("remove-file", "")
    if re.fullmatch(r"\d{1,18}", pk):
        document = application.documents.filter(pk=pk).first()
        if document:
            remove_document(document=document, by=request.user)
