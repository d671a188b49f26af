// The rows made ready for quick filtering and drawing: typed arrays beside the table.

import { unitsPerKm, worldX, worldY } from "./projection.js";
import { NO_DAY } from "./table.js";

const SIDES = ["actor1_id", "actor2_id", "assoc_actor1_ids", "assoc_actor2_ids"];
const SEARCHED = [
  ...["title", "evidence", "location", "location_text", "actor1", "actor2", "outlet"],
  ...["claim_source", "actor1_person", "actor2_person", "event_id", "article_id"],
];

export class Rows {
  constructor(table) {
    this.table = table;
    this.size = table.size;
    this.start = table.days("event_date_start");
    const end = table.days("event_date_end");
    this.end = end.map((day, row) => (day === NO_DAY ? this.start[row] : day));
    this.dead = table.numbers("fatalities", 0);
    this.confidence = table.numbers("confidence", 0);
    this.order = Array.from(this.start.keys()).sort((a, b) => this.start[b] - this.start[a] || a - b);
    this.events = this.#numbered("event_id");
    this.#place();
    this.actors = this.#actors();
  }

  /** For each row the number of its value in a column. */
  #numbered(name) {
    const known = new Map();
    return Int32Array.from({ length: this.size }, (_, row) => {
      const value = this.table.cell(row, name);
      if (!known.has(value)) known.set(value, known.size);
      return known.get(value);
    });
  }

  #place() {
    const { table, size } = this;
    const [longitude, latitude] = [table.numbers("longitude"), table.numbers("latitude")];
    this.x = longitude.map(worldX);
    this.y = latitude.map(worldY);
    this.radius = table.numbers("uncertainty_km", 0).map((km, row) => km * unitsPerKm(latitude[row]));
    this.spots = []; // distinct points: [x, y]
    this.spotOf = new Int32Array(size).fill(-1);
    const known = new Map();
    for (let row = 0; row < size; row += 1) {
      if (Number.isNaN(this.x[row])) continue;
      const key = `${longitude[row]} ${latitude[row]}`;
      if (!known.has(key)) {
        known.set(key, this.spots.length);
        this.spots.push([this.x[row], this.y[row]]);
      }
      this.spotOf[row] = known.get(key);
    }
  }

  /** For each row the set of actor ids on either side. */
  #actors() {
    const { table } = this;
    return Array.from({ length: this.size }, (_, row) => {
      const cells = SIDES.map((name) => table.cell(row, name)).filter(Boolean);
      return new Set(cells.flatMap((cell) => cell.split(";")));
    });
  }

  /** What a search looks through, without case and accents; made when first asked for. */
  words(row) {
    this.folded ??= new Array(this.size);
    this.folded[row] ??= fold(SEARCHED.map((name) => this.table.cell(row, name) ?? "").join(" "));
    return this.folded[row];
  }
}

/** A text without case and accents. */
export function fold(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
}
