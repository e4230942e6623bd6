"""Forums and topics for feed readers: what somebody without an account may read, the newest first."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.contrib.syndication.views import Feed
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed, Rss201rev2Feed
from django.utils.translation import gettext as _

from .models import Forum, Post, Topic
from .workflow import PostStatus

LATEST = 30


class PostFeed(Feed):
    """Posts of one forum or topic. Feed readers carry no session, so nothing personal is ever in it."""

    visitor = AnonymousUser()

    def chosen(self, place):
        raise NotImplementedError

    def link(self, place):
        return place.get_absolute_url()

    def feed_url(self, place):
        return reverse(self.name, args=[self.key(place)])

    def items(self, place):
        posts = self.chosen(place).filter(status=PostStatus.VISIBLE)
        posts = posts.with_words().select_related("topic")
        return posts.order_by("-made_at", "-pk")[:LATEST]

    def item_title(self, post):
        if post.number == 1:
            return post.topic.title
        return _("Re: %(title)s") % {"title": post.topic.title}

    def item_description(self, post):
        return post.html

    def item_link(self, post):
        return post.get_absolute_url()

    def item_pubdate(self, post):
        return post.made_at

    def item_updateddate(self, post):
        return post.edited_at or post.made_at

    def item_author_name(self, post):
        return post.author and post.author.profile.display_name

    def author_name(self):
        return settings.WAGTAIL_SITE_NAME


class RssForum(PostFeed):
    feed_type = Rss201rev2Feed
    name = "community:forum-feed-rss"

    def get_object(self, request, slug):
        return get_object_or_404(Forum.objects.visible_to(self.visitor), slug=slug)

    def key(self, forum):
        return forum.slug

    def title(self, forum):
        return _("%(forum)s: forum of Innovation Park") % {"forum": forum.name}

    def description(self, forum):
        return str(forum.about)

    def chosen(self, forum):
        return Post.objects.filter(topic__forum=forum)


class AtomForum(RssForum):
    feed_type = Atom1Feed
    name = "community:forum-feed-atom"
    subtitle = RssForum.description


class RssTopic(PostFeed):
    feed_type = Rss201rev2Feed
    name = "community:topic-feed-rss"

    def get_object(self, request, topic_id):
        topics = Topic.objects.visible_to(self.visitor).select_related("forum")
        return get_object_or_404(topics, pk=topic_id)

    def key(self, topic):
        return topic.pk

    def title(self, topic):
        return topic.title

    def description(self, topic):
        return _("A conversation in %(forum)s") % {"forum": topic.forum.name}

    def chosen(self, topic):
        return Post.objects.filter(topic=topic)


class AtomTopic(RssTopic):
    feed_type = Atom1Feed
    name = "community:topic-feed-atom"
    subtitle = RssTopic.description
