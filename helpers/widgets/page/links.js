// Matched passages, and showing a place.

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
  outline(view, passages, label);
  const level = clicked && topOf(view, passages.find(([column]) => column === clicked.number));
  for (const passage of passages) {
    if (passage[0] !== clicked?.number) scrollTo(view, passage, level);
  }
  markCurrent(view, number);
  say(view, `Matched: ${label}`, passages.map(([column]) => view.columns[column]));
}

// Which link of the list is shown; -1 for none.
function markCurrent(view, number) {
  view.pair = number;
  for (const button of view.links.querySelectorAll("[data-link]")) {
    const current = Number(button.dataset.link) === number;
    if (current) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
    if (current) keepInside(button.closest("ol"), button);
  }
}

function linkAt(view, column, token) {
  const covers = ([number, first, last]) => number === column.number && first <= token && token <= last;
  return view.model.get("_links").findIndex(({ passages }) => passages.some(covers));
}

function stepLink(view, step) {
  const size = view.model.get("_links").length;
  showLink(view, (Math.max(view.pair, step > 0 ? -1 : 0) + step + size) % size);
}

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
  markCurrent(view, -1);
  scrollTo(view, passage);
  say(view, `Shown: ${describe(view, column, passage[1], passage[2])}`, [column]);
}
