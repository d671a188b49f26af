// Land, lakes, rivers, borders and region lines: decoded once into paths, stroked each frame.

import { worldX, worldY } from "./projection.js";
import { colour } from "./theme.js";

const CLOSED = new Set(["land", "lakes", "world_land"]);

export class Basemap {
  /** @param data the parsed data/basemap.json */
  constructor(data) {
    this.unit = data.unit;
    const [west, south, east, north] = data.detailed;
    this.detailed = [worldX(west), worldY(north), worldX(east), worldY(south)];
    this.paths = {};
    for (const [name, lines] of Object.entries(data.layers)) {
      this.paths[name] = this.#path(lines, CLOSED.has(name));
    }
    this.paths.coast = this.#coast(data);
  }

  /** Whether a point (world units) lies in the part that is drawn in detail. */
  isDetailed(x, y) {
    const [west, north, east, south] = this.detailed;
    return x >= west && x <= east && y >= north && y <= south;
  }

  #path(lines, closed) {
    const path = new Path2D();
    for (const line of lines) {
      this.#points(line).forEach(([x, y], index) => (index ? path.lineTo(x, y) : path.moveTo(x, y)));
      if (closed) path.closePath();
    }
    return path;
  }

  #points(line) {
    const points = [];
    let [longitude, latitude] = [0, 0];
    for (let index = 0; index < line.length; index += 2) {
      longitude += line[index];
      latitude += line[index + 1];
      points.push([worldX(longitude * this.unit), worldY(latitude * this.unit)]);
    }
    return points;
  }

  /** The outline of the land without the edges where the detailed part was cut out. */
  #coast(data) {
    const path = new Path2D();
    const [west, north, east, south] = this.detailed;
    const cut = (a, b) =>
      [[0, west], [0, east], [1, north], [1, south]].some(
        ([axis, edge]) => Math.abs(a[axis] - edge) < 0.01 && Math.abs(b[axis] - edge) < 0.01,
      );
    for (const line of data.layers.land) {
      const points = this.#points(line);
      points.slice(1).forEach((point, index) => {
        if (cut(points[index], point)) return;
        path.moveTo(...points[index]);
        path.lineTo(...point);
      });
    }
    return path;
  }

  /** Draw it; where `lines` is true only the lines, over tiles. */
  draw(context, camera, linesOnly = false) {
    const { width, height, scale } = camera;
    context.save();
    if (!linesOnly) {
      context.fillStyle = colour("sea");
      context.fillRect(0, 0, width, height);
    }
    context.translate(width / 2, height / 2);
    context.scale(scale, scale);
    context.translate(-camera.x, -camera.y);
    context.lineJoin = "round";
    if (!linesOnly) this.#outside(context, camera);
    this.#inside(context, camera, linesOnly);
    context.restore();
  }

  #outside(context, camera) {
    const [west, north, east, south] = this.detailed;
    context.save();
    const around = new Path2D();
    around.rect(0, 0, 2 ** 16, 2 ** 16);
    around.rect(west, north, east - west, south - north);
    context.clip(around, "evenodd");
    context.fillStyle = colour("land-far");
    context.fill(this.paths.world_land, "evenodd");
    this.#stroke(context, "world_borders", "border-far", 0.8 / camera.scale);
    context.restore();
  }

  #inside(context, camera, linesOnly) {
    const pixel = 1 / camera.scale;
    if (!linesOnly) {
      context.fillStyle = colour("land");
      context.fill(this.paths.land, "evenodd");
      if (camera.zoom > 4.5) this.#stroke(context, "rivers", "water", 1.4 * pixel);
      context.fillStyle = colour("sea");
      context.fill(this.paths.lakes, "evenodd");
    }
    if (camera.zoom > 4.2) this.#stroke(context, "regions", "region", 0.9 * pixel);
    if (!linesOnly) this.#stroke(context, "coast", "coast", 1 * pixel);
    this.#stroke(context, "borders", "border", (camera.zoom > 6 ? 1.8 : 1.2) * pixel);
  }

  #stroke(context, layer, name, width) {
    context.strokeStyle = colour(name);
    context.lineWidth = width;
    context.stroke(this.paths[layer]);
  }
}

/** Kilometres of a round number that are at most `most` pixels wide, and their pixels. */
export function scaleBar(camera, unitsPerKm, most = 110) {
  const perKm = unitsPerKm * camera.scale;
  const step = 10 ** Math.floor(Math.log10(most / perKm));
  const km = [5, 2, 1].map((times) => times * step).find((length) => length * perKm <= most);
  return [km, km * perKm];
}
