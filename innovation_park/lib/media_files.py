"""Pictures that editors uploaded, handed out so that nothing in them can act.

Documents are not reached this way: Wagtail's own view asks who may read them. Originals are for
editors; readers get renditions, whose names change when they do.
"""

import mimetypes
from pathlib import Path

from django.conf import settings
from django.core.exceptions import SuspiciousFileOperation
from django.http import Http404, HttpResponse
from django.utils._os import safe_join
from django.views.decorators.http import require_safe

PICTURES = {"image/avif", "image/gif", "image/jpeg", "image/png", "image/webp"}
NOT_HERE = ("documents/",)
FOR_EDITORS = ("original_images/",)


@require_safe
def media_file(request, name):
    if name.startswith(NOT_HERE) or (
        name.startswith(FOR_EDITORS)
        and not request.user.has_perm("wagtailadmin.access_admin")
    ):
        raise Http404
    path = _existing(name)
    kind = mimetypes.guess_type(path.name)[0]
    response = HttpResponse(
        path.read_bytes(),
        content_type=kind if kind in PICTURES else "application/octet-stream",
    )
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    response["Cache-Control"] = (
        "private, no-store"
        if name.startswith(FOR_EDITORS)
        else "public, max-age=31536000, immutable"
    )
    if kind not in PICTURES:
        response["Content-Disposition"] = "attachment"
    return response


def _existing(name: str) -> Path:
    try:
        path = Path(safe_join(settings.MEDIA_ROOT, name))
        if path.is_file():
            return path
    except (SuspiciousFileOperation, ValueError, OSError):
        pass
    raise Http404
