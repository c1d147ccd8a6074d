// The top of a lesson. Names and problems are untrusted: they go in by textContent only.

export default { render };

function render({ model, el }) {
  const view = { model, root: liveRoot("section", "plx-desk plx-desk-head"), ends: new AbortController(), asking: false };
  const { signal } = view.ends;
  view.root.setAttribute("aria-label", "Your desk");
  const row = html("div", "plx-desk-row");
  row.append(who(view), progress(view), largeType(view));
  view.story = html("p", "plx-desk-story");
  view.kept = html("p", "plx-desk-note");
  view.said = html("p", "plx-desk-said");
  view.said.setAttribute("role", "status");
  view.root.append(view.story, row, view.kept, problems(view), view.said, (view.fault = faultBox(view)));
  el.append(view.root);
  keepKeys(view);
  follow(view, {
    "change:shown": () => show(view),
    "change:fault": () => answered(view),
    "msg:custom": ({ file }, buffers) => receive(view, file, buffers),
  });
  show(view);
  return ending(view);
}

// ---- the name

function who(view) {
  const part = html("div", "plx-desk-who");
  view.form = html("form", "plx-desk-form");
  const label = html("label", "plx-desk-label", "What shall we call you? A nickname will do.");
  view.field = html("input", "plx-entry");
  Object.assign(view.field, { type: "text", maxLength: 60, autocomplete: "off", spellcheck: false });
  const save = html("button", "plx-button plx-main", "Save");
  save.type = "submit";
  label.append(view.field);
  view.form.append(label, save);
  view.form.addEventListener("submit", (event) => {
    event.preventDefault();
    view.sent = true;
    patiently(view, view.fault, { do: "name", value: view.field.value });
  }, { signal: view.ends.signal });
  view.known = html("p", "plx-desk-name");
  view.name = html("strong");
  view.name.dir = "auto";
  view.change = button(view, "plx-small", "Change", () => {
    view.asking = true;
    show(view);
    view.field.select();
  });
  view.change.setAttribute("aria-label", "Change your name");
  view.known.append("You work as ", view.name, " ", view.change);
  part.append(view.form, view.known);
  return part;
}

function progress(view) {
  const part = html("div", "plx-desk-progress");
  view.bar = html("progress");
  view.bar.setAttribute("aria-label", "Questions answered");
  view.count = html("span");
  view.count.setAttribute("role", "status");
  part.append(view.bar, view.count);
  return part;
}

function problems(view) {
  const part = html("div", "plx-desk-problems");
  view.list = html("ul");
  view.list.setAttribute("role", "list");
  view.download = button(view, "", "Download my work", () => patiently(view, view.fault, { do: "download" }));
  part.append(view.list, view.download);
  view.problems = part;
  return part;
}

function show(view) {
  const { name, done, whole, note, saved, place, problems } = view.model.get("shown");
  view.story.textContent = note;
  view.story.hidden = !note;
  if (view.sent) {
    answered(view);
    view.sent = view.asking = false;
    announce(view.said, `You work as ${name}.`);
    view.said.classList.add("plx-desk-unseen");
  }
  const asks = view.asking || !name;
  const hadFocus = view.form.contains(document.activeElement);
  view.form.hidden = !asks;
  view.known.hidden = asks;
  if (hadFocus && !asks) view.change.focus(); // the next key must not go to JupyterLab
  view.name.textContent = name;
  if (document.activeElement !== view.field) view.field.value = name;
  view.bar.max = Math.max(whole, 1);
  view.bar.value = done;
  const count = `${done} of ${whole} answered`;
  if (view.count.textContent !== count) view.count.textContent = count;
  view.bar.parentElement.hidden = !whole;
  view.kept.textContent = place && saved ? `Saved in ${place}` : "";
  view.list.replaceChildren(...problems.map(problem));
  view.problems.hidden = !problems.length && saved;
  view.download.hidden = saved;
}

// A mark beside each, so that it does not rest on colour.
function problem(text) {
  const mark = html("span", "plx-desk-mark", "!");
  mark.setAttribute("aria-hidden", "true");
  const line = html("li");
  line.append(mark, html("span", "", text));
  return line;
}

function receive(view, name, buffers) {
  answered(view);
  saveFile(name, buffers[0]);
  view.said.classList.remove("plx-desk-unseen");
  announce(view.said, `Downloaded: ${name}`);
}
