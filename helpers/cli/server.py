"""JupyterLab's server, started without a slow part that nothing in the kit needs.

``jsonschema`` checks internationalised web addresses with ``rfc3987_syntax`` where that can be imported, and its
import builds a grammar: seconds of every start. `None` in ``sys.modules`` is Python's documented way to say that
a module cannot be imported; ``jsonschema`` then leaves that one format check out.
"""

from __future__ import annotations

import sys


def main() -> None:
    """Run JupyterLab with this process's arguments."""
    sys.modules["rfc3987_syntax"] = None  # type: ignore[assignment]
    from jupyterlab.labapp import main as run_lab

    sys.argv[0] = "jupyter-lab"
    run_lab()


if __name__ == "__main__":
    main()
