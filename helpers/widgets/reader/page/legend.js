// Layers of marks and the legend that filters them; the student's own codes are a group of their own.

const STYLES = ["solid", "dashed", "dotted", "wavy", "double"];
const COLOURS = 6; // --plx-c0 to --plx-c5 in reader.css
const MINE = "my codes";

function buildLegend(view) {
  for (const name of view.spots.keys()) if (/^(mark|own)\d/.test(name)) paint(view, name, []);
  view.codes = [];
  view.legend.replaceChildren();
  for (const layer of view.model.get("_layers")) {
    const group = addGroup(view, groupName(layer));
    const codes = layer.codes.map(([text, letters], at) => {
      const number = view.codes.length;
      const code = { number, spot: `mark${number}`, text, letters, said: letters, key: `${layer.name}\n${text}` };
      return addCode(view, group, { ...code, ...asMine(view, layer, text), ...asStep(layer, at) });
    });
    for (const mark of layer.marks) codes[mark[3]].marks.push(mark);
  }
  addOwnCodes(view);
  const [lettered, stepped] = [view.codes.some(({ step }) => !step), view.codes.some(({ step }) => step)];
  const letters = lettered ? "Small letters after a sentence: what is marked in it. " : "";
  const numbers = stepped ? "Small numbers after a sentence: how many of the class marked its most marked word." : "";
  if (letters || numbers) make("p", "plx-note", view.legend, `${letters}${numbers}`.trim());
  view.rules.textContent = view.codes.map((code) => codeRule(view, code)).join("\n") + stateRules(view);
  for (const code of view.codes) {
    code.count.textContent = code.step ? "" : `(${code.marks.length})`;
    paintCode(view, code);
  }
  lettersToSentences(view);
}

// Whose marks they are, and who that is where the name does not say so.
function groupName({ name, kind, steps }) {
  return kind && !steps && kind !== name ? `${name} (${kind})` : name;
}

function addGroup(view, name) {
  const group = make("fieldset", "plx-layer", view.legend);
  make("legend", "", group, name);
  return group;
}

function addCode(view, group, code) {
  const item = make("label", code.step ? "plx-code plx-step" : "plx-code", group);
  const box = make("input", "", item);
  box.type = "checkbox";
  box.checked = !view.hidden.has(code.key);
  box.dataset.code = view.codes.length;
  make("span", `plx-swatch plx-h-${code.spot}`, item, code.step ? "\u2003\u2003" : code.letters);
  make("bdi", "", item, code.text);
  code.count = make("span", "plx-count", item);
  code.marks = [];
  view.codes.push(code);
  return code;
}

// Another student's code that the student has too: the same colour, line and key, with the other's name before it.
function asMine(view, { name, kind }, text) {
  const number = kind === "student" ? (view.work.codes ?? []).findIndex(([own, key]) => own === text && key) : -1;
  if (number < 0) return {};
  return { number, letters: `${[...name].slice(0, 8).join("")}:${view.work.codes[number][1]}`, said: name };
}

const ownLetters = ([name, key]) => `[${key || name.slice(0, 3)}]`;

function addOwnCodes(view) {
  const { codes, marks } = view.work;
  if (!codes?.length) return;
  const group = addGroup(view, MINE);
  codes.forEach(([text, key], own) => {
    addCode(view, group, { number: own, own, spot: `own${own}`, text, letters: ownLetters([text, key]), said: "my code", key: `${MINE}\n${text}` });
  });
  takeOwnMarks(view, marks);
}

function takeOwnMarks(view, marks) {
  const own = view.codes.filter((code) => code.own !== undefined);
  for (const code of own) code.marks = [];
  for (const mark of marks) own[mark[3]].marks.push(mark);
  return own;
}

// The own codes have changed: count anew, and paint those whose places are other ones than before.
function fillOwnCodes(view) {
  for (const code of takeOwnMarks(view, ownRows(view))) {
    const count = `(${code.marks.length})`;
    if (code.count.textContent !== count) code.count.textContent = count;
    if (String(merged(code.marks)) !== code.places) paintCode(view, code);
  }
}

// Passages of one code that overlap look like one, and many of them take a browser long to paint.
function merged(marks, gap = 0) {
  const found = [];
  for (const [column, first, last] of [...marks].sort((a, b) => a[0] - b[0] || a[1] - b[1])) {
    const before = found.at(-1);
    if (before?.[0] === column && first <= before[2] + gap) before[2] = Math.max(before[2], last);
    else found.push([column, first, last]);
  }
  return found;
}

function codeRule(view, { number, spot, own, step }) {
  if (step) return stepRule(view, { spot, step });
  const colour = `var(--plx-c${number % COLOURS})`;
  const width = number % (2 * STYLES.length) < STYLES.length ? 2 : 4; // the first ten differ by their lines alone
  const lines = own === undefined ? "underline" : "underline overline"; // a student's own stand between two lines
  const look = `background-color:color-mix(in srgb,${colour} 16%,transparent)`;
  return bothRules(view, spot, `${look};text-decoration:${lines} ${STYLES[number % STYLES.length]} ${width}px ${colour}`);
}

function stateRules(view) {
  return (
    bothRules(view, "link", "text-decoration:underline dotted 3px var(--plx-link)") +
    bothRules(view, "ownlink", "text-decoration:underline overline dotted 3px var(--plx-link)") +
    bothRules(view, "start", "text-decoration:underline overline double 3px var(--plx-link)") +
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
  const joined = merged(code.marks, code.step ? 1 : 0);
  const places = code.step ? joined.flatMap((place) => bySentence(view, place)) : joined;
  code.places = String(places);
  paint(view, code.spot, view.hidden.has(code.key) ? [] : places, code.step ? -2 : 0);
}

function toggleCode(view, box) {
  const code = view.codes[box.dataset.code];
  if (box.checked) view.hidden.delete(code.key);
  else view.hidden.add(code.key);
  paintCode(view, code);
  lettersToSentences(view);
  sayAgain(view);
  showAt(view);
}

// The letters of a sentence's codes stand after it: a mark is never told by colour alone.
function lettersToSentences(view) {
  const wanted = new Map();
  for (const code of view.codes) {
    if (view.hidden.has(code.key) || code.step) continue;
    const elements = code.marks.map(([number, , last]) => sentenceOf(view.columns[number], last).element);
    for (const element of new Set(elements)) wanted.set(element, wanted.has(element) ? `${wanted.get(element)} ${code.letters}` : code.letters);
  }
  for (const [element, note] of heatLetters(view)) wanted.set(element, [wanted.get(element), note].filter(Boolean).join(" · "));
  for (const element of view.lettered) if (!wanted.has(element)) delete element.dataset.codes;
  for (const [element, letters] of wanted) if (element.dataset.codes !== letters) element.dataset.codes = letters;
  view.lettered = [...wanted.keys()];
}
