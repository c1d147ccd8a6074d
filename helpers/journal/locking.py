"""A small lock between processes, on Windows and elsewhere; the system gives it back when a process dies."""

from __future__ import annotations

import os
import sys
import time
from typing import Final

PATIENCE: Final = 2.0
"""Seconds to wait for others, who hold the lock for some milliseconds; a stopped process may hold it for ever."""
_PAUSE: Final = 0.002

if sys.platform == "win32":
    import msvcrt

    _FAR: Final = 2**30  # Windows lets nobody read what is locked, so lock a byte that is never written

    def _try(descriptor: int) -> None:
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

    def unlock(descriptor: int) -> None:
        """Give the lock back."""
        os.lseek(descriptor, _FAR, os.SEEK_SET)
        msvcrt.locking(descriptor, msvcrt.LK_UNLCK, 1)

else:
    import fcntl

    def _try(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)

    def unlock(descriptor: int) -> None:
        """Give the lock back."""
        fcntl.flock(descriptor, fcntl.LOCK_UN)


def lock(descriptor: int, patience: float = PATIENCE) -> bool:
    """Wait for the lock on an open file.

    Returns:
        Whether it was got. Some network drives know no locks, and a stopped process may keep one.
    """
    deadline = time.monotonic() + patience
    while True:
        try:
            _try(descriptor)
        except (BlockingIOError, PermissionError):  # another holds it; Windows says so with the second
            if time.monotonic() > deadline:
                return False
            time.sleep(_PAUSE)
        except OSError:
            return False
        else:
            return True
