"""What we hear from the packages we stand on. Our own apps never signal each other."""

import structlog
from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added
from django.contrib.auth.signals import user_logged_in, user_login_failed
from django.dispatch import receiver
from django_tasks import TaskResultStatus
from django_tasks.signals import task_finished
from django_tasks_db.backend import DatabaseBackend
from django_tasks_db.models import DBTaskResult

from innovation_park.lib.letters import deliver_letter

logger = structlog.get_logger(__name__)


@receiver(user_logged_in)
def log_signing_in(request, user, **kwargs):
    logger.info("signed_in", person=user.pk)


@receiver(user_login_failed)
def log_refusal(**kwargs):
    """Who tried is not written down: an address, or a password typed into the wrong field."""
    logger.warning("sign_in_refused")


@receiver(authenticator_added)
def count_setting_up_as_proof(request, user, authenticator, **kwargs):
    """Adding an app or a passkey has just proved it: no need to ask for it again."""
    if authenticator.type != Authenticator.Type.RECOVERY_CODES:
        record_authentication(
            request,
            user,
            "mfa",
            id=authenticator.pk,
            type=authenticator.type,
            reauthenticated=True,
        )


@receiver(task_finished)
def forget_delivered_letter(task_result, **kwargs):
    """A letter that has arrived leaves neither its words nor its address with us."""
    if task_result.task.module_path != deliver_letter.module_path:
        return
    is_stored = isinstance(task_result.task.get_backend(), DatabaseBackend)
    if is_stored and task_result.status == TaskResultStatus.SUCCESSFUL:
        DBTaskResult.objects.filter(pk=task_result.id).delete()
