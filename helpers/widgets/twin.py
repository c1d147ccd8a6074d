"""Two outputs for one widget: a static stand-in first, then the live widget. The page shows one of them.

One output that holds both does not work: reopened without a kernel, Jupyter takes the widget and shows an error.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from ipywidgets import DOMWidget

_RULES: Final = """
.jp-OutputArea-child:has(.plx-stand-in):has(+ .jp-OutputArea-child .plx-live){display:none}
.jp-OutputArea-child:has(.plx-stand-in)+.jp-OutputArea-child:not(:has(.plx-live)){display:none}
.jp-NotebookPanel .plx-stand-in{max-height:44rem;overflow:auto}
"""
# Where the live widget is in the page its stand-in is hidden; where it is not, its error message or bare name is. The
# height is limited in a live notebook only: Notebook 7 would put a taller output, and the widget with it, into a small
# scrolling box.

_HOW: Final = (
    '<p style="margin:0 0 .5em;font-size:.85em">'
    "This is a still picture. To use it, choose Run → Run All Cells in JupyterLab: your saved work comes back.</p>"
)


def display_with_twin(widget: DOMWidget, html: str) -> None:
    """Show a widget where there is a kernel, and HTML in its place where there is none.

    Args:
        widget: the live widget, whose page puts the class ``plx-live`` on its outermost element; its `repr` is the
            text of both outputs.
        html: the static stand-in.
    """
    from IPython.display import display

    show: Any = display
    stand_in = f'<style>{_RULES}</style><div class="plx-stand-in" tabindex="0">{_HOW}{html}</div>'
    show({"text/html": stand_in, "text/plain": repr(widget)}, raw=True)
    bundle = widget._repr_mimebundle_()
    if bundle:
        data, metadata = bundle if isinstance(bundle, tuple) else (bundle, {})  # anywidget gives both, ipywidgets one
        show(data, metadata=metadata, raw=True)
