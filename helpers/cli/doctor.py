"""Say what is wrong with an installation and how to mend it."""

from __future__ import annotations

import argparse
import platform
import subprocess
import sys
from collections.abc import Callable
from importlib import metadata
from typing import Final

from helpers.errors import ParallaxError
from helpers.seeds import list_stories, load_story
from helpers.workspace import check_writable, work_folder

EXAMPLES = """example:
  parallax doctor"""

TESTED: Final = ("3.11", "3.12", "3.13")
_EXTENSIONS: Final = {"@jupyter-widgets/jupyterlab-manager": "jupyterlab_widgets", "anywidget": "anywidget"}
_REINSTALL: Final = "Install the kit again in a fresh virtual environment, as the README says"

Check = Callable[[], str]


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Describe the command's words: there are none."""
    _ = parser


def run(options: argparse.Namespace) -> int:
    """Make every check and print one line for each."""
    _ = options
    faults = [check for check in CHECKS if not _report(check)]
    told = (
        "All is well." if not faults else f"{len(faults)} of {len(CHECKS)} checks failed; the cure stands beside each."
    )
    sys.stdout.write(f"{told}\n")
    return 1 if faults else 0


def _report(check: Check) -> bool:
    try:
        sys.stdout.write(f"ok    {check()}\n")
    except ParallaxError as error:
        sys.stdout.write(f"FAIL  {error}\n")
        return False
    finally:
        sys.stdout.flush()
    return True


def python_version() -> str:
    """Whether this Python is one the kit was tested with."""
    version = platform.python_version()
    tested = "" if version.rpartition(".")[0] in TESTED else f" (not tested; tested are {', '.join(TESTED)})"
    return f"Python {version}{tested}"


def package_versions() -> str:
    """Whether every package the kit needs is installed in a version it can use."""
    from packaging.requirements import Requirement

    found = []
    for line in metadata.requires("parallax-kit") or []:
        needed = Requirement(line)
        if needed.marker and not needed.marker.evaluate({"extra": ""}):
            continue
        try:
            version = metadata.version(needed.name)
        except metadata.PackageNotFoundError as error:
            raise ParallaxError("this package is not installed", needed.name, _REINSTALL) from error
        if not needed.specifier.contains(version, prereleases=True):
            raise ParallaxError(f"version {version} does not fit ({needed.specifier})", needed.name, _REINSTALL)
        found.append(f"{needed.name} {version}")
    return "packages: " + ", ".join(found)


def widget_extensions() -> str:
    """Whether JupyterLab finds the extensions that draw widgets."""
    from jupyter_core.paths import jupyter_path
    from jupyterlab_server.config import get_federated_extensions

    seen = get_federated_extensions(jupyter_path("labextensions"))
    for extension, package in _EXTENSIONS.items():
        if extension not in seen:
            cure = f"Run: {sys.executable} -m pip install --force-reinstall {package}"
            raise ParallaxError("JupyterLab does not find this extension, so widgets stay blank", extension, cure)
    return "JupyterLab finds the widget extensions"


def kernel_starts() -> str:
    """Whether a kernel starts, on this Python, and can import the kit."""
    from jupyter_client.manager import start_new_kernel

    told: list[str] = []
    try:
        manager, client = start_new_kernel(kernel_name="python3", startup_timeout=60, stderr=subprocess.DEVNULL)
    except (RuntimeError, OSError) as error:
        raise ParallaxError("no kernel starts", "Jupyter", f"{_REINSTALL} ({error})") from error
    try:
        code = "import sys, helpers, anywidget, ipywidgets; print(sys.prefix)"
        reply = client.execute_interactive(code, timeout=60, output_hook=lambda message: told.append(_stream(message)))
    except TimeoutError as error:
        raise ParallaxError("a kernel starts but does not answer", "Jupyter", _REINSTALL) from error
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)
    if reply["content"]["status"] != "ok":
        problem = f"a kernel starts but cannot import the kit ({reply['content'].get('evalue', '')})"
        raise ParallaxError(problem, "Jupyter", _REINSTALL)
    prefix = "".join(told).strip()
    if prefix != sys.prefix:
        raise ParallaxError(f"kernels run in another Python ({prefix})", "Jupyter", _REINSTALL)
    return "a kernel starts and imports the kit"


def _stream(message: dict[str, dict[str, str]]) -> str:
    return message["content"].get("text", "") if message["content"].get("name") == "stdout" else ""


def stories_intact() -> str:
    """Whether every story's articles are as they were received, and its keys there."""
    names = list_stories()
    if not names:
        raise ParallaxError("the kit's stories are missing", "seeds", _REINSTALL)
    count = sum(len(load_story(name).articles) for name in names)
    return f"stories intact: {', '.join(names)} ({count} articles)"


def folder_writable() -> str:
    """Whether the work folder can be written to."""
    folder = work_folder()
    check_writable(folder)
    return f"work can be saved in {folder}"


CHECKS: Final[tuple[Check, ...]] = (
    python_version,
    package_versions,
    widget_extensions,
    kernel_starts,
    stories_intact,
    folder_writable,
)
