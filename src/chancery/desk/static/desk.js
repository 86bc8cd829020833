// The desk's own behaviour: keys, live news. Every page works without it.
import { keys } from "./keys.js";
import { live } from "./live.js";

keys();
live();

for (const button of document.querySelectorAll("[data-print]")) {
  button.addEventListener("click", () => window.print());
}
