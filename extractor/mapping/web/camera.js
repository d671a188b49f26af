// What part of the world a canvas shows.

import { TILE, WORLD } from "./projection.js";

export const MIN_ZOOM = 1;
export const MAX_ZOOM = 13;

export class Camera {
  constructor() {
    this.x = WORLD / 2; // world units at the middle of the canvas
    this.y = WORLD / 2;
    this.zoom = 2;
    this.width = 1; // CSS pixels
    this.height = 1;
  }

  /** CSS pixels in one world unit. */
  get scale() {
    return (TILE * 2 ** this.zoom) / WORLD;
  }

  screenX(x) {
    return (x - this.x) * this.scale + this.width / 2;
  }

  screenY(y) {
    return (y - this.y) * this.scale + this.height / 2;
  }

  worldAt(left, top) {
    return [(left - this.width / 2) / this.scale + this.x, (top - this.height / 2) / this.scale + this.y];
  }

  panBy(right, down) {
    this.moveTo(this.x - right / this.scale, this.y - down / this.scale);
  }

  moveTo(x, y) {
    this.x = Math.max(0, Math.min(WORLD, x));
    this.y = Math.max(0, Math.min(WORLD, y));
  }

  /** Change the zoom so that the world under a point of the canvas stays there. */
  zoomAt(zoom, left = this.width / 2, top = this.height / 2) {
    const [x, y] = this.worldAt(left, top);
    this.zoom = Math.max(MIN_ZOOM, Math.min(MAX_ZOOM, zoom));
    this.moveTo(
      x - (left - this.width / 2) / this.scale,
      y - (top - this.height / 2) / this.scale,
    );
  }

  /** Show a box of world units with a margin (pixels) around it, no nearer than `nearest`. */
  fit([west, north, east, south], margin = 40, nearest = 9) {
    const across = Math.max(1, this.width - 2 * margin) / Math.max(east - west, 1e-6);
    const down = Math.max(1, this.height - 2 * margin) / Math.max(south - north, 1e-6);
    const zoom = Math.log2((Math.min(across, down) * WORLD) / TILE);
    this.zoom = Math.max(MIN_ZOOM, Math.min(nearest, zoom));
    this.moveTo((west + east) / 2, (north + south) / 2);
  }

  /** Whether a point of the world, or a circle around it, can be seen. */
  shows(x, y, margin = 0) {
    const [left, top] = [this.screenX(x), this.screenY(y)];
    return (
      left > -margin && top > -margin && left < this.width + margin && top < this.height + margin
    );
  }
}
