// A clickable chart or table with an evidence drawer beneath it.
// Every text comes from articles nobody has checked: it goes in by textContent and setAttribute only.

const SVG = "http://www.w3.org/2000/svg";
const ELEMENTS = new Set([
  "svg", "g", "defs", "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "use",
  "clipPath", "pattern", "image",
]);
const ATTRIBUTES = new Set([
  "viewBox", "preserveAspectRatio", "transform", "d", "x", "y", "x1", "y1", "x2", "y2", "cx", "cy", "r", "rx", "ry",
  "width", "height", "points", "patternUnits", "patternTransform", "clipPathUnits", "clip-path", "clip-rule",
  "fill", "fill-opacity", "fill-rule", "stroke", "stroke-width", "stroke-opacity", "stroke-dasharray",
  "stroke-dashoffset", "stroke-linecap", "stroke-linejoin", "stroke-miterlimit", "opacity",
]);
const STYLES = new Set([
  ...ATTRIBUTES, "font", "font-family", "font-size", "font-style", "font-weight", "font-stretch", "font-variant",
  "text-anchor", "image-rendering",
]);
const AT_FIRST = 12; // sentences shown before “Show all”

export default { render };

function render({ model, el }) {
  const view = {
    model,
    prefix: `plx-${Math.random().toString(36).slice(2, 10)}-`,
    passages: model.get("passages"),
    labels: model.get("labels"),
    root: liveRoot("div", "plx-evidence"),
    marks: [],
    ends: new AbortController(),
    last: null, // the mark used last: focus goes back to it
    by: "", // how the drawer was last opened or closed in this view: "mouse", "keyboard", or not here
  };
  view.drawer = html("section", "plx-drawer");
  view.drawer.id = `${view.prefix}drawer`;
  view.root.append(model.get("kind") === "chart" ? chart(view) : table(view), view.drawer, faultBox(view));
  el.append(view.root);
  const end = listen(view);
  show(view);
  return end;
}

function listen(view) {
  const { signal } = view.ends;
  view.root.addEventListener("click", (event) => clicked(view, event), { signal });
  view.root.addEventListener("focusin", (event) => makeStop(view, event.target), { signal });
  // Notebook 7 listens while the event is still on its way down through the document, so this must come first.
  window.addEventListener("keydown", (event) => pressed(view, event), { signal, capture: true });
  follow(view, {
    "change:open_key": () => show(view),
    "change:connected": () => show(view),
    "change:table": () => redraw(view),
    "change:svg": () => redraw(view),
  });
  return ending(view);
}

// ---- mouse and keys

function clicked(view, event) {
  const mark = event.target.closest("[aria-expanded]");
  // A button's click by Enter or Space has no detail; a click with the mouse counts at least 1.
  if (mark) toggle(view, mark, event.detail === 0 ? "keyboard" : "mouse");
}

function pressed(view, event) {
  if (!view.root.contains(event.target)) return;
  if (event.key === "Escape") {
    if (!view.model.get("open_key")) return;
    open(view, "");
  } else if (event.ctrlKey || event.metaKey || event.altKey || (event.shiftKey && event.key === "Enter")) {
    return; // JupyterLab's own: save, run
  } else if (event.target.matches("g[aria-expanded]") && (event.key === "Enter" || event.key === " ")) {
    toggle(view, event.target, "keyboard");
  } else if (event.target.matches("g[aria-expanded]") && destination(view, event.target, event.key)) {
    destination(view, event.target, event.key).focus();
  } else {
    event.stopPropagation(); // else x cuts the cell
    return;
  }
  event.preventDefault();
  event.stopPropagation();
}

// A chart is one stop for Tab: the mark used last, or the first. Arrow keys lead to the others.
function makeStop(view, stop) {
  if (!stop.matches("g[aria-expanded]")) return;
  for (const mark of view.marks) mark.setAttribute("tabindex", mark === stop ? "0" : "-1");
}

// The mark a key leads to from another, as a reader's eye goes: along a row, then the next row.
function destination(view, from, key) {
  const rows = rowsOf(view.marks);
  const order = rows.flat();
  const at = order.indexOf(from);
  const row = rows.findIndex((marks) => marks.includes(from));
  const moves = {
    ArrowLeft: () => order[Math.max(at - 1, 0)],
    ArrowRight: () => order[Math.min(at + 1, order.length - 1)],
    ArrowUp: () => nearest(rows[row - 1] ?? [from], from),
    ArrowDown: () => nearest(rows[row + 1] ?? [from], from),
    Home: () => order[0],
    End: () => order.at(-1),
  };
  return Object.hasOwn(moves, key) ? moves[key]() : null;
}

// Marks that share most of their height stand in one row: bars of different heights do, lines of a strip do not.
function rowsOf(marks) {
  const rows = [];
  const boxes = new Map(marks.map((mark) => [mark, mark.getBoundingClientRect()]));
  for (const [mark, box] of [...boxes].sort(([, a], [, b]) => a.top - b.top)) {
    const shares = (other) => {
      const common = Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top);
      return common > Math.min(box.height, other.height) / 2;
    };
    const row = rows.find(([first]) => shares(boxes.get(first)));
    if (row) row.push(mark);
    else rows.push([mark]);
  }
  return rows.map((row) => row.sort((a, b) => boxes.get(a).left - boxes.get(b).left));
}

function nearest(marks, from) {
  const middle = (mark) => {
    const { left, right } = mark.getBoundingClientRect();
    return (left + right) / 2;
  };
  const far = (mark) => Math.abs(middle(mark) - middle(from));
  return marks.reduce((best, mark) => (far(mark) < far(best) ? mark : best));
}

function toggle(view, mark, by) {
  const key = mark.dataset.key;
  view.last = mark;
  view.by = by;
  open(view, view.model.get("open_key") === key ? "" : key);
}

function open(view, key) {
  view.model.set("open_key", key);
  view.model.save_changes();
}

// ---- the drawer

function show(view) {
  const key = view.model.get("open_key");
  const focus = document.activeElement;
  const hadFocus = focus === view.root || view.drawer.contains(focus);
  for (const mark of view.marks) mark.setAttribute("aria-expanded", String(mark.dataset.key === key));
  const isOpen = Object.hasOwn(view.passages, key);
  view.drawer.replaceChildren();
  view.drawer.hidden = !isOpen;
  if (isOpen) {
    fill(view, key);
    if (view.last?.dataset.key !== key) view.last = view.marks.find((mark) => mark.dataset.key === key) ?? null;
    const head = view.drawer.querySelector(".plx-ev-head");
    view.drawer.scrollTop = 0;
    if (view.by) bringDrawer(view, head);
    if (view.by === "keyboard") head.firstChild.focus({ preventScroll: true });
  } else if (hadFocus || view.by === "keyboard") {
    view.last?.focus();
  }
  view.by = "";
}

// Bring the drawer into the window together with the mark it was opened by, if the window has room for both; if not,
// its beginning.
function bringDrawer(view, head) {
  const room = heightOfWindow(view.root);
  const mark = view.last.closest("tr") ?? view.last;
  const both = view.drawer.getBoundingClientRect().bottom - mark.getBoundingClientRect().top;
  const part = both <= room ? view.drawer : head;
  part.scrollIntoView({ block: "nearest" });
}

// How much of the page can be seen at a time: the window, cut by every box that scrolls.
function heightOfWindow(element) {
  let height = window.innerHeight;
  for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
    if (box.scrollHeight > box.clientHeight && /auto|scroll/.test(getComputedStyle(box).overflowY)) {
      height = Math.min(height, box.clientHeight);
    }
  }
  return height;
}

function fill(view, key) {
  const found = view.passages[key];
  const heading = html("h3", "plx-ev-heading", found.length > 1 ? `${view.labels[key]} (${countOf(found.length)})` : view.labels[key]);
  heading.id = `${view.prefix}heading`;
  heading.tabIndex = -1;
  view.drawer.setAttribute("role", "region");
  view.drawer.setAttribute("aria-labelledby", heading.id);
  const close = button(view, "plx-small", "Close", () => open(view, ""));
  const head = html("div", "plx-ev-head");
  head.append(heading, close);
  const list = html("ul", "plx-ev-list");
  list.setAttribute("role", "list");
  found.slice(0, AT_FIRST).forEach((_, at) => list.append(item(view, key, at)));
  view.drawer.append(head, list);
  if (found.length > AT_FIRST) view.drawer.append(showAll(view, key, list));
}

function showAll(view, key, list) {
  const found = view.passages[key];
  const more = button(view, "plx-small", `Show all ${countOf(found.length)}`, () => {
    found.slice(AT_FIRST).forEach((_, at) => list.append(item(view, key, AT_FIRST + at)));
    const next = list.children[AT_FIRST];
    next.tabIndex = -1;
    next.focus();
    more.remove();
  });
  return more;
}

function item(view, key, at) {
  const [article, position, text] = view.passages[key][at];
  const where = html("p", "plx-ev-where");
  where.append(html("span", "plx-ev-badge", article), html("span", "", `, ${position}`));
  const sentence = html("p", "plx-ev-sentence");
  sentence.dir = "auto";
  text.split("\x1f").forEach((piece, n) => {
    if (piece) sentence.append(n % 2 ? html("mark", "plx-ev-mark", piece) : piece);
  });
  const entry = html("li", "plx-ev-passage");
  entry.append(where, sentence);
  if (view.model.get("connected")) {
    const go = button(view, "plx-small", "Show in the reader", (event) => showInReader(view, event, key, at, answer));
    const answer = html("span", "plx-ev-answer");
    answer.setAttribute("role", "status");
    go.setAttribute("aria-label", `Show in the reader: ${article}, ${position}`);
    entry.append(go, answer);
  }
  return entry;
}

// The kernel tells the reader what to show. A reader asked by keyboard takes the focus over from the button that is noted
// here (see showFromPython in page/links.js).
function showInReader(view, event, key, at, answer) {
  const open = document.querySelector(".plx-reader");
  answer.textContent = open ? "" : "The reader is not open yet. Run its cell first.";
  if (!open) return;
  globalThis.plxAsking = event.detail === 0 ? event.currentTarget : null;
  view.model.send({ show: [key, at] });
}

function countOf(sentences) {
  return sentences === 1 ? "1 sentence" : `${sentences} sentences`;
}

// ---- marks: what can be opened

function markOf(view, element, key, label) {
  element.dataset.key = key;
  element.setAttribute("aria-expanded", "false");
  element.setAttribute("aria-controls", view.drawer.id);
  element.setAttribute("aria-label", label);
  view.marks.push(element);
}

// ---- a table

function table(view) {
  const { caption, corner, columns, rows } = view.model.get("table");
  const built = html("table", "plx-ev-table");
  built.append(html("caption", "", caption));
  const head = built.createTHead().insertRow();
  head.append(corner ? headCell("col", corner) : html("td"));
  for (const column of columns) head.append(headCell("col", column.text, column.number));
  const body = built.createTBody();
  for (const [name, cells] of rows) {
    const row = body.insertRow();
    row.append(headCell("row", name));
    for (const cell of cells) row.append(dataCell(view, cell));
  }
  const frame = html("div", "plx-ev-scroll");
  frame.append(built, hint("Select an underlined value to read the sentences behind it."));
  return frame;
}

// Python has made the table or the chart anew; what is open stays open as long as there is something behind it.
function redraw(view) {
  const focused = view.marks.find((mark) => mark === document.activeElement)?.dataset.key;
  const last = view.last?.dataset.key;
  view.passages = view.model.get("passages");
  view.labels = view.model.get("labels");
  view.marks = [];
  view.root.replaceChild(view.model.get("kind") === "chart" ? chart(view) : table(view), view.root.firstChild);
  view.last = view.marks.find((mark) => mark.dataset.key === last) ?? null;
  show(view);
  view.marks.find((mark) => mark.dataset.key === focused)?.focus();
}

function headCell(scope, text, number = false) {
  const cell = html("th", number ? "plx-ev-number" : "", text);
  cell.scope = scope;
  return cell;
}

function dataCell(view, { text, number, key, share }) {
  const cell = html("td", number ? "plx-ev-number" : "");
  if (key) {
    const opener = html("button", "plx-ev-cell", text || "–");
    opener.type = "button";
    markOf(view, opener, key, view.labels[key]);
    cell.append(opener);
  } else cell.textContent = text;
  if (typeof share === "number") cell.append(shareBar(share));
  return cell;
}

// A share from 0 to 1 beside its number, for the eye alone.
function shareBar(share) {
  const bar = html("span", "plx-ev-bar");
  const full = html("span");
  full.style.width = `${100 * share}%`;
  bar.append(full);
  return bar;
}

// ---- a chart

function chart(view) {
  const figure = html("figure", "plx-chart");
  const parsed = new DOMParser().parseFromString(view.model.get("svg"), "image/svg+xml");
  const svg = copy(view, parsed.documentElement);
  figure.setAttribute("role", "group");
  figure.setAttribute("aria-label", view.model.get("name"));
  if (!svg || svg.localName !== "svg") return figure;
  const scroll = html("div", "plx-ev-scroll");
  scroll.append(svg);
  figure.append(scroll);
  sized(svg);
  for (const group of svg.querySelectorAll("g[data-gid]")) {
    const key = group.dataset.gid;
    if (!Object.hasOwn(view.passages, key)) continue;
    group.setAttribute("tabindex", "-1");
    group.setAttribute("role", "button");
    if (key.startsWith("ribbon|")) group.classList.add("plx-ev-ribbon");
    markOf(view, group, key, view.labels[key]);
  }
  if (view.marks.length) {
    const how = "Click a part of the chart, or press Tab, then the arrow keys and Enter, to read the sentences behind it.";
    figure.append(hint(how));
    view.marks[0].setAttribute("tabindex", "0");
    whenSeen(view, svg, () => {
      if (!view.root.contains(document.activeElement)) makeStop(view, rowsOf(view.marks)[0][0]);
      view.marks.forEach(frameMark);
    });
  } else {
    svg.setAttribute("role", "img");
    svg.setAttribute("aria-label", view.model.get("name"));
  }
  return figure;
}

// Only listed elements and attributes are made anew; anything else, with all it holds, stays behind.
function copy(view, source) {
  if (source.namespaceURI !== SVG || !ELEMENTS.has(source.localName)) return null;
  const made = document.createElementNS(SVG, source.localName);
  for (const { localName, value } of source.attributes) copyAttribute(view, made, localName, value);
  for (const child of source.childNodes) {
    if (child.nodeType === Node.TEXT_NODE) made.append(child.data);
    else if (child.nodeType === Node.ELEMENT_NODE) made.append(copy(view, child) ?? "");
  }
  return made;
}

function copyAttribute(view, made, name, value) {
  if (name === "id") {
    made.id = view.prefix + value; // the same figure may stand on the page twice
    made.dataset.gid = value;
  } else if (name === "href") {
    const inline = made.localName === "image" && /^data:image\/png;base64,[A-Za-z0-9+/=\s]*$/.test(value);
    if (inline) made.setAttribute("href", value);
    else if (value.startsWith("#")) made.setAttribute("href", `#${view.prefix}${value.slice(1)}`);
  } else if (name === "style") {
    for (const line of value.split(";")) copyStyle(view, made, line);
  } else if (ATTRIBUTES.has(name)) {
    const safe = localUrl(view, value);
    if (safe !== null) made.setAttribute(name, safe);
  }
}

function copyStyle(view, made, declaration) {
  const [name, ...rest] = declaration.split(":");
  const safe = localUrl(view, rest.join(":").trim());
  if (STYLES.has(name.trim()) && safe !== null) made.style.setProperty(name.trim(), safe);
}

// url(…) may only point into the same picture.
function localUrl(view, value) {
  const inside = /^url\(#([^()"'\\]+)\)$/.exec(value);
  if (inside) return `url(#${view.prefix}${inside[1]})`;
  return /url|\\|\/\*/i.test(value) ? null : value;
}

function sized(svg) {
  const [, , width] = (svg.getAttribute("viewBox") ?? "0 0 460 300").split(/[\s,]+/).map(Number);
  svg.removeAttribute("width");
  svg.removeAttribute("height");
  svg.style.setProperty("--plx-width", `${Math.round((width * 4) / 3)}px`); // matplotlib measures in points
}

// Sizes are known only once the chart is laid out.
function whenSeen(view, svg, act) {
  const seen = new ResizeObserver(() => {
    if (!svg.getBoundingClientRect().width) return;
    seen.disconnect();
    act();
  });
  seen.observe(svg);
  view.ends.signal.addEventListener("abort", () => seen.disconnect(), { once: true });
}

// A frame inside the mark shows hover, focus and “open” without colour; it also makes thin marks easier to hit.
function frameMark(group) {
  const ribbon = group.classList.contains("plx-ev-ribbon") ? group.querySelector("path") : null;
  if (ribbon) followShape(group, ribbon);
  else frameBox(group);
  const title = document.createElementNS(SVG, "title");
  title.textContent = group.getAttribute("aria-label");
  group.prepend(title);
}

// The box around a ribbon would hold half the chart: its frame, and what can be hit, follow its shape.
function followShape(group, shape) {
  for (const name of ["plx-ev-halo", "plx-ev-ring"]) {
    const path = document.createElementNS(SVG, "path");
    path.setAttribute("class", name);
    path.setAttribute("d", shape.getAttribute("d"));
    group.append(path);
  }
}

function frameBox(group) {
  const box = group.getBBox();
  const grow = (side) => Math.max(0, (9 - side) / 2);
  const place = { x: box.x - grow(box.width), y: box.y - grow(box.height) };
  for (const name of ["plx-ev-halo", "plx-ev-ring"]) {
    const rect = document.createElementNS(SVG, "rect");
    rect.setAttribute("class", name);
    rect.setAttribute("x", place.x);
    rect.setAttribute("y", place.y);
    rect.setAttribute("width", box.width + 2 * grow(box.width));
    rect.setAttribute("height", box.height + 2 * grow(box.height));
    group.append(rect);
  }
}

// ---- small parts

function hint(text) {
  return html("p", "plx-ev-hint", text);
}
