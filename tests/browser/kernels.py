"""Kernels that start at once: one process imports what every notebook imports, and each kernel is a fork of it.

A kernel of its own for each test costs two seconds of imports, most of what a small test needs. A fork is as fresh a
process, with nothing run in it. The server starts this file by its path for each kernel (see `write_kernelspec`); that
process asks the one that forks, and lives as long as its kernel. nbval runs every notebook in ordinary kernels.
"""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
import threading
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST_ADDRESS = 100
"""How long the path of a Unix socket may be, in bytes; the system's own limit is a little higher."""


def ask_for_a_kernel(address: str, connection_file: str) -> None:
    """What the server starts: have a kernel forked, and wait until it is gone. It dies with this process."""
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(address)
        line.sendall(json.dumps([connection_file, str(Path.cwd())]).encode() + b"\n")
        line.recv(1)


def fork_kernels(door: socket.socket) -> None:
    """Import everything, then become a kernel in a new process whenever somebody asks."""
    import ipywidgets  # noqa: F401, no kernel has to import them again
    from ipykernel import kernelapp  # noqa: F401

    import helpers
    import helpers.desk
    import helpers.views
    import helpers.widgets  # noqa: F401

    signal.signal(signal.SIGCHLD, signal.SIG_IGN)
    while True:
        line, _ = door.accept()
        if os.fork() == 0:
            door.close()
            become_kernel(line)
        line.close()


def become_kernel(line: socket.socket) -> None:
    """Serve one notebook until it shuts the kernel down, or until whoever asked for it is gone."""
    import ipywidgets
    from ipykernel.kernelapp import IPKernelApp

    signal.signal(signal.SIGCHLD, signal.SIG_DFL)
    os.setsid()
    with line.makefile("r", encoding="utf-8") as words:
        connection_file, folder = json.loads(words.readline())
    os.chdir(folder)
    threading.Thread(target=lambda: (line.recv(1), os._exit(0)), daemon=True).start()
    kernel = IPKernelApp.instance()
    kernel.initialize(["-f", connection_file])
    ipywidgets.register_comm_target()  # its import does this where a kernel is there already
    kernel.start()
    os._exit(0)


def write_kernelspec(folder: Path, address: Path) -> None:
    """Let a server that looks for kernels in a folder find the one that is forked, in place of Python's own."""
    words = [sys.executable, "-I", "-S", __file__, "ask", str(address), "{connection_file}"]
    spec = {"argv": words, "display_name": "Python 3", "language": "python", "interrupt_mode": "message"}
    kernel = folder / "kernels" / "python3"
    kernel.mkdir(parents=True)
    (kernel / "kernel.json").write_text(json.dumps(spec), encoding="utf-8")


@contextmanager
def running_forks(folder: Path, environment: dict[str, str], log: IO[bytes]) -> Iterator[None]:
    """The process that forks, until the block ends. Where it cannot be, kernels start as they always do."""
    address = folder / "forks"
    if sys.platform != "linux" or len(os.fsencode(address)) > LONGEST_ADDRESS:
        yield
        return
    write_kernelspec(Path(environment["JUPYTER_DATA_DIR"]), address)
    with socket.socket(socket.AF_UNIX) as door:
        door.bind(str(address))
        door.listen()  # who asks before the imports are done waits
        words = [sys.executable, __file__, "fork", str(door.fileno())]
        inline = {"MPLBACKEND": "module://matplotlib_inline.backend_inline"}  # as a kernel has it, before its imports
        process = subprocess.Popen(
            words, env=environment | inline, pass_fds=[door.fileno()], stdout=log, stderr=subprocess.STDOUT
        )
    try:
        yield
    finally:
        process.terminate()
        process.wait(timeout=30)


if __name__ == "__main__":
    if sys.argv[1] == "ask":
        ask_for_a_kernel(*sys.argv[2:])
    else:
        fork_kernels(socket.socket(fileno=int(sys.argv[2])))
