// The class layer: how many of a class marked each word, as a line below all others, the thicker the more.
// A layer with steps is one: its codes are the steps in order, and the note of a mark says how many of how many.

const THICK = [1.5, 3, 4.5, 6, 8]; // pixels of a step's line

const asStep = (layer, at) => (layer.steps ? { step: at + 1, said: layer.name } : {});

function stepRule(view, { spot, step }) {
  const width = THICK[Math.min(step, THICK.length) - 1];
  const look = `color:var(--plx-ink);background-color:color-mix(in srgb,var(--plx-heat) ${3 * step}%,transparent)`;
  const line = `text-decoration:underline ${width}px var(--plx-heat);text-underline-offset:0.42em`;
  // Where elements stand in for highlights one of them can have one underline only.
  return (
    `\n::highlight(${view.name}-${spot}){${look};${line}}` +
    `\n.${view.name} .plx-h-${spot}{${look};border-bottom:${width}px solid var(--plx-heat)}`
  );
}

// What the class marked at a passage: the fewest and the most of its words.
function heatSaid(code, found) {
  const counts = found.map((mark) => parseInt(mark[4], 10));
  const [low, high] = [Math.min(...counts), Math.max(...counts)];
  return `${code.said}: ${low < high ? `${low} to ` : ""}${found.find((mark) => parseInt(mark[4], 10) === high)[4]} marked it`;
}

// After each sentence how many marked its most marked word.
function heatLetters(view) {
  const most = new Map();
  for (const code of view.codes) {
    if (!code.step || view.hidden.has(code.key)) continue;
    for (const [number, first, last, , note] of code.marks) {
      const column = view.columns[number];
      for (let n = sentenceOf(column, first).number; n <= sentenceOf(column, last).number; n++) {
        const { element } = column.sentences[n];
        if (parseInt(note, 10) > parseInt(most.get(element) ?? "0", 10)) most.set(element, note);
      }
    }
  }
  return most;
}

// A stretch cut where sentences end: between them may stand a label, which nobody marked.
function bySentence(view, [number, first, last]) {
  const column = view.columns[number];
  const [from, to] = [sentenceOf(column, first).number, sentenceOf(column, last).number];
  return column.sentences
    .slice(from, to + 1)
    .filter(({ count }) => count)
    .map((sentence) => [number, Math.max(first, sentence.first), Math.min(last, sentence.first + sentence.count - 1)]);
}
