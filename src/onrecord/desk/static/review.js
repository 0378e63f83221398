// The pages where people judge: one key for each decision, and words of the report for each field.

import { typing } from "./desk.js";
import { Words } from "./words.js";

const text = document.querySelector("[data-words]");
if (text) {
  new Words(text, () => {});
  const said = text.querySelector("mark");
  if (said) text.scrollTop = said.offsetTop - text.offsetTop - text.clientHeight / 3;
}

document.addEventListener("keydown", (event) => {
  if (typing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
  const found = document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!found) return;
  event.preventDefault();
  if (found.matches("input, textarea, select")) found.focus();
  else found.click();
});

// The incident that is chosen of those that were found is the other one.
document.addEventListener("change", (event) => {
  if (event.target.name === "chosen") document.getElementById("other").value = event.target.value;
});
