// Which rows are shown. Each filter is a bit: a row passes where no bit is set, and a filter's own
// counts are over the rows that fail no other filter.

import { fold } from "./rows.js";
import { NO_DAY } from "./table.js";

export const FACETS = ["sub_event_type", "country_iso3", "modality"];
const BITS = { sub_event_type: 1, country_iso3: 2, modality: 4, actor: 8, confidence: 16, words: 32, days: 64 };

export class Filters {
  constructor(rows) {
    this.rows = rows;
    this.fails = new Uint8Array(rows.size);
    this.firstDay = Math.min(...present(rows.start), Infinity);
    this.lastDay = Math.max(...present(rows.end), -Infinity);
    this.clear();
  }

  /** Let everything through. */
  clear() {
    this.hidden = Object.fromEntries(FACETS.map((name) => [name, new Set()]));
    this.actors = new Set();
    this.confidence = 0;
    this.words = "";
    this.from = this.firstDay;
    this.to = this.lastDay;
    this.apply();
  }

  get wholeSpan() {
    return this.from <= this.firstDay && this.to >= this.lastDay;
  }

  /** Work out anew which rows pass. */
  apply() {
    const { rows, fails } = this;
    const tests = [...this.#facetTests(), ...this.#otherTests()];
    for (let row = 0; row < rows.size; row += 1) {
      let failed = 0;
      for (const [bit, passes] of tests) if (!passes(row)) failed |= bit;
      fails[row] = failed;
    }
    this.shown = rows.order.filter((row) => !fails[row]); // newest first
  }

  #facetTests() {
    return FACETS.filter((name) => this.hidden[name].size).map((name) => [
      BITS[name],
      (row) => !this.hidden[name].has(this.rows.table.cell(row, name) ?? ""),
    ]);
  }

  #otherTests() {
    const { rows } = this;
    const tests = [];
    if (this.actors.size) {
      tests.push([BITS.actor, (row) => [...this.actors].some((actor) => rows.actors[row].has(actor))]);
    }
    if (this.confidence > 0) {
      tests.push([BITS.confidence, (row) => rows.confidence[row] >= this.confidence]);
    }
    const wanted = fold(this.words).split(/\s+/).filter(Boolean);
    if (wanted.length) {
      tests.push([BITS.words, (row) => wanted.every((word) => rows.words(row).includes(word))]);
    }
    if (!this.wholeSpan) {
      tests.push([BITS.days, (row) => rows.start[row] <= this.to && rows.end[row] >= this.from && rows.start[row] !== NO_DAY]);
    }
    return tests;
  }

  /** How many rows each value of a facet has among those that fail no other filter. */
  counts(facet) {
    const counts = new Map();
    this.#eachPassing(BITS[facet], (row) => {
      const value = this.rows.table.cell(row, facet) ?? "";
      counts.set(value, (counts.get(value) ?? 0) + 1);
    });
    return counts;
  }

  /** How many rows each actor has among those that fail no other filter. */
  actorCounts() {
    const counts = new Map();
    this.#eachPassing(BITS.actor, (row) => {
      for (const actor of this.rows.actors[row]) counts.set(actor, (counts.get(actor) ?? 0) + 1);
    });
    return counts;
  }

  /** Call with each row that only the time window hides or nothing does. */
  eachOfAnyDay(told) {
    this.#eachPassing(BITS.days, told);
  }

  #eachPassing(bit, told) {
    for (let row = 0; row < this.rows.size; row += 1) if (!(this.fails[row] & ~bit)) told(row);
  }
}

function* present(days) {
  for (const day of days) if (day !== NO_DAY) yield day;
}
