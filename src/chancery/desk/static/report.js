// The report: layers by key, notes beside their words, the words asked for in view.
import { bind } from "./keys.js";

for (const box of document.querySelectorAll("[data-layer]")) {
  bind(box.dataset.layer, () => {
    box.checked = !box.checked;
    box.dispatchEvent(new Event("change"));
    place();
  });
  box.addEventListener("change", place);
}

bind("n", () => {
  const marks = [...document.querySelectorAll(".text mark")];
  const at = marks.findIndex((m) => m.classList.contains("at"));
  marks[at]?.classList.remove("at");
  const next = marks[(at + 1) % marks.length];
  if (!next) return;
  next.classList.add("at");
  next.tabIndex = -1;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "center" });
});

// A note stands at the height of its words, or below the note before it.
function place() {
  const wide = matchMedia("(min-width: 62rem)").matches;
  for (const row of document.querySelectorAll(".text .row")) {
    const notes = row.querySelector(".notes");
    const top = notes.getBoundingClientRect().top;
    let free = 0;
    for (const note of notes.children) {
      note.style.marginTop = "";
      if (!wide || !note.getClientRects().length) continue;
      const words = document.getElementById(note.dataset.at);
      const wanted = words ? words.getBoundingClientRect().top - top : 0;
      const gap = Math.max(0, wanted - free);
      if (gap > 1) note.style.marginTop = `${gap}px`;
      free += gap + note.offsetHeight + 4;
    }
  }
}

function show() {
  const lit = document.querySelector(".text .lit");
  lit?.scrollIntoView({ block: "center" });
}

for (const note of document.querySelectorAll(".note")) {
  const words = document.getElementById(note.dataset.at);
  note.addEventListener("pointerenter", () => words?.classList.add("at"));
  note.addEventListener("pointerleave", () => words?.classList.remove("at"));
}
addEventListener("resize", place);
document.fonts?.ready.then(place);
place();
show();
