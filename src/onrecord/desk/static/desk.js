// What every page does: keys that lead to pages, and words for who cannot see what changed.

const say = document.getElementById("say");

const SHOWN_MS = 10_000; // until what was told makes room again
let told;

/** Tell something in words, aloud for who listens to the page. */
export function tell(words) {
  clearTimeout(told);
  say.textContent = words;
  told = setTimeout(() => (say.textContent = ""), SHOWN_MS);
}

/** The token that a request which changes something carries in its header `x-csrf-token`. */
export function token() {
  return document.querySelector('meta[name="csrf-token"]').content;
}

const LEADS = { o: "/", f: "/forecasts", r: "/review", a: "/add", e: "/export" };
let waiting = false;

/** Whether a key is meant for a field that is being filled in. */
export function typing(event) {
  const at = event.target;
  if (["checkbox", "radio", "button", "submit"].includes(at.type)) return false;
  return at.isContentEditable || ["INPUT", "TEXTAREA", "SELECT"].includes(at.tagName);
}

// `?` lists the keys; a page adds its own in the block `keys`.
const keys = document.getElementById("keys");
document.getElementById("keys-open").addEventListener("click", () => keys.showModal());

// `g` and then a letter goes to a page, `/` to the search.
document.addEventListener("keydown", (event) => {
  if (typing(event) || event.ctrlKey || event.metaKey || event.altKey) return;
  if (waiting && LEADS[event.key]) window.location.assign(LEADS[event.key]);
  waiting = event.key === "g";
  if (event.key === "?" && !document.querySelector("dialog[open]")) keys.showModal();
  const search = document.querySelector("[data-search]");
  if (event.key === "/" && search) {
    event.preventDefault();
    search.focus();
  }
});

document.addEventListener("htmx:responseError", (event) => {
  const page = new DOMParser().parseFromString(event.detail.xhr.responseText, "text/html");
  const told = page.querySelector(".error");
  tell(told ? told.textContent.trim() : "That was not done: the desk did not answer as expected.");
});
document.addEventListener("htmx:sendError", () => tell("The desk cannot be reached."));
