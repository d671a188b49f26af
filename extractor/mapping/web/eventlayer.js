// The events on the map: clusters and symbols with their circles and offsets, the selected one on top.

import { clustersOf } from "./clusters.js";
import * as markers from "./markers.js";
import { styleOf } from "./names.js";
import { number } from "./strings.js";
import { colour } from "./theme.js";

const FRINGE = 300; // pixels around the canvas whose circles may reach into it
const LEVELS_PER_ZOOM = 2; // clusters stay the same over half a zoom level
const WIDE = 3; // geo_precision from which a point stands for a region or a country

export class EventLayer {
  constructor(rows, filters) {
    this.rows = rows;
    this.filters = filters;
  }

  /** Filters have changed: the clusters hold no more. */
  outdate() {
    this.clusters = undefined;
  }

  /** The cluster whose marker stands at a point of the canvas, or undefined. */
  at(camera, left, top) {
    return markers.markerAt(this.#clusters(camera.zoom), camera, left, top);
  }

  /** The clusters in and around what a camera shows, the largest markers first. */
  seen(camera) {
    return this.#clusters(camera.zoom).filter(({ x, y }) => camera.shows(x, y, FRINGE));
  }

  #clusters(zoom) {
    const level = Math.floor(zoom * LEVELS_PER_ZOOM);
    if (!this.clusters || this.level !== level) {
      this.clusters = clustersOf(this.rows, this.filters.shown, level / LEVELS_PER_ZOOM);
      this.clusters.sort((a, b) => markers.radiusOf(b) - markers.radiusOf(a));
      this.level = level;
    }
    return this.clusters;
  }

  /** Draw clusters that are seen, and the selected row (null for none) even inside a cluster. */
  draw(context, camera, seen, selected) {
    const single = seen.filter((cluster) => cluster.rows.length === 1);
    for (const { rows: [row] } of single) this.#circle(context, camera, row, false);
    for (const { rows: [row] } of single) markers.drawOffset(context, camera, this.rows, row);
    for (const cluster of seen) this.#marker(context, camera, cluster);
    if (selected !== null && this.rows.spotOf[selected] >= 0) this.#selection(context, camera, selected);
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

  #selection(context, camera, row) {
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
}

/** Where the markers of clusters stand: [left, top, radius] in pixels. */
export function discsOf(clusters, camera) {
  return clusters.map((cluster) => [
    camera.screenX(cluster.x),
    camera.screenY(cluster.y),
    markers.radiusOf(cluster),
  ]);
}
