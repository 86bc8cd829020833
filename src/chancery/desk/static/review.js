// Review: `y` and `n` answer the entry one stands on (the first, where one stands on none), `u` undoes.
import { bind, entries, go } from "./keys.js";

const SPOT = "chancery-review";

for (const key of ["y", "n"]) {
  bind(key, (here) => {
    const entry = here ?? entries()[0];
    if (!entry) return;
    if (!here) {
      go(entry); // the first press shows what would be answered
      return;
    }
    sessionStorage.setItem(SPOT, String(entries().indexOf(entry)));
    entry.querySelector(`form[data-answer="${key}"]`)?.requestSubmit();
  });
}
bind("u", () => document.querySelector("form[data-undo]")?.requestSubmit());

const spot = sessionStorage.getItem(SPOT);
if (spot !== null) {
  sessionStorage.removeItem(SPOT);
  const all = entries();
  if (all.length) go(all[Math.min(Number(spot), all.length - 1)]);
}
