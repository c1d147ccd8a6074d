// Mouse and keys.

function listen(view) {
  const on = (node, event, handler) => node.addEventListener(event, handler, { signal: view.stop.signal });
  // At the window and before anything else: Notebook 7 listens at the document while the event is still on its way down.
  window.addEventListener("keydown", (event) => guardKeys(view, event), { signal: view.stop.signal, capture: true });
  on(view.legend, "change", ({ target }) => toggleCode(view, target));
  on(view.links, "click", ({ target }) => chooseLink(view, target.closest("button")));
  on(view.bar, "click", ({ target }) => stepLink(view, Number(target.closest("button")?.dataset.step ?? 0)));
  for (const column of view.columns) {
    on(column.text, "mousedown", (event) => press(view, column, event));
    on(column.text, "mousemove", (event) => hover(view, column, event));
    on(column.text, "dblclick", (event) => chooseSentence(view, event));
    on(column.text, "focus", () => enter(view, column));
    on(column.text, "blur", () => paintCaret(view));
    on(column.text, "copy", (event) => copy(view, event));
  }
  listenToCoding(view, on);
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
  const found = tokenAt(view, ...pulledInside(view.caret.column.text, event));
  if (!found || found.column !== view.caret.column || found.token === view.caret.head) return;
  view.moved = true;
  moveTo(view, found.column, found.token, true, false);
}

// A drag that leaves the column scrolls it and goes on at its edge.
function pulledInside(text, { clientX, clientY }) {
  const { left, top, bottom } = text.getBoundingClientRect();
  if (clientY < top) text.scrollTop -= 20;
  if (clientY > bottom) text.scrollTop += 20;
  const within = (value, low, high) => Math.min(Math.max(value, low + 4), high - 4);
  return [within(clientX, left, left + text.clientWidth), within(clientY, top, bottom)];
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
    if (found) sayPlace(view, column, found.token, found.token, false);
  });
}

function chooseSentence(view, event) {
  const found = tokenAt(view, event.clientX, event.clientY);
  if (!found) return;
  const { first, count } = sentenceOf(found.column, found.token);
  view.caret = { column: found.column, anchor: first, head: first + count - 1 };
  view.picked = "";
  paintCaret(view);
  sayCaret(view, false);
  showAt(view);
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
  if (view.coding && event.target === view.note) return noteKey(view, event);
  if (view.coding && codingKey(view, event)) {
    event.stopPropagation();
    event.preventDefault();
    return;
  }
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
