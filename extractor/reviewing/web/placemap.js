// The small map of the form: where the event lies, and a click to say where it should.

import { Basemap } from "../../mapping/web/basemap.js";
import { byId } from "../../mapping/web/dom.js";
import { Labels } from "../../mapping/web/labels.js";
import { latitudeOf, longitudeOf, unitsPerKm, worldX, worldY } from "../../mapping/web/projection.js";
import { colour } from "../../mapping/web/theme.js";
import { MapView } from "../../mapping/web/view.js";

const NEAR_ZOOM = 6.3;
const FAR_ZOOM = 3.5; // where the base map is coarse

export class PlaceMap {
  /** @param chosen is called with latitude and longitude (degrees) of a click */
  constructor(basemap, labels, chosen) {
    this.basemap = new Basemap(basemap);
    this.labels = new Labels(labels);
    this.spots = [];
    this.view = new MapView(byId("place-map"), {
      draw: (context, camera) => this.#draw(context, camera),
      click: (left, top) => {
        const [x, y] = this.view.camera.worldAt(left, top);
        chosen(round(latitudeOf(y)), round(longitudeOf(x)));
      },
    });
  }

  /** Show places { latitude, longitude, uncertainty_km }, the first as the main one. */
  show(spots) {
    this.spots = spots.filter((spot) => spot.latitude !== null);
    const { camera } = this.view;
    const [main] = this.spots;
    if (main) {
      const [x, y] = [worldX(main.longitude), worldY(main.latitude)];
      camera.zoom = this.basemap.isDetailed(x, y) ? NEAR_ZOOM : FAR_ZOOM;
      camera.moveTo(x, y);
    } else {
      camera.fit(this.basemap.detailed, 0);
    }
    this.view.redraw();
  }

  /** Move the main place without moving the map. */
  move(spot) {
    this.spots = spot ? [spot, ...this.spots.slice(1)] : this.spots.slice(1);
    this.view.redraw();
  }

  #draw(context, camera) {
    this.basemap.draw(context, camera);
    this.labels.draw(context, camera, []);
    this.spots.forEach((spot, index) => drawSpot(context, camera, spot, index === 0));
  }
}

function drawSpot(context, camera, spot, isMain) {
  const [x, y] = [worldX(spot.longitude), worldY(spot.latitude)];
  const [left, top] = [camera.screenX(x), camera.screenY(y)];
  const reach = (spot.uncertainty_km ?? 0) * unitsPerKm(spot.latitude) * camera.scale;
  context.fillStyle = colour(isMain ? "spot" : "town");
  if (reach > 8) {
    context.globalAlpha = 0.15;
    context.beginPath();
    context.arc(left, top, reach, 0, 2 * Math.PI);
    context.fill();
    context.globalAlpha = 1;
  }
  context.beginPath();
  context.arc(left, top, isMain ? 7 : 4, 0, 2 * Math.PI);
  context.fill();
  context.lineWidth = 2;
  context.strokeStyle = colour("halo");
  context.stroke();
}

function round(degrees) {
  return Math.round(degrees * 1e5) / 1e5;
}
