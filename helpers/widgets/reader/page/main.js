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
    get ends() { // what the shared parts call it
      return this.stop;
    },
    hidden: new Set(), // codes switched off in the legend
    spots: new Map(), // what is painted: name to passages
    wrapped: new Set(), // sentences the fallback has rebuilt
    caret: null, // {column, anchor, head}: where the keyboard or the mouse is
    work: JSON.parse(model.get("_work")), // what stands in the journal, from Python
    pair: -1, // number of the link that is shown
    lettered: [], // sentences with letters of codes after them
    picked: "", // id of the own code that was dealt with last
    linkStart: null, // where a link of the student's starts that has no end yet
    asked: 0, // how often Python was asked for an action
    unanswered: new Set(), // which of these it has not answered
    noteFor: 0, // number of the question whose answer says what a note already begun is on
    noteLater: "", // what that note says, if it was finished before
    silent: false, // whether it has been long about it
  };
  buildRoot(view, el);
  model.get("_articles").forEach((article, number) => buildColumn(view, article, number));
  buildLegend(view);
  buildLinks(view);
  buildCoding(view);
  const follow = followModel(view);
  listen(view);
  paintSelection(view);
  if (model.get("_shown").passage) requestAnimationFrame(() => showFromPython(view));
  if (view.coding) model.send({ view: view.name, here: true });
  return () => {
    view.stop.abort();
    for (const [event, handler] of follow) model.off(event, handler);
    for (const name of view.spots.keys()) if (NATIVE) CSS.highlights.delete(`${view.name}-${name}`);
    try {
      if (view.coding) model.send({ view: view.name, here: false });
    } catch {
      // The connection is gone, and with it whom this is for.
    }
  };
}

function followModel(view) {
  const follow = [
    ["change:selection", () => paintSelection(view)],
    ["change:_layers", () => buildLegend(view)],
    ["change:_links", () => buildLinks(view)],
    ["change:_shown", () => showFromPython(view)],
    ["change:_work", () => redrawWork(view)],
    ["msg:custom", (answer) => hearAnswer(view, answer)],
  ];
  for (const [event, handler] of follow) view.model.on(event, handler);
  return follow;
}
