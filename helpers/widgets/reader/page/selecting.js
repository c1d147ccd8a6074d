// What the status line and a screen reader are told; the caret and the selection.

// What stands at a passage, in words: the same for the eye and for a screen reader.
function describe(view, column, first, last) {
  const sentence = sentenceOf(column, first);
  const words = rangeOf(column, first, last).toString();
  const parts = [`“${shortened(words)}”`, whereabouts(column, sentence, sentenceOf(column, last))];
  const heat = [];
  for (const code of view.codes) {
    if (view.hidden.has(code.key)) continue;
    const found = code.marks.filter(([number, a, b]) => number === column.number && a <= last && first <= b);
    if (code.step) {
      if (found.length) heat.push([code, found]);
      continue;
    }
    const notes = [...new Set(found.map((mark) => mark[4]).filter(Boolean))];
    if (found.length) parts.push(`${code.said}: ${code.text}${notes.length ? ` (${notes.join("; ")})` : ""}`);
  }
  if (heat.length) parts.push(heatSaid(heat[0][0], heat.flatMap(([, found]) => found)));
  const link = linkAt(view, column, first);
  if (link >= 0) parts.push(`matched: ${view.model.get("_links")[link].label}`);
  return parts.join(" · ");
}

// The beginning and the end of a long quotation, cut between words.
function shortened(words) {
  if (words.length <= 80) return words;
  const [, start] = /^(.{1,60})(?=\s)/su.exec(words) ?? [, words.slice(0, 60)];
  const [, end] = /(?<=\s)(.{1,20})$/su.exec(words) ?? [, ""];
  return `${start} … ${end}`;
}

function whereabouts(column, from, to) {
  const size = column.kinds.get(from.kind);
  const one = (sentence) => (column.kinds.get(sentence.kind) > 1 ? `, sentence ${sentence.nth}` : "");
  if (from.kind !== to.kind) return `${from.label}${one(from)} to ${to.label}${one(to)}`;
  if (from.nth !== to.nth) return `${from.label}, sentences ${from.nth} to ${to.nth} of ${size}`;
  return size > 1 ? `${from.label}, sentence ${from.nth} of ${size}` : from.label;
}

// Write into status lines what stands at a place or, without one, a text.
function say(view, text, columns, aloud = true, place = null) {
  for (const column of columns) {
    column.place = place;
    writeStatus(column, text);
  }
  if (aloud) view.live.textContent = text;
}

// A status line that takes more or less room leaves the words under the mouse where they are.
function writeStatus({ status, text }, words) {
  const before = status.offsetHeight;
  status.textContent = words;
  const grown = status.offsetHeight - before;
  if (grown) text.scrollTop += grown;
}

function sayPlace(view, column, first, last, aloud) {
  say(view, describe(view, column, first, last), [column], aloud, [first, last]);
}

function sayCaret(view, aloud) {
  sayPlace(view, view.caret.column, ...ends(view.caret), aloud);
}

// A code was switched on or off: what the status lines say of a place has changed.
function sayAgain(view) {
  for (const column of view.columns) if (column.place) writeStatus(column, describe(view, column, ...column.place));
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
  if (link >= 0 && clicked) showLink(view, link, caret);
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
  outline(view, []);
  markCurrent(view, -1);
  say(view, AT_REST, view.columns, false);
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
