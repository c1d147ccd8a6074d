"""Where the kit's own folders are (beside the package in a checkout, inside it in a wheel), and the work folder."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

from helpers.errors import ParallaxError

WORK: Final = "my_work"
OWN_STORIES: Final = "stories"
"""The folder in the work folder that holds the stories made by `parallax new`."""

_PACKAGE = Path(__file__).parent


def kit_folder(name: str) -> Path:
    """One of the kit's folders: ``notebooks``, ``lessons`` or ``seeds``.

    Raises:
        ParallaxError: the folder is missing, as after a broken installation.

    Example:
        >>> kit_folder("seeds").name
        'seeds'
    """
    for home in (_PACKAGE / "_kit", _PACKAGE.parent):
        if (home / name).is_dir():
            return home / name
    raise ParallaxError("this folder of the kit is missing", name, "Install the kit again")


def work_folder() -> Path:
    """The absolute path of the work folder, which need not exist yet.

    It is ``my_work`` below the current folder, or the current folder itself where that is a ``my_work`` already;
    the environment variable ``PARALLAX_WORK`` overrides both.
    """
    if chosen := os.environ.get("PARALLAX_WORK"):
        return Path(chosen).expanduser().absolute()
    here = Path.cwd()
    return here if here.name == WORK else here / WORK


def own_stories() -> Path:
    """Where stories lie that were made here, which need not exist yet.

    Example:
        >>> own_stories().parent == work_folder()
        True
    """
    return work_folder() / OWN_STORIES
