// The top of the notebook on a class. Topics and file names are untrusted: they go in by textContent only.

export default { render };

function render({ model, el }) {
  const view = { model, root: liveRoot("section", "plx-desk plx-class-head"), ends: new AbortController() };
  const { title, loud, lines } = model.get("shown");
  view.root.setAttribute("aria-label", "Our class");
  const row = html("div", "plx-desk-row");
  row.append(html("strong", "plx-class-title", title), largeType(view));
  view.root.append(row);
  if (loud) view.root.append(html("p", "plx-class-loud", loud));
  for (const line of lines) view.root.append(html("p", "plx-class-line", line));
  view.root.append(faultBox(view));
  el.append(view.root);
  keepKeys(view);
  return ending(view);
}
