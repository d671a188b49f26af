// Rows that lie close together on the screen, joined greedily, the fullest spot first.

import { TILE, WORLD } from "./projection.js";

const REACH = 42; // pixels

/**
 * The clusters of the shown rows at a zoom: { x, y, rows, dead, west, north, east, south }.
 * `x`, `y` and the bounds are world units.
 */
export function clustersOf(rows, shown, zoom) {
  const reach = (REACH * WORLD) / (TILE * 2 ** zoom);
  const spots = spotsOf(rows, shown);
  const grid = gridOf(spots, reach);
  const taken = new Set();
  const clusters = [];
  for (const spot of spots) {
    if (taken.has(spot)) continue;
    const near = within(grid, spot, reach).filter((other) => !taken.has(other));
    near.forEach((other) => taken.add(other));
    clusters.push(joined(near));
  }
  return clusters;
}

/** Distinct points with their rows, the fullest first. */
function spotsOf(rows, shown) {
  const found = new Map();
  for (const row of shown) {
    const index = rows.spotOf[row];
    if (index < 0) continue;
    if (!found.has(index)) {
      const [x, y] = rows.spots[index];
      found.set(index, { x, y, rows: [], dead: 0 });
    }
    const spot = found.get(index);
    spot.rows.push(row);
    spot.dead += rows.dead[row];
  }
  return [...found.values()].sort((a, b) => b.rows.length - a.rows.length || a.x - b.x || a.y - b.y);
}

function gridOf(spots, size) {
  const grid = new Map();
  for (const spot of spots) {
    const key = keyOf(Math.floor(spot.x / size), Math.floor(spot.y / size));
    if (!grid.has(key)) grid.set(key, []);
    grid.get(key).push(spot);
  }
  return grid;
}

function keyOf(column, line) {
  return column * 67108864 + line;
}

/** The spots within reach of one, itself among them. */
function within(grid, spot, reach) {
  const [column, line] = [Math.floor(spot.x / reach), Math.floor(spot.y / reach)];
  const found = [];
  for (let dx = -1; dx <= 1; dx += 1) {
    for (let dy = -1; dy <= 1; dy += 1) {
      for (const other of grid.get(keyOf(column + dx, line + dy)) ?? []) {
        if (Math.hypot(other.x - spot.x, other.y - spot.y) <= reach) found.push(other);
      }
    }
  }
  return found;
}

function joined(spots) {
  const rows = spots.flatMap((spot) => spot.rows);
  const total = (name) => spots.reduce((sum, spot) => sum + spot[name] * spot.rows.length, 0);
  const xs = spots.map((spot) => spot.x);
  const ys = spots.map((spot) => spot.y);
  return {
    x: total("x") / rows.length,
    y: total("y") / rows.length,
    rows,
    dead: spots.reduce((sum, spot) => sum + spot.dead, 0),
    spots: spots.length,
    west: Math.min(...xs),
    east: Math.max(...xs),
    north: Math.min(...ys),
    south: Math.max(...ys),
  };
}
