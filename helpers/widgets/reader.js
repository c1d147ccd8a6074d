// The reader: articles side by side. Positions are token numbers; Python's character offsets never come here, because
// JavaScript counts UTF-16 units. All text is set as text, never as markup: articles are untrusted.

const SEPARATOR = "\u001f"; // between a token and the gap after it, see payload.py
const STYLES = ["solid", "dashed", "dotted", "wavy", "double"];
const COLOURS = 8; // --plx-c0 to --plx-c7 in reader.css
const NATIVE = typeof Highlight === "function" && Boolean(globalThis.CSS?.highlights);

export default { render };

// A number of its own for each reader on the page. Every widget loads this module anew, so the count is the page's.
function nextNumber() {
  globalThis.plxReaders = (globalThis.plxReaders ?? 0) + 1;
  return globalThis.plxReaders;
}

function render({ model, el }) {
  const view = {
    model,
    name: `plx-${nextNumber()}`,
    stop: new AbortController(), // removes every listener at once
    hidden: new Set(), // codes switched off in the legend
    spots: new Map(), // what is painted: name to passages
    wrapped: new Set(), // sentences the fallback has rebuilt
    caret: null, // {col, anchor, head}: where the keyboard or the mouse is
    pair: -1, // number of the link that is shown
  };
  buildRoot(view, el);
  model.get("_articles").forEach((article, number) => buildColumn(view, article, number));
  buildLegend(view);
  buildLinks(view);
  const follow = followModel(view);
  listen(view);
  paintSelection(view);
  if (model.get("_shown").passage) requestAnimationFrame(() => showFromPython(view));
  return () => {
    view.stop.abort();
    for (const [event, handler] of follow) model.off(event, handler);
    for (const name of view.spots.keys()) if (NATIVE) CSS.highlights.delete(`${view.name}-${name}`);
  };
}

function followModel(view) {
  const follow = [
    ["change:selection", () => paintSelection(view)],
    ["change:_layers", () => buildLegend(view)],
    ["change:_links", () => buildLinks(view)],
    ["change:_shown", () => showFromPython(view)],
  ];
  for (const [event, handler] of follow) view.model.on(event, handler);
  return follow;
}

// --- building -------------------------------------------------------------------------------------------------------

function make(tag, classes, parent, text) {
  const node = document.createElement(tag);
  if (classes) node.className = classes;
  if (text !== undefined) node.textContent = text;
  parent?.append(node);
  return node;
}

function buildRoot(view, el) {
  view.root = make("div", `plx-reader ${view.name} mathjax_ignore tex2jax_ignore`, el);
  view.rules = make("style", "", view.root);
  view.legend = make("div", "plx-legend", view.root);
  view.links = make("div", "plx-links", view.root);
  const help = make("p", "plx-help", view.root);
  help.id = `${view.name}-help`;
  help.textContent =
    "Click a word, drag over several, double-click a sentence. Keys: ← → word, ↑ ↓ sentence, Home and End its edges, " +
    "Shift extends, Enter selects, Escape clears.";
  view.grid = make("div", "plx-cols", view.root);
  view.live = make("div", "plx-hear", view.root);
  view.live.setAttribute("aria-live", "polite");
  view.columns = [];
}

function buildColumn(view, article, number) {
  const box = make("section", "plx-col", view.grid);
  box.setAttribute("aria-label", `Article ${article.id}`);
  const head = make("header", "plx-head", box);
  make("span", "plx-id", head, article.id);
  const heading = make("div", "plx-title", head);
  make("bdi", "", heading, article.title);
  if (article.about) make("div", "plx-about", head, article.about);
  const status = make("div", "plx-status", box);
  const text = make("div", "plx-text", box);
  text.tabIndex = 0;
  text.dataset.column = number;
  for (const [key, value] of [
    ["role", "group"],
    ["aria-roledescription", "article text"],
    ["aria-label", `${article.id}: ${article.title}`],
    ["aria-describedby", `${view.name}-help`],
  ]) text.setAttribute(key, value);
  const column = { number, article, text, status, sentences: [], tokens: 0, marks: [] };
  article.blocks.forEach((block, i) => buildBlock(column, block, article.blocks[i - 1]?.[0] !== block[0]));
  view.columns.push(column);
}

// A block names its zone, but in a run of blocks of one kind only the first does.
function buildBlock(column, [kind, label, greyed, size], isFirst) {
  const block = make("div", `plx-block plx-is-${kind}${greyed ? " plx-around" : ""}`);
  if (label && isFirst) make("div", "plx-label", block, label);
  const paragraph = make("p", "plx-p", block);
  paragraph.dir = "auto";
  for (let i = 0; i < size; i++) {
    const number = column.sentences.length;
    const raw = column.article.text[number];
    const element = make("span", "plx-s", paragraph, raw.replaceAll(SEPARATOR, ""));
    element.dataset.s = number;
    paragraph.append(" ");
    const count = raw ? Math.ceil(raw.split(SEPARATOR).length / 2) : 0;
    column.sentences.push({ element, raw, number, first: column.tokens, count, label: label || kind });
    column.tokens += count;
  }
  column.text.append(block);
}

// --- tokens and places on the page ----------------------------------------------------------------------------------

// The last sentence that begins at or before a token.
function sentenceOf(column, token) {
  let low = 0;
  let high = column.sentences.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (column.sentences[middle].first <= token) low = middle;
    else high = middle - 1;
  }
  return column.sentences[low];
}

// Where each token of a sentence starts and ends in its text: [start, end, start, end, …], worked out when first used.
function boundsOf(sentence) {
  if (!sentence.bounds) {
    sentence.bounds = [];
    let at = 0;
    sentence.raw.split(SEPARATOR).forEach((piece, number) => {
      if (number % 2 === 0) sentence.bounds.push(at, at + piece.length);
      at += piece.length;
    });
  }
  return sentence.bounds;
}

function textNodes(element) {
  if (element.childNodes.length === 1 && element.firstChild.nodeType === Node.TEXT_NODE) return [element.firstChild];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}

function rangeOf(column, first, last) {
  const [from, to] = [sentenceOf(column, first), sentenceOf(column, last)];
  const range = document.createRange();
  range.setStart(...place(from, boundsOf(from)[2 * (first - from.first)]));
  range.setEnd(...place(to, boundsOf(to)[2 * (last - to.first) + 1]));
  return range;
}

function place(sentence, offset) {
  const nodes = textNodes(sentence.element);
  for (const node of nodes) {
    if (offset <= node.length) return [node, offset];
    offset -= node.length;
  }
  return [sentence.element, sentence.element.childNodes.length];
}

function caretFromPoint(x, y) {
  if (document.caretPositionFromPoint) {
    const found = document.caretPositionFromPoint(x, y);
    return found && [found.offsetNode, found.offset];
  }
  const found = document.caretRangeFromPoint?.(x, y);
  return found && [found.startContainer, found.startOffset];
}

// The token under a point as {column, token}, or null outside the text.
function tokenAt(view, x, y) {
  const [node, inside] = caretFromPoint(x, y) ?? [];
  const element = node?.parentElement?.closest(".plx-s");
  if (!element || !view.root.contains(element)) return null;
  const column = view.columns[element.closest(".plx-text").dataset.column];
  const sentence = column.sentences[element.dataset.s];
  let offset = inside;
  for (const other of textNodes(element)) {
    if (other === node) break;
    offset += other.length;
  }
  const local = nearest(column, sentence, offset, x, y);
  return local < 0 ? null : { column, token: sentence.first + local };
}

// A caret stands between two characters, and so may touch two tokens: take the one that lies under the point.
function nearest(column, sentence, offset, x, y) {
  const bounds = boundsOf(sentence);
  const touching = [];
  for (let i = 0; i < sentence.count; i++) {
    if (bounds[2 * i] <= offset && offset <= bounds[2 * i + 1]) touching.push(i);
    if (bounds[2 * i] > offset) break;
  }
  const under = (i) =>
    [...rangeOf(column, sentence.first + i, sentence.first + i).getClientRects()].some(
      (box) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom,
    );
  return touching.length > 1 ? (touching.find(under) ?? touching[0]) : (touching[0] ?? -1);
}

// --- painting -------------------------------------------------------------------------------------------------------

// Show passages, each [column, first, last, …], under a name that reader.css or `writeRules` gives a look.
function paint(view, name, passages, priority = 0) {
  view.spots.set(name, passages);
  if (!NATIVE) {
    if (!view.repaint) queueMicrotask(() => wrapAll(view));
    view.repaint = true;
    return;
  }
  const highlight = new Highlight();
  for (const [number, first, last] of passages) highlight.add(rangeOf(view.columns[number], first, last));
  highlight.priority = priority;
  CSS.highlights.set(`${view.name}-${name}`, highlight);
}

// Without the Custom Highlight API: sentences with something to show are rebuilt from wrapping elements.
function wrapAll(view) {
  view.repaint = false;
  const cuts = new Map();
  for (const [name, passages] of view.spots) {
    for (const [number, first, last] of passages) {
      const column = view.columns[number];
      for (let n = sentenceOf(column, first).number; n <= sentenceOf(column, last).number; n++) {
        const sentence = column.sentences[n];
        const bounds = boundsOf(sentence);
        const start = first <= sentence.first ? 0 : bounds[2 * (first - sentence.first)];
        const end = bounds[2 * Math.min(last - sentence.first, sentence.count - 1) + 1];
        if (!cuts.has(sentence)) cuts.set(sentence, []);
        cuts.get(sentence).push({ name, start, end });
      }
    }
  }
  for (const sentence of view.wrapped) sentence.element.replaceChildren(sentence.raw.replaceAll(SEPARATOR, ""));
  for (const [sentence, parts] of cuts) wrapSentence(sentence, parts);
  view.wrapped = new Set(cuts.keys());
}

function wrapSentence({ element, raw }, parts) {
  const text = raw.replaceAll(SEPARATOR, "");
  const edges = new Set([0, text.length, ...parts.flatMap(({ start, end }) => [start, end])]);
  const ordered = [...edges].sort((a, b) => a - b);
  element.replaceChildren();
  ordered.slice(0, -1).forEach((start, i) => {
    const end = ordered[i + 1];
    const names = parts.filter((part) => part.start <= start && end <= part.end).map(({ name }) => `plx-h-${name}`);
    make("span", names.join(" "), element, text.slice(start, end));
  });
}

function paintSelection(view) {
  const chosen = view.model.get("selection");
  const column = chosen && view.columns.find(({ article }) => article.id === chosen.article);
  paint(view, "selection", column ? [[column.number, chosen.first, chosen.last]] : [], 3);
}

function paintCaret(view) {
  const { caret } = view;
  const shown = caret && (view.dragging || caret.column.text === document.activeElement);
  paint(view, "caret", shown ? [[caret.column.number, ...ends(caret)]] : [], 2);
}

const ends = ({ anchor, head }) => [Math.min(anchor, head), Math.max(anchor, head)];

// --- legend ---------------------------------------------------------------------------------------------------------

function buildLegend(view) {
  for (const name of view.spots.keys()) if (name.startsWith("mark")) paint(view, name, []);
  view.codes = [];
  view.legend.replaceChildren();
  for (const layer of view.model.get("_layers")) {
    const group = make("fieldset", "plx-layer", view.legend);
    make("legend", "", group, layer.kind ? `${layer.name} (${layer.kind})` : layer.name);
    const codes = layer.codes.map(([code, letters, count]) => addCode(view, group, layer, code, letters, count));
    for (const mark of layer.marks) codes[mark[3]].marks.push(mark);
  }
  const look = (code) => codeRule(view, code);
  view.rules.textContent = view.codes.map(look).join("\n") + stateRules(view);
  view.codes.forEach((code) => paintCode(view, code));
  lettersToSentences(view);
}

function addCode(view, group, layer, text, letters, count) {
  const number = view.codes.length;
  const code = { number, text, letters, layer: layer.name, key: `${layer.name}\n${text}`, marks: [] };
  view.codes.push(code);
  const item = make("label", "plx-code", group);
  const box = make("input", "", item);
  box.type = "checkbox";
  box.checked = !view.hidden.has(code.key);
  box.dataset.code = number;
  make("span", `plx-swatch plx-h-mark${number}`, item, letters);
  make("bdi", "", item, text);
  make("span", "plx-count", item, `(${count})`);
  return code;
}

function codeRule(view, { number }) {
  const colour = `var(--plx-c${number % COLOURS})`;
  const line = `underline ${STYLES[number % STYLES.length]} 2px ${colour}`;
  return bothRules(view, `mark${number}`, `background-color:color-mix(in srgb,${colour} 16%,transparent);text-decoration:${line}`);
}

function stateRules(view) {
  return (
    bothRules(view, "link", "text-decoration:underline dotted 3px var(--plx-link)") +
    bothRules(view, "target", "background-color:var(--plx-target);color:var(--plx-target-ink)") +
    bothRules(view, "caret", "background-color:var(--plx-caret);color:var(--plx-caret-ink)") +
    bothRules(view, "selection", "background-color:var(--plx-chosen);color:var(--plx-chosen-ink)")
  );
}

// Two rules, because a browser that does not know ::highlight drops the whole rule it stands in.
function bothRules(view, name, look) {
  return `\n::highlight(${view.name}-${name}){${look}}\n.${view.name} .plx-h-${name}{${look}}`;
}

function paintCode(view, code) {
  paint(view, `mark${code.number}`, view.hidden.has(code.key) ? [] : code.marks);
}

function toggleCode(view, box) {
  const code = view.codes[box.dataset.code];
  if (box.checked) view.hidden.delete(code.key);
  else view.hidden.add(code.key);
  paintCode(view, code);
  lettersToSentences(view);
}

// The letters of a sentence's codes stand after it: a mark is never told by colour alone.
function lettersToSentences(view) {
  for (const element of view.root.querySelectorAll(".plx-s[data-codes]")) delete element.dataset.codes;
  for (const code of view.codes) {
    if (view.hidden.has(code.key)) continue;
    const elements = code.marks.map(([number, , last]) => sentenceOf(view.columns[number], last).element);
    for (const { dataset } of new Set(elements)) dataset.codes = dataset.codes ? `${dataset.codes} ${code.letters}` : code.letters;
  }
}

// --- links ----------------------------------------------------------------------------------------------------------

function buildLinks(view) {
  const links = view.model.get("_links");
  view.pair = -1;
  outline(view, [], "");
  paint(view, "link", links.flatMap(({ passages }) => passages), -1);
  view.links.replaceChildren();
  if (!links.length) return;
  const bar = make("div", "plx-bar", view.links);
  make("span", "plx-bar-title", bar, `Matched passages (${links.length})`);
  for (const [step, text] of [[-1, "← previous"], [1, "next →"]]) {
    const button = make("button", "plx-button", bar, text);
    button.dataset.step = step;
  }
  const list = make("ol", "plx-list", view.links);
  links.forEach(({ label }, number) => {
    const button = make("button", "plx-match", make("li", "", list));
    make("bdi", "", button, label);
    button.dataset.link = number;
  });
}

// Scroll every column to its passage of a link and outline them. A column that was clicked in stays where it is, and
// the others put their passage at the same height beside it.
function showLink(view, number, clicked) {
  const { label, passages } = view.model.get("_links")[number];
  view.pair = number;
  outline(view, passages, label);
  const level = clicked && topOf(view, passages.find(([column]) => column === clicked.number));
  for (const passage of passages) {
    if (passage[0] !== clicked?.number) scrollTo(view, passage, level);
  }
  for (const button of view.links.querySelectorAll("[data-link]")) {
    const current = Number(button.dataset.link) === number;
    if (current) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
    if (current) keepInside(button.closest("ol"), button);
  }
  say(view, `Matched: ${label}`, passages.map(([column]) => view.columns[column]));
}

function linkAt(view, column, token) {
  const covers = ([number, first, last]) => number === column.number && first <= token && token <= last;
  return view.model.get("_links").findIndex(({ passages }) => passages.some(covers));
}

function stepLink(view, step) {
  const size = view.model.get("_links").length;
  showLink(view, (Math.max(view.pair, step > 0 ? -1 : 0) + step + size) % size);
}

// --- showing --------------------------------------------------------------------------------------------------------

function outline(view, passages, label) {
  for (const element of view.root.querySelectorAll(".plx-target")) {
    element.classList.remove("plx-target");
    delete element.dataset.label;
  }
  paint(view, "target", passages, 1);
  for (const [number, first, last] of passages) {
    const column = view.columns[number];
    const from = sentenceOf(column, first);
    for (let n = from.number; n <= sentenceOf(column, last).number; n++) {
      column.sentences[n].element.classList.add("plx-target");
    }
    if (label) from.element.dataset.label = label;
  }
}

const topOf = (view, [number, first]) => {
  const { text } = view.columns[number];
  return rangeOf(view.columns[number], first, first).getBoundingClientRect().top - text.getBoundingClientRect().top;
};

// Put a passage at a height inside its column (a quarter down where none is given), and the column on the screen.
function scrollTo(view, passage, level) {
  const { text } = view.columns[passage[0]];
  const height = Math.min(Math.max(level ?? text.clientHeight / 4, 0), text.clientHeight * 0.8);
  text.scrollTop += topOf(view, passage) - height;
  text.scrollIntoView({ block: "nearest" });
}

function keepInside(box, item) {
  const [outer, inner] = [box.getBoundingClientRect(), item.getBoundingClientRect()];
  if (inner.top < outer.top) box.scrollTop -= outer.top - inner.top;
  if (inner.bottom > outer.bottom) box.scrollTop += inner.bottom - outer.bottom;
}

function showFromPython(view) {
  const { passage } = view.model.get("_shown");
  if (!passage) return;
  const column = view.columns[passage[0]];
  outline(view, [passage], "");
  scrollTo(view, passage);
  say(view, `Shown: ${describe(view, column, passage[1], passage[2])}`, [column]);
}

// --- telling --------------------------------------------------------------------------------------------------------

// What stands at a passage, in words: the same for the eye and for a screen reader.
function describe(view, column, first, last) {
  const sentence = sentenceOf(column, first);
  const words = rangeOf(column, first, last).toString();
  const short = words.length > 80 ? `${words.slice(0, 60)} … ${words.slice(-15)}` : words;
  const parts = [`“${short}”`, `sentence ${sentence.number + 1} of ${column.sentences.length}`, sentence.label];
  for (const code of view.codes) {
    if (view.hidden.has(code.key)) continue;
    const found = code.marks.filter(([number, a, b]) => number === column.number && a <= last && first <= b);
    const notes = [...new Set(found.map((mark) => mark[4]).filter(Boolean))];
    if (found.length) parts.push(`${code.letters}: ${code.text}${notes.length ? ` (${notes.join("; ")})` : ""}`);
  }
  const link = linkAt(view, column, first);
  if (link >= 0) parts.push(`matched: ${view.model.get("_links")[link].label}`);
  return parts.join(" · ");
}

function say(view, text, columns, aloud = true) {
  for (const { status } of columns) status.textContent = text;
  if (aloud) view.live.textContent = text;
}

function sayCaret(view, aloud) {
  const { caret } = view;
  say(view, describe(view, caret.column, ...ends(caret)), [caret.column], aloud);
}

// --- selecting ------------------------------------------------------------------------------------------------------

function moveTo(view, column, head, extend, aloud) {
  const anchor = extend && view.caret?.column === column ? view.caret.anchor : head;
  view.caret = { column, anchor, head };
  paintCaret(view);
  sayCaret(view, aloud);
}

function confirm(view, clicked) {
  const { caret } = view;
  if (!caret) return;
  const [first, last] = ends(caret);
  select(view, { article: caret.column.article.id, first, last });
  const link = linkAt(view, caret.column, caret.head);
  if (link >= 0 && clicked) showLink(view, link, caret.column);
}

function select(view, value) {
  view.model.set("selection", value);
  view.model.save_changes();
}

// Whether there was anything to clear: if not, Escape goes on to JupyterLab.
function clearAll(view) {
  const ranged = view.caret && view.caret.anchor !== view.caret.head;
  const something = ranged || view.model.get("selection") || view.spots.get("target")?.length;
  if (!something) return false;
  if (view.caret) view.caret.anchor = view.caret.head;
  outline(view, [], "");
  select(view, null);
  paintCaret(view);
  return true;
}

// --- mouse and keys -------------------------------------------------------------------------------------------------

function listen(view) {
  const on = (node, event, handler) => node.addEventListener(event, handler, { signal: view.stop.signal });
  // At the window and before anything else: Notebook 7 listens at the document while the event is still on its way down.
  window.addEventListener("keydown", (event) => guardKeys(view, event), { signal: view.stop.signal, capture: true });
  on(view.legend, "change", ({ target }) => toggleCode(view, target));
  on(view.links, "click", ({ target }) => {
    const { step, link } = target.closest("button")?.dataset ?? {};
    if (step) stepLink(view, Number(step));
    if (link) showLink(view, Number(link));
  });
  for (const column of view.columns) {
    on(column.text, "mousedown", (event) => press(view, column, event));
    on(column.text, "mousemove", (event) => hover(view, column, event));
    on(column.text, "dblclick", (event) => chooseSentence(view, event));
    on(column.text, "focus", () => enter(view, column));
    on(column.text, "blur", () => paintCaret(view));
    on(column.text, "copy", (event) => copy(view, event));
  }
  on(document, "mousemove", (event) => drag(view, event));
  on(document, "mouseup", () => release(view));
}

function press(view, column, event) {
  const onScrollBar = event.target === column.text && event.offsetX > column.text.clientWidth;
  if (event.button !== 0 || onScrollBar) return;
  const found = event.target.closest(".plx-p") && tokenAt(view, event.clientX, event.clientY);
  event.preventDefault(); // no selection of the browser's own beside ours
  view.pressed = true;
  column.text.focus({ preventScroll: true });
  view.pressed = false;
  if (!found) return;
  view.dragging = true;
  view.moved = false;
  moveTo(view, found.column, found.token, event.shiftKey, false);
}

function drag(view, event) {
  if (!view.dragging) return;
  const found = tokenAt(view, event.clientX, event.clientY);
  if (!found || found.column !== view.caret.column || found.token === view.caret.head) return;
  view.moved = true;
  moveTo(view, found.column, found.token, true, false);
}

function release(view) {
  if (!view.dragging) return;
  view.dragging = false;
  confirm(view, !view.moved);
  paintCaret(view);
}

function hover(view, column, event) {
  if (view.dragging || view.waiting) return;
  view.waiting = true;
  requestAnimationFrame(() => {
    view.waiting = false;
    const found = tokenAt(view, event.clientX, event.clientY);
    if (found) say(view, describe(view, found.column, found.token, found.token), [column], false);
  });
}

function chooseSentence(view, event) {
  const found = tokenAt(view, event.clientX, event.clientY);
  if (!found) return;
  const { first, count } = sentenceOf(found.column, found.token);
  view.caret = { column: found.column, anchor: first, head: first + count - 1 };
  paintCaret(view);
  sayCaret(view, false);
  confirm(view, false);
}

function enter(view, column) {
  if (view.pressed || !column.tokens) return; // the mouse says itself where the caret goes
  if (view.caret?.column === column) paintCaret(view);
  else moveTo(view, column, column.sentences.find(({ count }) => count).first, false, false);
  sayCaret(view, true);
}

function copy(view, event) {
  if (!view.caret) return;
  event.clipboardData.setData("text/plain", rangeOf(view.caret.column, ...ends(view.caret)).toString());
  event.preventDefault();
}

// JupyterLab must not take the reader's keys: x would cut the cell. Its combinations (Ctrl+S, Shift+Enter) still reach it.
function guardKeys(view, event) {
  if (!view.root.contains(event.target)) return;
  if (event.ctrlKey || event.metaKey || event.altKey) {
    if (event.ctrlKey && (event.key === "Home" || event.key === "End")) textKey(view, event);
    return;
  }
  if (event.key === "Escape") {
    if (clearAll(view)) event.stopPropagation();
    return;
  }
  if (event.shiftKey && event.key === "Enter") return;
  event.stopPropagation();
  textKey(view, event);
}

function textKey(view, event) {
  const column = view.columns.find(({ text }) => text === event.target);
  if (!column || !column.tokens) return;
  if (view.caret?.column !== column) enter(view, column);
  if (event.key === "Enter") {
    confirm(view, true);
    event.preventDefault();
    return;
  }
  const head = destination(column, view.caret.head, event);
  if (head === null) return;
  event.preventDefault();
  event.stopPropagation();
  moveTo(view, column, head, event.shiftKey, true);
  followCaret(view);
}

// The token a key leads to from another token, or null for a key that does not move.
function destination(column, from, { key, ctrlKey }) {
  const sentence = sentenceOf(column, from);
  const clamp = (token) => Math.min(Math.max(token, 0), column.tokens - 1);
  const beside = (step) => column.sentences[sentence.number + step]?.first ?? (step < 0 ? 0 : column.tokens - 1);
  const moves = {
    ArrowLeft: () => clamp(from - 1),
    ArrowRight: () => clamp(from + 1),
    ArrowUp: () => clamp(from > sentence.first ? sentence.first : beside(-1)),
    ArrowDown: () => clamp(beside(1)),
    Home: () => (ctrlKey ? 0 : sentence.first),
    End: () => (ctrlKey ? column.tokens - 1 : sentence.first + sentence.count - 1),
  };
  return Object.hasOwn(moves, key) ? moves[key]() : null;
}

function followCaret(view) {
  const { column, head } = view.caret;
  keepInside(column.text, rangeOf(column, head, head));
  const { top, bottom } = rangeOf(column, head, head).getBoundingClientRect();
  if (top < 0 || bottom > window.innerHeight) column.text.scrollIntoView({ block: "nearest" });
}
