from django.conf import settings
from django.core.management.base import BaseCommand
from wagtail.models import Page

from home.actions import open_park


class Command(BaseCommand):
    help = "Makes what a park cannot do without: languages, home, menus, statements, forums, review. Repeatable."

    def handle(self, **options):
        before = Page.objects.count()
        open_park()
        made = Page.objects.count() - before
        self.stdout.write(
            f"The park is open at {settings.WAGTAILADMIN_BASE_URL}: {max(made, 0)} pages made."
        )
