from django.apps import AppConfig


class RegisterConfig(AppConfig):
    name = "funding.register"
    label = "funding_register"

    def ready(self):
        from funding.bundles import register_part  # noqa: PLC0415
        from funding.workloads import register_workload  # noqa: PLC0415

        from .exports.parts import award_part, review_part  # noqa: PLC0415
        from .figures import reviewers  # noqa: PLC0415

        register_part("awards", award_part)
        register_part("reviews", review_part)
        register_workload("reviewers", reviewers)
