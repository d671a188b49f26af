// The map page: puts the parts together and keeps them in step.

import { Basemap, scaleBar } from "./basemap.js";
import { rowDetails } from "./details.js";
import { byId, make, readJson } from "./dom.js";
import { discsOf, EventLayer } from "./eventlayer.js";
import { Filters } from "./filters.js";
import { Labels } from "./labels.js";
import { List } from "./list.js";
import { offsetEnds } from "./markers.js";
import { loadNames, typeName } from "./names.js";
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

class MapPage {
  constructor() {
    const data = readJson("data");
    loadNames(data.names);
    loadStrings(data.strings, data.language);
    this.rows = new Rows(new Table(data.table));
    this.filters = new Filters(this.rows);
    this.basemap = new Basemap(readJson("basemap"));
    this.labels = new Labels(data.labels);
    this.layer = new EventLayer(this.rows, this.filters);
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
    this.layer.outdate();
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
    const seen = this.layer.seen(camera);
    if (!tiles) this.labels.draw(context, camera, discsOf(seen, camera));
    this.layer.draw(context, camera, seen, this.selected);
    this.#scale(camera);
  }

  #scale(camera) {
    const [km, pixels] = scaleBar(camera, unitsPerKm(latitudeOf(camera.y)));
    byId("scale").style.setProperty("width", `${pixels}px`);
    byId("scale").textContent = `${number(km)} km`;
  }

  #click(left, top) {
    const { camera } = this.view;
    const cluster = this.layer.at(camera, left, top);
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
    const cluster = this.layer.at(this.view.camera, left, top);
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
    return offsetEnds(this.rows.table, row);
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
