"""The people of the demonstration park: one for each role, named after what they do."""

from __future__ import annotations

from dataclasses import dataclass

from .roles import Role


@dataclass(frozen=True)
class DemoPerson:
    slug: str
    role: Role | None
    display_name: str
    language: str
    languages: tuple[str, ...]

    @property
    def email(self) -> str:
        return f"{self.slug}@demo.innovation-park.example"


DEMO_PEOPLE = {
    person.slug: person
    for person in (
        DemoPerson("resident", None, "주민 (시연)", "ko", ("ko", "en")),
        DemoPerson("neighbour", None, "เพื่อนบ้าน (สาธิต)", "th", ("th", "ko")),
        DemoPerson(
            "startup-member",
            Role.STARTUP_MEMBER,
            "Startup member (demonstration)",
            "en",
            ("en", "ko"),
        ),
        DemoPerson("reviewer", Role.REVIEWER, "심사위원 (시연)", "ko", ("ko",)),
        DemoPerson(
            "foundation-officer",
            Role.FOUNDATION_OFFICER,
            "재단 담당자 (시연)",
            "ko",
            ("ko", "en"),
        ),
        DemoPerson(
            "foundation-director",
            Role.FOUNDATION_DIRECTOR,
            "재단 이사장 (시연)",
            "ko",
            ("ko", "en"),
        ),
        DemoPerson("editor", Role.EDITOR, "บรรณาธิการ (สาธิต)", "th", ("th", "en")),
        DemoPerson("moderator", Role.MODERATOR, "운영자 (시연)", "ko", ("ko",)),
        DemoPerson(
            "park-manager",
            Role.PARK_MANAGER,
            "Park manager (demonstration)",
            "en",
            ("en", "ko", "th"),
        ),
        DemoPerson(
            "administrator",
            Role.ADMINISTRATOR,
            "Administrator (demonstration)",
            "en",
            ("en",),
        ),
    )
}
