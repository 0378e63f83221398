// The map: countries without any other server, and over them what the drawing draws.

import { Map as WorldMap, NavigationControl, setWorkerUrl } from "/static/vendor/maplibre-gl.mjs";
import { Drawing } from "/static/overview-draw.js";
import { spread } from "/static/overview-points.js";

const COUNTRIES = "/static/vendor/countries-50m.json";
const SLACK = 0.5; // of the frame's width: so much around it is heaped beforehand
setWorkerUrl("/static/vendor/maplibre-gl-worker.mjs");

/** Make the map in a box of the page; gives what the page does with it. */
export class Chart {
  constructor(box, { moved, picked, drawn }) {
    this.box = box;
    this.points = null;
    this.drawing = new Drawing(box.querySelector("canvas.over"));
    this.map = new WorldMap({
      container: box.querySelector(".ground"),
      style: this.#style({ type: "FeatureCollection", features: [] }),
      center: [20, 25],
      zoom: 1,
      maxZoom: 14,
      renderWorldCopies: false,
      dragRotate: false,
      pitchWithRotate: false,
      touchPitch: false,
      attributionControl: false,
      fadeDuration: 0,
      cooperativeGestures: matchMedia("(pointer: coarse)").matches,
    });
    this.map.touchZoomRotate.disableRotation();
    this.map.keyboard.disableRotation();
    this.map.addControl(new NavigationControl({ showCompass: false }), "top-right");
    this.map.on("render", () => this.#draw());
    this.map.on("move", () => this.#heap(false));
    this.map.on("moveend", (event) => {
      this.#heap(true);
      moved(event.originalEvent !== undefined || event.byHand === true);
    });
    this.map.on("click", (event) => picked(this.pick(event.point.x, event.point.y)));
    this.map.on("mousemove", (event) => this.#point(event.point));
    this.#keys(picked);
    this.drawn = drawn;
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => this.#restyle());
    this.ready = this.#countries();
  }

  /** Show points; `frame` moves the map to hold them. */
  show(points) {
    this.points = points;
    this.#heap(true);
  }

  /** Move the map so that it holds a frame of degrees: west, south, east, north. */
  fit([west, south, east, north], margin = 48) {
    const bounds = [[west, south], [east, north]];
    this.map.fitBounds(bounds, { padding: margin, maxZoom: 9, animate: false });
  }

  /** What the map shows now: west, south, east, north. */
  frame() {
    const b = this.map.getBounds();
    return [b.getWest(), b.getSouth(), b.getEast(), b.getNorth()];
  }

  /** Pick the heap at a pixel; gives the incidents that it holds, or null. */
  pick(left, top) {
    const heap = this.drawing.under(left, top);
    this.drawing.picked = heap;
    this.map.triggerRepaint();
    if (!heap) return null;
    return { heap, members: this.points.members(heap, this.zoom, this.held) };
  }

  /** Leave what was picked. */
  unpick() {
    this.drawing.picked = null;
    this.map.triggerRepaint();
  }

  // From the keyboard: the middle of the map is what Enter picks.
  #keys(picked) {
    const canvas = this.map.getCanvas();
    canvas.setAttribute("aria-label", this.box.dataset.label);
    canvas.addEventListener("keydown", (event) => {
      if (event.key !== "Enter") return;
      event.preventDefault();
      picked(this.pick(canvas.clientWidth / 2, canvas.clientHeight / 2));
    });
  }

  #point({ x, y }) {
    this.map.getCanvas().style.cursor = this.drawing.under(x, y, 0) ? "pointer" : "";
  }

  #heap(anyway) {
    if (!this.points) return;
    const zoom = this.map.getZoom();
    const [w, s, e, n] = this.frame();
    const [west, north] = spread(w, Math.min(n, 85));
    const [east, south] = spread(e, Math.max(s, -85));
    const held = this.held;
    const inside = held && west >= held[0] && north >= held[1] && east <= held[2] && south <= held[3];
    if (!anyway && inside && Math.floor(zoom) === this.zoom) return;
    const [wide, high] = [(east - west) * SLACK, (south - north) * SLACK];
    this.held = [west - wide, north - high, east + wide, south + high];
    this.zoom = Math.floor(zoom);
    this.drawing.heaps = this.points.heaps(this.held, zoom);
    this.map.triggerRepaint();
  }

  #draw() {
    const canvas = this.map.getCanvas();
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    this.drawing.resize(width, height);
    const world = 512 * 2 ** this.map.getZoom();
    const centre = this.map.getCenter();
    const [cx, cy] = spread(centre.lng, centre.lat);
    const at = (x, y) => [(x - cx) * world + width / 2, (y - cy) * world + height / 2];
    this.drawing.draw(at, world);
    if (this.points && this.grounded && this.map.areTilesLoaded()) this.drawn();
  }

  async #countries() {
    const told = await (await fetch(COUNTRIES)).json();
    const land = globalThis.topojson.feature(told, told.objects.countries);
    this.land = land;
    this.drawing.names = land.features.map(named).filter((label) => label);
    if (!this.map.isStyleLoaded()) await this.map.once("load");
    this.map.getSource("land").setData(land);
    await this.map.once("idle");
    this.grounded = true;
    this.map.triggerRepaint();
  }

  #style(land) {
    const of = (name) => getComputedStyle(this.box).getPropertyValue(name).trim();
    const lines = { "line-color": of("--border"), "line-width": 1 };
    return {
      version: 8,
      sources: { land: { type: "geojson", data: land, tolerance: 0.5, maxzoom: 8, buffer: 8 } },
      layers: [
        { id: "sea", type: "background", paint: { "background-color": of("--sea") } },
        { id: "land", type: "fill", source: "land", paint: { "fill-color": of("--land"), "fill-antialias": false } },
        { id: "borders", type: "line", source: "land", paint: lines },
      ],
    };
  }

  #restyle() {
    this.map.setStyle(this.#style(this.land), { diff: true });
    this.drawing.restyle();
  }
}

// A country's name in the middle of its largest part.
function named({ geometry, properties }) {
  if (!geometry) return null;
  const parts = geometry.type === "Polygon" ? [geometry.coordinates] : geometry.coordinates;
  const frames = parts.map(([ring]) => frameOf(ring));
  const largest = frames.reduce((a, b) => (b.wide * b.high > a.wide * a.high ? b : a));
  const [x, y] = spread(largest.west + largest.wide / 2, largest.south + largest.high / 2);
  return { name: properties.name, x, y, wide: largest.wide / 360 };
}

function frameOf(ring) {
  let [west, south, east, north] = [180, 90, -180, -90];
  for (const [lon, lat] of ring) {
    west = Math.min(west, lon);
    east = Math.max(east, lon);
    south = Math.min(south, lat);
    north = Math.max(north, lat);
  }
  return { west, south, wide: east - west, high: north - south };
}
