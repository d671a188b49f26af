// The events in their order, those around the present one as a list.

import { byId, make } from "../../mapping/web/dom.js";
import { typeName } from "../../mapping/web/names.js";
import { day, number, t } from "../../mapping/web/strings.js";
import { symbol } from "../../mapping/web/symbol.js";

const AROUND = 40;
const MARKS = { accept: "✓", correct: "✎", reject: "✗" };

export class Queue {
  /** @param entries the server's queue; `open` is called with the index that was chosen */
  constructor(entries, open) {
    this.entries = entries;
    this.open = open;
    this.index = 0;
  }

  get current() {
    return this.entries[this.index];
  }

  /** The server has saved a decision: take what it tells of the event. */
  update(entry) {
    const index = this.entries.findIndex(({ event_id }) => event_id === entry.event_id);
    this.entries[index] = entry;
    this.show();
  }

  /** The next event without a decision after the present one, else the first; -1 if none is left. */
  nextOpen() {
    const open = (entry) => !entry.verdict;
    const after = this.entries.findIndex((entry, index) => index > this.index && open(entry));
    return after >= 0 ? after : this.entries.findIndex(open);
  }

  show() {
    const first = Math.max(0, this.index - AROUND);
    const shown = this.entries.slice(first, this.index + AROUND);
    byId("queue").replaceChildren(...shown.map((entry, at) => this.#item(entry, first + at)));
    byId("queue").querySelector("[aria-current]")?.scrollIntoView({ block: "nearest" });
    const done = this.entries.filter((entry) => entry.verdict).length;
    byId("progress").max = this.entries.length;
    byId("progress").value = done;
    const counts = { done: number(done), all: number(this.entries.length) };
    byId("progress-text").textContent = t("review.progress", counts);
  }

  #item(entry, index) {
    const verdict = entry.verdict ?? (entry.draft ? "draft" : "open");
    const facts = [entry.location, entry.event_date_start && day(entry.event_date_start, "medium")];
    return make(
      "li",
      {},
      make(
        "button",
        {
          type: "button",
          class: `entry ${verdict}`,
          "aria-current": index === this.index ? "true" : null,
          onclick: () => this.open(index),
        },
        symbol(entry.sub_event_type),
        make(
          "span",
          { class: "entry-text" },
          make("strong", {}, typeName(entry.sub_event_type)),
          make("small", {}, facts.filter(Boolean).join(" · ")),
        ),
        make("span", { class: "verdict", role: "img", "aria-label": t(`verdict.${verdict}`) }, MARKS[verdict] ?? (entry.draft ? "…" : "")),
      ),
    );
  }
}
