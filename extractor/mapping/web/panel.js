// The filters beside the map: types by group, countries, modalities, actors, confidence, words.

import { byId, make } from "./dom.js";
import { actorName, countryName, groupName, styleOf, typeName } from "./names.js";
import { language, number, onLanguage, t } from "./strings.js";
import { symbol } from "./symbol.js";

const WORDS_WAIT_MS = 150;

export class Panel {
  /** @param changed is called when a filter has changed and rows must be worked out anew */
  constructor(filters, changed) {
    this.filters = filters;
    this.changed = changed;
    this.boxes = []; // [facet, value, input, count element]
    this.#build();
    this.#listen();
    onLanguage(() => this.#build());
  }

  #build() {
    this.boxes = [];
    this.groups = [];
    this.#types();
    this.#facet("country_iso3", "countries", (code) => (code ? countryName(code) : t("none.country")));
    this.#facet("modality", "modalities", (code) => t(`modality.${code}`));
    this.#actorList();
    this.show();
  }

  #values(facet) {
    const { table, size } = this.filters.rows;
    const counts = new Map();
    for (let row = 0; row < size; row += 1) {
      const value = table.cell(row, facet) ?? "";
      counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return counts;
  }

  #facet(facet, id, name) {
    const values = [...this.#values(facet)].sort((a, b) => b[1] - a[1] || name(a[0]).localeCompare(name(b[0])));
    byId(id).replaceChildren(...values.map(([value]) => this.#box(facet, value, name(value))));
  }

  #types() {
    const groups = new Map();
    for (const subType of this.#values("sub_event_type").keys()) {
      const group = styleOf(subType).event_type;
      groups.set(group, [...(groups.get(group) ?? []), subType]);
    }
    const sorted = [...groups].sort((a, b) => styleOf(a[1][0]).order - styleOf(b[1][0]).order);
    byId("types").replaceChildren(...sorted.map(([group, members]) => this.#group(group, members)));
  }

  #group(group, members) {
    const input = make("input", {
      type: "checkbox",
      onchange: () => this.#set("sub_event_type", members, input.checked),
    });
    const count = make("span", { class: "count" });
    this.groups.push([members, input, count]);
    members.sort((a, b) => typeName(a).localeCompare(typeName(b), language()));
    return make(
      "details",
      { class: "group" },
      make("summary", {}, make("label", {}, input, symbol(members[0]), groupName(group)), count),
      ...members.map((member) => this.#box("sub_event_type", member, typeName(member))),
    );
  }

  #box(facet, value, name) {
    const input = make("input", {
      type: "checkbox",
      "data-value": value,
      onchange: () => this.#set(facet, [value], input.checked),
    });
    const count = make("span", { class: "count" });
    this.boxes.push([facet, value, input, count]);
    return make("div", { class: "choice" }, make("label", {}, input, name), count);
  }

  #set(facet, values, shown) {
    const hidden = this.filters.hidden[facet];
    for (const value of values) {
      if (shown) hidden.delete(value);
      else hidden.add(value);
    }
    this.changed();
  }

  #actorList() {
    const options = [...this.filters.actorCounts()]
      .sort((a, b) => b[1] - a[1])
      .map(([actor]) => make("option", { value: `${actorName(actor)} · ${actor}` }));
    byId("actor-options").replaceChildren(...options);
  }

  #listen() {
    byId("actor").addEventListener("change", (event) => this.#addActor(event.target));
    byId("confidence").addEventListener("input", (event) => {
      this.filters.confidence = Number(event.target.value) / 100;
      this.changed();
    });
    let waiting;
    byId("words").addEventListener("input", (event) => {
      clearTimeout(waiting);
      waiting = setTimeout(() => {
        this.filters.words = event.target.value;
        this.changed();
      }, WORDS_WAIT_MS);
    });
    byId("clear").addEventListener("click", () => {
      this.filters.clear();
      byId("words").value = "";
      this.changed();
    });
    for (const [id, shown] of [["all-types", true], ["no-types", false]]) {
      const values = [...this.#values("sub_event_type").keys()];
      byId(id).addEventListener("click", () => this.#set("sub_event_type", values, shown));
    }
  }

  #addActor(input) {
    const actor = input.value.split(" · ").at(-1).trim();
    if (!this.filters.actorCounts().has(actor)) return;
    this.filters.actors.add(actor);
    input.value = "";
    this.changed();
  }

  /** Show the filters' state and counts. */
  show() {
    const counts = { sub_event_type: this.filters.counts("sub_event_type") };
    for (const [facet, value, input, count] of this.boxes) {
      counts[facet] ??= this.filters.counts(facet);
      input.checked = !this.filters.hidden[facet].has(value);
      count.textContent = number(counts[facet].get(value) ?? 0);
    }
    for (const [members, input, count] of this.groups) {
      const on = members.filter((member) => !this.filters.hidden.sub_event_type.has(member)).length;
      input.checked = on === members.length;
      input.indeterminate = on > 0 && on < members.length;
      const total = members.reduce((sum, one) => sum + (counts.sub_event_type.get(one) ?? 0), 0);
      count.textContent = number(total);
    }
    this.#chips();
    byId("confidence").value = this.filters.confidence * 100;
    byId("confidence-value").textContent = `≥ ${number(this.filters.confidence, 2)}`;
  }

  #chips() {
    const chips = [...this.filters.actors].map((actor) =>
      make(
        "button",
        {
          type: "button",
          class: "chip",
          "aria-label": t("filter.actor.remove", { actor: actorName(actor) }),
          onclick: () => {
            this.filters.actors.delete(actor);
            this.changed();
          },
        },
        `${actorName(actor)} ×`,
      ),
    );
    byId("actors").replaceChildren(...chips);
  }
}
