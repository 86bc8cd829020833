// Keys: `/` searches, `?` helps, `j k` move over the entries of a page, `o` opens, `e` goes to the evidence, `[ ]` go
// back and forward in time, `g` and a letter go to a page. An entry is any element with `data-entry`; what `o`, `e`, `[`
// and `]` follow are links marked `data-open`, `data-evidence`, `data-earlier`, `data-later`. A page binds further keys
// with `bind`.

const bound = new Map();
let going = 0;

/** Binds a key to a function of the current entry (or null). */
export function bind(key, what) {
  bound.set(key, what);
}

/** The entries of the page, in their order. */
export function entries() {
  return [...document.querySelectorAll("main [data-entry]")].filter((e) => e.getClientRects().length);
}

/** The entry that the reader stands on. */
export function current() {
  return document.querySelector("main [data-entry].here");
}

/** Goes to an entry. */
export function go(entry) {
  current()?.classList.remove("here");
  entry.classList.add("here");
  if (!entry.hasAttribute("tabindex")) entry.tabIndex = -1;
  entry.focus({ preventScroll: true });
  entry.scrollIntoView({ block: "nearest" });
}

function step(by) {
  const all = entries();
  if (!all.length) return;
  const at = all.indexOf(current());
  go(all[Math.min(all.length - 1, Math.max(0, at < 0 ? (by > 0 ? 0 : all.length - 1) : at + by))]);
}

function follow(selector, within) {
  const link = (within ?? document).querySelector(selector);
  if (link) link.click();
}

function help() {
  const dialog = document.querySelector("dialog.help");
  if (!dialog.open) dialog.showModal();
}

/** Begins to listen to keys. */
export function keys() {
  document.querySelector("[data-help]")?.addEventListener("click", help);
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
    const field = event.target.closest?.("input, textarea, select");
    if (field) {
      if (event.key === "Escape") field.blur();
      return;
    }
    if (document.querySelector("dialog[open]")) return;
    if (going && Date.now() - going < 1500) {
      going = 0;
      const link = document.querySelector(`nav a[data-key="${CSS.escape(event.key)}"]`);
      if (link) {
        event.preventDefault();
        link.click();
      }
      return;
    }
    going = 0;
    const done = act(event);
    if (done) event.preventDefault();
  });
}

function act(event) {
  const here = current();
  const own = bound.get(event.key);
  if (own) {
    own(here);
    return true;
  }
  switch (event.key) {
    case "g":
      going = Date.now();
      return true;
    case "/":
      document.getElementById("find")?.focus();
      return true;
    case "?":
      help();
      return true;
    case "j":
    case "k":
      step(event.key === "j" ? 1 : -1);
      return true;
    case "o":
      follow("[data-open]", here);
      return true;
    case "e":
      follow("[data-evidence]", here);
      return true;
    case "[":
      follow("[data-earlier]");
      return true;
    case "]":
      follow("[data-later]");
      return true;
    case "f": {
      const filters = document.querySelector("details.filters");
      if (filters) {
        filters.open = !filters.open;
        if (filters.open) filters.querySelector("input, select")?.focus();
      }
      return true;
    }
    default:
      return false;
  }
}
