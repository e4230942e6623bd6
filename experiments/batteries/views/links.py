"""GS1 Digital Links: whatever is scanned leads to its page, in the reader's language.

Asked for ``linkType=all``, or for a link set, it tells where else (RFC 9264, GS1-Conformant resolver standard).
"""

from __future__ import annotations

from django.http import Http404, HttpResponse, JsonResponse
from django.urls import translate_url
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from innovation_park.lib.translated import LANGUAGES

from ..digital_link import STEM, Link, NotALink, parse
from ..doors import address_of

LINK_SET = "application/linkset+json"
VOCABULARY = "https://ref.gs1.org/voc/"


@require_safe
@never_cache
def digital_link(request, path):
    try:
        link = parse(path)
    except NotALink as fault:
        return HttpResponse(f"{fault}\n", status=400, content_type="text/plain")
    address = address_of(link)
    if address is None:
        raise Http404
    wants_all = request.GET.get("linkType") in ("all", "linkset")
    if wants_all or LINK_SET in request.headers.get("Accept", ""):
        answer = _link_set(request, link, address)
        return JsonResponse(answer, content_type=LINK_SET)
    response = HttpResponse(status=307)
    response["Location"] = address
    response["Vary"] = "Accept, Accept-Language"
    return response


def _link_set(request, link: Link, address: str) -> dict:
    """The page in every language, as the product information of the thing."""
    pages = [
        {
            "href": request.build_absolute_uri(translate_url(address, language)),
            "hreflang": [language],
            "type": "text/html",
        }
        for language in LANGUAGES
    ]
    anchor = request.build_absolute_uri(f"/{STEM}/{link.path}")
    return {
        "linkset": [
            {
                "anchor": anchor,
                f"{VOCABULARY}defaultLink": pages[:1],
                f"{VOCABULARY}pip": pages,
            }
        ]
    }
