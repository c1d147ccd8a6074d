"""Where the kit's own folders are: in a checkout beside the package, in an installed wheel inside it."""

from __future__ import annotations

from pathlib import Path

from helpers.errors import ParallaxError

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
