// Web Mercator. World units: x and y from 0 to WORLD, y growing southwards; the equator at the
// middle. A power of two keeps 32-bit path coordinates exact to a fraction of a pixel.

export const WORLD = 65536;
export const TILE = 256; // pixels of the world at zoom 0
const EARTH_KM = 40075.017;
const MAX_LATITUDE = 85.05;
const RADIANS = Math.PI / 180;

/** Longitude (degrees) to world x. */
export function worldX(longitude) {
  return (longitude / 360 + 0.5) * WORLD;
}

/** Latitude (degrees) to world y. */
export function worldY(latitude) {
  const bounded = Math.max(-MAX_LATITUDE, Math.min(MAX_LATITUDE, latitude));
  const sine = Math.sin(bounded * RADIANS);
  return (0.5 - Math.log((1 + sine) / (1 - sine)) / (4 * Math.PI)) * WORLD;
}

/** World x to longitude (degrees). */
export function longitudeOf(x) {
  return (x / WORLD - 0.5) * 360;
}

/** World y to latitude (degrees). */
export function latitudeOf(y) {
  return 90 - (360 * Math.atan(Math.exp((y / WORLD - 0.5) * 2 * Math.PI))) / Math.PI;
}

/** World units in one kilometre at a latitude (degrees). */
export function unitsPerKm(latitude) {
  return WORLD / (EARTH_KM * Math.cos(latitude * RADIANS));
}

/** The point some km away in a direction (degrees clockwise from north): [longitude, latitude]. */
export function destination(longitude, latitude, bearing, km) {
  const arc = (km / EARTH_KM) * 2 * Math.PI;
  const [direction, from] = [bearing * RADIANS, latitude * RADIANS];
  const sine = Math.sin(from) * Math.cos(arc) + Math.cos(from) * Math.sin(arc) * Math.cos(direction);
  const east = Math.atan2(
    Math.sin(direction) * Math.sin(arc) * Math.cos(from),
    Math.cos(arc) - Math.sin(from) * sine,
  );
  return [longitude + east / RADIANS, Math.asin(sine) / RADIANS];
}
