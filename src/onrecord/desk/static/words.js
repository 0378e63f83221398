// Words of a report that can be chosen: by arrow keys, by the mouse, by touch.

const WORD = /[\p{L}\p{M}\p{N}]+(?:[.,]\p{N}+)*/gu;

/** Cut the runs of a text into words; each knows its first and last place in the report. */
function cut(text) {
  for (const run of text.querySelectorAll("[data-at]")) {
    const told = run.textContent;
    const made = document.createDocumentFragment();
    let done = 0;
    let at = Number(run.dataset.at);
    for (const found of told.matchAll(WORD)) {
      const between = told.slice(done, found.index);
      made.append(between);
      at += [...between].length;
      const word = document.createElement("span");
      word.className = "w";
      word.tabIndex = -1;
      word.textContent = found[0];
      word.from = at;
      at += [...found[0]].length;
      word.to = at;
      made.append(word);
      done = found.index + found[0].length;
    }
    made.append(told.slice(done));
    run.replaceChildren(made);
  }
  return [...text.querySelectorAll(".w")];
}

/** The words of a text, with the ones that are taken; `chosen` is told of them. */
export class Words {
  constructor(text, chosen) {
    this.text = text;
    this.chosen = chosen;
    this.words = cut(text);
    this.first = this.last = 0;
    const said = this.words.findIndex((word) => word.closest("mark"));
    this.at = Math.max(0, said);
    if (!this.words.length) return;
    this.words[this.at].tabIndex = 0;
    text.addEventListener("keydown", (event) => this.pressed(event));
    text.addEventListener("click", (event) => this.clicked(event));
    document.addEventListener("selectionchange", () => this.dragged());
  }

  /** What is taken: its place in the report and its letters; nothing where nothing is. */
  taken() {
    const some = this.words.filter((word) => word.classList.contains("on"));
    if (!some.length) return null;
    const range = document.createRange();
    range.setStartBefore(some[0]);
    range.setEndAfter(some.at(-1));
    return { from: some[0].from, to: some.at(-1).to, text: range.toString() };
  }

  /** Take the words between two places in the report. */
  show(from, to) {
    const mine = this.words.filter((word) => word.from < to && word.to > from);
    if (mine.length) this.take(this.words.indexOf(mine[0]), this.words.indexOf(mine.at(-1)));
  }

  take(first, last, tell = true) {
    const [low, high] = first < last ? [first, last] : [last, first];
    this.words.forEach((word, at) => word.classList.toggle("on", at >= low && at <= high));
    this.first = first;
    this.last = last;
    this.at = last;
    this.text.querySelector('.w[tabindex="0"]')?.setAttribute("tabindex", "-1");
    this.words[last].tabIndex = 0;
    if (tell) this.text.dispatchEvent(new CustomEvent("taken", { detail: this.taken() }));
  }

  clear() {
    for (const word of this.words) word.classList.remove("on");
    this.text.dispatchEvent(new CustomEvent("taken", { detail: null }));
  }

  move(by, more) {
    const to = Math.min(this.words.length - 1, Math.max(0, this.at + by));
    const fresh = !this.text.querySelector(".w.on");
    this.take(more && !fresh ? this.first : more ? this.at : to, to);
    this.words[to].focus({ preventScroll: false });
  }

  /** The word above or below the one that the cursor is on. */
  line(by) {
    const here = this.words[this.at].getBoundingClientRect();
    const far = (box) => Math.abs(box.left - here.left);
    let best = 0;
    let row = null;
    for (let at = this.at + by; at >= 0 && at < this.words.length; at += by) {
      const box = this.words[at].getBoundingClientRect();
      if (Math.abs(box.top - here.top) < 4) continue;
      if (row !== null && Math.abs(box.top - row) >= 4) break;
      row = box.top;
      if (!best || far(box) < far(this.words[best].getBoundingClientRect())) best = at;
    }
    return best ? best - this.at : 0;
  }

  pressed(event) {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    const down = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (by) this.move(by, event.shiftKey);
    else if (down) this.move(this.line(down), event.shiftKey);
    else if (event.key === "Enter" || event.key === " ") {
      if (!this.taken()) this.take(this.at, this.at, false);
      this.chosen(this.taken());
    } else if (event.key === "Escape") this.clear();
    else return;
    event.preventDefault();
    event.stopPropagation();
  }

  clicked(event) {
    const word = event.target.closest(".w");
    if (!word || !document.getSelection().isCollapsed) return;
    const at = this.words.indexOf(word);
    this.take(event.shiftKey ? this.first : at, at);
    word.focus({ preventScroll: true });
  }

  dragged() {
    const drawn = document.getSelection();
    if (drawn.isCollapsed || !drawn.rangeCount || !this.text.contains(drawn.anchorNode)) return;
    const range = drawn.getRangeAt(0);
    const some = this.words.filter((word) => range.intersectsNode(word));
    if (some.length) this.take(this.words.indexOf(some[0]), this.words.indexOf(some.at(-1)));
  }
}
