// One finding of the machine after the other, to confirm, change or reject.
// Sentences come from articles nobody has checked: every text goes in by textContent and setAttribute only.

export default { render };

const HELP = [
  ["c", "confirm"], ["r", "reject"], ["1 to 9", "what it is"], ["w", "take the words selected in the reader"],
  ["e", "write into the box"], ["b", "back"], ["n", "next, undecided"],
];

function render({ model, el }) {
  const view = { model, root: liveRoot("section", "plx-card plx-confirm"), ends: new AbortController() };
  view.root.setAttribute("aria-label", "From machine to key");
  view.root.tabIndex = 0;
  view.count = html("p", "plx-confirm-count");
  view.bar = html("progress");
  view.bar.setAttribute("aria-label", "Decided");
  view.title = html("h3");
  view.sentences = html("div", "plx-aside plx-confirm-sentences");
  view.said = html("p", "plx-confirm-said");
  view.said.setAttribute("role", "status");
  view.choices = html("div", "plx-line");
  view.choices.setAttribute("role", "radiogroup");
  view.choices.setAttribute("aria-label", "What it is");
  const head = html("div", "plx-line");
  head.append(view.count, view.bar);
  view.card = html("div");
  view.card.append(view.title, view.sentences, view.choices, note(view));
  view.root.append(head, view.said, view.card, actions(view), keys(), (view.fault = faultBox(view)));
  el.append(view.root);
  keepKeys(view, (event) => pressed(view, event));
  follow(view, { "change:shown": () => show(view), "change:fault": () => answered(view) });
  show(view);
  return ending(view);
}

function note(view) {
  const label = html("label", "plx-line plx-confirm-note");
  view.about = html("span");
  view.note = html("input", "plx-entry");
  Object.assign(view.note, { type: "text", maxLength: 300, autocomplete: "off" });
  label.append(view.about, view.note);
  return label;
}

function actions(view) {
  const row = html("div", "plx-line");
  view.yes = button(view, "plx-main", "Confirm (c)", () => decide(view, "yes"));
  view.no = button(view, "", "Reject (r)", () => decide(view, "no"));
  view.words = button(view, "", "Take the selected words (w)", () => tell(view, { do: "words" }));
  view.back = button(view, "", "Back (b)", () => tell(view, { do: "back" }));
  view.next = button(view, "", "Next (n)", () => tell(view, { do: "next" }));
  view.make = button(view, "", "Make the key", () => tell(view, { do: "make" }));
  row.append(view.yes, view.no, view.words, view.back, view.next, view.make);
  return row;
}

function keys() {
  const fold = html("details");
  const list = html("dl", "plx-keys");
  for (const [key, meaning] of HELP) list.append(html("dt", "", key), html("dd", "", meaning));
  fold.append(html("summary", "", "Keys"), list);
  return fold;
}

function tell(view, message) {
  patiently(view, view.fault, message);
}

function decide(view, verdict) {
  tell(view, { do: verdict, code: view.chosen, note: view.note.value });
}

// A key does what its button says; in the box keys write, and Enter confirms.
function pressed(view, event) {
  if (event.target === view.note) {
    if (event.key !== "Enter") return false;
    decide(view, "yes");
    view.root.focus();
    return true;
  }
  const shown = view.model.get("shown");
  if (/^[1-9]$/.test(event.key)) {
    const code = shown.choices?.[Number(event.key) - 1];
    if (!code) return false;
    choose(view, code);
    return true;
  }
  if (event.key === "e" && shown.title) {
    view.note.focus();
    return true;
  }
  const named = { c: view.yes, r: view.no, w: view.words, b: view.back, n: view.next }[event.key];
  if (!named || named.hidden || named.disabled) return false;
  named.click();
  return true;
}

function choose(view, code) {
  view.chosen = code;
  for (const it of view.choices.children) {
    const on = it.dataset.code === code;
    it.setAttribute("aria-checked", String(on));
    it.firstChild.textContent = on ? "●" : "○";
  }
}

function choice(view, code, nth, machine) {
  const made = button(view, "plx-small", "", () => choose(view, code));
  made.dataset.code = code;
  made.setAttribute("role", "radio");
  const said = code === machine ? " (the machine’s)" : "";
  made.append(html("span", "", "○"), ` ${nth} ${code}${said}`);
  return made;
}

function show(view) {
  answered(view);
  const shown = view.model.get("shown");
  view.count.textContent = `${shown.done} of ${shown.of} decided, ${shown.accepted} confirmed`;
  view.bar.max = Math.max(shown.of, 1);
  view.bar.value = shown.done;
  const open = Boolean(shown.title);
  view.card.hidden = !open;
  for (const it of [view.yes, view.no, view.next]) it.hidden = !open;
  view.words.hidden = !open || !shown.connected;
  view.back.disabled = shown.at === 0;
  const held = view.root.contains(document.activeElement);
  if (open) card(view, shown);
  const rest = open ? "" : " That was the last one.";
  announce(view.said, `${shown.said}${rest}`.trim());
  if (held && document.activeElement !== view.note) view.root.focus({ preventScroll: true });
}

function card(view, shown) {
  const before = { yes: " (confirmed before)", no: " (rejected before)" }[shown.verdict] ?? "";
  view.title.textContent = `${shown.at + 1}. ${shown.title}${before}`;
  view.sentences.replaceChildren(...shown.sentences.map(sentence));
  view.choices.replaceChildren(...shown.choices.map((it, at) => choice(view, it, at + 1, shown.machine)));
  view.about.textContent = shown.about;
  view.note.value = shown.note;
  view.chosen = "";
  if (shown.code) choose(view, shown.code);
}

function sentence({ where, pieces }) {
  const line = html("p");
  line.append(html("b", "", where), ": ");
  for (const [text, on] of pieces) line.append(on ? html("mark", "", text) : text);
  return line;
}
