// Marks in boxes: hits, misses, false alarms. Lists and switches sort them anew; Python does the sorting.
// Sentences come from articles nobody has checked: every text goes in by textContent and setAttribute only.

const AT_FIRST = 12; // marks of a box shown before “Show all”

export default { render };

function render({ model, el }) {
  const view = {
    model,
    prefix: `plx-${Math.random().toString(36).slice(2, 10)}-`,
    root: liveRoot("div", "plx-sorter"),
    opened: new Set(), // boxes that are open stay open when the marks are sorted anew
    inputs: [],
    ends: new AbortController(),
  };
  view.controls = html("div", "plx-so-controls");
  view.said = html("p", "plx-aside plx-so-said");
  view.said.setAttribute("role", "status");
  view.frame = html("div", "plx-so-scroll");
  view.boxes = html("div", "plx-so-boxes");
  view.root.append(view.controls, view.said, view.frame, view.boxes, faultBox(view));
  el.append(view.root);
  keepKeys(view);
  follow(view, {
    "change:controls": () => build(view),
    "change:chosen": () => mirror(view),
    "change:shown": () => show(view),
  });
  build(view);
  show(view);
  return ending(view);
}

// ---- controls

function build(view) {
  const focused = view.inputs.findIndex(({ input }) => input === document.activeElement);
  view.inputs = [];
  view.controls.replaceChildren(...view.model.get("controls").map((it) => (it.many ? group(view, it) : list(view, it))));
  mirror(view);
  view.inputs[focused]?.input.focus();
}

function list(view, control) {
  const select = html("select", "plx-entry");
  for (const { value, label } of control.options) {
    const made = html("option", "", label);
    made.value = value;
    select.append(made);
  }
  select.addEventListener("change", () => choose(view, control.id, select.value), { signal: view.ends.signal });
  view.inputs.push({ input: select, control });
  const box = html("label", "plx-line");
  box.append(html("span", "", control.label), select);
  return box;
}

function group(view, control) {
  const box = html("fieldset", "plx-so-group");
  box.append(html("legend", "", control.label));
  if (control.presets?.length) box.append(presets(view, control));
  const switches = html("div", "plx-so-switches");
  for (const option of control.options) switches.append(toggle(view, control, option));
  box.append(switches);
  return box;
}

function presets(view, control) {
  const row = html("div", "plx-line");
  for (const { label, values } of control.presets) {
    row.append(button(view, "", label, () => choose(view, control.id, values)));
  }
  return row;
}

function toggle(view, control, { value, label, about }) {
  const input = html("input");
  input.type = "checkbox";
  const said = html("small", "", about);
  said.id = `${view.prefix}${control.id}-${value}`;
  if (about) input.setAttribute("aria-describedby", said.id);
  input.addEventListener("change", () => {
    const rest = view.model.get("chosen")[control.id].filter((it) => it !== value);
    choose(view, control.id, input.checked ? [...rest, value] : rest);
  }, { signal: view.ends.signal });
  view.inputs.push({ input, control, value });
  const name = html("label");
  name.append(input, html("span", "", label));
  const box = html("div", "plx-so-switch");
  box.append(name, said);
  return box;
}

function choose(view, id, value) {
  view.model.set("chosen", { ...view.model.get("chosen"), [id]: value });
  view.model.save_changes();
}

// The controls show what is chosen, whoever has chosen it.
function mirror(view) {
  const chosen = view.model.get("chosen");
  for (const { input, control, value } of view.inputs) {
    if (control.many) input.checked = chosen[control.id]?.includes(value) ?? false;
    else input.value = chosen[control.id] ?? "";
  }
}

// ---- what Python has sorted

function show(view) {
  const { said, caption, columns, rows, boxes } = view.model.get("shown");
  if (view.said.textContent !== said) view.said.textContent = said ?? "";
  view.frame.replaceChildren(...(rows?.length ? [table(caption, columns, rows)] : []));
  view.boxes.replaceChildren(...(boxes ?? []).map((it, at) => folded(view, it, at)));
}

function table(caption, columns, rows) {
  const built = html("table", "plx-so-table");
  built.append(html("caption", "", caption));
  const head = built.createTHead().insertRow();
  for (const name of columns) {
    const cell = html("th", "", name);
    cell.scope = "col";
    head.append(cell);
  }
  const body = built.createTBody();
  for (const [first, ...rest] of rows) {
    const row = body.insertRow();
    const name = html("th", "", first.text);
    name.scope = "row";
    row.append(name, ...rest.map(dataCell));
  }
  return built;
}

function dataCell({ text, share }) {
  const cell = html("td", "", text);
  if (share === null || share === undefined) return cell;
  const bar = html("div", "plx-so-bar");
  bar.setAttribute("aria-hidden", "true"); // the number says the same
  const full = html("div");
  full.style.width = `${Math.round(share * 100)}%`;
  bar.append(full);
  cell.append(bar);
  return cell;
}

function folded(view, { name, about, items }, at) {
  const box = html("details", "plx-so-box");
  box.open = view.opened.has(name);
  box.addEventListener("toggle", () => view.opened[box.open ? "add" : "delete"](name), { signal: view.ends.signal });
  box.append(html("summary", "", `${name}: ${items.length}`), html("p", "plx-so-about", about));
  const list = html("ul");
  list.setAttribute("role", "list");
  items.slice(0, AT_FIRST).forEach((it, n) => list.append(entry(view, it, at, n)));
  box.append(list);
  if (items.length > AT_FIRST) box.append(showAll(view, list, items, at));
  return box;
}

function showAll(view, list, items, at) {
  const more = button(view, "plx-small", `Show all ${items.length}`, () => {
    items.slice(AT_FIRST).forEach((it, n) => list.append(entry(view, it, at, AT_FIRST + n)));
    const next = list.children[AT_FIRST];
    next.tabIndex = -1;
    next.focus();
    more.remove();
  });
  return more;
}

function entry(view, { where, text, rule, why }, box, at) {
  const item = html("li");
  const sentence = html("p", "plx-so-sentence");
  sentence.dir = "auto";
  text.split("\x1f").forEach((piece, n) => {
    if (piece) sentence.append(n % 2 ? html("mark", "", piece) : piece);
  });
  item.append(html("p", "plx-so-where", where), sentence);
  if (rule || why) {
    const reason = html("p", "plx-so-why");
    if (rule) reason.append("Machine’s rule ", html("strong", "", rule), why ? ": " : "");
    reason.append(why);
    item.append(reason);
  }
  if (view.model.get("connected")) {
    const go = button(view, "plx-small", "Show in the reader", (event) => showInReader(view, event, box, at, answer));
    const answer = html("span", "plx-so-answer");
    answer.setAttribute("role", "status");
    go.setAttribute("aria-label", `Show in the reader: ${where}`);
    item.append(go, answer);
  }
  return item;
}

// A reader asked by keyboard takes the focus over from the button that is noted here (see page/links.js).
function showInReader(view, event, box, at, answer) {
  const open = document.querySelector(".plx-reader");
  answer.textContent = open ? "" : "The reader is not open yet. Run its cell first.";
  if (!open) return;
  globalThis.plxAsking = event.detail === 0 ? event.currentTarget : null;
  view.model.send({ show: [box, at] });
}
