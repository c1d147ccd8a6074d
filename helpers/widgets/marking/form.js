// One student's answer after the other, marked with the lines of a rubric.
// Answers come from students nobody has checked: every text goes in by textContent and setAttribute only.

export default { render };

const PAUSE = 1000; // milliseconds after the last key before a note is kept
const HELP = [
  ["0 to 9", "the level, and on to the next line or answer"], ["← →", "the answer before, the next answer"],
  ["↑ ↓", "another line of the rubric"], ["n", "write a note; Enter keeps it"], ["u", "undo"], ["?", "these keys"],
];
const KEYS = { ArrowLeft: "back", ArrowRight: "next", ArrowUp: "up", ArrowDown: "down", u: "undo" };

function render({ model, el }) {
  const view = { model, root: liveRoot("section", "plx-card plx-marking"), ends: new AbortController() };
  view.root.setAttribute("aria-label", "Marking");
  view.root.tabIndex = 0;
  view.said = html("p", "plx-marking-said");
  view.said.setAttribute("role", "status");
  const main = html("div", "plx-marking-main");
  main.append(answerPart(view), actions(view), keys(view), (view.fault = faultBox(view)));
  const desk = html("div", "plx-marking-desk");
  desk.append(main, samples(view));
  view.root.append(prompt(view), head(view), problems(view), view.said, desk);
  el.append(view.root);
  keepKeys(view, (event) => pressed(view, event));
  follow(view, {
    "change:shown": () => show(view),
    "change:fault": () => answered(view),
    "msg:custom": ({ file }, buffers) => file && saveFile(file, buffers[0]),
  });
  show(view);
  return () => {
    keepNote(view);
    view.ends.abort();
    clearTimeout(view.waiting);
    view.root.remove();
  };
}

// ---- the parts

function prompt(view) {
  const line = html("p", "plx-marking-prompt", view.model.get("about").prompt);
  line.dir = "auto";
  return line;
}

function head(view) {
  const row = html("div", "plx-line");
  view.count = html("b");
  view.bar = html("progress");
  view.bar.setAttribute("aria-label", "Marked");
  const order = html("label", "plx-line");
  view.order = html("select", "plx-entry");
  for (const name of view.model.get("shown").orders) view.order.append(html("option", "", name));
  order.append("Order ", view.order);
  const only = html("label", "plx-line");
  view.only = html("input");
  view.only.type = "checkbox";
  only.append(view.only, "only those not marked");
  const arrange = () => tell(view, { do: "arrange", order: view.order.value, only: view.only.checked });
  for (const it of [view.order, view.only]) it.addEventListener("change", arrange, { signal: view.ends.signal });
  row.append(view.count, view.bar, order, only);
  return row;
}

function problems(view) {
  view.problems = html("div", "plx-fault");
  view.problems.setAttribute("role", "alert");
  view.download = button(view, "", "Download my marks", () => tell(view, { do: "download" }));
  return view.problems;
}

function answerPart(view) {
  const part = html("div");
  view.card = part;
  view.title = html("h3");
  view.again = html("p", "plx-marking-again");
  view.text = html("p", "plx-aside plx-marking-text");
  view.text.dir = "auto";
  view.lines = html("ol", "plx-marking-lines");
  view.rows = view.model.get("about").lines.map((it, at) => line(view, it, at));
  view.lines.append(...view.rows.map(({ row }) => row));
  part.append(view.title, view.again, view.text, view.lines, note(view));
  return part;
}

function line(view, { text, points, levels }, at) {
  const row = html("li");
  const name = html("p", "plx-marking-line", text);
  name.id = `plx-marking-${Math.random().toString(36).slice(2)}`;
  const group = html("div", "plx-marking-levels");
  group.setAttribute("role", "radiogroup");
  group.setAttribute("aria-labelledby", name.id);
  const buttons = [];
  for (let level = points; level >= 0; level -= 1) buttons.push(levelButton(view, at, level, levels[level]));
  group.append(...buttons);
  row.append(name, group);
  return { row, buttons };
}

function levelButton(view, line, level, words) {
  const made = button(view, "plx-marking-level", "", () => tell(view, { do: "level", level, line }));
  made.dataset.level = level;
  made.style.flexGrow = 10 + (words || "").length; // many words get more room, so that the rows stay low
  made.setAttribute("role", "radio");
  made.append(html("span", "plx-marking-sign"), html("b", "", String(level)), html("span", "", words || ""));
  return made;
}

function note(view) {
  const label = html("label", "plx-marking-note", "Note to the student, if you like (n)");
  view.note = html("textarea", "plx-entry");
  Object.assign(view.note, { rows: 2, maxLength: 2000 });
  view.note.dir = "auto";
  const later = () => {
    clearTimeout(view.pause);
    view.pause = setTimeout(() => keepNote(view), PAUSE);
  };
  view.note.addEventListener("input", later, { signal: view.ends.signal });
  view.note.addEventListener("blur", () => keepNote(view), { signal: view.ends.signal });
  label.append(view.note);
  return label;
}

function samples(view) {
  const { samples: found, most, note: warning } = view.model.get("about");
  const part = html("aside", "plx-marking-samples");
  part.setAttribute("aria-label", "Samples");
  part.hidden = !found.length;
  part.append(html("h3", "", "How samples are marked"));
  if (warning) part.append(html("p", "", warning));
  for (const { text, points, reason } of found) {
    const quoted = html("p", "plx-aside", text);
    quoted.dir = "auto";
    part.append(html("h4", "", `${points} of ${most} points`), quoted, html("p", "", reason));
  }
  return part;
}

function actions(view) {
  const row = html("div", "plx-line");
  view.back = button(view, "", "Back (←)", () => tell(view, { do: "back" }));
  view.next = button(view, "", "Next (→)", () => tell(view, { do: "next" }));
  view.undo = button(view, "", "Undo (u)", () => tell(view, { do: "undo" }));
  row.append(view.back, view.next, view.undo);
  return row;
}

function keys(view) {
  view.keys = html("details");
  const list = html("dl", "plx-keys");
  for (const [key, meaning] of HELP) list.append(html("dt", "", key), html("dd", "", meaning));
  view.keys.append(html("summary", "", "Keys (?)"), list);
  return view.keys;
}

// ---- what is done

function tell(view, message) {
  keepNote(view); // first: what comes after may go to another answer
  patiently(view, view.fault, message);
}

function keepNote(view) {
  clearTimeout(view.pause);
  if (!view.key || view.note.value === view.kept) return;
  view.kept = view.note.value;
  patiently(view, view.fault, { do: "note", note: view.kept, key: view.key });
}

function pressed(view, event) {
  if (event.target === view.note) return event.key === "Enter" && !event.shiftKey && leaveNote(view);
  if (event.target.matches("select, input")) return false;
  if (/^\d$/.test(event.key)) {
    tell(view, { do: "level", level: Number(event.key) });
    return true;
  }
  if (event.key in KEYS) {
    tell(view, { do: KEYS[event.key] });
    return true;
  }
  if (event.key === "n" && !view.card.hidden) {
    view.note.focus();
    return true;
  }
  if (event.key !== "?") return false;
  view.keys.open = !view.keys.open;
  return true;
}

function leaveNote(view) {
  keepNote(view);
  view.root.focus({ preventScroll: true });
  return true;
}

// ---- what is shown

function show(view) {
  answered(view);
  const shown = view.model.get("shown");
  view.count.textContent = `${shown.done} of ${shown.whole} marked`;
  view.bar.max = Math.max(shown.whole, 1);
  view.bar.value = shown.done;
  view.order.value = shown.order;
  view.only.checked = shown.only;
  view.undo.disabled = !shown.undo;
  view.back.disabled = shown.at === 1 || !shown.of;
  view.next.disabled = !shown.at;
  view.problems.replaceChildren(...shown.problems.map((it) => html("p", "", it)), ...(shown.saved ? [] : [view.download]));
  const held = view.root.contains(document.activeElement);
  const writing = document.activeElement === view.note && shown.key === view.key;
  view.card.hidden = !shown.at;
  if (shown.at) card(view, shown, writing);
  else view.key = "";
  announce(view.said, `${shown.said} ${shown.at ? "" : theEnd(shown)}`.trim());
  if (held && !writing && !view.root.querySelector("select:focus, input:focus")) view.root.focus({ preventScroll: true });
}

function theEnd({ done, whole }) {
  if (!whole) return "Nobody has answered this question.";
  if (done === whole) return "All answers are marked.";
  const left = whole - done;
  return `That was the last one. ${left} ${left === 1 ? "answer is" : "answers are"} not marked yet.`;
}

function card(view, shown, writing) {
  const points = shown.points === null ? "" : `, ${shown.points} of ${view.model.get("about").most} points`;
  view.title.textContent = `${shown.at} of ${shown.of}: ${shown.student} (${shown.words} words)${points}`;
  view.again.textContent = shown.again;
  view.again.hidden = !shown.again;
  view.text.textContent = shown.text;
  view.rows.forEach((row, at) => levels(row, shown.levels[at], at === shown.line));
  if (!writing) {
    view.note.value = shown.note;
    view.kept = shown.note;
  }
  view.key = shown.key;
}

function levels({ row, buttons }, given, current) {
  row.classList.toggle("plx-marking-current", current);
  row.setAttribute("aria-current", String(current));
  for (const it of buttons) {
    const on = Number(it.dataset.level) === given;
    it.setAttribute("aria-checked", String(on));
    it.firstChild.textContent = on ? "●" : "○";
  }
}
