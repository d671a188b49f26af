// The shown rows as a list of buttons: the way to every event without a pointer.

import { byId, make } from "./dom.js";
import { countryName, typeName } from "./names.js";
import { counted, day, number, t } from "./strings.js";
import { symbol } from "./symbol.js";

const AT_ONCE = 60;

export class List {
  /** @param open is called with the row that was chosen */
  constructor(rows, open) {
    this.rows = rows;
    this.open = open;
    this.element = byId("list");
    this.more = byId("more");
    this.more.addEventListener("click", () => this.#grow());
  }

  /** Show rows in their order under a heading. */
  show(rows, heading) {
    byId("list-title").textContent = heading;
    this.shown = rows;
    this.element.replaceChildren();
    this.#grow();
  }

  #grow() {
    const from = this.element.childElementCount;
    this.element.append(...this.shown.slice(from, from + AT_ONCE).map((row) => this.#item(row)));
    const left = this.shown.length - this.element.childElementCount;
    this.more.hidden = left <= 0;
    this.more.textContent = t("list.more", { n: number(left) });
    if (from) this.element.children[from].firstElementChild.focus();
  }

  #item(row) {
    const cell = (name) => this.rows.table.cell(row, name);
    const place = [cell("location"), cell("country_iso3") && countryName(cell("country_iso3"))];
    const dead = cell("fatalities");
    const button = make(
      "button",
      { type: "button", class: "row", "data-row": row, onclick: () => this.open(row, button) },
      symbol(cell("sub_event_type")),
      make(
        "span",
        { class: "row-text" },
        make("strong", {}, typeName(cell("sub_event_type"))),
        make("span", {}, [...new Set(place.filter(Boolean))].join(", ") || t("none.place")),
        make("small", {}, cell("event_date_start") ? day(cell("event_date_start"), "medium") : t("none.date")),
      ),
      dead ? make("span", { class: "dead" }, counted("list.dead", dead)) : null,
    );
    return make("li", {}, button);
  }
}
