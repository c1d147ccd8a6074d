// Mouse and keys of coding.

function listenToCoding(view, on) {
  if (!view.coding) return;
  on(view.panel, "mousedown", (event) => {
    // The caret stays in the text when a button is pressed with the mouse.
    if (event.target.closest("button") && document.activeElement?.closest(".plx-text")) event.preventDefault();
  });
  on(view.panel, "click", ({ target, shiftKey }) => {
    const { code, act } = target.closest("button")?.dataset ?? {};
    if (code) giveCode(view, Number(code), shiftKey);
    if (act) doAct(view, act);
  });
  on(view.note, "blur", () => {
    saveNote(view);
    setTimeout(() => showAt(view)); // once the focus has arrived where it goes
  });
  on(view.mine, "click", ({ target }) => clickMine(view, target));
  on(view.mine, "focusin", ({ target }) => rove(target));
  on(view.root, "focusin", () => paintCaret(view));
}

function doAct(view, act) {
  if (act === "remove") removeOwn(view);
  else if (act === "link") linkHere(view);
  else step(view, act);
}

// Whether a key means something to coding; then nobody else gets it.
function codingKey(view, event) {
  const { key, target } = event;
  if ((event.ctrlKey || event.metaKey) && !event.altKey) return undoKey(view, event);
  if (event.altKey || event.repeat || event.isComposing) return false;
  if (key === "Escape" && view.linkStart) {
    startLink(view, null);
    tell(view, "The link is given up.");
    return true;
  }
  if (mineKey(view, event)) return true;
  const number = codeOfKey(view, event);
  if (number >= 0) giveCode(view, number, event.shiftKey);
  else if (key === "Delete" || key === "Backspace") removeOwn(view);
  else if (key === "=" && view.buttons.link) linkHere(view);
  else if (key === "." && !target.closest(".plx-mine")) goToNote(view);
  else return false;
  return true;
}

function undoKey(view, { key, shiftKey }) {
  const letter = key.toLowerCase();
  if (letter !== "z" && letter !== "y") return false;
  step(view, letter === "y" || shiftKey ? "redo" : "undo");
  return true;
}

// The code whose key this is. Where a layout has other letters, or another sign with Shift, the place of the key counts.
function codeOfKey(view, { key, code }) {
  if (key === "=" || key === ".") return -1;
  const typed = /^[a-z0-9]$/i.test(key) ? key : /^(?:Key|Digit)(.)$/.exec(code ?? "")?.[1];
  return typed && key.length === 1 ? view.work.codes.findIndex(([, own]) => own === typed.toLowerCase()) : -1;
}

function goToNote(view) {
  if (view.note.disabled && !view.unanswered.size) {
    return tell(view, "A note belongs to a code: go to one of yours, or give one first.", true);
  }
  if (view.note.disabled) awaitNote(view);
  view.note.focus();
}

// In the note field keys write; the field's own undo works there, and JupyterLab gets none of it.
function noteKey(view, event) {
  const { key } = event;
  const isChord = event.ctrlKey || event.metaKey;
  if (!isChord || "zyacvx".includes(key.toLowerCase())) event.stopPropagation();
  if (isChord || event.isComposing || (key !== "Enter" && key !== "Escape")) return;
  event.preventDefault();
  if (key === "Escape") view.note.value = view.note.defaultValue;
  (view.caret?.column.text ?? view.root.querySelector(".plx-text")).focus({ preventScroll: true }); // leaving it saves it
}
