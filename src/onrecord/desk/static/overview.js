// The overview: the form asks, the map and the timeline fill in the form, and what the form asks is
// in the address. Without this script the form, its facets and the list work all the same.

import { tell } from "/static/desk.js";
import { Points } from "/static/overview-points.js";
import { brush, dayOf, wordsOf } from "/static/overview-time.js";

const form = document.getElementById("asked");
const [since, until, box, follow] = ["since", "until", "box", "follow"].map((name) => form.elements[name]);
const panel = document.getElementById("picked");
const LISTED = 50; // incidents of a heap that are listed beside it
const HEARD = 4000; // ms after which what was told aloud is taken away
const SOON = 350; // ms after the map came to rest
const BY_BROWSER = ["since", "until", "box", "follow", "page", "sort"]; // of the map's points these choose here
let chart = null;
let shown = null; // the address of the points that the map shows
let waiting = null;

const ask = () => form.requestSubmit();

// --- what is asked goes into the address without what is empty

document.addEventListener("htmx:configRequest", (event) => {
  const { elt, formData } = event.detail;
  if (elt !== form) return;
  for (const name of new Set(formData.keys())) {
    const kept = formData.getAll(name).filter((value) => value !== "");
    formData.delete(name);
    for (const value of kept) formData.append(name, value);
  }
});

// What is open and where the focus is stay as they are when the facets are replaced.
let open = new Set();
document.addEventListener("htmx:beforeSwap", () => {
  open = new Set([...document.querySelectorAll("#facets details[open]")].map((d) => d.id));
});
document.addEventListener("htmx:afterSettle", (event) => {
  for (const id of open) document.getElementById(id)?.setAttribute("open", "");
  if (event.target.id === "found" && event.detail.elt?.closest?.(".pages")) event.target.scrollIntoView();
  if (event.target.id !== "found") return;
  showPoints();
  tell(document.getElementById("found-told").textContent);
  setTimeout(() => tell(""), HEARD);
});

// Where there is room, the facets that are used most stand open.
if (matchMedia("(min-width: 52rem)").matches) {
  for (const name of ["type", "place", "disputed"]) document.getElementById(`facet-${name}`).open = true;
}

// --- the timeline

brush(document.getElementById("bars"), {
  dragging: (first, last) => narrow(first, last),
  chosen: (first, last) => {
    [since.value, until.value] = [wordsOf(first), wordsOf(last)];
    ask();
  },
});

function narrow(first, last) {
  if (!chart?.points) return;
  chart.points.between(first, last);
  chart.show(chart.points);
}

// --- the map

function moved(byHand) {
  if (!byHand || !follow.checked) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    box.value = chart.frame().map((d) => d.toFixed(3)).join(",");
    ask();
  }, SOON);
}

document.getElementById("only").addEventListener("click", () => {
  if (!chart) return;
  box.value = chart.frame().map((d) => d.toFixed(3)).join(",");
  ask();
});
document.getElementById("whole").addEventListener("click", () => {
  box.value = "";
  follow.checked = false;
  const frame = chart?.points?.frame();
  if (frame) chart.fit(frame);
  ask();
});

// A facet asks at once; a day asks when its field is left, not at each digit of its year.
document.getElementById("overview").addEventListener("change", ({ target }) => {
  if (target === follow && follow.checked && chart) {
    box.value = chart.frame().map((d) => d.toFixed(3)).join(",");
  }
  if (target.type === "checkbox" || target.name === "sort") ask();
});
for (const field of [since, until]) {
  let before = field.value;
  field.addEventListener("focus", () => (before = field.value));
  field.addEventListener("blur", () => field.value !== before && ask());
  field.addEventListener("keydown", (event) => event.key === "Enter" && (before = field.value));
}

function pointsAddress() {
  const asked = new URLSearchParams(window.location.search);
  for (const name of BY_BROWSER) asked.delete(name);
  return `/data/points?${asked}`;
}

async function showPoints(early = null) {
  if (!chart) return;
  const address = pointsAddress();
  const first = shown === null;
  if (address !== shown) {
    shown = address;
    const answer = await (early ?? fetch(address));
    if (!answer.ok || address !== shown) return;
    chart.points = new Points(await answer.json());
  }
  chart.points.between(dayOf(since.value), dayOf(until.value));
  if (first) frameFirst();
  chart.show(chart.points);
}

function frameFirst() {
  const asked = box.value.split(",").map(Number);
  const frame = asked.length === 4 ? asked : chart.points.frame();
  if (frame) chart.fit(frame, asked.length === 4 ? 0 : 48);
}

// --- what lies under a circle

function picked(found) {
  panel.hidden = found === null;
  if (!found) return;
  const ids = found.members.slice(0, LISTED).map((i) => `id=${chart.points.id[i]}`);
  const asked = `/data/lines?n=${found.members.length}&${ids.join("&")}`;
  globalThis.htmx.ajax("GET", asked, { target: panel, swap: "innerHTML" }).then(() => panel.focus());
}

panel.addEventListener("click", (event) => {
  if (!event.target.closest("[data-close]")) return;
  leave();
});
panel.addEventListener("keydown", (event) => {
  if (event.key === "Escape") leave();
});

function leave() {
  panel.hidden = true;
  chart.unpick();
  chart.map.getCanvas().focus();
}

let told = false;
function drawn() {
  if (told) return;
  told = true;
  performance.mark("map-drawn");
  document.getElementById("map").dataset.drawn = "";
}

async function start() {
  const place = document.getElementById("map");
  const early = fetch(pointsAddress()); // while the map's own script comes
  try {
    const { Chart } = await import("/static/overview-map.js");
    chart = new Chart(place, { moved, picked, drawn });
  } catch {
    place.classList.add("none");
    return;
  }
  window.onrecordChart = chart;
  await showPoints(early);
}

performance.mark("timeline-drawn");
if (document.getElementById("map")) start();
