"""Answers that are streamed, read as a server reads them."""

from asgiref.sync import async_to_sync


def body_of(response) -> bytes:
    return b"".join(parts_of(response)) if response.streaming else response.content


def parts_of(response) -> list[bytes]:
    return async_to_sync(_collected)(response) if response.is_async else list(response)


async def _collected(response) -> list[bytes]:
    return [part async for part in response]
