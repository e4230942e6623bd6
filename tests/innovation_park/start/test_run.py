"""``make run`` says in one sentence what is in its way, and leaves nobody behind."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from innovation_park.start import environment, serve
from innovation_park.start.supervisor import Stopped, Supervisor
from innovation_park.start.telling import Refusal

ROOT = Path(__file__).resolve().parents[3]
OLD = """
import runpy, sys
sys.version_info = (3, 9, 2)
sys.argv = ["start", "run", "8000"]
runpy.run_module("innovation_park.start", run_name="__main__")
"""


def test_taken_port_is_said_with_another_to_try():
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(Refusal) as refusal:
            serve.run(str(port))
    assert (
        str(refusal.value)
        == f"Port {port} is taken by another program: choose another one, make run PORT={port + 1}"
    )


@pytest.mark.parametrize("text", ["eighty", "", "70000", "-1"])
def test_what_is_no_port_is_said(text):
    with pytest.raises(Refusal, match="is not a port"):
        serve.run(text)


def test_old_python_is_told_in_one_sentence():
    done = subprocess.run(
        [sys.executable, "-c", OLD], cwd=ROOT, capture_output=True, text=True
    )
    assert done.returncode == 1
    assert done.stderr.startswith(
        "Innovation Park needs Python 3.11 or newer, and this is Python 3.9:"
    )
    assert done.stderr.count("\n") == 1


def test_the_door_is_readable_for_any_python():
    source = (ROOT / "innovation_park/start/__main__.py").read_text()
    assert (source.count('f"'), source.count("->"), source.count(":=")) == (0, 0, 0)
    assert (ROOT / "innovation_park/__init__.py").read_text() == ""


def test_folder_that_cannot_be_written_is_named(tmp_path, monkeypatch):
    (tmp_path / "var").write_text("a file where a folder should be")
    monkeypatch.setattr(environment, "ROOT", tmp_path)
    with pytest.raises(Refusal) as refusal:
        environment.require_writable_folder()
    assert (
        str(refusal.value)
        == f"The folder {tmp_path / 'var'} cannot be written: move the park to one that can."
    )


@pytest.mark.parametrize(
    ("output", "words"),
    [
        ("ERROR: [Errno 28] No space left on device", "disk is full"),
        (
            "error: Failed to fetch: `simple/django/` dns error",
            "first start needs the network",
        ),
        (
            "NewConnectionError: Temporary failure in name resolution",
            "first start needs the network",
        ),
        (
            "THESE PACKAGES DO NOT MATCH THE HASHES FROM THE REQUIREMENTS FILE",
            "not the one that was locked",
        ),
        ("PermissionError: [Errno 13] Permission denied: '.venv'", "cannot be written"),
    ],
)
def test_installer_trouble_becomes_a_sentence(output, words):
    sentence = environment._explain(output)
    assert words in sentence
    assert "\n" not in sentence


def test_missing_venv_module_is_said(monkeypatch):
    monkeypatch.setattr(environment.importlib.util, "find_spec", lambda name: None)
    with pytest.raises(
        Refusal,
        match=r"cannot make virtual environments.*apt-get install python3\.\d+-venv",
    ):
        environment._make(uv=None)


def is_running(pid):
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_stopping_takes_everybody_along_even_the_stubborn(monkeypatch):
    monkeypatch.setattr("innovation_park.start.supervisor.PATIENCE", 0.5)
    stubborn = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); print('on', flush=True); time.sleep(60)"
    with Supervisor() as supervisor:
        first = supervisor.start(
            "gentle", [sys.executable, "-c", "import time; time.sleep(60)"]
        )
        second = supervisor.start(
            "stubborn", [sys.executable, "-c", stubborn], stdout=subprocess.PIPE
        )
        second.stdout.readline()
    assert (is_running(first.pid), is_running(second.pid)) == (False, False)


def test_whoever_dies_is_named_and_the_other_is_stopped():
    with Supervisor() as supervisor:
        alive = supervisor.start(
            "web server", [sys.executable, "-c", "import time; time.sleep(60)"]
        )
        supervisor.start("task worker", [sys.executable, "-c", "raise SystemExit(3)"])
        assert supervisor.watch() == "task worker"
    assert not is_running(alive.pid)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGHUP])
def test_signal_stops_and_gives_the_handlers_back(number):
    before = signal.getsignal(number)
    with pytest.raises(Stopped), Supervisor() as supervisor:
        process = supervisor.start(
            "web server", [sys.executable, "-c", "import time; time.sleep(60)"]
        )
        os.kill(os.getpid(), number)
        supervisor.watch()
    assert not is_running(process.pid)
    assert signal.getsignal(number) is before


def test_make_alone_prints_its_targets():
    began = time.monotonic()
    alone = {name: value for name, value in os.environ.items() if "MAKE" not in name}
    done = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, env=alone)
    assert [line.split()[1] for line in done.stdout.splitlines()] == [
        "run",
        "test",
        "bench",
    ]
    assert time.monotonic() - began < 2
