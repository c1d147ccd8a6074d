// The screens of the demo, one at a time: keys, hands, the clock. The stage in the notebook and the page without a
// kernel share this file (`html`, `button` and `keepKeys` are in shared/parts.js). What was typed by people goes into
// the page as text only.

const FORWARD = ["ArrowRight", "PageDown", " "];
const BACK = ["ArrowLeft", "PageUp"];
const KEYS = [
  ["→  Space  PageDown", "go on: first reveal, then the next screen"],
  ["←  PageUp", "go back, step by step"],
  ["r  (or . or b)", "reveal; once more: the words; once more: hide"],
  ["n  p", "next screen, previous screen"],
  ["Home  End", "first screen, last screen"],
  ["h", "count hands: type a number, Enter or Tab goes to the next"],
  ["1 2 3 …", "mark our guess"],
  ["e", "the sentences behind the numbers; ↑ ↓ scroll"],
  ["t", "stop the clock, or let it go on"],
  ["f", "full screen"],
  ["Esc", "leave"],
  ["?", "this list"],
];

// `save` is told each thing that was done; `leave` closes the stage, where it can be closed.
function deck(view, { save, leave = null }) {
  Object.assign(view, { save, leave, at: 0, step: 0, hands: {}, chosen: {} });
  view.clock = { used: {}, running: false, since: 0 };
  view.root.classList.add("plx-d-live");
  view.screens = [...view.root.querySelectorAll(".plx-screen")].map((box) => dealt(view, box));
  view.foot = foot(view);
  view.keys = keyList(view);
  view.root.append(view.foot, view.keys);
  const timer = setInterval(() => drawClock(view), 500);
  view.ends.signal.addEventListener("abort", () => clearInterval(timer));
  window.addEventListener("resize", () => fit(view), { signal: view.ends.signal });
  draw(view);
}

// ---- where we are

function dealt(view, box) {
  const screen = {
    box,
    id: box.dataset.id,
    minutes: Number(box.dataset.minutes),
    head: box.querySelector("h2"),
    parts: [...box.querySelectorAll("[data-steps]")],
  };
  screen.last = Math.max(...screen.parts.flatMap((it) => it.dataset.steps.split(" ").map(Number)));
  screen.options = [...box.querySelectorAll(".plx-d-options li")].map((line, n) => option(view, screen, line, n));
  if (screen.options.length) {
    screen.total = html("p", "plx-d-total");
    box.querySelector(".plx-d-options").after(screen.total);
  }
  return screen;
}

const here = (view) => view.screens[view.at];

function go(view, at, step) {
  at = Math.min(Math.max(at, 0), view.screens.length - 1);
  step = Math.min(Math.max(step, 0), view.screens[at].last);
  settle(view);
  const moved = at !== view.at;
  Object.assign(view, { at, step });
  here(view).box.querySelectorAll("details").forEach((it) => (it.open = false));
  draw(view);
  if (moved || !view.root.contains(document.activeElement) || document.activeElement.closest("[hidden]")) focusHead(view);
  view.save({ do: "go", screen: here(view).id, step });
}

const focusHead = (view) => here(view).head.focus({ preventScroll: true });

function forward(view) {
  if (view.step < here(view).last) go(view, view.at, view.step + 1);
  else if (view.at < view.screens.length - 1) go(view, view.at + 1, 0);
}

function back(view) {
  if (view.step) go(view, view.at, view.step - 1);
  else if (view.at) go(view, view.at - 1, view.screens[view.at - 1].last);
}

const reveal = (view) => go(view, view.at, view.step < here(view).last ? view.step + 1 : 0);

function draw(view) {
  view.screens.forEach((screen, n) => (screen.box.hidden = n !== view.at));
  for (const part of here(view).parts) part.hidden = !part.dataset.steps.split(" ").includes(String(view.step));
  view.root.toggleAttribute("data-told", view.step > 0);
  drawHands(view);
  drawClock(view);
  fit(view);
}

// The type grows until the screen is full. A story with very long texts gets smaller type, so that nothing is cut off.
function fit(view) {
  const body = here(view).box.querySelector(".plx-d-body");
  if (body.querySelector("details[open]")) return; // sentences lie over the screen and scroll by themselves
  for (let size = 1.5; size > 0.55; size -= 0.05) {
    body.style.setProperty("--plx-fit", size.toFixed(2));
    if (body.scrollHeight <= body.clientHeight + 1 && body.scrollWidth <= body.clientWidth + 1) return;
  }
}

// ---- keys

// Whether a key was one of the deck's; then nobody else acts on it.
function pressed(view, event) {
  const field = event.target.matches?.(".plx-d-count") ? event.target : null;
  const { key } = event;
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  if (key === "Escape") return escape(view);
  if (!view.keys.hidden) return key === "?" && (toggleKeys(view), true);
  if (field && (key === "Enter" || key === " ")) return nextField(view, field), true;
  if (field && /^([0-9]|Backspace|Delete|Tab)$/.test(key)) return false;
  if (event.target.matches?.("button, summary") && (key === "Enter" || key === " ")) return false;
  const act = deckKey(view, key);
  act?.();
  return Boolean(act);
}

function deckKey(view, key) {
  if (FORWARD.includes(key)) return () => forward(view);
  if (BACK.includes(key)) return () => back(view);
  if (/^[1-9]$/.test(key)) return here(view).options[key - 1]?.press.click.bind(here(view).options[key - 1].press);
  const plain = {
    r: () => reveal(view),
    ".": () => reveal(view),
    b: () => reveal(view),
    n: () => go(view, view.at + 1, view.at < view.screens.length - 1 ? 0 : view.step),
    p: () => go(view, view.at - 1, view.at ? 0 : view.step),
    Home: () => go(view, 0, 0),
    End: () => go(view, view.screens.length - 1, 0),
    h: () => nextField(view, null),
    e: () => sentences(view),
    t: () => runClock(view, !view.clock.running),
    f: () => fullScreen(view),
    "?": () => toggleKeys(view),
    ArrowUp: () => scroll(view, -1),
    ArrowDown: () => scroll(view, 1),
  };
  return plain[key.length === 1 ? key.toLowerCase() : key];
}

function escape(view) {
  const open = here(view).box.querySelector("details[open]");
  if (!view.keys.hidden) toggleKeys(view);
  else if (open) open.open = false;
  else if (view.leave) view.leave();
  else return false;
  return true;
}

function sentences(view) {
  const behind = [...here(view).box.querySelectorAll("details")].find((it) => it.offsetParent);
  if (!behind) return;
  behind.open = !behind.open;
  if (behind.open) behind.querySelector(".plx-d-sentences").focus({ preventScroll: true });
  else focusHead(view);
}

function scroll(view, way) {
  const place = here(view).box.querySelector("details[open] .plx-d-sentences") ?? here(view).box.querySelector(".plx-d-body");
  place.scrollBy({ top: way * 120 });
}
