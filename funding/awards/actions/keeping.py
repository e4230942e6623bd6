"""Files that show something: kept with their fingerprint, out of everybody's reach but the award's."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from ..models import EvidenceFile
from ..permissions import EvidenceMissing


def keep_files(files: Iterable, *, by, **of) -> list[EvidenceFile]:
    """``of`` names what they show: ``milestone=``, ``report=`` or ``contribution=``. The form has checked them."""
    return [_keep(each, by, of) for each in files]


def _keep(upload, by, of: dict) -> EvidenceFile:
    digest = hashlib.sha256()
    for chunk in upload.chunks():
        digest.update(chunk)
    upload.seek(0)
    name = getattr(upload, "given_name", upload.name)
    evidence = EvidenceFile(
        name=name[-200:], size=upload.size, sha256=digest.hexdigest(), by=by, **of
    )
    evidence.file.save(upload.name, upload, save=False)
    evidence.save()
    return evidence


def require_files(row, files: Iterable) -> None:
    """Those of now, or of an earlier time."""
    if not list(files) and not row.files.exists():
        raise EvidenceMissing
