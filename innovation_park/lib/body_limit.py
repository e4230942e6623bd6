"""A request that is larger than anything the park takes is refused before it is read."""

MAX_BYTES = 25 * 1024 * 1024  # a document may have 20 MB, and some air around it


class BodyLimit:
    """ASGI: answers 413 by the announced length, or as soon as more has come than may."""

    def __init__(self, application, max_bytes: int = MAX_BYTES):
        self.application = application
        self.max_bytes = max_bytes

    async def __call__(self, scope, receive, send):
        if scope["type"] != "http" or scope["method"] in ("GET", "HEAD"):
            return await self.application(scope, receive, send)
        announced = dict(scope["headers"]).get(b"content-length", b"0")
        if not announced.isdigit() or int(announced) > self.max_bytes:
            return await _refuse(send)
        try:
            await self.application(scope, self._counted(receive), send)
        except _TooLarge:
            await _refuse(send)

    def _counted(self, receive):
        total = 0

        async def counting():
            nonlocal total
            message = await receive()
            total += len(message.get("body", b""))
            if total > self.max_bytes:
                raise _TooLarge
            return message

        return counting


class _TooLarge(Exception):
    pass


async def _refuse(send):
    headers = [
        (b"content-type", b"text/plain; charset=utf-8"),
        (b"connection", b"close"),
    ]
    await send({"type": "http.response.start", "status": 413, "headers": headers})
    await send({"type": "http.response.body", "body": b"Larger than 25 MB."})
