// The timeline: drag over it to choose days. The fields of days do the same from the keyboard.

const DAY = 86_400_000;
const LEAST = 4; // pixels: less is a click, which chooses the day or month under it

/** A day as the number of days since 1970, or null. */
export function dayOf(words) {
  const told = Date.parse(`${words}T00:00:00Z`);
  return Number.isNaN(told) ? null : Math.round(told / DAY);
}

/** The number of a day as it stands in a field. */
export function wordsOf(day) {
  return new Date(day * DAY).toISOString().slice(0, 10);
}

/**
 * Let days be chosen by dragging over the bars in a box. The bars may be replaced at any time.
 * `dragging` is told the days while they are dragged over, `chosen` when that is over.
 */
export function brush(box, { dragging, chosen }) {
  let from = null;
  const bars = () => box.querySelector("svg[data-from]");
  const at = (event) => {
    const { left, width } = bars().getBoundingClientRect();
    return Math.min(Math.max((event.clientX - left) / width, 0), 1);
  };
  const days = (a, b) => {
    const [first, last] = [Number(bars().dataset.from), Number(bars().dataset.to)];
    const of = (share) => first + share * (last - first + 1);
    const day = (share) => Math.min(Math.max(Math.floor(of(share)), first), last);
    return [day(Math.min(a, b)), day(Math.max(a, b))];
  };
  const show = (a, b) => {
    const band = bars().querySelector(".band");
    band.setAttribute("x", `${Math.min(a, b) * 100}%`);
    band.setAttribute("width", `${Math.abs(a - b) * 100}%`);
  };
  box.addEventListener("pointerdown", (event) => {
    if (!bars() || !event.target.closest("svg[data-from]") || event.button !== 0) return;
    from = at(event);
    box.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  box.addEventListener("pointermove", (event) => {
    if (from === null || !bars()) return;
    show(from, at(event));
    dragging(...days(from, at(event)));
  });
  box.addEventListener("pointerup", (event) => {
    if (from === null || !bars()) return;
    let [a, b] = [from, at(event)];
    from = null;
    if (Math.abs(a - b) * bars().getBoundingClientRect().width < LEAST) {
      const n = Number(bars().dataset.bins);
      [a, b] = [Math.floor(a * n) / n, (Math.floor(a * n) + 0.999) / n];
    }
    show(a, b);
    chosen(...days(a, b));
  });
  box.addEventListener("pointercancel", () => {
    from = null;
  });
}
