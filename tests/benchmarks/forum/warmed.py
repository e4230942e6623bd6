"""The real site with everything in memory that its first request would load: a server forked from it begins at once."""

from innovation_park.asgi import application

# isort: split

from django.template.loader import get_template
from django.urls import resolve
from django.utils import translation

for language in ("en", "ko", "th"):
    with translation.override(language):
        resolve(f"/{language}/forums/topics/1/reply/")
for name in ("_post", "_topic_head", "reply", "topic"):
    get_template(f"community/{name}.html")

__all__ = ["application"]
