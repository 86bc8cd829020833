// Live: when the record has changed, the parts of the page that differ are put in place of the old ones, as soon as the page
// is seen. A part is any element of `main` with `data-live` and an id; where somebody is writing, or the page is as of a
// moment, a line says it.

let version = Number(document.documentElement.dataset.version);
let asking = false;
let stale = false;

/** Begins to listen. */
export function live() {
  if (!document.body.dataset.page || !document.querySelector("main [data-live]")) return;
  const source = new EventSource("/live");
  source.addEventListener("record", (event) => {
    const told = Number(event.data);
    if (told !== version) {
      version = told;
      if (document.hidden) stale = true;
      else renew();
    }
  });
  document.addEventListener("visibilitychange", () => {
    if (stale && !document.hidden) renew();
  });
  addEventListener("pagehide", () => source.close());
  addEventListener("pageshow", (event) => event.persisted && location.reload());
}

async function renew() {
  if (asking) return;
  asking = true;
  stale = false;
  let seen;
  try {
    do {
      seen = version;
      const answer = await fetch(location.href, { headers: { "X-Chancery-Live": "1" } });
      if (!answer.ok) return;
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      if (busy()) offer();
      else replace(page);
    } while (seen !== version);
  } catch {
    // the desk has been closed; the next event says when it is back
  } finally {
    asking = false;
  }
}

/** True where replacing a part would take something from under the reader's hands. */
function busy() {
  const at = document.activeElement;
  return Boolean(
    document.querySelector("dialog[open]") ||
      (at && at.closest("main") && at.matches("input, textarea, select")) ||
      document.querySelector("main details[data-form][open]"),
  );
}

function offer() {
  const news = document.querySelector(".news");
  news.replaceChildren("The record has changed. ", Object.assign(document.createElement("a"), { href: location.href, textContent: "Show it" }));
  news.hidden = false;
}

function replace(page) {
  let changed = 0;
  const here = document.querySelector("main .here")?.dataset.entry;
  const focused = document.activeElement?.closest("main [data-entry]")?.dataset.entry;
  for (const part of document.querySelectorAll("main [data-live]")) {
    const fresh = page.getElementById(part.id);
    if (!fresh || fresh.outerHTML === part.dataset.was || same(fresh, part)) continue;
    const known = new Set([...part.querySelectorAll("[data-entry]")].map((e) => e.dataset.entry));
    for (const entry of fresh.querySelectorAll("[data-entry]")) {
      if (!known.has(entry.dataset.entry)) {
        entry.classList.add("fresh");
        changed += 1;
      }
    }
    part.replaceWith(document.adoptNode(fresh));
  }
  const name = here ?? focused;
  if (name) {
    const entry = document.querySelector(`main [data-entry="${CSS.escape(name)}"]`);
    if (entry) {
      entry.classList.add("here");
      if (focused) {
        entry.tabIndex = -1;
        entry.focus({ preventScroll: true });
      }
    }
  }
  if (changed) {
    const news = document.querySelector(".news");
    news.textContent = changed === 1 ? "Something new came in." : `${changed} new entries came in.`;
    news.hidden = false;
  }
  document.dispatchEvent(new CustomEvent("chancery:renewed"));
}

function same(one, other) {
  const plain = (element) => element.innerHTML.replace(/ class="[^"]*"| tabindex="-1"/g, "");
  return plain(one) === plain(other);
}
