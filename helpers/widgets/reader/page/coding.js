// Coding: the palette, the note, the buttons, and what is said. Python holds the state; the page asks and redraws.

// The parts of the page for coding; none in a reader without it.
function buildCoding(view) {
  view.coding = Boolean(view.work.codes);
  if (!view.coding) return;
  view.palette = make("div", "plx-palette", view.panel);
  view.palette.setAttribute("role", "group");
  view.palette.setAttribute("aria-label", "Codes");
  view.at = make("p", "plx-at", view.panel);
  const bar = make("div", "plx-bar plx-actions", view.panel);
  buildNote(view, bar);
  const button = (act, text, key) => {
    const made = make("button", "plx-button", bar, text);
    made.dataset.act = act;
    made.title = key;
    return made;
  };
  view.buttons = { remove: button("remove", "Remove code", "Delete"), undo: button("undo", "Undo", "Ctrl+Z") };
  view.buttons.redo = button("redo", "Redo", "Ctrl+Shift+Z");
  if (view.columns.length > 1) view.buttons.link = button("link", "Start a link", "=");
  const said = make("div", "plx-bar plx-answer", view.panel);
  view.saved = make("span", "plx-saved", said);
  view.said = make("span", "plx-said", said);
  view.problems = make("ul", "plx-problems", view.panel);
  view.hints = make("details", "plx-hints", view.folds);
  make("summary", "", view.hints, "What the codes mean, and the keys");
  view.meanings = make("dl", "", view.hints);
  const keys = "A code’s key codes the words you are at, or changes the code that is there; with Shift it adds a second code. ";
  const more = "Full stop: note. Delete: remove the code. =: start or end a link. Ctrl+Z: undo. Ctrl+Shift+Z: redo.";
  make("p", "", view.hints, keys + more);
  buildMine(view);
  redrawWork(view);
}

function buildNote(view, bar) {
  const label = make("label", "plx-note", bar, "Note ");
  view.note = make("input", "", label);
  Object.assign(view.note, { type: "text", maxLength: 500, autocomplete: "off", spellcheck: false });
}

function fillPalette(view, { book, codes }) {
  view.palette.replaceChildren();
  view.meanings.replaceChildren();
  if (book) make("bdi", "plx-bar-title", view.palette, `Codes: ${book}`);
  codes.forEach(([name, key, hint], number) => {
    if (!key) return; // of another codebook: shown where it stands, not to be given here
    const button = make("button", "plx-button plx-give", view.palette);
    button.dataset.code = number;
    button.title = hint;
    make("kbd", `plx-key plx-h-own${number}`, button, key);
    button.append(" ");
    make("bdi", "", button, name);
    make("bdi", "", make("dt", "", view.meanings), name);
    make("bdi", "", make("dd", "", view.meanings), hint);
  });
}

// Everything that shows the journal, after it has changed. Only what differs is touched.
function redrawWork(view) {
  view.work = JSON.parse(view.model.get("_work"));
  const { work } = view;
  const codes = JSON.stringify([work.book, work.codes]);
  if (codes !== view.knownCodes) {
    fillPalette(view, work);
    view.knownCodes = codes;
    buildLegend(view);
  } else {
    fillOwnCodes(view);
    lettersToSentences(view);
  }
  fillMine(view, work);
  for (const step of ["undo", "redo"]) view.buttons[step].setAttribute("aria-disabled", String(!work[step]));
  view.problems.replaceChildren(...work.problems.map((problem) => make("li", "", null, problem)));
  showSaved(view);
  if (view.caret) sayCaret(view, false);
  showAt(view);
}

const ownRows = (view) => view.work.marks;

// The own code at the caret: the one last dealt with, one on exactly these words, or the shortest around the one word.
function ownAt(view) {
  if (!view.caret) return null;
  const [first, last] = ends(view.caret);
  const hidden = new Set(view.codes.filter(({ own, key }) => own !== undefined && view.hidden.has(key)).map(({ own }) => own));
  const here = ownRows(view).filter(
    ([column, a, b, code]) => column === view.caret.column.number && a <= first && last <= b && !hidden.has(code),
  );
  const exact = here.filter(([, a, b]) => a === first && b === last);
  const around = first === last ? here.sort((one, other) => one[2] - one[1] - (other[2] - other[1])) : [];
  return here.find((row) => row[5] === view.picked) ?? exact[0] ?? around[0] ?? null;
}

// Say what a key would do now, and show the note of the code the caret is at.
function showAt(view) {
  if (!view.coding) return;
  const row = ownAt(view);
  view.at.textContent = aboutCaret(view, row);
  view.buttons.remove.setAttribute("aria-disabled", String(!row));
  if (document.activeElement === view.note) return; // nobody's words are swept away while they are typed
  view.note.value = row?.[4] ?? "";
  view.note.disabled = !row;
  view.note.placeholder = row ? "a short note" : "on a code: go to one first";
  view.note.dataset.id = row?.[5] ?? "";
  view.note.defaultValue = view.note.value;
}

function aboutCaret(view, row) {
  if (!view.caret) return "Select words in a text, then give them a code with its key or its button.";
  if (!row) return `A key or button codes ${quote(view, caretRow(view))}.`;
  const name = view.work.codes[row[3]][0];
  return `${quote(view, row)} is your “${name}”: another key changes it, with Shift it adds a second code.`;
}

const caretRow = ({ caret }) => [caret.column.number, ...ends(caret)];

function quote(view, [number, first, last]) {
  const words = rangeOf(view.columns[number], first, last).toString();
  return `‘${words.length > 60 ? `${words.slice(0, 40)} … ${words.slice(-15)}` : words}’`;
}

// What was done, or why not: for the eye and for a screen reader, which hears it even if it is said twice in a row.
function tell(view, text, isProblem = false) {
  view.said.textContent = text;
  view.said.classList.toggle("plx-problem", isProblem);
  view.live.textContent = view.live.textContent === text ? `${text}\u00a0` : text;
}
