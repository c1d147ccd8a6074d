// Sentences with a list of verbs in the place of their verb of saying.
// Sentences come from articles nobody has checked: every text goes in by textContent and setAttribute only.

export default { render };

function render({ model, el }) {
  const view = {
    model,
    prefix: `plx-${Math.random().toString(36).slice(2, 10)}-`,
    root: liveRoot("div", "plx-swap"),
    ends: new AbortController(),
  };
  view.rows = model.get("sentences").map((sentence, at) => row(view, sentence, at));
  view.root.append(...view.rows.map(({ box }) => box), html("p", "plx-swap-hint", model.get("hint")), faultBox(view));
  el.append(view.root);
  keepKeys(view);
  follow(view, { "change:chosen": () => show(view) });
  show(view);
  return ending(view);
}

function row(view, sentence, at) {
  const list = html("select", "plx-entry plx-swap-verb");
  for (const { verb, word } of sentence.choices) {
    const made = html("option", "", word);
    made.value = verb;
    list.append(made);
  }
  const said = html("p", "plx-aside plx-swap-said");
  said.id = `${view.prefix}${at}`;
  said.setAttribute("role", "status");
  list.setAttribute("aria-label", `Verb of saying in ${sentence.place}`);
  list.setAttribute("aria-describedby", said.id);
  list.addEventListener("change", () => choose(view, at, list.value), { signal: view.ends.signal });
  const line = html("p", "plx-swap-sentence");
  line.append(html("span", "plx-swap-place", sentence.place), ` ${sentence.before}`, list, sentence.after);
  const box = html("div", "plx-card plx-swap-row");
  box.append(line, said);
  return { box, list, said, sentence };
}

function choose(view, at, verb) {
  view.model.set("chosen", view.model.get("chosen").map((old, n) => (n === at ? verb : old)));
  view.model.save_changes();
}

// What the verb can do is said with the verb itself first, so that a screen reader hears what was chosen.
function show(view) {
  view.model.get("chosen").forEach((verb, at) => {
    const { list, said, sentence } = view.rows[at];
    const choice = sentence.choices.find((it) => it.verb === verb);
    if (!choice) return;
    list.value = verb;
    list.classList.toggle("plx-swap-other", verb !== sentence.own);
    const own = sentence.choices.find((it) => it.verb === sentence.own);
    const where = verb === sentence.own ? "So it stands in the article." : `In the article stands “${own.word}”.`;
    said.replaceChildren(html("strong", "", verb), ` ${choice.meaning}. ${where}`);
  });
}
