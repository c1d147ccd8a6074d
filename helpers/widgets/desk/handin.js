// Two buttons, each with what came of it.

export default { render };

function render({ model, el }) {
  const view = { model, root: liveRoot("div", "plx-desk"), ends: new AbortController(), parts: {} };
  view.root.setAttribute("role", "group"); // no landmark: a lesson may show it twice
  view.root.setAttribute("aria-label", "Hand in");
  view.root.append(
    part(view, "hand-in", "Make the file to hand in", "plx-main"),
    part(view, "report", "Make my report", ""),
    (view.fault = faultBox(view)),
  );
  el.append(view.root);
  keepKeys(view);
  follow(view, {
    "change:made": () => show(view),
    "change:fault": () => show(view),
    "msg:custom": ({ file }, buffers) => {
      answered(view);
      saveFile(file, buffers[0]);
    },
  });
  show(view);
  return ending(view);
}

function part(view, what, name, look) {
  const made = html("div", "plx-desk-part");
  const said = html("div", "plx-desk-said");
  said.setAttribute("role", "status");
  const download = button(view, "", "Download", () => patiently(view, view.fault, { do: "download", what }));
  download.setAttribute("aria-label", what === "report" ? "Download the report" : "Download the file to hand in");
  const make = button(view, look, name, () => {
    said.replaceChildren(html("p", "", "One moment …"));
    patiently(view, view.fault, { do: "make", what });
  });
  const row = html("div", "plx-desk-row");
  row.append(make, download);
  made.append(row, said);
  view.parts[what] = { said, download };
  return made;
}

function show(view) {
  answered(view);
  for (const [what, { said, download }] of Object.entries(view.parts)) {
    const made = view.model.get("made")[what];
    const lines = made ? [made.said, ...made.lines] : [];
    said.replaceChildren(...lines.map((line) => html("p", "", line)));
    download.hidden = !made?.ready;
  }
}
