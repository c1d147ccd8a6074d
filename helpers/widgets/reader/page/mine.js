// The lists of own codes and own links: to jump to, and to remove from.

function buildMine(view) {
  view.lists = {};
  for (const [kind, title] of [["codes", "My codes"], ["links", "My links"]]) {
    const box = make("section", "plx-mine-part", view.mine);
    const heading = make("div", "plx-bar-title", box);
    const list = make("ol", "plx-list", box);
    list.setAttribute("aria-label", title);
    view.lists[kind] = { title, box, heading, list, items: new Map() };
  }
}

function fillMine(view, { marks, links, codes }) {
  fillList(view, "codes", marks, (row) => row[5], (row, button) => {
    const [name] = codes[row[3]];
    const parts = [
      make("span", `plx-key plx-h-own${row[3]}`, null, ownLetters(codes[row[3]])),
      make("bdi", "plx-code-name", null, name),
      make("bdi", "", null, quote(view, row)),
      make("span", "plx-count", null, whereIs(view, row)),
    ];
    if (row[4]) parts.push(make("bdi", "plx-noted", null, row[4]));
    button.append(...parts.flatMap((part) => [part, " "])); // with spaces, or a screen reader runs the words together
    return `${name}, ${quote(view, row)}`;
  });
  fillList(view, "links", links, ([id]) => id, ([, passages], button) => {
    const ends = passages.map((passage) => `${quote(view, passage)} (${view.columns[passage[0]].article.id})`);
    make("bdi", "", button, ends.join(" ↔ "));
    return `the link ${ends.join(" and ")}`;
  });
  view.lists.links.box.hidden = !links.length;
  paint(view, "ownlink", links.flatMap(([, passages]) => passages), -1);
}

// Bring a list in line with its rows. An item that has not changed stays as it is, and so does the focus.
function fillList(view, kind, rows, idOf, write) {
  const { title, heading, list, items } = view.lists[kind];
  const focused = document.activeElement?.closest("li");
  const place = focused?.parentElement === list ? [...list.children].indexOf(focused) : -1;
  const wanted = new Set(rows.map(idOf));
  for (const [id, { item }] of items) {
    if (wanted.has(id)) continue;
    item.remove();
    items.delete(id);
  }
  let next = list.firstChild;
  for (const row of rows) {
    const id = idOf(row);
    const sign = JSON.stringify(row);
    if (!items.has(id)) items.set(id, { item: emptyItem(id), sign: "" });
    const entry = items.get(id);
    if (entry.sign !== sign) fillItem(entry, row, sign, write);
    if (entry.item === next) next = next.nextSibling;
    else list.insertBefore(entry.item, next);
  }
  heading.textContent = `${title} (${rows.length.toLocaleString("en")})`;
  if (!list.querySelector(".plx-go[tabindex='0']")) list.querySelector(".plx-go")?.setAttribute("tabindex", "0");
  if (place >= 0 && !focused.isConnected) focusAfterRemoval(view, list, place);
}

function emptyItem(id) {
  const item = make("li");
  item.dataset.id = id;
  make("button", "plx-match plx-go", item).tabIndex = -1; // the arrows go from one to the next
  make("button", "plx-button plx-drop", item, "×").tabIndex = -1;
  return item;
}

function fillItem(entry, row, sign, write) {
  const [go, drop] = entry.item.children;
  go.replaceChildren();
  drop.setAttribute("aria-label", `Remove ${write(row, go)}`);
  entry.sign = sign;
}

function whereIs(view, [number, first]) {
  const column = view.columns[number];
  const { label, nth } = sentenceOf(column, first);
  return `${column.article.id}, ${label}${column.kinds.get(sentenceOf(column, first).kind) > 1 ? `, sentence ${nth}` : ""}`;
}

function focusAfterRemoval(view, list, place) {
  const item = list.children[Math.min(place, list.children.length - 1)];
  (item?.querySelector(".plx-go") ?? view.columns[0].text).focus({ preventScroll: true });
}

// One item of each list can be reached with Tab: the one that had the focus last.
function rove(target) {
  if (!target.matches(".plx-go")) return;
  for (const other of target.closest("ol").querySelectorAll(".plx-go[tabindex='0']")) other.tabIndex = -1;
  target.tabIndex = 0;
}

function clickMine(view, target) {
  const item = target.closest("li");
  if (!item || !target.closest("button")) return;
  const isLink = item.parentElement === view.lists.links.list;
  const { id } = item.dataset;
  if (target.closest(".plx-drop")) ask(view, { do: isLink ? "disconnect" : "remove", id });
  else if (isLink) jumpToLink(view, id);
  else jumpToOwn(view, id);
}

function jumpToOwn(view, id) {
  const row = ownRows(view).find((it) => it[5] === id);
  if (!row) return;
  const column = view.columns[row[0]];
  view.caret = { column, anchor: row[1], head: row[2] };
  view.picked = id;
  scrollTo(view, row);
  view.pressed = true; // the caret is where it should be
  column.text.focus({ preventScroll: true });
  view.pressed = false;
  paintCaret(view);
  sayCaret(view, true);
  showAt(view);
}

function jumpToLink(view, id) {
  const [, passages] = view.work.links.find(([other]) => other === id) ?? [];
  if (!passages) return;
  outline(view, passages);
  for (const passage of passages) scrollTo(view, passage);
  tell(view, `My link: ${passages.map((passage) => quote(view, passage)).join(" and ")}`);
}

// Keys on an item of a list: the arrows walk, Delete removes, a code's key changes the code.
function mineKey(view, event) {
  const item = event.target.closest(".plx-mine li");
  if (!item) return false;
  const items = [...item.parentElement.children];
  const at = items.indexOf(item);
  const to = { ArrowUp: at - 1, ArrowDown: at + 1, Home: 0, End: items.length - 1 }[event.key];
  if (to !== undefined) items[to]?.querySelector(".plx-go").focus();
  const isLink = item.parentElement === view.lists.links.list;
  const { id } = item.dataset;
  if (event.key === "Delete" || event.key === "Backspace") ask(view, { do: isLink ? "disconnect" : "remove", id });
  const number = isLink ? -1 : codeOfKey(view, event);
  if (number >= 0) ask(view, { do: "recode", id, code: number });
  return event.key !== "Enter" && event.key !== " " && event.key !== "Tab" && event.key !== "Escape";
}
