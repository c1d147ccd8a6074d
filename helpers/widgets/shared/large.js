// A switch for large type, for all notebooks of this browser. What uses it has large.css, too.

const LARGE_KEY = "parallax-large-type";
const LARGE_EVENT = "plx-large-type";

function largeType(view) {
  const made = button(view, "plx-desk-large", "Large type", () => {
    const large = !isLarge();
    try {
      localStorage.setItem(LARGE_KEY, large ? "yes" : "no");
    } catch {
      // not remembered, but switched all the same
    }
    setLarge(large);
  });
  const tell = () => made.setAttribute("aria-pressed", String(isLarge()));
  let kept = null;
  try {
    kept = localStorage.getItem(LARGE_KEY);
  } catch {
    // a browser that keeps nothing
  }
  if (kept) setLarge(kept === "yes");
  tell();
  window.addEventListener(LARGE_EVENT, tell, { signal: view.ends.signal });
  return made;
}

const isLarge = () => document.documentElement.classList.contains("plx-large");

function setLarge(large) {
  if (large === isLarge()) return;
  document.documentElement.classList.toggle("plx-large", large);
  window.dispatchEvent(new CustomEvent(LARGE_EVENT));
  window.dispatchEvent(new Event("resize"));
}
