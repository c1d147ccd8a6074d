// Keeps plain keys that are pressed in a form from JupyterLab, which would cut a cell at x and leave the form at an arrow.
// And gives the form's sliders a name for screen readers: ipywidgets writes it beside them and does not connect the two.
// A row of fields (the class plx-named-row) is called what its first text field holds.

export default { render };

function render({ el }) {
  el.hidden = true;
  const ends = new AbortController();
  // Notebook 7 listens while the event is still on its way down through the document, so this must come first.
  window.addEventListener("keydown", (event) => guard(el, event), { signal: ends.signal, capture: true });
  whenThere(el, ends.signal);
  return () => ends.abort();
}

function whenThere(el, signal) {
  if (signal.aborted) return;
  const form = el.isConnected && el.closest(".plx-form");
  if (!form) {
    requestAnimationFrame(() => whenThere(el, signal)); // the widgets of a page are put into it one by one
    return;
  }
  const observer = new MutationObserver(() => nameParts(form));
  observer.observe(form, { childList: true, subtree: true });
  signal.addEventListener("abort", () => observer.disconnect());
  form.addEventListener("focusin", () => nameParts(form), { signal });
  nameParts(form);
}

function nameParts(form) {
  for (const it of form.querySelectorAll(".plx-named-row")) {
    it.setAttribute("role", "group");
    it.setAttribute("aria-label", it.querySelector("input[type=text]")?.value ?? "");
  }
  for (const it of form.querySelectorAll("[role=slider]:not([aria-label])")) {
    const label = it.closest(".widget-slider")?.querySelector(".widget-label")?.textContent;
    if (label) it.setAttribute("aria-label", label);
  }
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
