"""PDF files from typst templates that lie beside the HTML ones.

The data reach the template as JSON text in ``sys.inputs.data``: they are never part of its code,
so nothing that somebody typed can become a command. Fonts are the park's own, whatever the
machine has; the result is tagged for screen readers (PDF/UA-1), which demands a title and a
language of every template.
"""

import json
from functools import cache
from pathlib import Path

from django.conf import settings
from django.template import TemplateDoesNotExist
from django.template.utils import get_app_template_dirs

from .fonts import FONT_FILES


def render_pdf(template: str, data: dict) -> bytes:
    """About 30 ms; the first one in a process loads the fonts."""
    import typst  # noqa: PLC0415 - 7 MB in a process that never draws one

    path = find_template(template)
    return typst.compile(
        path,
        root=path.parent,
        font_paths=_fonts(),
        sys_inputs={"data": json.dumps(data, ensure_ascii=False)},
        pdf_standards="ua-1",
    )


@cache
def find_template(name: str) -> Path:
    folders = [*settings.TEMPLATES[0]["DIRS"], *get_app_template_dirs("templates")]
    for folder in folders:
        if (path := Path(folder) / name).is_file():
            return path
    raise TemplateDoesNotExist(name)


@cache
def _fonts():
    import typst  # noqa: PLC0415

    return typst.Fonts(
        include_system_fonts=False,
        include_embedded_fonts=False,
        font_paths=sorted({str(path.parent) for path in FONT_FILES}),
    )
