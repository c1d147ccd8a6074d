// Token numbers to places on the page, and back.

const SEPARATOR = "\u001f"; // between a token and the gap after it, see payload.py

// The last sentence that begins at or before a token.
function sentenceOf(column, token) {
  let low = 0;
  let high = column.sentences.length - 1;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (column.sentences[middle].first <= token) low = middle;
    else high = middle - 1;
  }
  return column.sentences[low];
}

// Where each token of a sentence starts and ends in its text: [start, end, start, end, …], worked out when first used.
function boundsOf(sentence) {
  if (!sentence.bounds) {
    sentence.bounds = [];
    let at = 0;
    sentence.raw.split(SEPARATOR).forEach((piece, number) => {
      if (number % 2 === 0) sentence.bounds.push(at, at + piece.length);
      at += piece.length;
    });
  }
  return sentence.bounds;
}

function textNodes(element) {
  if (element.childNodes.length === 1 && element.firstChild.nodeType === Node.TEXT_NODE) return [element.firstChild];
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  const nodes = [];
  while (walker.nextNode()) nodes.push(walker.currentNode);
  return nodes;
}

function rangeOf(column, first, last) {
  const [from, to] = [sentenceOf(column, first), sentenceOf(column, last)];
  const range = document.createRange();
  range.setStart(...place(from, boundsOf(from)[2 * (first - from.first)]));
  range.setEnd(...place(to, boundsOf(to)[2 * (last - to.first) + 1]));
  return range;
}

function place(sentence, offset) {
  const nodes = textNodes(sentence.element);
  for (const node of nodes) {
    if (offset <= node.length) return [node, offset];
    offset -= node.length;
  }
  return [sentence.element, sentence.element.childNodes.length];
}

function caretFromPoint(x, y) {
  if (document.caretPositionFromPoint) {
    const found = document.caretPositionFromPoint(x, y);
    return found && [found.offsetNode, found.offset];
  }
  const found = document.caretRangeFromPoint?.(x, y);
  return found && [found.startContainer, found.startOffset];
}

// The token under a point as {column, token}, or null outside the text.
function tokenAt(view, x, y) {
  const [node, inside] = caretFromPoint(x, y) ?? [];
  const element = node?.parentElement?.closest(".plx-s");
  if (!element || !view.root.contains(element)) return null;
  const column = view.columns[element.closest(".plx-text").dataset.column];
  const sentence = column.sentences[element.dataset.s];
  let offset = inside;
  for (const other of textNodes(element)) {
    if (other === node) break;
    offset += other.length;
  }
  const local = nearest(column, sentence, offset, x, y);
  return local < 0 ? null : { column, token: sentence.first + local };
}

// A caret stands between two characters, and so may touch two tokens: take the one that lies under the point.
function nearest(column, sentence, offset, x, y) {
  const bounds = boundsOf(sentence);
  const touching = [];
  for (let i = 0; i < sentence.count; i++) {
    if (bounds[2 * i] <= offset && offset <= bounds[2 * i + 1]) touching.push(i);
    if (bounds[2 * i] > offset) break;
  }
  const under = (i) =>
    [...rangeOf(column, sentence.first + i, sentence.first + i).getClientRects()].some(
      (box) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom,
    );
  return touching.length > 1 ? (touching.find(under) ?? touching[0]) : (touching[0] ?? -1);
}
