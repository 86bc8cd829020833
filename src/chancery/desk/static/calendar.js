// The address to subscribe to, whole: with the name under which this desk was opened. A click selects it.

const field = document.querySelector("input[data-absolute]");
if (field) {
  field.value = new URL(field.value, location.href).href;
  field.addEventListener("focus", () => field.select());
}
