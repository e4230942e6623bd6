"""Calls for feed readers, one feed per language."""

from __future__ import annotations

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from .models import Call

LATEST = 30


class RssCalls(Feed):
    feed_type = Rss201rev2Feed
    name = "funding:calls-rss"
    item_guid_is_permalink = False

    def title(self):
        return _("Calls of the Digital Foundation")

    def description(self):
        return _("What can be applied for, newest first, each with its deadline.")

    def link(self):
        return reverse("funding:calls")

    def feed_url(self):
        return reverse(self.name)

    def items(self):
        calls = Call.objects.published().select_related("revision")
        return calls.order_by("-published_at", "-pk")[:LATEST]

    def item_title(self, item):
        return str(item.title)

    def item_description(self, item):
        deadline = date_format(localtime(item.deadline), "DATETIME_FORMAT")
        return f"{item.summary} {_('Deadline')}: {deadline} (Asia/Seoul)."

    def item_link(self, item):
        return item.get_absolute_url()

    def item_guid(self, item):
        return f"call:{item.slug}:{get_language()}"

    def item_pubdate(self, item):
        return item.published_at

    def item_updateddate(self, item):
        return item.revision.at

    def author_name(self):
        return settings.WAGTAIL_SITE_NAME


class AtomCalls(RssCalls):
    feed_type = Atom1Feed
    name = "funding:calls-atom"

    def subtitle(self):
        return self.description()
