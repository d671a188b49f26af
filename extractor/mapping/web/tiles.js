// Background tiles from a network, for those who asked for them with --tiles.

import { TILE, WORLD } from "./projection.js";

const KEPT = 400;

export class Tiles {
  /** @param address with {z}, {x}, {y}; `arrived` is called when a tile can be drawn */
  constructor(address, arrived) {
    this.address = address;
    this.arrived = arrived;
    this.images = new Map();
    this.on = false;
  }

  draw(context, camera) {
    const level = Math.max(0, Math.min(19, Math.round(camera.zoom)));
    const size = WORLD / 2 ** level;
    const [west, north] = camera.worldAt(0, 0);
    const [east, south] = camera.worldAt(camera.width, camera.height);
    const last = 2 ** level - 1;
    const range = (from, to) => [Math.max(0, Math.floor(from / size)), Math.min(last, Math.floor(to / size))];
    const [[left, right], [top, bottom]] = [range(west, east), range(north, south)];
    for (let x = left; x <= right; x += 1) {
      for (let y = top; y <= bottom; y += 1) this.#tile(context, camera, level, x, y, size);
    }
  }

  #tile(context, camera, z, x, y, size) {
    const image = this.#image(z, x, y);
    if (!image.complete || !image.naturalWidth) return;
    const pixels = size * camera.scale;
    context.drawImage(image, camera.screenX(x * size), camera.screenY(y * size), pixels + 0.5, pixels + 0.5);
  }

  #image(z, x, y) {
    const address = this.address.replace("{z}", z).replace("{x}", x).replace("{y}", y);
    let image = this.images.get(address);
    if (!image) {
      image = new Image(TILE, TILE);
      image.onload = this.arrived;
      image.src = address;
      this.images.set(address, image);
      if (this.images.size > KEPT) this.images.delete(this.images.keys().next().value);
    }
    return image;
  }
}
