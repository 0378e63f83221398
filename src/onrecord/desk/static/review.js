// The pages where people judge: one key for each decision, and words of the report for each field.

import { tell, typing } from "./desk.js";
import { Words } from "./words.js";

const text = document.querySelector("[data-words]");
const correct = document.getElementById("correct");
let words = null;

/** Ask for the form of a field with the words that were chosen. */
function choose(taken) {
  const form = correct.querySelector("[data-correct]");
  if (!form) return tell("Choose a field first, by its name or its number.");
  const asked = new URLSearchParams({ field: form.dataset.correct, start: taken.from, end: taken.to });
  tell(`Chosen: ${taken.text}`);
  return htmx.ajax("GET", `${location.pathname}/field?${asked}`, { target: "#correct" });
}

if (text && correct) {
  words = new Words(text, choose);
  const said = text.querySelector("mark");
  if (said) text.scrollTop = said.offsetTop - text.offsetTop - text.clientHeight / 3;
  text.addEventListener("click", (event) => {
    const wanted = !correct.querySelector("select, input[type=date]");
    if (wanted && event.target.closest(".w") && document.getSelection().isCollapsed) choose(words.taken());
  });
  text.addEventListener("mouseup", () => {
    if (!document.getSelection().isCollapsed && words.taken()) choose(words.taken());
  });
}

// A field that was chosen shows its words; what they may mean is chosen next.
correct?.addEventListener("htmx:afterSwap", () => {
  const form = correct.querySelector("[data-correct]");
  if (!form) return;
  const ready = form.querySelector("input:checked, select, input[type=date], button.main");
  if (ready) ready.focus();
  else {
    if (form.dataset.from) words.show(Number(form.dataset.from), Number(form.dataset.to));
    text.querySelector('.w[tabindex="0"]')?.focus();
  }
});

document.addEventListener("keydown", (event) => {
  if (typing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
  const own = event.key === "u" && document.querySelector("button[data-own]");
  const found = own || document.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (!found) return;
  event.preventDefault();
  if (found.matches("input, textarea, select")) found.focus();
  else found.click();
});

// The incident that is chosen of those that were found is the other one.
document.addEventListener("change", (event) => {
  if (event.target.name === "chosen") document.getElementById("other").value = event.target.value;
});
