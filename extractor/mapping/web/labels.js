// Names of countries and towns, the weightier first, none over another.

import { worldX, worldY } from "./projection.js";
import { language } from "./strings.js";
import { colour } from "./theme.js";

const GAP = 4; // pixels

/** @typedef {{kind: string, fr: string, en: string, longitude: number, latitude: number, rank: number}} Label */

export class Labels {
  /** @param labels the labels of the page's data */
  constructor(labels) {
    this.labels = labels
      .map((label) => ({ ...label, x: worldX(label.longitude), y: worldY(label.latitude) }))
      .sort((a, b) => b.rank - a.rank);
  }

  /** Draw them; `markers` are discs [left, top, radius] that will stand on them. */
  draw(context, camera, markers) {
    const placed = [];
    for (const label of this.labels) {
      if (!isDue(label, camera.zoom) || !camera.shows(label.x, label.y, 40)) continue;
      this.#one(context, camera, label, markers, placed);
    }
  }

  #one(context, camera, label, markers, placed) {
    const isCountry = label.kind === "country";
    const text = isCountry ? label[language()].toUpperCase() : label[language()];
    context.font = isCountry ? "600 12px system-ui, sans-serif" : "11.5px system-ui, sans-serif";
    context.letterSpacing = isCountry ? "1.5px" : "0px";
    const [left, top] = [camera.screenX(label.x), camera.screenY(label.y)];
    const width = context.measureText(text).width;
    const start = isCountry ? left - width / 2 : besideMarker(markers, left, top);
    const box = [start - GAP, top - 8 - GAP, start + width + GAP, top + 8 + GAP];
    if (!placed.some((other) => overlap(box, other))) {
      placed.push(box);
      if (!isCountry) dot(context, left, top);
      write(context, text, start, top, isCountry ? "country" : "town");
    }
    context.letterSpacing = "0px";
  }
}

function isDue(label, zoom) {
  if (label.kind === "country") return zoom >= 3.3 && zoom <= 8;
  return zoom >= 10.5 - 5.5 * label.rank;
}

/** Where the text of a town begins: right of the town, or of the marker that covers it. */
function besideMarker(markers, left, top) {
  const on = markers.filter(([x, y, radius]) => Math.hypot(x - left, y - top) < radius + 4);
  return Math.max(left + 6, ...on.map(([x, , radius]) => x + radius + 4));
}

function overlap(a, b) {
  return a[0] < b[2] && b[0] < a[2] && a[1] < b[3] && b[1] < a[3];
}

function dot(context, left, top) {
  context.beginPath();
  context.arc(left, top, 2, 0, 2 * Math.PI);
  context.fillStyle = colour("town");
  context.fill();
}

function write(context, text, left, top, ink) {
  context.textAlign = "left";
  context.textBaseline = "middle";
  context.lineJoin = "round";
  context.lineWidth = 3;
  context.strokeStyle = colour("label-halo");
  context.strokeText(text, left, top);
  context.fillStyle = colour(ink);
  context.fillText(text, left, top);
}
