// Parts of the page that several widgets share; Python puts them before a widget's own (see live.py).
// Texts come from people and articles nobody has checked: they go in by textContent and setAttribute only.

function html(tag, name = "", text = "") {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (text) made.textContent = text;
  return made;
}

function button(view, name, text, act) {
  const made = html("button", `plx-button ${name}`.trim(), text);
  made.type = "button";
  made.addEventListener("click", act, { signal: view.ends.signal });
  return made;
}

// The outermost element. A click anywhere puts the focus inside, so that a key pressed next is not JupyterLab's.
function liveRoot(tag, name) {
  const root = html(tag, `plx-live plx-ui ${name} mathjax_ignore tex2jax_ignore`);
  root.tabIndex = -1;
  root.lang = "en";
  return root;
}

// Keys pressed inside stay inside: else x cuts the cell. `own` may take one first, and says so with true.
function keepKeys(view, own = () => false) {
  const pressed = (event) => {
    if (!view.root.contains(event.target)) return;
    if (event.ctrlKey || event.metaKey || event.altKey || event.key === "Escape") return; // JupyterLab's own
    if (event.shiftKey && event.key === "Enter" && !event.target.matches("textarea")) return; // run the cell
    event.stopPropagation();
    if (own(event)) event.preventDefault();
  };
  // Notebook 7 listens while the event is still on its way down through the document, so this must come first.
  window.addEventListener("keydown", pressed, { signal: view.ends.signal, capture: true });
}

// What to do when the model changes; it ends with the view.
function follow(view, changes) {
  for (const [event, act] of Object.entries(changes)) {
    view.model.on(event, act);
    view.ends.signal.addEventListener("abort", () => view.model.off(event, act), { once: true });
  }
}

// What JupyterLab calls when a widget goes: it hears nothing more, waits for nothing more, and is gone.
function ending(view) {
  return () => {
    view.ends.abort();
    clearTimeout(view.waiting);
    view.root.remove();
  };
}

// One sentence first; the details are for whoever helps, and folded.
function faultBox(view) {
  const box = html("div", "plx-fault");
  box.setAttribute("role", "alert");
  const show = () => blame(box, view.model.get("fault"));
  follow(view, { "change:fault": show });
  show();
  return box;
}

function blame(box, fault) {
  box.replaceChildren();
  if (!fault?.sentence) return;
  box.append(html("p", "", fault.sentence));
  if (!fault.details) return;
  const fold = html("details");
  fold.append(html("summary", "", "Details for whoever helps you"), html("pre", "", fault.details));
  box.append(fold);
}

// Said to the eye and to a screen reader, which hears it even if it is said twice in a row.
function announce(status, text) {
  status.textContent = status.textContent === text ? `${text}\u00a0` : text;
}

// Without an answer from Python nothing is done, and the student must know.
function patiently(view, box, message, buffers = []) {
  const sentence = "Nothing has happened yet: the notebook does not answer. If it is not busy, run its cells again.";
  clearTimeout(view.waiting);
  view.waiting = setTimeout(() => blame(box, { sentence }), 8000);
  view.model.send(message, undefined, buffers);
}

function answered(view) {
  clearTimeout(view.waiting);
}

// Give the student a file that Python has sent.
function saveFile(name, data) {
  const link = html("a");
  link.href = URL.createObjectURL(new Blob([data]));
  link.download = name;
  document.body.append(link);
  link.click();
  link.remove();
  setTimeout(() => URL.revokeObjectURL(link.href), 60000);
}
