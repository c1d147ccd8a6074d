// Choosing a partner's file. It is read here and its bytes go to Python; nothing in it is trusted.

export default { render };

function render({ model, el }) {
  const view = { model, root: liveRoot("section", "plx-desk"), ends: new AbortController() };
  view.root.setAttribute("aria-label", "Compare with a partner");
  const label = html("label", "plx-desk-label", "Your partner’s hand-in file");
  view.file = html("input");
  view.file.type = "file";
  view.file.addEventListener("change", () => take(view), { signal: view.ends.signal });
  label.append(view.file);
  view.again = button(view, "", "Compare again", () => patiently(view, view.fault, { do: "again" }));
  view.away = button(view, "", "Take the partner’s file away", () => patiently(view, view.fault, { do: "away" }));
  view.said = html("div", "plx-desk-said");
  view.said.setAttribute("role", "status");
  view.said.tabIndex = -1;
  const row = html("div", "plx-desk-row plx-desk-after");
  row.append(view.again, view.away);
  view.root.append(label, view.said, row, (view.fault = faultBox(view)));
  el.append(view.root);
  keepKeys(view);
  follow(view, { "change:shown": () => show(view), "change:fault": () => answered(view) });
  show(view);
  return ending(view);
}

async function take(view) {
  const [file] = view.file.files;
  if (!file) return;
  if (file.size > view.model.get("largest")) {
    blame(view.fault, { sentence: `${file.name} is far too large for a hand-in file. Choose the one your partner made.` });
  } else {
    try {
      const data = await file.arrayBuffer();
      blame(view.fault, null);
      view.said.replaceChildren(html("p", "", "One moment …"));
      patiently(view, view.fault, { do: "take" }, [data]);
    } catch {
      blame(view.fault, { sentence: `${file.name} cannot be read. Choose it again.` });
    }
  }
  view.file.value = ""; // so that the same file can be chosen once more
}

function show(view) {
  const { said, lines, loaded, stale } = view.model.get("shown");
  answered(view);
  const more = stale ? ["You have changed your codes since."] : [];
  const texts = [said, ...lines, ...more].filter(Boolean);
  view.said.replaceChildren(...texts.map((text, at) => html("p", at || !loaded ? "" : "plx-desk-first", text)));
  const focus = document.activeElement;
  view.away.hidden = !loaded;
  view.again.hidden = !stale;
  if (view.root.contains(focus) && focus.hidden) view.said.focus();
  blame(view.fault, view.model.get("fault"));
}
