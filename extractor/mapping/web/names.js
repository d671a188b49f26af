// What codes are called in the language that is shown.

import { language } from "./strings.js";

let names = {};

/** Set the page's names: { types, event_types, countries, actors }, each { code: { fr, en } }. */
export function loadNames(all) {
  names = all;
}

function named(kind, code) {
  return names[kind][code]?.[language()] ?? code;
}

export const typeName = (code) => named("types", code);
export const groupName = (code) => named("event_types", code);
export const countryName = (code) => named("countries", code);
export const actorName = (code) => named("actors", code);

/** How a sub-type is drawn: { shape, colour, event_type }. */
export function styleOf(subType) {
  return names.types[subType];
}
