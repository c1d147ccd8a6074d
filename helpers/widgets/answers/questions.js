// One question of a lesson: its form, what is said of the answer, and the way to a sentence in the reader.
// Prompts quote articles nobody has checked: every text goes in by textContent and setAttribute only.

export default { render };

function render({ model, el }) {
  const view = {
    model,
    form: model.get("form"),
    prefix: `plx-${Math.random().toString(36).slice(2, 10)}-`,
    root: liveRoot("section", "plx-card plx-ask"),
    ends: new AbortController(),
  };
  build(view);
  el.append(view.root);
  fill(view);
  say(view);
  return listen(view);
}

function listen(view) {
  const { signal } = view.ends;
  keepKeys(view, ({ key, target }) => key === "Enter" && target.matches("input") && (commit(view), true));
  if (view.form.kind === "text") view.field.addEventListener("change", () => keep(view), { signal });
  for (const kind of ["input", "change"]) view.set.addEventListener(kind, () => compare(view), { signal });
  follow(view, { "change:answer": () => fill(view), "change:result": () => say(view), "change:picked": () => pick(view), "change:fault": () => answered(view) });
  return ending(view);
}

// ---- the form

function build(view) {
  const { form, root } = view;
  const set = html("fieldset", "plx-ask-set");
  const legend = html("legend", "plx-ask-prompt");
  legend.append(html("span", "plx-ask-kind", form.heading), html("span", "plx-ask-words", form.prompt));
  set.append(legend);
  set.append(...FIELDS[form.kind](view));
  view.send = button(view, "plx-main", form.send, () => commit(view));
  view.show = button(view, "", "Show me the sentence", () => view.model.send({ do: "show" }));
  view.reveal = button(view, "", "Show what it is compared with", () => send(view, { do: "reveal" }));
  const buttons = html("div", "plx-line");
  view.unsaved = html("span", "plx-ask-unsaved", "not saved yet");
  buttons.append(view.send, view.unsaved, view.show, view.reveal);
  view.said = html("div", "plx-aside plx-ask-said");
  view.said.id = `${view.prefix}said`;
  view.said.tabIndex = -1;
  view.said.setAttribute("role", "status");
  view.fault = faultBox(view);
  set.setAttribute("aria-describedby", view.said.id);
  root.append(set, buttons, view.said, view.fault);
  view.set = set;
}

const FIELDS = {
  choice: (view) => options(view, "radio", view.form.options),
  choices: (view) => options(view, "checkbox", view.form.options),
  scale: (view) => [...options(view, "radio", view.form.options, "plx-ask-scale")],
  number: (view) => {
    view.field = html("input", "plx-entry plx-ask-number");
    view.field.type = "text";
    view.field.inputMode = "decimal";
    view.field.autocomplete = "off";
    view.field.setAttribute("aria-label", `Your number${view.form.unit ? `, in ${view.form.unit}` : ""}`);
    const line = html("div", "plx-line");
    line.append(view.field, html("span", "", view.form.unit));
    return [line];
  },
  text: (view) => {
    view.field = area("Your answer", 4);
    return [view.field];
  },
  span: (view) => {
    view.article = html("select", "plx-entry");
    view.article.setAttribute("aria-label", "Article");
    for (const name of ["", ...view.form.articles]) {
      const made = html("option", "", name ? `Article ${name}` : "Any article");
      made.value = name;
      view.article.append(made);
    }
    view.field = area("The words from the article", 2);
    const line = html("div", "plx-line");
    line.append(view.article);
    if (view.form.connected) {
      line.append(button(view, "", "Use the words selected in the reader", () => view.model.send({ do: "pick" })));
    }
    const note = view.form.connected
      ? "Select words in the reader and press the button, or copy them here."
      : "Copy the words here, exactly as they stand in the article.";
    return [line, view.field, html("p", "plx-ask-note", note)];
  },
};

function area(name, rows) {
  const made = html("textarea", "plx-entry");
  made.rows = rows;
  made.setAttribute("aria-label", name);
  return made;
}

function options(view, type, names, extra = "") {
  const list = html("div", `plx-ask-options ${extra}`);
  view.inputs = names.map(({ value, label }) => {
    const input = html("input");
    input.type = type;
    input.name = `${view.prefix}option`;
    input.value = value;
    const line = html("label", "plx-ask-option");
    line.append(input, html("span", "", label));
    list.append(line);
    return input;
  });
  return [list];
}

// ---- values

function value(view) {
  const { kind } = view.form;
  const chosen = () => view.inputs.filter((it) => it.checked).map((it) => it.value);
  if (kind === "choice") return chosen()[0] ?? "";
  if (kind === "choices") return chosen();
  if (kind === "scale") return chosen().length ? Number(chosen()[0]) : null;
  if (kind !== "span") return view.field.value;
  const picked = view.model.get("picked");
  const same = picked.text === view.field.value && picked.article === view.article.value;
  return same ? picked.value : { article: view.article.value, text: view.field.value };
}

function fill(view) {
  const answer = view.model.get("answer").value ?? null;
  if (answer === null || view.root.contains(document.activeElement) && JSON.stringify(answer) === JSON.stringify(value(view))) return settle(view);
  const { kind } = view.form;
  if (view.inputs) {
    const chosen = (Array.isArray(answer) ? answer : [answer]).map(String);
    for (const input of view.inputs) input.checked = chosen.includes(input.value);
  } else if (kind === "span") {
    view.field.value = answer.text ?? String(answer);
    if (view.form.articles.includes(answer.article)) view.article.value = answer.article;
  } else {
    view.field.value = String(answer);
  }
  settle(view);
}

// What was kept. What stands in the form and differs from it is not saved, whatever is said below.
function settle(view, kept = JSON.stringify(value(view))) {
  view.settled = kept;
  compare(view);
}

function compare(view) {
  view.unsaved.hidden = JSON.stringify(value(view)) === view.settled;
}

function commit(view) {
  view.sent = JSON.stringify(value(view));
  send(view, { do: "commit", value: value(view) });
}

// Without an answer from the kernel nothing is saved, and the student must know.
function send(view, message) {
  clearTimeout(view.waiting);
  const sentence = "Nothing is saved yet: the notebook does not answer. If it is not busy, run its cells again. Your words stay here.";
  view.waiting = setTimeout(() => blame(view.fault, { sentence }), 8000);
  view.model.send(message);
}

// A long answer is kept as soon as it is left, so that nothing typed is lost.
function keep(view) {
  if (!view.form.predict && view.field.value.trim()) commit(view);
}

function pick(view) {
  const { article, text } = view.model.get("picked");
  view.article.value = article;
  view.field.value = text;
  compare(view);
  view.send.focus();
}

// ---- what is said

function say(view) {
  const { verdict, icon, text, lines, locked, can_show, can_reveal, kept } = view.model.get("result");
  answered(view);
  view.said.replaceChildren();
  view.said.className = `plx-aside plx-ask-said${verdict ? ` plx-ask-${verdict.replaceAll(" ", "-")}` : ""}`;
  if (verdict) {
    const mark = html("span", "plx-ask-icon", icon);
    mark.setAttribute("aria-hidden", "true");
    const head = html("p", "plx-ask-verdict");
    head.append(mark, html("strong", "", verdict[0].toUpperCase() + verdict.slice(1)));
    view.said.append(head, html("p", "", text));
  }
  view.said.append(...(lines ?? []).map((line) => html("p", "plx-ask-more", line)));
  const focus = view.root.contains(document.activeElement) ? document.activeElement : null;
  view.set.disabled = view.send.disabled = Boolean(locked);
  view.send.hidden = Boolean(locked);
  view.show.hidden = !can_show;
  view.reveal.hidden = !can_reveal;
  // What had the focus may be gone; the next key must not go to JupyterLab.
  if (focus && (focus.hidden || focus.matches(":disabled"))) view.said.focus();
  if (kept) settle(view, view.sent);
  view.sent = undefined;
  blame(view.fault, view.model.get("fault"));
}
