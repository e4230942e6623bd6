"""Under /<language>/forums/."""

from django.urls import path, register_converter
from django.urls.converters import StringConverter
from django.views.decorators.http import require_safe

from . import feeds
from .views import (
    acting,
    answering,
    beginning,
    cards,
    civility,
    drafts,
    following,
    history,
    live,
    looking,
    looking_after,
    members,
    moderation,
    pictures,
    polls,
    proving,
    reading,
    searching,
    solving,
    tokens,
    writing,
)

app_name = "community"


class Words(StringConverter):
    """Without NUL, which no text in the database has."""

    regex = "[^/\x00]+"


register_converter(Words, "words")

urlpatterns = [
    path("", reading.forums, name="forums"),
    path("answer/<str:token>/", answering.answer, name="answer"),
    path("set-aside/", looking_after.set_asides, name="set-aside"),
    path("set-aside/<int:pk>/", looking_after.again, name="set-aside-again"),
    path("search/", searching.search, name="search"),
    path("tags/", searching.tags, name="tags"),
    path("tags/<words:name>/", searching.tag, name="tag"),
    path("unread/", following.unread, name="unread"),
    path("unread/all-read/", following.all_read, name="all-read"),
    path("people/<words:handle>/", members.member, name="member"),
    path("me/", members.me, name="me"),
    path("topics/<int:topic_id>/", reading.topic, name="topic"),
    path("topics/<int:topic_id>/log/", proving.topic_log, name="topic-log"),
    path(
        "topics/<int:topic_id>/log.jsonl",
        proving.topic_log_file,
        name="topic-log-file",
    ),
    path("tokens/", tokens.tokens, name="tokens"),
    path("tokens/<int:token_id>/revoke/", tokens.token_revoke, name="token-revoke"),
    path("verify-topic.py", proving.verifier, name="verifier"),
    path("heads.json", proving.heads, name="heads"),
    path("heads/<str:written_on>.json", proving.heads_of_day, name="heads-of-day"),
    path(
        "topics/<int:topic_id>/feed.rss",
        require_safe(feeds.RssTopic()),
        name="topic-feed-rss",
    ),
    path(
        "topics/<int:topic_id>/feed.atom",
        require_safe(feeds.AtomTopic()),
        name="topic-feed-atom",
    ),
    path("topics/<int:topic_id>/reply/", writing.reply, name="reply"),
    path("look/", looking.look, name="look"),
    path("drafts/", drafts.drafts, name="drafts"),
    path("drafts/<int:draft_id>/discard/", drafts.draft_discard, name="draft-discard"),
    path("topics/<int:topic_id>/draft/", drafts.topic_draft, name="topic-draft"),
    path(
        "topics/<int:topic_id>/picture/", pictures.topic_picture, name="topic-picture"
    ),
    path("topics/<int:topic_id>/read/", live.read, name="read"),
    path("topics/<int:topic_id>/follow/", acting.follow, name="follow"),
    path("posts/<int:post_id>/", reading.post, name="post"),
    path("posts/<int:post_id>/history/", history.history, name="post-history"),
    path("posts/<int:post_id>/edit/", writing.edit, name="post-edit"),
    path("posts/<int:post_id>/take-back/", acting.take_back, name="post-take-back"),
    path("posts/<int:post_id>/bring-back/", acting.bring_back, name="post-bring-back"),
    path("posts/<int:post_id>/hide/", acting.hide, name="post-hide"),
    path("posts/<int:post_id>/react/", acting.react, name="post-react"),
    path("posts/<int:post_id>/quote/", looking.quote, name="post-quote"),
    path("posts/<int:post_id>/draft/", drafts.post_draft, name="post-draft"),
    path("posts/<int:post_id>/picture/", pictures.post_picture, name="post-picture"),
    path("posts/<int:post_id>/cards/", cards.cards, name="post-cards"),
    path("posts/<int:post_id>/poll/", polls.poll, name="poll"),
    path("posts/<int:post_id>/poll/close/", polls.poll_close, name="poll-close"),
    path("posts/<int:post_id>/flag/", civility.flag, name="post-flag"),
    path("posts/<int:post_id>/take-up/", moderation.take_up, name="post-take-up"),
    path("rules/", civility.rules, name="rules"),
    path("standing/", civility.standing, name="standing"),
    path("rulings/<int:ruling_id>/appeal/", civility.appeal, name="appeal"),
    path("held/<int:held_id>/withdraw/", civility.withdraw, name="held-withdraw"),
    path("moderation/log/", civility.log, name="moderation-log"),
    path("moderation/log.json", civility.log_json, name="moderation-log-json"),
    path("moderation/", moderation.queue, name="moderation"),
    path("moderation/cases/<int:case_id>/", moderation.case, name="case"),
    path("moderation/cases/<int:case_id>/claim/", moderation.claim, name="case-claim"),
    path(
        "moderation/cases/<int:case_id>/let-go/",
        moderation.let_go,
        name="case-let-go",
    ),
    path("moderation/people/<int:person_id>/", moderation.person, name="person"),
    path(
        "moderation/sanctions/<int:sanction_id>/lift/",
        moderation.lift,
        name="sanction-lift",
    ),
    path("topics/<int:topic_id>/steer/", moderation.steer, name="topic-steer"),
    path("posts/<int:post_id>/answer/", solving.answer, name="post-answer"),
    path("<slug:slug>/", reading.forum, name="forum"),
    path("<slug:slug>/follow/", following.follow, name="forum-follow"),
    path("<slug:slug>/feed.rss", require_safe(feeds.RssForum()), name="forum-feed-rss"),
    path(
        "<slug:slug>/feed.atom",
        require_safe(feeds.AtomForum()),
        name="forum-feed-atom",
    ),
    path("<slug:slug>/new/", beginning.topic_new, name="topic-new"),
    path("<slug:slug>/draft/", drafts.forum_draft, name="forum-draft"),
    path("<slug:slug>/picture/", pictures.forum_picture, name="forum-picture"),
]
