// Part of the deck, see deck.js: the minutes planned and used. In the notebook Python keeps them; see stage.js.

function settle(view) {
  const { clock } = view;
  const now = performance.now();
  if (clock.running) clock.used[here(view).id] = spent(view, here(view).id, now);
  clock.since = now;
}

function spent(view, id, now = performance.now()) {
  const { used, running, since } = view.clock;
  return (used[id] ?? 0) + (running && id === here(view).id ? (now - since) / 1000 : 0);
}

function runClock(view, running) {
  settle(view);
  view.clock.running = running;
  drawClock(view);
  view.save({ do: "clock", running });
}

const minutes = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

function drawClock(view) {
  const screen = here(view);
  const now = performance.now();
  const all = view.screens.reduce((sum, it) => sum + spent(view, it.id, now), 0);
  const planned = view.screens.reduce((sum, it) => sum + it.minutes, 0);
  view.place.textContent = `${view.at + 1} / ${view.screens.length}`;
  told(view.own, "this screen", spent(view, screen.id, now), screen.minutes);
  told(view.whole, "in all", all, planned);
  view.run.textContent = view.clock.running ? "❚❚ stop" : "▶ clock stopped";
}

function told(place, name, used, planned) {
  const over = used > planned * 60;
  const text = `${name} ${minutes(used)} of ${planned} min${over ? " (over)" : ""}`;
  if (place.textContent !== text) place.textContent = text;
  place.classList.toggle("plx-d-over", over);
}
