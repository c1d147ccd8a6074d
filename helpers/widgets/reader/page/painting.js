// Highlights: the CSS Custom Highlight API where the browser has it, wrapping elements where not.

const NATIVE = typeof Highlight === "function" && Boolean(globalThis.CSS?.highlights);

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
  const focused = document.activeElement;
  const shown = caret && (view.dragging || caret.column.text === focused || (view.coding && view.root.contains(focused)));
  paint(view, "caret", shown ? [[caret.column.number, ...ends(caret)]] : [], 2);
}

const ends = ({ anchor, head }) => [Math.min(anchor, head), Math.max(anchor, head)];
