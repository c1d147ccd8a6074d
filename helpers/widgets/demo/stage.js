// The stage: a button in the notebook, and the deck of `demo/deck.js` over the whole window.
// The screens come as HTML that the kit has made, with all article text escaped; whatever else is shown is plain text.

export default { render };

function render({ model, el }) {
  const ends = new AbortController();
  const card = { model, ends, root: liveRoot("section", "plx-stage-card") };
  const view = { model, ends, open: false, nth: 0, me: Math.random().toString(36).slice(2) };
  card.root.setAttribute("aria-label", "Classroom demo");
  card.root.append(html("p", "plx-stage-title", model.get("title")));
  view.starter = button(card, "plx-main plx-stage-start", "Start the demo", () => open(view));
  card.hint = html("p", "plx-stage-hint");
  card.problems = html("ul", "plx-stage-problems");
  card.root.append(view.starter, card.hint, card.problems, faultBox(card));
  el.append(card.root);
  keepKeys(card);
  build(view);
  const told = () => tell(card, view);
  follow(card, { "change:state": () => (adopt(view), told()), "change:fault": () => fault(view) });
  adopt(view);
  told();
  return () => {
    if (view.open) close(view);
    ends.abort();
    view.root.remove();
    card.root.remove();
  };
}

function build(view) {
  view.root = html("div", "plx-deck plx-stage plx-ui mathjax_ignore tex2jax_ignore");
  Object.assign(view.root, { lang: "en", tabIndex: -1, hidden: true });
  view.root.setAttribute("role", "dialog");
  view.root.setAttribute("aria-modal", "true");
  view.root.setAttribute("aria-label", "Classroom demo");
  view.root.innerHTML = view.model.get("content");
  deck(view, { save: (message) => send(view, message), leave: () => leave(view) });
  view.said = html("p", "plx-stage-said");
  view.said.setAttribute("role", "alert");
  view.root.append(view.said);
  const { signal } = view.ends;
  window.addEventListener("keydown", (event) => keys(view, event), { signal, capture: true });
  const timer = setInterval(() => view.open && view.clock.running && send(view, { do: "keep" }), 30000);
  signal.addEventListener("abort", () => clearInterval(timer));
}

function tell(card, view) {
  const { problems, used } = view.model.get("state");
  const begun = Object.keys(used).length > 0;
  view.starter.textContent = begun ? "Go on with the demo" : "Start the demo";
  card.hint.textContent = "It covers the window. → goes on, ← goes back, r reveals, ? lists all keys, Esc leaves.";
  card.problems.replaceChildren(...problems.map((it) => html("li", "", it)));
}

// ---- over the whole window

function open(view) {
  view.open = true;
  document.body.append(view.root); // outside the notebook, where nothing around it can cut it off
  view.inert = [...document.body.children].filter((it) => it !== view.root && !it.inert);
  for (const it of view.inert) it.inert = true;
  view.root.hidden = false;
  draw(view);
  focusHead(view);
  if (!view.clock.running) runClock(view, true);
}

function close(view) {
  view.open = false;
  view.root.hidden = true;
  for (const it of view.inert ?? []) it.inert = false;
  if (document.fullscreenElement) document.exitFullscreen();
}

function leave(view) {
  close(view);
  runClock(view, false);
  view.starter.focus();
}

// While the stage is open every plain key is its own: JupyterLab must not cut a cell at x.
function keys(view, event) {
  if (!view.open || event.ctrlKey || event.metaKey || event.altKey) return;
  event.stopPropagation();
  if (pressed(view, event)) event.preventDefault();
}

// ---- with Python

function send(view, message) {
  view.nth += 1;
  try {
    view.model.send({ ...message, by: view.me, nth: view.nth });
  } catch {
    view.said.textContent = "The notebook does not answer. The lesson goes on, but what you do now is not kept.";
  }
}

// What Python keeps counts, unless this page has told it something newer that it has not answered yet.
function adopt(view) {
  const state = view.model.get("state");
  if (state.by === view.me && state.nth < view.nth) return;
  const at = view.screens.findIndex((it) => it.id === state.screen);
  const same = view.open && state.by === view.me;
  Object.assign(view, { hands: { ...state.hands }, chosen: { ...state.chosen } });
  if (!same) {
    settle(view);
    Object.assign(view, { at: Math.max(at, 0), step: Math.min(state.step, view.screens[Math.max(at, 0)].last) });
    Object.assign(view.clock, { used: { ...state.used }, running: state.running, since: performance.now() });
  }
  draw(view);
}

function fault(view) {
  view.said.textContent = view.model.get("fault")?.sentence ?? "";
}
