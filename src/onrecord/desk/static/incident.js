// The page of an incident: what changed is told aloud, and a part that is linked to is opened.
import { tell } from "./desk.js";

document.addEventListener("htmx:afterSettle", (event) => {
  const told = event.detail.elt?.dataset?.told ?? document.getElementById("told")?.dataset.told;
  if (event.detail.elt?.id === "told" && told) tell(told);
});

/** Open the part of the page that the address names. */
function opened() {
  const named = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const part = named?.matches("details") ? named : named?.querySelector(":scope > details");
  if (part) part.open = true;
}
window.addEventListener("hashchange", opened);
opened();
