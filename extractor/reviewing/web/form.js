// The values of an event as inputs; what differs from the table is a correction.

import { byId, make } from "../../mapping/web/dom.js";
import { actorName, groupName, styleOf, typeName } from "../../mapping/web/names.js";
import { language, t } from "../../mapping/web/strings.js";
import { findPlaces } from "./api.js";
import { PlaceMap } from "./placemap.js";

const EMPTY = "-"; // as the decisions file writes an emptied cell

export class Form {
  /**
   * @param data the page's data: fields, names, precisions, labels
   * @param basemap the base map's data
   * @param changed is called when a value was changed by hand
   */
  constructor(data, basemap, changed) {
    this.fields = Object.keys(data.fields);
    this.data = data;
    this.changed = changed;
    this.map = new PlaceMap(basemap, data.labels, (latitude, longitude) => this.#point(latitude, longitude));
    this.#fillLists();
    byId("form").addEventListener("change", (event) => {
      if (event.target.name === "location") this.#input("location_id").value = "";
      if (this.fields.includes(event.target.name)) this.#altered();
    });
    byId("form").addEventListener("submit", (event) => event.preventDefault());
    byId("place-search").addEventListener("change", (event) => this.#search(event.target.value));
    byId("no-place").addEventListener("click", () => this.#place(null));
  }

  #input(name) {
    return byId("form").elements[name];
  }

  /** Lists of types, precisions and actors, in the language that is shown. */
  #fillLists() {
    const groups = new Map();
    for (const code of Object.keys(this.data.names.types)) {
      const group = styleOf(code).event_type;
      if (!groups.has(group)) groups.set(group, make("optgroup", { label: groupName(group) }));
      groups.get(group).append(make("option", { value: code }, typeName(code)));
    }
    this.#input("sub_event_type").replaceChildren(...groups.values());
    const precisions = this.data.precisions.map((code) => make("option", { value: code }, t(`precision.${code}`)));
    this.#input("date_precision").replaceChildren(make("option", { value: "" }, ""), ...precisions);
    const actors = Object.keys(this.data.names.actors).sort((a, b) => actorName(a).localeCompare(actorName(b), language()));
    byId("actor-options").replaceChildren(...actors.map((id) => make("option", { value: id }, actorName(id))));
  }

  /** Show an event; corrections of a draft or an earlier decision are filled in. */
  show(event) {
    const [row] = event.rows;
    this.original = Object.fromEntries(this.fields.map((name) => [name, String(row[name] ?? "")]));
    for (const name of this.fields) {
      const corrected = event.cells[name];
      this.#input(name).value = corrected === EMPTY ? "" : (corrected ?? this.original[name]);
    }
    byId("note").value = event.note;
    byId("place-search").value = "";
    byId("places").replaceChildren();
    this.map.show([this.#spot(row.uncertainty_km), ...event.rows.slice(1)]);
    this.#mark();
  }

  #spot(uncertainty_km = null) {
    const [latitude, longitude] = ["latitude", "longitude"].map((name) => this.#input(name).value);
    const isPoint = latitude !== "" && longitude !== "";
    return isPoint
      ? { latitude: Number(latitude), longitude: Number(longitude), uncertainty_km }
      : { latitude: null, longitude: null };
  }

  /** Corrected cells by field; an emptied one is "-". */
  corrections() {
    const cells = {};
    for (const name of this.fields) {
      const value = this.#input(name).value.trim();
      if (value !== this.original[name]) cells[name] = value || EMPTY;
    }
    return cells;
  }

  get note() {
    return byId("note").value;
  }

  /** Point out the field that the server refused; none clears it. */
  refuse(name) {
    for (const field of this.fields) this.#input(field).removeAttribute("aria-invalid");
    const input = name && this.fields.includes(name) ? this.#input(name) : null;
    input?.setAttribute("aria-invalid", "true");
    input?.focus();
  }

  #altered() {
    this.#mark();
    this.changed();
  }

  #mark() {
    const cells = this.corrections();
    for (const name of this.fields) this.#input(name).classList.toggle("corrected", name in cells);
    for (const side of ["actor1", "actor2"]) {
      const id = this.#input(`${side}_id`).value.trim();
      byId(`${side}-name`).textContent = id ? actorName(id) : "";
    }
    const spot = this.#spot();
    this.map.move(spot.latitude === null ? null : spot);
  }

  async #search(name) {
    if (name.trim()) this.#offer(await findPlaces({ name }), null);
  }

  async #point(latitude, longitude) {
    this.#offer(await findPlaces({ latitude, longitude }), { latitude, longitude });
    this.#input("latitude").value = latitude;
    this.#input("longitude").value = longitude;
    this.#altered();
  }

  /** Places to choose from; beside a point on the map, the point as an offset from each. */
  #offer(places, point) {
    const items = places.map((place) =>
      make(
        "li",
        {},
        make("button", { type: "button", class: "plain", onclick: () => this.#place(place) }, `${place.address} (${place.why})`),
        point
          ? make(
              "button",
              { type: "button", class: "plain", onclick: () => this.#place({ ...place, ...point }) },
              t("review.point", { place: place.location }),
            )
          : null,
      ),
    );
    byId("places").replaceChildren(...(items.length ? items : [make("li", {}, t("review.noplace"))]));
  }

  #place(place) {
    for (const name of ["location_id", "location", "latitude", "longitude"]) {
      this.#input(name).value = place?.[name] ?? "";
    }
    byId("places").replaceChildren();
    this.#altered();
    this.map.show([this.#spot(), ...this.map.spots.slice(1)]);
  }
}
