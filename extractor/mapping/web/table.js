// The event table as the page holds it: columns, each plain or with a list of its distinct values.

const DAY_MS = 86400000;
export const NO_DAY = -(2 ** 31);

export class Table {
  /** @param payload { size, columns: { name: { values, codes? } } }; a column left out is empty */
  constructor(payload) {
    this.size = payload.size;
    this.columns = payload.columns;
    this.names = Object.keys(payload.columns);
  }

  /** The value of a cell, or null. */
  cell(row, name) {
    const column = this.columns[name];
    if (!column) return null;
    if (!column.codes) return column.values[row];
    const code = column.codes[row];
    return code < 0 ? null : column.values[code];
  }

  /** A whole column of numbers; empty cells become `empty`. */
  numbers(name, empty = NaN) {
    return Float64Array.from({ length: this.size }, (_, row) => this.cell(row, name) ?? empty);
  }

  /** A whole column of days since 1970; empty cells become NO_DAY. */
  days(name) {
    const seen = new Map();
    return Int32Array.from({ length: this.size }, (_, row) => {
      const text = this.cell(row, name);
      if (text === null) return NO_DAY;
      if (!seen.has(text)) seen.set(text, dayNumber(text));
      return seen.get(text);
    });
  }
}

/** Days from 1970 to an ISO day. */
export function dayNumber(iso) {
  return Math.floor(Date.parse(`${iso.slice(0, 10)}T00:00:00Z`) / DAY_MS);
}

/** The ISO day that is so many days after 1970. */
export function isoDay(days) {
  return new Date(days * DAY_MS).toISOString().slice(0, 10);
}
