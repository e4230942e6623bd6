from __future__ import annotations

from django.utils import timezone

from ..models import Notification


def mark_read(notification: Notification) -> None:
    """With what stands beside it unread; the first time counts."""
    told = Notification.objects.beside(notification).unread()
    told.order_by().update(read_at=timezone.now())


def mark_unread(notification: Notification) -> None:
    Notification.objects.filter(pk=notification.pk).update(read_at=None)


def mark_thread_read(*, person, thread: str, until: int) -> int:
    """Whoever has read a conversation that far needs no telling of it. One query."""
    told = Notification.objects.visible_to(person).unread()
    return told.filter(thread=thread, place__lte=until).update(read_at=timezone.now())


def mark_threads_read(*, person, threads, until) -> int:
    """The same for many, a list or a subquery, of what was told by this moment. One query."""
    told = Notification.objects.visible_to(person).unread()
    told = told.filter(thread__in=threads, made_at__lte=until)
    return told.update(read_at=timezone.now())


def mark_all_read(*, person, until) -> int:
    """Those made by the moment the page was read; what came since stays unread."""
    mine = Notification.objects.visible_to(person).unread()
    return mine.filter(made_at__lte=until).update(read_at=timezone.now())
