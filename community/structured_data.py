"""What a page of the forum tells machines: search engines and whoever shows a link to it."""

from __future__ import annotations

from innovation_park.lib.linked_data import as_json
from innovation_park.lib.markdown import excerpt_of

from .models import Topic


def shared_forum(forum) -> dict:
    return {"title": str(forum.name), "summary": str(forum.about), "kind": "website"}


def shared_topic(request, topic: Topic, posts) -> dict:
    """Title and beginning; ``posts`` are those on the page."""
    first = next((post for post in posts if post.is_visible), None)
    summary = excerpt_of(first.body) if first else topic.title
    address = request.build_absolute_uri(topic.get_absolute_url())
    data = {
        "@type": "DiscussionForumPosting",
        "@id": address,
        "url": address,
        "headline": topic.title,
        "text": summary,
        "inLanguage": topic.language,
        "datePublished": topic.made_at.isoformat(),
        "dateModified": topic.last_post_at.isoformat(),
        "commentCount": max(topic.last_number - 1, 0),
        "isPartOf": {
            "@type": "CollectionPage",
            "name": str(topic.forum.name),
            "url": request.build_absolute_uri(topic.forum.get_absolute_url()),
        },
    }
    return {
        "title": topic.title,
        "summary": summary,
        "kind": "article",
        "data": as_json([data]),
    }
