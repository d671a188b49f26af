// Rows that lie close together on the screen, joined greedily, the fullest spot first.

import { TILE, WORLD } from "./projection.js";

const REACH = 42; // pixels
const SECOND = 0.85; // share of the reach within which clusters themselves are joined

/**
 * The clusters of the shown rows at a zoom: { x, y, rows, dead, spots, west, north, east, south }.
 * `x`, `y` and the bounds are world units, `spots` the number of distinct points.
 */
export function clustersOf(rows, shown, zoom) {
  const reach = (REACH * WORLD) / (TILE * 2 ** zoom);
  const clusters = merged(spotsOf(rows, shown), reach);
  return merged(clusters, SECOND * reach); // joining has moved their middles together
}

/** Clusters, or single spots, joined to those within reach, the fullest first. */
function merged(clusters, reach) {
  const sorted = clusters.sort((a, b) => b.rows.length - a.rows.length || a.x - b.x || a.y - b.y);
  const grid = gridOf(sorted, reach);
  const taken = new Set();
  const found = [];
  for (const cluster of sorted) {
    if (taken.has(cluster)) continue;
    const near = within(grid, cluster, reach).filter((other) => !taken.has(other));
    near.forEach((other) => taken.add(other));
    found.push(near.length > 1 ? joined(near) : cluster);
  }
  return found;
}

/** Distinct points with their rows, as clusters of their own. */
function spotsOf(rows, shown) {
  const found = new Map();
  for (const row of shown) {
    const index = rows.spotOf[row];
    if (index < 0) continue;
    if (!found.has(index)) {
      const [x, y] = rows.spots[index];
      found.set(index, { x, y, rows: [], dead: 0, spots: 1, west: x, east: x, north: y, south: y });
    }
    const spot = found.get(index);
    spot.rows.push(row);
    spot.dead += rows.dead[row];
  }
  return [...found.values()];
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

/** What lies within reach of a spot, itself among it. */
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

function joined(clusters) {
  const rows = clusters.flatMap((cluster) => cluster.rows);
  const sum = (value) => clusters.reduce((total, cluster) => total + value(cluster), 0);
  const all = (name) => clusters.map((cluster) => cluster[name]);
  return {
    x: sum(({ x, rows: { length } }) => x * length) / rows.length,
    y: sum(({ y, rows: { length } }) => y * length) / rows.length,
    rows,
    dead: sum(({ dead }) => dead),
    spots: sum(({ spots }) => spots),
    west: Math.min(...all("west")),
    east: Math.max(...all("east")),
    north: Math.min(...all("north")),
    south: Math.max(...all("south")),
  };
}
