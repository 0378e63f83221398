// The incidents that the map may show: columns of numbers, which of them are chosen, and heaps of
// those that are too near each other to be drawn apart.

const NEAR = 52; // pixels of a cell in which incidents make one heap
const EQUATOR_KM = 40075;
const VAGUE = new Set(["country", "region", "admin1", "admin2", "area"]);

/** Where a degree of longitude and latitude lies on the map of the world, 0 to 1. */
export function spread(longitude, latitude) {
  const up = Math.sin((latitude * Math.PI) / 180);
  return [(longitude + 180) / 360, 0.5 - Math.log((1 + up) / (1 - up)) / (4 * Math.PI)];
}

/** Columns of incidents as they come, made ready to be filtered and heaped many times. */
export class Points {
  constructor(told) {
    const n = told.id.length;
    this.n = n;
    this.id = told.id;
    this.disputed = Uint8Array.from(told.disputed);
    this.start = days(told.start, -Infinity);
    this.end = days(told.end, Infinity);
    this.dated = Uint8Array.from({ length: n }, (_, i) => told.start[i] !== null || told.end[i] !== null);
    this.radius = Float32Array.from(told.radius, (km) => km ?? 0);
    this.vague = Uint8Array.from(told.precision, (p, i) => VAGUE.has(told.precisions[p]) || told.radius[i] > 0);
    this.longitude = Float64Array.from(told.longitude);
    this.latitude = Float64Array.from(told.latitude);
    this.x = new Float64Array(n);
    this.y = new Float64Array(n);
    for (let i = 0; i < n; i++) [this.x[i], this.y[i]] = spread(this.longitude[i], this.latitude[i]);
    this.chosen = new Uint8Array(n).fill(1);
  }

  /** Choose those whose days may overlap some days (numbers since 1970; null is open). */
  between(since, until) {
    const open = since === null && until === null;
    const from = since ?? -Infinity;
    const to = until ?? Infinity;
    for (let i = 0; i < this.n; i++) {
      this.chosen[i] = open || (this.dated[i] && this.end[i] >= from && this.start[i] <= to) ? 1 : 0;
    }
  }

  /** Heaps of the chosen ones in a frame of the world, at a zoom: exact places, and areas. */
  heaps([west, north, east, south], zoom) {
    const cell = NEAR / (512 * 2 ** Math.floor(zoom));
    const found = new Map();
    for (let i = 0; i < this.n; i++) {
      const x = this.x[i];
      const y = this.y[i];
      if (!this.chosen[i] || x < west || x > east || y < north || y > south) continue;
      const key = this.#key(i, cell);
      const heap = found.get(key);
      if (heap) add(heap, x, y, this.radius[i], this.disputed[i]);
      else found.set(key, begin(key, x, y, this.radius[i], this.disputed[i], this.vague[i]));
    }
    return [...found.values()].map(settled).sort((a, b) => b.vague - a.vague || b.reach - a.reach || b.n - a.n);
  }

  /** The numbers of the chosen ones that a heap holds, within the frame it was made for. */
  members(heap, zoom, [west, north, east, south]) {
    const cell = NEAR / (512 * 2 ** Math.floor(zoom));
    const of = [];
    for (let i = 0; i < this.n; i++) {
      const outside = this.x[i] < west || this.x[i] > east || this.y[i] < north || this.y[i] > south;
      if (this.chosen[i] && !outside && this.#key(i, cell) === heap.key) of.push(i);
    }
    return of;
  }

  // Places by cells; areas by cells that are the larger, the larger the areas are.
  #key(i, cell) {
    if (!this.vague[i]) return Math.floor(this.x[i] / cell) * 2 ** 18 + Math.floor(this.y[i] / cell);
    const across = this.radius[i] / EQUATOR_KM / cell;
    const level = Math.max(Math.ceil(Math.log2(across * 2)), 0);
    const wide = cell * 2 ** level;
    return (level + 1) * 2 ** 37 + Math.floor(this.x[i] / wide) * 2 ** 18 + Math.floor(this.y[i] / wide);
  }

  /** The frame that holds the chosen places, or null where there are none. */
  frame() {
    let [west, south, east, north] = [Infinity, Infinity, -Infinity, -Infinity];
    for (let i = 0; i < this.n; i++) {
      if (!this.chosen[i]) continue;
      west = Math.min(west, this.longitude[i]);
      east = Math.max(east, this.longitude[i]);
      south = Math.min(south, this.latitude[i]);
      north = Math.max(north, this.latitude[i]);
    }
    return west <= east ? [west, south, east, north] : null;
  }
}

function days(told, open) {
  return Float64Array.from(told, (day) => day ?? open);
}

function begin(key, x, y, km, disputed, vague) {
  return { key, x, y, n: 1, disputed, vague, km, west: x, east: x, north: y, south: y };
}

function add(heap, x, y, km, disputed) {
  heap.n += 1;
  heap.x += x;
  heap.y += y;
  heap.disputed += disputed;
  heap.km = Math.max(heap.km, km);
  heap.west = Math.min(heap.west, x);
  heap.east = Math.max(heap.east, x);
  heap.north = Math.min(heap.north, y);
  heap.south = Math.max(heap.south, y);
}

// A place in the middle of its incidents; an area so wide that it holds all areas of the heap.
function settled(heap) {
  heap.reach = 0;
  if (!heap.vague) {
    heap.x /= heap.n;
    heap.y /= heap.n;
    return heap;
  }
  heap.x = (heap.west + heap.east) / 2;
  heap.y = (heap.north + heap.south) / 2;
  const across = Math.cosh(2 * Math.PI * (0.5 - heap.y)); // a kilometre is longer towards the poles
  const apart = Math.hypot(heap.east - heap.west, heap.south - heap.north) / 2;
  heap.reach = (heap.km / EQUATOR_KM) * across + apart;
  return heap;
}
