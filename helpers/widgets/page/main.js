// The reader: articles side by side. Positions are token numbers; Python's character offsets never come here, because
// JavaScript counts UTF-16 units. All text is set as text, never as markup: articles are untrusted.
//
// The files of this folder are joined into one module (see reader.py), because a widget's module cannot import files
// that lie beside it. They hold functions and constants only, so their order does not matter.

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
    caret: null, // {column, anchor, head}: where the keyboard or the mouse is
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
