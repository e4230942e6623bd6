"""Nobody writes an application's status but the one door: read off the code itself."""

import ast
from pathlib import Path

import pytest

pytestmark = pytest.mark.once
ROOT = Path(__file__).resolve().parents[2]
DOOR = "funding/actions/moving.py"
WRITERS = {"update", "create", "get_or_create", "update_or_create", "bulk_update"}
# What only the door writes; a redress or a review has a status of its own, read by the name it is kept under.
OURS = {"status", "version", "head_seq", "head_digest"}
APPLICATIONS = {"application", "applications", "locked", "Application"}


def names_in(node) -> set[str]:
    return {
        name
        for each in ast.walk(node)
        for name in (getattr(each, "id", None), getattr(each, "attr", None))
        if name
    }


def is_application(node) -> bool:
    """``application.status``, ``self.application.status``, but not ``application.redress.status``."""
    last = node.attr if isinstance(node, ast.Attribute) else getattr(node, "id", "")
    return last in APPLICATIONS


def writes(tree) -> list[int]:
    """Lines on which a status of an application is set: by assignment, by a query, or by name."""
    found = []
    for node in ast.walk(tree):
        if isinstance(node, ast.Assign | ast.AugAssign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            found += [
                node.lineno
                for target in targets
                for each in ast.walk(target)
                if isinstance(each, ast.Attribute)
                and each.attr in OURS
                and is_application(each.value)
            ]
        if isinstance(node, ast.Call):
            found += [node.lineno] * _calls(node)
    return found


def _calls(node: ast.Call) -> bool:
    called = node.func
    if isinstance(called, ast.Attribute) and called.attr in WRITERS:
        given = {keyword.arg for keyword in node.keywords}
        on_applications = names_in(called.value) & {"Application", "applications"}
        return bool(given & OURS and on_applications)
    if isinstance(called, ast.Name) and called.id == "setattr" and len(node.args) == 3:
        name = node.args[1]
        return (
            is_application(node.args[0])
            and isinstance(name, ast.Constant)
            and name.value in OURS
        )
    return False


def sources():
    for room in ("funding", "home"):  # no other may know of applications
        for path in sorted((ROOT / room).rglob("*.py")):
            if "migrations" not in path.parts:
                yield path


def test_nobody_else_writes_the_status():
    writing = {
        f"{path.relative_to(ROOT)}:{line}"
        for path in sources()
        if str(path.relative_to(ROOT)) != DOOR
        for line in writes(ast.parse(path.read_text()))
    }
    assert writing == set()


def test_the_door_itself_is_seen():
    assert writes(ast.parse((ROOT / DOOR).read_text())) != []


@pytest.mark.parametrize(
    "line",
    [
        "application.status = Status.RUNNING",
        "self.application.version += 1",
        "Application.objects.filter(pk=1).update(status='closed')",
        "call.applications.update(status='closed')",
        "Application.objects.create(code='DF', status='closed')",
        "setattr(application, 'head_digest', '')",
        "review, application.status = 1, 2",
    ],
)
def test_whoever_does_is_caught(line):
    assert writes(ast.parse(line)) == [1]


@pytest.mark.parametrize(
    "line",
    [
        "redress.status = RedressStatus.UPHELD",
        "application.redress.status = 1",
        "Redress.objects.filter(application=1).update(status='upheld')",
        "asked = application.status",
    ],
)
def test_whoever_does_not_is_left_alone(line):
    assert writes(ast.parse(line)) == []
