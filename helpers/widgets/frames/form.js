// The questions on one frame: a fieldset for each question and article, and for a yes the words that show it.
// Words come from articles nobody has checked: every text goes in by textContent and setAttribute only.

export default { render };

function render({ model, el }) {
  const view = {
    model,
    form: model.get("form"),
    prefix: `plx-${Math.random().toString(36).slice(2, 10)}-`,
    root: liveRoot("section", "plx-card plx-ask plx-frame"),
    ends: new AbortController(),
    places: new Map(),
  };
  build(view);
  el.append(view.root);
  fill(view);
  keepKeys(view, ({ key, target }) => key === "Enter" && target.matches("input[type=text]") && (quote(view, target), true));
  follow(view, {
    "change:answers": () => fill(view),
    "change:done": () => fill(view),
    "change:kept": () => answered(view),
    "change:fault": () => answered(view),
  });
  return ending(view);
}

function build(view) {
  const { form, root } = view;
  root.setAttribute("aria-label", `The frame ${form.name}`);
  root.append(html("p", "plx-frame-name", `The frame: ${form.name}`), html("p", "plx-frame-asks", form.asks));
  form.items.forEach((item, number) => root.append(question(view, item, number + 1)));
  view.done = html("p", "plx-frame-done");
  view.done.setAttribute("role", "status");
  view.fault = faultBox(view);
  root.append(view.done, view.fault, html("p", "plx-frame-source", form.source));
}

function question(view, item, number) {
  const box = html("div", "plx-frame-item");
  box.append(html("p", "plx-frame-text", `${number}. ${item.text}`), html("p", "plx-frame-hint", item.hint));
  const row = html("div", "plx-frame-row");
  view.form.ids.forEach((id, at) => row.append(place(view, item, id, view.form.articles[at])));
  box.append(row);
  return box;
}

function place(view, item, id, name) {
  const set = html("fieldset", "plx-frame-set");
  const legend = html("legend", "", `Article ${name}`);
  legend.append(html("span", "plx-frame-unseen", `: ${item.text}`));
  const line = html("div", "plx-ask-options plx-frame-answers");
  const inputs = view.form.answers.map((value) => {
    const input = html("input");
    input.type = "radio";
    input.name = `${view.prefix}${id}:${item.id}`;
    input.value = value;
    input.addEventListener("change", () => send(view, { do: "answer", article: id, item: item.id, value }), { signal: view.ends.signal });
    const label = html("label", "plx-ask-option");
    label.append(input, html("span", "", value));
    line.append(label);
    return input;
  });
  const words = evidence(view, item, id, name);
  set.append(legend, line, words.box);
  view.places.set(`${id}:${item.id}`, { inputs, ...words });
  return set;
}

// What shows the yes: from the reader, or typed; below it the words that are kept.
function evidence(view, item, id, name) {
  const box = html("div", "plx-aside");
  const line = html("div", "plx-line");
  if (view.form.connected) {
    line.append(button(view, "plx-small", "Use the words selected in the reader", () => send(view, { do: "pick", article: id, item: item.id })));
  }
  const field = html("input", "plx-entry plx-frame-field");
  field.type = "text";
  field.autocomplete = "off";
  field.placeholder = view.form.connected ? "or copy them here" : "copy the words here";
  field.setAttribute("aria-label", `Words from article ${name} that show it`);
  Object.assign(field.dataset, { article: id, item: item.id });
  field.addEventListener("change", () => field.value.trim() && quote(view, field), { signal: view.ends.signal });
  const kept = html("p", "plx-frame-kept");
  const show = button(view, "plx-small", "Show in the reader", () => send(view, { do: "show", article: id, item: item.id }));
  line.append(field, show);
  const note = html("p", "plx-ask-note", view.form.note);
  box.append(note, kept, line);
  return { box, note, kept, field, show };
}

function quote(view, field) {
  send(view, { do: "quote", article: field.dataset.article, item: field.dataset.item, text: field.value });
}

function send(view, message) {
  blame(view.fault, {});
  patiently(view, view.fault, message);
}

function fill(view) {
  const answers = view.model.get("answers");
  for (const [key, { inputs, box, note, kept, field, show }] of view.places) {
    const { answer = "", words = "" } = answers[key] ?? {};
    for (const input of inputs) input.checked = input.value === answer;
    box.hidden = answer !== view.form.yes;
    note.hidden = Boolean(words);
    kept.textContent = words ? `“${words}”` : "No words yet.";
    kept.classList.toggle("plx-frame-lacks", !words);
    show.hidden = !words || !view.form.connected;
    if (words && (document.activeElement !== field || field.value === words)) field.value = "";
  }
  view.done.textContent = view.model.get("done");
}
