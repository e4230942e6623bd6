"""The virtual environment: made once, filled from the hashed lock, left alone while the lock is the same."""

import hashlib
import importlib.util
import os
import re
import shutil
import subprocess
import sys
import tempfile

from .telling import ROOT, Refusal, step

VENV = ROOT / ".venv"
PYTHON = VENV / "bin" / "python"
FAULTS = {
    r"No space left|Disk quota|os error 28": "The disk is full: free about 1 GB and start again.",
    r"DO NOT MATCH THE HASHES|[Hh]ash mismatch": (
        "A downloaded package is not the one that was locked. Start again; if it stays, do not trust the network you are on."
    ),
    r"Permission denied|Read-only file system": f"The folder {ROOT} cannot be written: move the park to one that can.",
    r"resolution|resolve host|unreachable|refused|timed out|NewConnectionError|ConnectTimeout|ProxyError|dns error"
    r"|error sending request|Could not connect|Failed to fetch": (
        "The Python packages could not be downloaded: this first start needs the network. Connect and start again."
    ),
}


def require_writable_folder():
    try:
        for folder in (ROOT, ROOT / "var"):
            folder.mkdir(exist_ok=True)
            with tempfile.TemporaryFile(dir=folder) as probe:
                probe.write(b"x")
    except OSError as error:
        if error.errno == 28:
            raise Refusal(FAULTS[r"No space left|Disk quota|os error 28"]) from None
        raise Refusal(
            f"The folder {error.filename or ROOT} cannot be written: move the park to one that can."
        ) from None


def ensure_environment(lock):
    """Make ``.venv`` hold exactly what ``lock`` pins; costs nothing when it already does."""
    wanted = hashlib.sha256((ROOT / lock).read_bytes()).hexdigest()
    stamp = VENV / f".installed-{lock.replace('/', '-')}"
    if _works() and stamp.is_file() and stamp.read_text() == wanted:
        return
    uv = _uv()
    if not _works():
        with step("Making the environment"):
            _make(uv)
    with step("Installing the locked packages") as running:
        _install(uv, lock, running)
    stamp.write_text(wanted)


def _works():
    try:
        return subprocess.run([PYTHON, "-c", ""], capture_output=True).returncode == 0
    except OSError:
        return False


def _uv():
    path = shutil.which("uv")
    if (
        path
        and subprocess.run([path, "--version"], capture_output=True).returncode == 0
    ):
        return path
    return None


def _make(uv):
    if not uv and not (
        importlib.util.find_spec("venv") and importlib.util.find_spec("ensurepip")
    ):
        version = f"{sys.version_info[0]}.{sys.version_info[1]}"
        raise Refusal(
            "This Python cannot make virtual environments. Install the part that can, "
            f"for example with: apt-get install python{version}-venv"
        )
    shutil.rmtree(VENV, ignore_errors=True)
    command = (
        [uv, "venv", "--quiet", "--python", sys.executable, str(VENV)]
        if uv
        else [sys.executable, "-m", "venv", str(VENV)]
    )
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode:
        raise Refusal(_explain(done.stdout + done.stderr))


NAMES = (
    "Collecting ",
    "Requirement already",
    " + ",
)  # how installers begin to name one
UV_INSTALLS = [
    "--compile-bytecode"
]  # as pip does: else each start compiles it all again
PIP_INSTALLS = ["--no-input", "--disable-pip-version-check", "--retries", "2"]
PIP_INSTALLS += ["--progress-bar", "off"]


def _install(uv, lock, running):
    """Show how many packages are in, by counting what the installer names."""
    total = len(re.findall(r"^\S+==", (ROOT / lock).read_text(), re.MULTILINE))
    process = subprocess.Popen(
        [*_installer(uv), "--require-hashes", "-r", lock],
        cwd=ROOT,
        env={**os.environ, "PIP_ROOT_USER_ACTION": "ignore"},
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    said, named = [], 0
    running.progress = f"0/{total}"
    for line in process.stdout:
        said.append(line)
        named += line.startswith(NAMES)
        running.progress = f"{min(named, total)}/{total}"
    if process.wait():
        raise Refusal(_explain("".join(said)))


def _installer(uv):
    if uv:
        return [uv, "pip", "install", "--python", str(PYTHON), *UV_INSTALLS]
    return [str(PYTHON), "-m", "pip", "install", *PIP_INSTALLS]


def _explain(output):
    for pattern, sentence in FAULTS.items():
        if re.search(pattern, output):
            return sentence
    return (
        "The Python packages could not be installed. The installer said: "
        + " ".join(output.split()[-60:])
    )
