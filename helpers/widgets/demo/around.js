// Part of the deck, see deck.js: what stands around the screens.

function foot(view) {
  const box = html("div", "plx-d-foot");
  const small = (text, name, act) => {
    const made = button(view, "", text, act);
    made.className = "";
    made.setAttribute("aria-label", name);
    return made;
  };
  view.place = html("b");
  view.own = html("span");
  view.whole = html("span");
  view.run = button(view, "", "", () => runClock(view, !view.clock.running));
  view.run.className = "";
  const clock = html("span", "plx-d-clock");
  clock.append(view.own, view.whole);
  box.append(
    small("‹", "Back", () => back(view)),
    view.place,
    small("›", "Forward", () => forward(view)),
    small("reveal", "Reveal", () => reveal(view)),
    small("?", "Keys", () => toggleKeys(view)),
    clock,
    view.run,
  );
  return box;
}

function keyList(view) {
  const box = html("div", "plx-d-keys");
  box.hidden = true;
  box.setAttribute("role", "dialog");
  box.setAttribute("aria-label", "Keys");
  box.tabIndex = -1;
  const list = html("dl");
  for (const [key, what] of KEYS) list.append(html("dt", "", key), html("dd", "", what));
  box.append(html("strong", "", "Keys"), list, anew(view));
  return box;
}

// Nothing is thrown away without a question, and what was counted before stays on the disk.
function anew(view) {
  const box = html("p");
  const plain = (text, act) => {
    const made = button(view, "", text, act);
    made.className = "";
    return made;
  };
  const ask = plain("Start anew …", () => swap(true));
  const question = html("span", "", "Set counts, place and clock back to the start? ");
  const yes = plain("Yes, start anew", () => {
    swap(false);
    toggleKeys(view);
    startAnew(view);
  });
  const no = plain("No", () => swap(false));
  question.append(yes, " ", no);
  const swap = (asking) => {
    question.hidden = !asking;
    ask.hidden = asking;
    (asking ? no : ask).focus();
  };
  question.hidden = true;
  box.append(ask, question);
  return box;
}

function startAnew(view) {
  Object.assign(view, { hands: {}, chosen: {}, at: 0, step: 0 });
  Object.assign(view.clock, { used: {}, since: performance.now() });
  view.save({ do: "anew" });
  draw(view);
  focusHead(view);
}

function toggleKeys(view) {
  view.keys.hidden = !view.keys.hidden;
  if (view.keys.hidden) focusHead(view);
  else view.keys.focus();
}

function fullScreen(view) {
  if (document.fullscreenElement) document.exitFullscreen();
  else view.root.requestFullscreen?.().catch(() => {}); // a browser may refuse; the window is covered all the same
}
