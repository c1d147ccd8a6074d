// Build the page: header, status line and text of every article. Text is set as text, never as markup.

const AT_REST = "Click a word: this line says where it stands and what is marked there.";

function make(tag, classes, parent, text) {
  const node = document.createElement(tag);
  if (classes) node.className = classes;
  if (text !== undefined) node.textContent = text;
  parent?.append(node);
  return node;
}

function buildRoot(view, el) {
  view.root = make("div", `plx-live plx-reader ${view.name} mathjax_ignore tex2jax_ignore`, el);
  view.rules = make("style", "", view.root);
  view.legend = make("div", "plx-legend", view.root);
  const help = make("p", "plx-help", view.root);
  help.id = `${view.name}-help`;
  help.textContent =
    "Click a word, drag over several, double-click a sentence. Keys: ← → word, ↑ ↓ sentence, Home and End its edges, " +
    "Shift extends, Enter selects and, on a matched passage (dotted line), shows its match, Escape clears.";
  view.links = make("div", "plx-links", view.root);
  view.folds = make("div", "", view.root);
  view.room = make("div", "plx-room", view.root); // in the window together where there is room: codes and stage
  view.panel = make("div", "plx-coding", view.room);
  view.stage = make("div", "plx-stage", view.room); // what must be in the window together: the row of pairs, the texts
  view.bar = make("div", "plx-bar", view.stage);
  view.grid = make("div", "plx-cols", view.stage);
  view.mine = make("div", "plx-mine", view.root);
  view.root.append(faultBox(view));
  view.live = make("div", "plx-hear", view.root);
  view.live.setAttribute("aria-live", "polite");
  view.columns = [];
}

function buildColumn(view, article, number) {
  const box = make("div", "plx-col", view.grid); // a group: the same article may stand in several readers
  box.setAttribute("role", "group");
  box.setAttribute("aria-label", `Article ${article.id}`);
  const head = make("div", "plx-head", box);
  make("span", "plx-id", head, article.id);
  const heading = make("div", "plx-title", head);
  make("bdi", "", heading, article.title);
  if (article.about) make("div", "plx-about", head, article.about);
  const status = make("div", "plx-status", box, AT_REST);
  const text = make("div", "plx-text", box);
  text.tabIndex = 0;
  text.dataset.column = number;
  for (const [key, value] of [
    ["role", "group"],
    ["aria-roledescription", "article text"],
    ["aria-label", `${article.id}: ${article.title}`],
    ["aria-describedby", `${view.name}-help`],
  ]) text.setAttribute(key, value);
  const column = { number, article, text, status, sentences: [], tokens: 0, kinds: new Map() };
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
    const nth = (column.kinds.get(kind) ?? 0) + 1; // as a reader counts: among the sentences of the same kind of zone
    column.kinds.set(kind, nth);
    column.sentences.push({ element, raw, number, first: column.tokens, count, kind, nth, label: label || kind });
    column.tokens += count;
  }
  column.text.append(block);
}
