// The page of a report: a claim in the list and its words in the text light up together.
import { tell } from "./desk.js";

/** The numbers of the claims that an element stands for. */
function numbers(at) {
  const held = at?.closest?.("[data-claim], [data-claims]");
  return held ? (held.dataset.claim ?? held.dataset.claims).split(" ") : [];
}

/** Light up everything that belongs to some claims, and nothing else. */
function light(wanted) {
  for (const old of document.querySelectorAll(".lit")) old.classList.remove("lit");
  for (const number of wanted) {
    const held = `mark[data-claims~="${number}"], .claim[data-claim="${number}"]`;
    for (const found of document.querySelectorAll(held)) found.classList.add("lit");
  }
}

document.addEventListener("mouseover", (event) => light(numbers(event.target)));
document.addEventListener("focusin", (event) => light(numbers(event.target)));

// A click on marked words leads to the first claim that they carry.
document.addEventListener("click", (event) => {
  const mark = event.target.closest?.("mark[data-claims]");
  if (!mark || !window.getSelection().isCollapsed) return;
  const [number] = numbers(mark);
  const claim = document.getElementById(`l-${number}`);
  claim?.scrollIntoView({ block: "nearest" });
  claim?.focus({ preventScroll: true });
});

document.addEventListener("htmx:afterSettle", (event) => {
  const told = event.detail.elt?.dataset?.told;
  if (told) tell(told);
});

/** Open the part of the page that the address names. */
function opened() {
  const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (named?.matches("details")) named.open = true;
}
window.addEventListener("hashchange", opened);
opened();
