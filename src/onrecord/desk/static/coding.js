// A coder's page: words of the report answer the question that was touched last.

import { tell, typing } from "./desk.js";
import { Words } from "./words.js";

const text = document.querySelector("[data-words]");
const fields = [...document.querySelectorAll('[data-kind="words"]')];
let field = fields[0];

for (const one of document.querySelectorAll("[data-given]")) {
  const mark = () => {
    if (!one.value) return;
    const radio = one.closest("label").querySelector("input[type=radio]");
    radio.checked = true;
  };
  one.addEventListener("input", mark);
}
for (const one of fields) one.addEventListener("focus", () => (field = one));

if (text) {
  const words = new Words(text, (taken) => {
    if (!field || field.disabled) return;
    field.value = taken.text.replace(/\s+/g, " ");
    field.dispatchEvent(new Event("input", { bubbles: true }));
    tell(`${field.getAttribute("aria-label")}: ${field.value}`);
    field.focus();
  });
  text.addEventListener("taken", () => tell(""));
  text.querySelector("mark")?.scrollIntoView({ block: "center" });
  window.scrollTo(0, 0);
  void words;
}

document.addEventListener("keydown", (event) => {
  if (typing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
  document.querySelector(`[data-key="${CSS.escape(event.key)}"]`)?.click();
});
