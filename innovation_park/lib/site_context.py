from django.conf import settings


def site_context(request):
    """What every template may ask about the site as a whole."""
    return {
        "DEMO": settings.DEMO,
        "MAP_TILES_URL": settings.MAP_TILES_URL,
        "MAP_TILES_ATTRIBUTION": settings.MAP_TILES_ATTRIBUTION,
    }
