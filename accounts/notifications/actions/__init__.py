from .choosing import choose, restart_letters, stop_letters
from .delivering import send_due, send_one
from .devices import add_device, remove_device, try_device
from .digesting import send_digest, send_digests
from .forgetting import (
    forget_about,
    forget_old_notifications,
    forget_thread,
    people_told,
)
from .pushing import deliver_push
from .reaching import reach, reach_many, retell
from .reading import (
    mark_all_read,
    mark_read,
    mark_thread_read,
    mark_threads_read,
    mark_unread,
)
from .tending import tend_notifications

__all__ = [
    "add_device",
    "choose",
    "deliver_push",
    "forget_about",
    "forget_old_notifications",
    "forget_thread",
    "mark_all_read",
    "mark_read",
    "mark_thread_read",
    "mark_threads_read",
    "mark_unread",
    "people_told",
    "reach",
    "reach_many",
    "remove_device",
    "restart_letters",
    "retell",
    "send_digest",
    "send_digests",
    "send_due",
    "send_one",
    "stop_letters",
    "tend_notifications",
    "try_device",
]
