"""Forums, topics and posts as people would have made them: through the actions."""

from uuid import uuid4

import factory

from community.actions.heading import publish_heads
from community.actions.picturing import add_picture
from community.actions.posting import start_topic, write_post
from community.actions.reading_tokens import create_read_token
from community.enums import Scope, Shows
from community.models import Forum, Picture, Poll, Post, ReadToken, Topic
from innovation_park.lib.translated import Translated
from tests.factories.home import picture_file


class ForumFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Forum

    slug = factory.Sequence(lambda number: f"forum-{number}")
    name = Translated(en="The square", ko="광장", th="ลาน")
    about = Translated(en="For everything.", ko="무엇이든.", th="ทุกเรื่อง")


def topic_by(
    person, forum=None, *, title="Night buses", body="Who rides?", **more
) -> Topic:
    return start_topic(
        forum=forum or ForumFactory(),
        by=person,
        title=title,
        body=body,
        language=more.pop("language", "en"),
        client_key=more.pop("client_key", uuid4()),
        **more,
    )


def post_by(person, topic, body="I do.", **more) -> Post:
    return write_post(
        topic=topic,
        by=person,
        body=body,
        language=more.pop("language", "en"),
        client_key=more.pop("client_key", uuid4()),
        **more,
    )


def poll_in(post, *options, shows=Shows.ALWAYS, **more) -> Poll:
    """As if it had been asked with the post, by somebody who may."""
    options = list(options) or ["Yes", "No", "Later"]
    return Poll.objects.create(
        post=post,
        question=more.pop("question", "More night buses?"),
        options=options,
        counts=[0] * len(options),
        shows=shows,
        **more,
    )


def picture_by(person, alt="A lamp", size=(900, 600)) -> Picture:
    return add_picture(by=person, upload=picture_file(size=size), alt=alt)


def token_of(person, scope=Scope.PUBLIC) -> ReadToken:
    token, _secret = create_read_token(by=person, name="Archive", scope=scope, days=30)
    return token


def log_addresses(person) -> dict[str, str]:
    """Of a program that reads for them, and of the day whose heads were written down."""
    written_on = f"{publish_heads().day:%F}"
    return {"token_id": str(token_of(person).pk), "written_on": written_on}
