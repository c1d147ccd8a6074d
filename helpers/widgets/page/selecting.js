// What the status line and a screen reader are told; the caret and the selection.

// What stands at a passage, in words: the same for the eye and for a screen reader.
function describe(view, column, first, last) {
  const sentence = sentenceOf(column, first);
  const words = rangeOf(column, first, last).toString();
  const short = words.length > 80 ? `${words.slice(0, 60)} … ${words.slice(-15)}` : words;
  const size = column.kinds.get(sentence.kind);
  const where = size > 1 ? `${sentence.label}, sentence ${sentence.nth} of ${size}` : sentence.label;
  const parts = [`“${short}”`, where];
  for (const code of view.codes) {
    if (view.hidden.has(code.key)) continue;
    const found = code.marks.filter(([number, a, b]) => number === column.number && a <= last && first <= b);
    const notes = [...new Set(found.map((mark) => mark[4]).filter(Boolean))];
    if (found.length) parts.push(`${code.said}: ${code.text}${notes.length ? ` (${notes.join("; ")})` : ""}`);
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

function moveTo(view, column, head, extend, aloud) {
  const anchor = extend && view.caret?.column === column ? view.caret.anchor : head;
  view.caret = { column, anchor, head };
  view.picked = "";
  paintCaret(view);
  sayCaret(view, aloud);
  showAt(view);
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
  showAt(view);
  outline(view, [], "");
  markCurrent(view, -1);
  select(view, null);
  paintCaret(view);
  return true;
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
