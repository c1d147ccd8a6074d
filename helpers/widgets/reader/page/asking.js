// Ask Python for an action, and hear its answer. Nothing counts as saved before Python has said so.

const PATIENCE = 4000; // milliseconds until the page says that Python does not answer

function ask(view, action) {
  view.asked += 1;
  const nth = view.asked;
  view.unanswered.add(nth);
  try {
    view.model.send({ ...action, nth, view: view.name });
  } catch {
    view.silent = true; // the connection is gone: the page can only say so
  }
  setTimeout(() => {
    if (!view.unanswered.has(nth) || view.stop.signal.aborted) return;
    view.silent = true;
    showSaved(view);
    tell(view, view.saved.textContent, true);
  }, PATIENCE);
  showSaved(view);
}

function hearAnswer(view, { answer, view: name, say: text, id, problem }) {
  if (name !== view.name || !view.unanswered.delete(answer)) return;
  view.silent = view.silent && view.unanswered.size > 0;
  showSaved(view);
  if (id) view.picked = id;
  if (answer === view.noteFor) noteArrives(view, id);
  tell(view, text, problem);
  showAt(view);
}

function showSaved(view) {
  const { saved } = view.work;
  const waiting = view.unanswered.size > 0;
  const state = waiting ? (view.silent ? "silent" : "waiting") : saved ? "saved" : "kept";
  view.saved.textContent = {
    silent: "not saved: Python does not answer. Wait a little; if that does not help, restart the kernel and run the notebook again",
    waiting: "saving …",
    saved: "saved",
    kept: "not saved",
  }[state];
  view.saved.dataset.state = state;
}

function giveCode(view, number, adding) {
  if (!view.caret) return tell(view, "Select some words first.", true);
  const row = adding ? null : ownAt(view);
  if (row) ask(view, { do: "recode", id: row[5], code: number });
  else ask(view, { do: "code", passage: caretRow(view), code: number, adding });
}

function removeOwn(view) {
  const row = ownAt(view);
  if (row) ask(view, { do: "remove", id: row[5] });
  else tell(view, "None of your codes is here. Go to one first.", true);
}

function step(view, act) {
  if (view.work[act] || view.unanswered.size) ask(view, { do: act });
  else tell(view, `There is nothing to ${act}.`, true);
}

function saveNote(view) {
  const { id } = view.note.dataset;
  if (view.noteFor && !id) view.noteLater = view.note.value;
  if (!id || view.note.value === view.note.defaultValue) return;
  view.note.defaultValue = view.note.value;
  ask(view, { do: "note", id, note: view.note.value });
}

// A note may be begun before Python has answered, whatever the note is on: else the letters would be taken for codes.
function awaitNote(view) {
  Object.assign(view.note, { disabled: false, value: "", defaultValue: "" });
  view.note.dataset.id = "";
  view.noteFor = view.asked;
  view.noteLater = "";
}

function noteArrives(view, id) {
  view.noteFor = 0;
  if (document.activeElement === view.note) view.note.dataset.id = id;
  else if (id && view.noteLater) ask(view, { do: "note", id, note: view.noteLater });
}

// First the one passage, then the other; they stand in two articles.
function linkHere(view) {
  if (!view.caret) return tell(view, "Select some words first.", true);
  const here = caretRow(view);
  if (!view.linkStart) {
    startLink(view, here);
    return tell(view, `The link starts at ${quote(view, here)}. Go to the passage in another article and press = again; Escape gives up.`);
  }
  if (view.linkStart[0] === here[0]) {
    return tell(view, "A link needs passages of two articles: end it in another one, or give it up with Escape.", true);
  }
  ask(view, { do: "connect", passages: [view.linkStart, here].sort(([a], [b]) => a - b) });
  startLink(view, null);
}

function startLink(view, passage) {
  view.linkStart = passage;
  paint(view, "start", passage ? [passage] : []);
  view.buttons.link.textContent = passage ? "End the link here" : "Start a link";
}
