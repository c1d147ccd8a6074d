// Starts the deck on a page without a kernel. Nothing is sent anywhere; a reload keeps place and hands in this window.

const view = { root: document.querySelector(".plx-deck"), ends: new AbortController() };
const KEPT = `parallax-demo ${document.title}`;

function keep() {
  try {
    const { at, step, hands, chosen } = view;
    sessionStorage.setItem(KEPT, JSON.stringify({ at, step, hands, chosen, used: view.clock.used }));
  } catch {
    // a browser that keeps nothing
  }
}

function kept() {
  try {
    return JSON.parse(sessionStorage.getItem(KEPT)) ?? {};
  } catch {
    return {};
  }
}

document.documentElement.classList.add("plx-d-script");
deck(view, { save: keep });
const { at = 0, step = 0, hands = {}, chosen = {}, used = {} } = kept();
Object.assign(view, { hands, chosen });
view.clock.used = used;
go(view, at, step);
runClock(view, true);
window.addEventListener("keydown", (event) => pressed(view, event) && event.preventDefault());
