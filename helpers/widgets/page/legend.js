// Layers of marks and the legend that filters them.

const STYLES = ["solid", "dashed", "dotted", "wavy", "double"];
const COLOURS = 6; // --plx-c0 to --plx-c5 in reader.css

function buildLegend(view) {
  for (const name of view.spots.keys()) if (name.startsWith("mark")) paint(view, name, []);
  view.codes = [];
  view.legend.replaceChildren();
  for (const layer of view.model.get("_layers")) {
    const group = make("fieldset", "plx-layer", view.legend);
    make("legend", "", group, layer.kind ? `${layer.name} (${layer.kind})` : layer.name);
    const codes = layer.codes.map(([code, letters, count]) => addCode(view, group, layer, code, letters, count));
    for (const mark of layer.marks) codes[mark[3]].marks.push(mark);
  }
  if (view.codes.length) make("p", "plx-note", view.legend, "Small letters after a sentence: what is marked in it.");
  const look = (code) => codeRule(view, code);
  view.rules.textContent = view.codes.map(look).join("\n") + stateRules(view);
  view.codes.forEach((code) => paintCode(view, code));
  lettersToSentences(view);
}

function addCode(view, group, layer, text, letters, count) {
  const number = view.codes.length;
  const code = { number, text, letters, layer: layer.name, key: `${layer.name}\n${text}`, marks: [] };
  view.codes.push(code);
  const item = make("label", "plx-code", group);
  const box = make("input", "", item);
  box.type = "checkbox";
  box.checked = !view.hidden.has(code.key);
  box.dataset.code = number;
  make("span", `plx-swatch plx-h-mark${number}`, item, letters);
  make("bdi", "", item, text);
  make("span", "plx-count", item, `(${count})`);
  return code;
}

function codeRule(view, { number }) {
  const colour = `var(--plx-c${number % COLOURS})`;
  const width = number % (2 * STYLES.length) < STYLES.length ? 2 : 4; // the first ten differ by their lines alone
  const line = `underline ${STYLES[number % STYLES.length]} ${width}px ${colour}`;
  return bothRules(view, `mark${number}`, `background-color:color-mix(in srgb,${colour} 16%,transparent);text-decoration:${line}`);
}

function stateRules(view) {
  return (
    bothRules(view, "link", "text-decoration:underline dotted 3px var(--plx-link)") +
    bothRules(view, "target", "background-color:var(--plx-target);color:var(--plx-target-ink)") +
    bothRules(view, "caret", "background-color:var(--plx-caret);color:var(--plx-caret-ink)") +
    bothRules(view, "selection", "background-color:var(--plx-chosen);color:var(--plx-chosen-ink)")
  );
}

// Two rules, because a browser that does not know ::highlight drops the whole rule it stands in.
function bothRules(view, name, look) {
  return `\n::highlight(${view.name}-${name}){${look}}\n.${view.name} .plx-h-${name}{${look}}`;
}

function paintCode(view, code) {
  paint(view, `mark${code.number}`, view.hidden.has(code.key) ? [] : code.marks);
}

function toggleCode(view, box) {
  const code = view.codes[box.dataset.code];
  if (box.checked) view.hidden.delete(code.key);
  else view.hidden.add(code.key);
  paintCode(view, code);
  lettersToSentences(view);
  sayAgain(view);
}

// The letters of a sentence's codes stand after it: a mark is never told by colour alone.
function lettersToSentences(view) {
  for (const element of view.root.querySelectorAll(".plx-s[data-codes]")) delete element.dataset.codes;
  for (const code of view.codes) {
    if (view.hidden.has(code.key)) continue;
    const elements = code.marks.map(([number, , last]) => sentenceOf(view.columns[number], last).element);
    for (const { dataset } of new Set(elements)) dataset.codes = dataset.codes ? `${dataset.codes} ${code.letters}` : code.letters;
  }
}
