// Keeps plain keys that are pressed in a form from JupyterLab, which would cut a cell at x and leave the form at an arrow.

export default { render };

function render({ el }) {
  el.hidden = true;
  const ends = new AbortController();
  // Notebook 7 listens while the event is still on its way down through the document, so this must come first.
  window.addEventListener("keydown", (event) => guard(el, event), { signal: ends.signal, capture: true });
  return () => ends.abort();
}

function guard(el, event) {
  const form = el.closest(".plx-form");
  const target = event.target;
  if (!form?.contains(target) || event.ctrlKey || event.metaKey || event.altKey || event.key === "Escape") return;
  if (event.shiftKey && event.key === "Enter") return; // runs the cell
  // A slider is moved by a script that must hear the key; JupyterLab leaves what can be written in alone.
  if (target.closest("[role=slider]") || target.matches(":read-write, .plx-evidence *")) return;
  event.stopPropagation();
}
