"""The control: the same site, told live as the textbook of Channels has it.

Whoever saves a post sends it to a group, and each socket of the group passes on what it receives. Same pages, same
database, same fragments; only the way from the one to the other differs.
"""

from tests.benchmarks.forum.warmed import application as park

# isort: split

from asgiref.sync import async_to_sync
from channels.generic.websocket import AsyncWebsocketConsumer
from channels.layers import get_channel_layer
from channels.routing import ProtocolTypeRouter
from django.db import transaction
from django.db.models.signals import post_save
from django.dispatch import receiver

from community.consumers.asking import PATH
from community.live.frames import Audience, events_after, frames_of
from community.models import Event

READER = Audience("en")


def group_of(topic: int) -> str:
    return f"topic-{topic}"


@receiver(post_save, sender=Event)
def when_saved(instance, **_signal) -> None:
    def send():
        send_to_group(instance.topic_id, instance.seq)

    transaction.on_commit(send, robust=True)


def send_to_group(topic: int, seq: int) -> None:
    events = events_after(topic, seq - 1, seq)
    (frame,) = frames_of(topic, events, {READER})[READER]
    message = {"type": "topic.event", "text": frame.text}
    async_to_sync(get_channel_layer().group_send)(group_of(topic), message)


class GroupSocket(AsyncWebsocketConsumer):
    async def connect(self):
        self.group = group_of(PATH.match(self.scope["path"])["topic"])
        await self.channel_layer.group_add(self.group, self.channel_name)
        await self.accept()

    async def disconnect(self, code):
        await self.channel_layer.group_discard(self.group, self.channel_name)

    async def topic_event(self, event):
        await self.send(text_data=event["text"])


application = ProtocolTypeRouter(
    {
        "http": park.application_mapping["http"],
        "websocket": GroupSocket.as_asgi(),
    }
)
