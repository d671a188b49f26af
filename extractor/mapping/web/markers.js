// How events look on the map: symbols by type, size by deaths, wheels for clusters, circles of
// uncertainty, and lines from the place that a text measures from.

import { destination, worldX, worldY } from "./projection.js";
import { colour } from "./theme.js";

const SMALLEST = 6; // pixels
const LARGEST = 26;
const CLUSTER_SMALLEST = 13;
const CLUSTER_LARGEST = 30;
const HUB = 0.66; // of a wheel's radius
const PER_ROOT_DEATH = 1.7; // so that the area grows with the deaths
const FULL_TURN = 2 * Math.PI;

/** Radius (pixels) of the marker of a cluster of one or more rows. */
export function radiusOf(cluster) {
  const grown = PER_ROOT_DEATH * Math.sqrt(cluster.dead);
  if (cluster.rows.length === 1) return Math.min(LARGEST, SMALLEST + grown);
  return Math.min(CLUSTER_LARGEST, CLUSTER_SMALLEST + 0.6 * grown);
}

/** The marker under a point of the canvas, or undefined; the one drawn last wins. */
export function markerAt(clusters, camera, left, top) {
  return clusters.findLast((cluster) => {
    const away = Math.hypot(camera.screenX(cluster.x) - left, camera.screenY(cluster.y) - top);
    return away <= Math.max(radiusOf(cluster), 10);
  });
}

/** Outlines of the symbols around the origin, with a radius of about 1, as SVG writes paths. */
export const OUTLINES = {
  circle: "M1 0A1 1 0 1 1 -1 0A1 1 0 1 1 1 0Z",
  square: "M-.85 -.85H.85V.85H-.85Z",
  diamond: "M0 -1.15L1.15 0L0 1.15L-1.15 0Z",
  triangle: "M0 -1.2L1.04 .6L-1.04 .6Z",
};
const SHAPES = Object.fromEntries(
  Object.entries(OUTLINES).map(([name, outline]) => [name, new Path2D(outline)]),
);

/**
 * Draw the symbol of a type (with `shape` and `colour`) around a point of the canvas; hollow where
 * the point only stands for a region or a country.
 */
export function drawSymbol(context, style, x, y, radius, hollow = false) {
  context.save();
  context.translate(x, y);
  context.scale(radius, radius);
  context.fillStyle = hollow ? colour("halo") : style.colour;
  context.fill(SHAPES[style.shape]);
  context.strokeStyle = hollow ? style.colour : colour("halo");
  context.lineWidth = (hollow ? 2.5 : 1.5) / radius;
  context.stroke(SHAPES[style.shape]);
  context.restore();
}

/** Draw a cluster as a wheel of its types with its number of rows. */
export function drawWheel(context, x, y, radius, shares, total, text) {
  let from = -Math.PI / 2;
  for (const [style, count] of shares) {
    const to = from + (count / total) * FULL_TURN;
    context.beginPath();
    context.moveTo(x, y);
    context.arc(x, y, radius, from, to);
    context.closePath();
    context.fillStyle = style.colour;
    context.fill();
    from = to;
  }
  context.beginPath();
  context.arc(x, y, radius, 0, FULL_TURN);
  context.strokeStyle = colour("halo");
  context.lineWidth = 1.5;
  context.stroke();
  context.beginPath();
  context.arc(x, y, Math.max(HUB * radius, 9.5), 0, FULL_TURN);
  context.fillStyle = colour("halo");
  context.fill();
  context.fillStyle = colour("ink");
  context.font = `600 ${text.length > 3 ? 9.5 : 11}px system-ui, sans-serif`;
  context.textAlign = "center";
  context.textBaseline = "middle";
  context.fillText(text, x, y + 0.5);
}

/** Draw the circle within which a row's event is believed to lie. */
export function drawUncertainty(context, camera, rows, row, ink, strong) {
  const radius = rows.radius[row] * camera.scale;
  if (radius < 8) return;
  context.beginPath();
  context.arc(camera.screenX(rows.x[row]), camera.screenY(rows.y[row]), radius, 0, FULL_TURN);
  context.globalAlpha = strong ? 0.16 : 0.07;
  context.fillStyle = ink;
  context.fill();
  context.globalAlpha = strong ? 0.9 : 0.35;
  context.setLineDash([5, 4]);
  context.lineWidth = strong ? 1.8 : 1;
  context.strokeStyle = ink;
  context.stroke();
  context.setLineDash([]);
  context.globalAlpha = 1;
}

/**
 * Draw the offset that a text tells: a line from the reference place to the event; where only a
 * direction is told, a dashed arrow from the reference place.
 */
export function drawOffset(context, camera, rows, row) {
  const ends = offsetEnds(rows.table, row);
  if (!ends) return;
  const [from, to] = ends.points.map(([longitude, latitude]) => [
    camera.screenX(worldX(longitude)),
    camera.screenY(worldY(latitude)),
  ]);
  if (Math.hypot(from[0] - to[0], from[1] - to[1]) < 6) return;
  context.beginPath();
  context.moveTo(...from);
  context.lineTo(...to);
  context.setLineDash(ends.measured ? [] : [3, 4]);
  for (const [ink, width] of [["halo", 4], ["ink", 1.6]]) {
    context.strokeStyle = colour(ink);
    context.lineWidth = width;
    context.stroke();
  }
  context.setLineDash([]);
  context.beginPath();
  context.arc(...from, 3.5, 0, FULL_TURN);
  context.fillStyle = colour("halo");
  context.fill();
  context.stroke();
}

/** Both ends of a row's offset as [longitude, latitude], or null where it tells no direction. */
export function offsetEnds(table, row) {
  const cell = (name) => table.cell(row, name);
  const [bearing, longitude, latitude] = ["offset_bearing_deg", "longitude", "latitude"].map(cell);
  if (bearing === null || longitude === null) return null;
  const km = cell("offset_km");
  if (km !== null) {
    const from = destination(longitude, latitude, bearing + 180, km);
    return { points: [from, [longitude, latitude]], measured: true };
  }
  const reach = Math.max(cell("uncertainty_km") ?? 0, 5);
  const to = destination(longitude, latitude, bearing, reach);
  return { points: [[longitude, latitude], to], measured: false };
}
