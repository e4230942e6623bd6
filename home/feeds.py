"""News and events for feed readers, one feed per language."""

from datetime import datetime, time

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .models import NewsPage

LATEST = 30


class RssNews(Feed):
    feed_type = Rss201rev2Feed
    name = "home:news-feed-rss"

    def title(self):
        return _("News of Innovation Park")

    def description(self):
        return _("What happened in the park, newest first.")

    def link(self):
        return f"/{get_language()}/"

    def feed_url(self):
        return reverse(self.name)

    def items(self):
        news = (
            NewsPage.objects.live()
            .public()
            .filter(locale__language_code=get_language())
        )
        return news.select_related("locale").order_by("-published_on", "-pk")[:LATEST]

    def item_title(self, item):
        return item.title

    def item_description(self, item):
        return item.summary

    def item_link(self, item):
        return item.get_full_url()

    def item_guid(self, item):
        return f"urn:uuid:{item.translation_key}:{item.locale.language_code}"

    item_guid_is_permalink = False

    def item_pubdate(self, item):
        return timezone.make_aware(datetime.combine(item.published_on, time()))

    def item_updateddate(self, item):
        return item.last_published_at or self.item_pubdate(item)

    def author_name(self):
        return settings.WAGTAIL_SITE_NAME


class AtomNews(RssNews):
    feed_type = Atom1Feed
    name = "home:news-feed-atom"

    def subtitle(self):
        return self.description()
