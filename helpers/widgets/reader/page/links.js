// Matched passages, and showing a place.

function buildLinks(view) {
  const links = view.model.get("_links");
  view.pair = -1;
  outline(view, []);
  paint(view, "link", links.flatMap(({ passages }) => passages), -1);
  view.links.replaceChildren();
  view.bar.replaceChildren();
  if (!links.length) return;
  for (const [step, text] of [[-1, "← previous"], [1, "next →"]]) {
    const button = make("button", "plx-button", view.bar, text);
    button.dataset.step = step;
  }
  make("bdi", "plx-pair", view.bar);
  markCurrent(view, -1);
  const fold = make("details", "plx-fold", view.links);
  fold.open = true;
  make("summary", "plx-bar-title", fold, `Matched passages (${links.length})`);
  const list = make("ol", "plx-list", fold);
  links.forEach(({ label }, number) => {
    const button = make("button", "plx-match", make("li", "", list));
    make("bdi", "", button, label);
    button.dataset.link = number;
  });
}

// Outline a link's passages and scroll every column to the main one, which is the first of its article. A column that
// was clicked in stays where it is, and the others put their passage at the same height beside it.
function showLink(view, number, clicked) {
  const { label, passages } = view.model.get("_links")[number];
  outline(view, passages, number);
  markCurrent(view, number); // before anything is measured: a longer label may take a second line
  const here = clicked?.column.number;
  const level = clicked && topOf(view, passages.find((passage) => covers(passage, here, clicked.head)));
  const mains = passages.filter(([column], n) => passages.findIndex(([other]) => other === column) === n);
  for (const passage of mains) if (passage[0] !== here) scrollTo(view, passage, level);
  bringStage(view, mains.find(([column]) => column !== here));
  say(view, `Matched: ${label}`, mains.map(([column]) => view.columns[column]));
}

// From the list; the focus goes on to the row above the texts where the list is no longer in the window.
function chooseLink(view, button) {
  if (!button) return;
  showLink(view, Number(button.dataset.link));
  const { top, bottom } = windowOf(view.stage);
  const box = button.getBoundingClientRect();
  if (box.top < top || box.bottom > bottom) view.bar.querySelector("[data-step='1']").focus({ preventScroll: true });
}

// Which link of the list is shown; -1 for none.
function markCurrent(view, number) {
  view.pair = number;
  const links = view.model.get("_links");
  const shown = view.bar.querySelector(".plx-pair");
  const known = number < 0 ? `${links.length} matched passages` : `${number + 1} of ${links.length} · ${links[number].label}`;
  if (shown) shown.textContent = known;
  for (const button of view.links.querySelectorAll("[data-link]")) {
    const current = Number(button.dataset.link) === number;
    if (current) button.setAttribute("aria-current", "true");
    else button.removeAttribute("aria-current");
    if (current) keepInside(button.closest("ol"), button);
  }
}

const covers = ([number, first, last], column, token) => number === column && first <= token && token <= last;

function linkAt(view, column, token) {
  const here = (passage) => covers(passage, column.number, token);
  return view.model.get("_links").findIndex(({ passages }) => passages.some(here));
}

function stepLink(view, step) {
  if (!step) return;
  const size = view.model.get("_links").length;
  showLink(view, (Math.max(view.pair, step > 0 ? -1 : 0) + step + size) % size);
}

function outline(view, passages, pair = -1) {
  for (const element of view.root.querySelectorAll(".plx-target")) {
    element.classList.remove("plx-target");
    delete element.dataset.pair;
    element.removeAttribute("title");
  }
  paint(view, "target", passages, 1);
  for (const [number, first, last] of passages) {
    const column = view.columns[number];
    const from = sentenceOf(column, first);
    for (let n = from.number; n <= sentenceOf(column, last).number; n++) {
      column.sentences[n].element.classList.add("plx-target");
    }
    if (pair < 0) continue;
    from.element.dataset.pair = pair + 1;
    from.element.title = view.model.get("_links")[pair].label;
  }
}

const topOf = (view, [number, first]) => {
  const { text } = view.columns[number];
  return rangeOf(view.columns[number], first, first).getBoundingClientRect().top - text.getBoundingClientRect().top;
};

// Put a passage at a height inside its column (a quarter down where none is given).
function scrollTo(view, passage, level) {
  const { text } = view.columns[passage[0]];
  const height = Math.min(Math.max(level ?? text.clientHeight / 4, 0), text.clientHeight * 0.8);
  text.scrollTop += topOf(view, passage) - height;
}

// The part of the page in which an element can be seen: the window, cut by every box that scrolls it.
function windowOf(element) {
  const seen = { top: 0, bottom: window.innerHeight };
  for (let box = element.parentElement; box && box !== document.body; box = box.parentElement) {
    if (!/auto|scroll|hidden/.test(getComputedStyle(box).overflowY) || box.scrollHeight <= box.clientHeight) continue;
    const { top, bottom } = box.getBoundingClientRect();
    seen.top = Math.max(seen.top, top);
    seen.bottom = Math.min(seen.bottom, bottom);
  }
  return seen;
}

// Bring the row of pairs and the texts into the window; nothing moves where they are. In a window too small for both
// the row and the first text come first, but a passage clicked in stays, and the text of its match comes.
function bringStage(view, passage) {
  const { top, bottom } = windowOf(view.stage);
  const box = [view.room, view.stage].find((it) => it.offsetHeight <= bottom - top);
  const clickedIn = view.stage.contains(document.activeElement) && !view.bar.contains(document.activeElement);
  if (box || !clickedIn) (box ?? view.stage).scrollIntoView({ block: box ? "nearest" : "start" });
  else if (passage) view.columns[passage[0]].text.scrollIntoView({ block: "nearest" });
}

function keepInside(box, item) {
  const [outer, inner] = [box.getBoundingClientRect(), item.getBoundingClientRect()];
  if (inner.top < outer.top) box.scrollTop -= outer.top - inner.top;
  if (inner.bottom > outer.bottom) box.scrollTop += inner.bottom - outer.bottom;
}

// The keyboard pressed “Show in the reader” (see evidence.js) and still stands there: it goes on at the shown place.
function takeFocus(view, column, token) {
  const asking = globalThis.plxAsking;
  globalThis.plxAsking = null;
  if (!asking || asking !== document.activeElement) return;
  view.caret = { column, anchor: token, head: token };
  column.text.focus({ preventScroll: true });
}

function showFromPython(view) {
  const { passage } = view.model.get("_shown");
  if (!passage) return;
  const column = view.columns[passage[0]];
  outline(view, [passage]);
  markCurrent(view, -1);
  scrollTo(view, passage);
  column.text.scrollIntoView({ block: "nearest" });
  if (view.root.isConnected) takeFocus(view, column, passage[1]);
  say(view, `Shown: ${describe(view, column, passage[1], passage[2])}`, [column]);
}
