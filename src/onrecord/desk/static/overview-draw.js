// Draws heaps of incidents over the map: circles with numbers for places, hatched areas for places
// that are only about known, a broken ring for what is disputed.

const TAU = 2 * Math.PI;
const UNKNOWN = 18; // pixels around a place whose extent nobody tells

/** Draws onto a canvas that lies over the map and is as large. */
export class Drawing {
  constructor(canvas) {
    this.canvas = canvas;
    this.pen = canvas.getContext("2d");
    this.heaps = [];
    this.names = [];
    this.picked = null;
    this.restyle();
  }

  /** Take the colours of the page, which are others in the dark. */
  restyle() {
    const of = getComputedStyle(this.canvas);
    this.colour = (name) => of.getPropertyValue(name).trim();
    const names = ["--point", "--point-ink", "--warn", "--area", "--ink", "--paper"];
    this.ink = Object.fromEntries(names.map((name) => [name.slice(2), this.colour(name)]));
    this.hatch = this.pen.createPattern(hatched(this.ink.area), "repeat");
  }

  resize(width, height) {
    const scale = window.devicePixelRatio || 1;
    if (this.width === width && this.height === height && this.scale === scale) return;
    Object.assign(this, { width, height, scale });
    this.canvas.width = Math.round(width * scale);
    this.canvas.height = Math.round(height * scale);
  }

  /** Draw everything where it now lies: `at` gives the pixel of a place on the map of the world. */
  draw(at, world) {
    const { pen } = this;
    pen.setTransform(this.scale, 0, 0, this.scale, 0, 0);
    pen.clearRect(0, 0, this.width, this.height);
    for (const heap of this.heaps) {
      [heap.left, heap.top] = at(heap.x, heap.y);
      heap.size = heap.vague ? Math.max(heap.reach * world, UNKNOWN) : 5 + 4 * Math.min(Math.log2(heap.n), 5);
    }
    const seen = this.heaps.filter((heap) => this.#seen(heap));
    this.#areas(seen.filter((heap) => heap.vague));
    for (const heap of seen) if (!heap.vague) this.#place(heap);
    this.#names(at, world);
  }

  /** The heap under a pixel: small ones before large, places before areas. */
  under(left, top, slack = 6) {
    const hit = this.heaps.filter((h) => Math.hypot(h.left - left, h.top - top) <= h.size + slack);
    return hit.sort((a, b) => a.vague - b.vague || a.size - b.size)[0] ?? null;
  }

  #seen({ left, top, size }) {
    return left > -size && top > -size && left < this.width + size && top < this.height + size;
  }

  // All areas at once: what lies in several of them is no darker, and it is drawn in one go.
  #areas(areas) {
    const { pen, ink } = this;
    pen.beginPath();
    for (const { left, top, size } of areas) {
      pen.moveTo(left + size, top);
      pen.arc(left, top, size, 0, TAU);
    }
    pen.fillStyle = this.hatch;
    pen.fill();
    pen.setLineDash([2, 4]);
    pen.globalAlpha = 0.7;
    pen.lineWidth = 1.2;
    pen.strokeStyle = ink.area;
    pen.stroke();
    pen.setLineDash([]);
    pen.globalAlpha = 1;
    for (const heap of areas) this.#about(heap);
  }

  #about(heap) {
    const { pen, ink } = this;
    if (heap === this.picked) {
      pen.beginPath();
      pen.arc(heap.left, heap.top, heap.size, 0, TAU);
      pen.lineWidth = 3;
      pen.strokeStyle = ink.ink;
      pen.stroke();
    }
    if (heap.disputed) this.#ring(heap, 16);
    this.#words(`~${short(heap.n)}`, heap.left, heap.top, ink.ink, ink.paper);
  }

  #place(heap) {
    const { pen, ink } = this;
    pen.beginPath();
    pen.arc(heap.left, heap.top, heap.size, 0, TAU);
    pen.fillStyle = ink.point;
    pen.fill();
    pen.lineWidth = heap === this.picked ? 4 : 1.5;
    pen.strokeStyle = heap === this.picked ? ink.ink : ink.paper;
    pen.stroke();
    if (heap.disputed) this.#ring(heap, heap.size + 4);
    if (heap.n > 1) this.#words(short(heap.n), heap.left, heap.top, ink["point-ink"], null);
  }

  // As much of a ring as the share of disputed incidents, in short strokes.
  #ring(heap, size) {
    const { pen, ink } = this;
    const share = Math.max(heap.disputed / heap.n, 0.08);
    pen.beginPath();
    pen.arc(heap.left, heap.top, size, -TAU / 4, -TAU / 4 + share * TAU);
    pen.setLineDash([5, 2.5]);
    pen.lineWidth = heap.vague ? 2 : 3;
    pen.strokeStyle = ink.warn;
    pen.stroke();
    pen.setLineDash([]);
  }

  #words(words, left, top, ink, around) {
    const { pen } = this;
    pen.font = "600 12px system-ui, 'DejaVu Sans', sans-serif";
    pen.textAlign = "center";
    pen.textBaseline = "middle";
    if (around) {
      pen.strokeStyle = around;
      pen.lineWidth = 3;
      pen.strokeText(words, left, top);
    }
    pen.fillStyle = ink;
    pen.fillText(words, left, top);
  }

  // Whether a circle or a number stands where a name would.
  #taken(left, top, half) {
    return this.heaps.some((h) => {
      const size = h.vague ? 12 : h.size + 8;
      return Math.abs(h.left - left) < half + size && Math.abs(h.top - top) < 8 + size;
    });
  }

  #names(at, world) {
    this.pen.globalAlpha = 0.75;
    for (const { name, x, y, wide } of this.names) {
      if (wide * world < name.length * 7) continue;
      const [left, top] = at(x, y);
      const half = name.length * 3.5;
      if (!this.#seen({ left, top, size: half }) || this.#taken(left, top, half)) continue;
      this.#words(name, left, top, this.ink.ink, this.ink.paper);
    }
    this.pen.globalAlpha = 1;
  }
}

/** A number in at most four letters. */
export function short(n) {
  if (n < 1000) return String(n);
  return n < 10000 ? `${(n / 1000).toFixed(1)}k` : `${Math.round(n / 1000)}k`;
}

function hatched(colour) {
  const tile = document.createElement("canvas");
  tile.width = tile.height = 8;
  const pen = tile.getContext("2d");
  pen.strokeStyle = colour;
  pen.globalAlpha = 0.3;
  pen.lineWidth = 1;
  for (const at of [-8, 0, 8]) {
    pen.moveTo(at, 8);
    pen.lineTo(at + 8, 0);
  }
  pen.stroke();
  return tile;
}
