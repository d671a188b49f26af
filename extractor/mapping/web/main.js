// The map page: puts the parts together and keeps them in step.

import { Basemap, scaleBar } from "./basemap.js";
import { clustersOf } from "./clusters.js";
import { rowDetails } from "./details.js";
import { byId, make, readJson } from "./dom.js";
import { Filters } from "./filters.js";
import { Labels } from "./labels.js";
import { List } from "./list.js";
import * as markers from "./markers.js";
import { loadNames, styleOf, typeName } from "./names.js";
import { Panel } from "./panel.js";
import { latitudeOf, unitsPerKm } from "./projection.js";
import { Rows } from "./rows.js";
import { counted, language, loadStrings, number, onLanguage, setLanguage, t } from "./strings.js";
import { Table } from "./table.js";
import { colour } from "./theme.js";
import { Tiles } from "./tiles.js";
import { Timeline } from "./timeline.js";
import { MapView } from "./view.js";

const OUTLIERS = 0.03; // share of the points on each side that the first view may leave out
const MARGIN = 70; // pixels around the points of the first view
const NEAREST = 7; // zoom of the first view at most
const WIDE = 3; // geo_precision from which a point stands for a region or a country
const FRINGE = 300; // pixels around the canvas whose circles may reach into it

class MapPage {
  constructor() {
    const data = readJson("data");
    loadNames(data.names);
    loadStrings(data.strings, data.language);
    this.rows = new Rows(new Table(data.table));
    this.filters = new Filters(this.rows);
    this.basemap = new Basemap(readJson("basemap"));
    this.labels = new Labels(data.labels);
    this.list = new List(this.rows, (row, from) => this.open(row, from));
    this.selected = null;
    this.picked = null; // rows of the cluster that the list shows; null for all
    this.view = new MapView(byId("map"), {
      draw: (context, camera) => this.draw(context, camera),
      click: (left, top) => this.#click(left, top),
      hover: (left, top) => this.#hover(left, top),
      leave: () => (byId("tip").hidden = true),
    });
    this.#tiles(data.tiles);
    this.panel = new Panel(this.filters, () => this.changed());
    this.timeline = new Timeline(this.filters, () => this.changed());
    this.#listen();
    this.reset();
    this.changed();
  }

  #tiles(asked) {
    if (!asked) return;
    this.tiles = new Tiles(asked.address, () => this.view.redraw());
    byId("tiles-choice").hidden = false;
    byId("tiles").addEventListener("change", (event) => {
      this.tiles.on = event.target.checked;
      byId("credit").textContent = this.tiles.on ? asked.credit : "";
      this.view.redraw();
    });
  }

  #listen() {
    byId("language").addEventListener("click", () => setLanguage(language() === "fr" ? "en" : "fr"));
    byId("zoom-in").addEventListener("click", () => this.view.zoomBy(1));
    byId("zoom-out").addEventListener("click", () => this.view.zoomBy(-1));
    byId("reset").addEventListener("click", () => this.reset());
    byId("back").addEventListener("click", () => this.close());
    byId("show-all").addEventListener("click", () => this.#pick(null));
    onLanguage(() => {
      this.changed();
      if (this.selected !== null) this.open(this.selected, this.openedFrom, false);
    });
    document.addEventListener("keydown", (event) => this.#key(event));
  }

  #key(event) {
    if (event.key === "Escape" && !byId("detail").hidden) this.close();
    const typing = event.target.closest?.("input, select, textarea");
    if (typing || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === "0") this.reset();
    else if (event.key === "n") this.#step(1);
    else if (event.key === "p") this.#step(-1);
    else return;
    event.preventDefault();
  }

  /** Open the next or the previous row of the list. */
  #step(by) {
    const rows = this.list.shown;
    if (!rows.length) return;
    const index = rows.indexOf(this.selected);
    const next = index < 0 ? 0 : (index + by + rows.length) % rows.length;
    this.open(rows[next]);
  }

  /** Filters have changed: work everything out anew. */
  changed() {
    this.filters.apply();
    this.clusters = undefined;
    if (this.selected !== null && this.filters.fails[this.selected]) this.close();
    this.panel?.show();
    this.timeline?.show();
    this.#pick(this.picked);
    this.#count();
    this.view.redraw();
  }

  #count() {
    const { spotOf } = this.rows;
    const { shown } = this.filters;
    const events = new Set(shown.map((row) => this.rows.events[row])).size;
    const dead = shown.reduce((sum, row) => sum + this.rows.dead[row], 0);
    const unplaced = shown.filter((row) => spotOf[row] < 0).length;
    const values = { events, rows: shown.length, all: this.rows.size, dead, unplaced };
    const written = Object.fromEntries(Object.entries(values).map(([name, n]) => [name, number(n)]));
    byId("count").textContent = t("count", written);
    byId("count").dataset.rows = shown.length;
  }

  /** List the rows of a cluster; null for all that are shown. */
  #pick(rows) {
    this.picked = rows;
    const passing = rows?.filter((row) => !this.filters.fails[row]) ?? this.filters.shown;
    byId("show-all").hidden = !rows;
    this.list.show(passing, counted(rows ? "list.here" : "list.title", passing.length));
  }

  /** Show where most of the shown rows lie, those of the region before those abroad. */
  reset() {
    const placed = this.filters.shown.filter((row) => this.rows.spotOf[row] >= 0);
    const inRegion = placed.filter((row) => this.basemap.isDetailed(this.rows.x[row], this.rows.y[row]));
    const rows = inRegion.length ? inRegion : placed;
    let box = this.basemap.detailed;
    if (rows.length) {
      const [west, east] = middle(rows.map((row) => this.rows.x[row]));
      const [north, south] = middle(rows.map((row) => this.rows.y[row]));
      box = [west, north, east, south];
    }
    this.view.camera.fit(box, MARGIN, NEAREST);
    this.view.redraw();
  }

  draw(context, camera) {
    const tiles = this.tiles?.on ? this.tiles : null;
    if (tiles) {
      context.fillStyle = colour("sea");
      context.fillRect(0, 0, camera.width, camera.height);
      tiles.draw(context, camera);
    }
    this.basemap.draw(context, camera, Boolean(tiles));
    const seen = this.#clusters(camera.zoom).filter(({ x, y }) => camera.shows(x, y, FRINGE));
    if (!tiles) {
      const discs = seen.map((one) => [camera.screenX(one.x), camera.screenY(one.y), markers.radiusOf(one)]);
      this.labels.draw(context, camera, discs);
    }
    this.#events(context, camera, seen);
    this.#scale(camera);
  }

  /** The clusters at a zoom, worked out anew where filters or the zoom have changed. */
  #clusters(zoom) {
    const level = Math.floor(zoom * 2);
    if (!this.clusters || this.level !== level) {
      this.clusters = clustersOf(this.rows, this.filters.shown, zoom);
      this.clusters.sort((a, b) => markers.radiusOf(b) - markers.radiusOf(a));
      this.level = level;
    }
    return this.clusters;
  }

  #events(context, camera, seen) {
    const single = seen.filter((cluster) => cluster.rows.length === 1);
    for (const { rows: [row] } of single) this.#circle(context, camera, row, false);
    for (const { rows: [row] } of single) markers.drawOffset(context, camera, this.rows, row);
    for (const cluster of seen) this.#marker(context, camera, cluster);
    if (this.selected !== null && this.rows.spotOf[this.selected] >= 0) this.#selection(context, camera);
  }

  #style(row) {
    return styleOf(this.rows.table.cell(row, "sub_event_type"));
  }

  #circle(context, camera, row, strong) {
    markers.drawUncertainty(context, camera, this.rows, row, this.#style(row).colour, strong);
  }

  #marker(context, camera, cluster) {
    const [left, top] = [camera.screenX(cluster.x), camera.screenY(cluster.y)];
    const radius = markers.radiusOf(cluster);
    const { rows } = cluster;
    if (rows.length === 1) {
      this.#symbol(context, rows[0], left, top, radius);
      return;
    }
    cluster.shares ??= this.#shares(rows);
    markers.drawWheel(context, left, top, radius, cluster.shares, rows.length, number(rows.length));
  }

  #symbol(context, row, left, top, radius) {
    const isWide = this.rows.table.cell(row, "geo_precision") >= WIDE;
    markers.drawSymbol(context, this.#style(row), left, top, radius, isWide);
  }

  /** The styles of a cluster's rows with their counts, in the order of the legend. */
  #shares(rows) {
    const counts = new Map();
    for (const row of rows) {
      const style = this.#style(row);
      const known = counts.get(style.event_type);
      counts.set(style.event_type, [style, (known?.[1] ?? 0) + 1]);
    }
    return [...counts.values()].sort((a, b) => a[0].order - b[0].order);
  }

  #selection(context, camera) {
    const row = this.selected;
    this.#circle(context, camera, row, true);
    markers.drawOffset(context, camera, this.rows, row);
    const [left, top] = [camera.screenX(this.rows.x[row]), camera.screenY(this.rows.y[row])];
    const radius = markers.radiusOf({ rows: [row], dead: this.rows.dead[row] });
    this.#symbol(context, row, left, top, radius);
    context.beginPath();
    context.arc(left, top, radius + 4, 0, 2 * Math.PI);
    context.lineWidth = 2.5;
    context.strokeStyle = colour("selected");
    context.stroke();
  }

  #scale(camera) {
    const [km, pixels] = scaleBar(camera, unitsPerKm(latitudeOf(camera.y)));
    byId("scale").style.setProperty("width", `${pixels}px`);
    byId("scale").textContent = `${number(km)} km`;
  }

  #click(left, top) {
    const { camera } = this.view;
    const cluster = markers.markerAt(this.clusters, camera, left, top);
    if (!cluster) return;
    if (cluster.rows.length === 1) {
      this.open(cluster.rows[0], byId("map"), false);
      return;
    }
    this.close();
    this.#pick(cluster.rows);
    if (cluster.spots > 1) {
      camera.fit([cluster.west, cluster.north, cluster.east, cluster.south], 80, camera.zoom + 3);
      this.view.redraw();
    }
  }

  #hover(left, top) {
    const cluster = markers.markerAt(this.clusters, this.view.camera, left, top);
    byId("map").style.setProperty("cursor", cluster ? "pointer" : "grab");
    const tip = byId("tip");
    tip.hidden = !cluster;
    if (!cluster) return;
    const { table } = this.rows;
    const [row] = cluster.rows;
    const { length } = cluster.rows;
    const what = length === 1 ? typeName(table.cell(row, "sub_event_type")) : counted("list.title", length);
    const where = cluster.spots === 1 ? (table.cell(row, "location") ?? "") : "";
    tip.replaceChildren(make("strong", {}, what), where ? make("span", {}, where) : "");
    if (cluster.dead) tip.append(make("span", {}, counted("list.dead", cluster.dead)));
    tip.style.setProperty("left", `${left}px`);
    tip.style.setProperty("top", `${top}px`);
  }

  /** Tell a row in full; `from` gets the focus back when it is closed. */
  open(row, from = document.activeElement, move = true) {
    this.selected = row;
    this.openedFrom = from;
    const { table } = this.rows;
    byId("detail-body").replaceChildren(...rowDetails(table, row, this.#reports(row), (other) => this.open(other)));
    byId("detail").hidden = false;
    byId("results").hidden = true;
    byId("detail-title").focus();
    if (move && this.rows.spotOf[row] >= 0) this.#bringIntoView(row);
    this.view.redraw();
  }

  #bringIntoView(row) {
    const { camera } = this.view;
    const [x, y] = [this.rows.x[row], this.rows.y[row]];
    if (!camera.shows(x, y, -60)) camera.moveTo(x, y);
  }

  /** Both ends of a row's offset, for those who look at the page from outside. */
  offsetEnds(row) {
    return markers.offsetEnds(this.rows.table, row);
  }

  /** Rows of other events with the same cluster_id. */
  #reports(row) {
    const { table } = this.rows;
    const cell = (name) => table.cell(row, name);
    if (!cell("cluster_id")) return [];
    const found = [];
    for (let other = 0; other < this.rows.size; other += 1) {
      const same = table.cell(other, "cluster_id") === cell("cluster_id");
      if (same && table.cell(other, "event_id") !== cell("event_id") && table.cell(other, "location_rank") === 1) {
        found.push(other);
      }
    }
    return found;
  }

  /** Back to the list. */
  close() {
    if (byId("detail").hidden) return;
    byId("detail").hidden = true;
    byId("results").hidden = false;
    this.selected = null;
    if (this.openedFrom?.isConnected) this.openedFrom.focus();
    else byId("list-title").focus();
    this.view.redraw();
  }
}

/** Lower and upper bound of the values, those far out left aside. */
function middle(values) {
  const sorted = values.sort((a, b) => a - b);
  const out = Math.floor(sorted.length * OUTLIERS);
  return [sorted[out], sorted[sorted.length - 1 - out]];
}

globalThis.sahelMap = new MapPage();
