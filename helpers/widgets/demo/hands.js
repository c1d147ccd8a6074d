// Part of the deck, see deck.js: how many hands were raised for each option, typed by keyboard, and the class's guess.

function option(view, screen, line, n) {
  const text = line.querySelector(".plx-d-option");
  const press = button(view, "plx-d-option", "", () => choose(view, screen, n));
  press.className = "plx-d-option";
  press.append(...text.childNodes);
  text.replaceWith(press);
  const words = press.querySelector("span").textContent;
  const field = html("input", "plx-d-count");
  Object.assign(field, { type: "text", inputMode: "numeric", maxLength: 3, autocomplete: "off" });
  field.setAttribute("aria-label", `Hands for ${words}`);
  field.addEventListener("input", () => count(view, screen), { signal: view.ends.signal });
  const bar = html("span", "plx-d-hands");
  const length = html("i");
  const number = html("b");
  bar.append(length, number);
  press.after(field, bar);
  return { press, field, length, number };
}

function choose(view, screen, n) {
  if (view.step) return;
  view.chosen[screen.id] = view.chosen[screen.id] === n ? null : n;
  drawHands(view);
  view.save({ do: "choose", screen: screen.id, option: view.chosen[screen.id] });
}

function count(view, screen) {
  for (const { field } of screen.options) field.value = field.value.replace(/[^0-9]/g, "");
  view.hands[screen.id] = screen.options.map(({ field }) => (field.value === "" ? null : Number(field.value)));
  drawHands(view);
  view.save({ do: "hands", screen: screen.id, counts: view.hands[screen.id] });
}

function drawHands(view) {
  const screen = here(view);
  const counts = view.hands[screen.id] ?? [];
  const all = counts.reduce((sum, it) => sum + (it ?? 0), 0);
  screen.options.forEach(({ press, field, length, number }, n) => {
    const it = counts[n] ?? null;
    press.setAttribute("aria-pressed", String(view.chosen[screen.id] === n));
    if (document.activeElement !== field) field.value = it ?? "";
    length.style.width = `${all ? (100 * (it ?? 0)) / all : 0}%`;
    number.textContent = it ?? "";
  });
  const hint = view.step ? "" : "h: count hands";
  if (screen.total) screen.total.textContent = all ? `${all} hand${all === 1 ? "" : "s"}` : hint;
}

function nextField(view, field) {
  const fields = here(view).options.map((it) => it.field);
  const next = field ? fields[fields.indexOf(field) + 1] : fields[0];
  if (!next || view.step) focusHead(view);
  else {
    next.focus();
    next.select();
  }
}
