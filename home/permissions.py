"""Who may hand a page on to its readers, and who to those who approve."""

from __future__ import annotations

from wagtail.models import Page
from wagtail.snippets.permissions import user_can_edit_snippet_type
from wagtail_localize.models import TranslationSource


def can_publish(user, instance) -> bool:
    """Pages wait for a right of their own; of everything else, what is saved is public."""
    if isinstance(instance, Page):
        return instance.permissions_for_user(user).can_publish()
    return user_can_edit_snippet_type(user, type(instance))


def can_publish_translations(user, source: TranslationSource) -> bool:
    return all(
        can_publish(user, translation.get_target_instance())
        for translation in source.translations.filter(enabled=True)
    )


def is_locked_for(user, instance) -> bool:
    return isinstance(instance, Page) and bool(
        instance.permissions_for_user(user).page_locked()
    )


def can_submit(user, page: Page) -> bool:
    rights = page.permissions_for_user(user)
    return bool(rights.can_edit() and rights.can_submit_for_moderation())


def can_approve(user, page: Page) -> bool:
    """Whether the page waits, and for this person."""
    task = page.current_workflow_task
    return task is not None and "approve" in {
        name for name, *_words in task.get_actions(page, user)
    }


def next_act(user, page: Page) -> str:
    """What this person does next with a translated page: the one button that matters."""
    if can_approve(user, page):
        return "approve"
    if can_publish(user, page):
        return "publish"
    return "submit" if can_submit(user, page) else "wait"
