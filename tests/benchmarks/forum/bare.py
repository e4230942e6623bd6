"""A bare ASGI application that says the same to every socket: the yardstick of the forum's live posts.

It looks at nothing and asks nobody: whatever comes by ``POST`` makes it send the texts of ``BARE_TEXTS`` to all.
"""

import asyncio
import json
import os
from pathlib import Path

messages = [
    {"type": "websocket.send", "text": text}
    for text in json.loads(Path(os.environ["BARE_TEXTS"]).read_text())
]
sockets = {}  # what sends to each, in the order of their coming
saying = set()


async def say_all():
    for message in messages:
        for send in list(sockets):
            await send(message)
        await asyncio.sleep(0)


async def application(scope, receive, send):
    if scope["type"] == "http":
        saying.add(asyncio.create_task(say_all()))
        await send({"type": "http.response.start", "status": 204, "headers": []})
        return await send({"type": "http.response.body", "body": b""})
    await receive()
    await send({"type": "websocket.accept"})
    sockets[send] = scope["path"]
    while (await receive())["type"] != "websocket.disconnect":
        pass
    del sockets[send]
