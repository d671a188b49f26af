// The time slider: a histogram of the rows with two handles, and a window that can be played.

import { byId } from "./dom.js";
import { day, number, onLanguage, t } from "./strings.js";
import { NO_DAY, isoDay } from "./table.js";
import { colour } from "./theme.js";

const FINEST_BARS = 160;
const STEP_MS = 350;
const RECALLED = 0.02; // share of the rows that the axis may squeeze into its first bar
const MUCH_SHORTER = 0.7;
const SPANS = [1, 7, 30.4375, 91.3125, 365.25]; // days of a bar

export class Timeline {
  /** @param filters the page's filters; `changed` is called when a handle has moved */
  constructor(filters, changed) {
    this.filters = filters;
    this.changed = changed;
    this.canvas = byId("histogram");
    this.from = byId("from-day");
    this.to = byId("to-day");
    this.play = byId("play");
    this.isEmpty = !Number.isFinite(filters.lastDay); // no row has a date
    byId("timeline").hidden = this.isEmpty;
    if (this.isEmpty) return;
    this.first = this.#firstOfMost();
    this.days = filters.lastDay - this.first;
    this.span = SPANS.find((span) => this.days / span <= FINEST_BARS) ?? SPANS.at(-1);
    for (const input of [this.from, this.to]) {
      input.max = this.days;
      input.addEventListener("input", () => this.#moved(input));
    }
    this.play.addEventListener("click", () => this.#toggle());
    new ResizeObserver(() => this.draw()).observe(this.canvas);
    onLanguage(() => this.draw());
    this.show();
  }

  /**
   * The first day of the axis: a few recalled events of long ago would squeeze all others, so they
   * stand in the first bar where that makes the axis much shorter.
   */
  #firstOfMost() {
    const { firstDay, lastDay, rows } = this.filters;
    const days = [...rows.start].filter((day) => day !== NO_DAY).sort((a, b) => a - b);
    const usual = days[Math.floor(days.length * RECALLED)];
    return lastDay - usual < MUCH_SHORTER * (lastDay - firstDay) ? usual : firstDay;
  }

  /** Put the handles where the filters are. */
  show() {
    if (this.isEmpty) return;
    this.from.value = this.filters.from - this.first;
    this.to.value = this.filters.to - this.first;
    this.draw();
  }

  #moved(input) {
    const [from, to] = [Number(this.from.value), Number(this.to.value)];
    if (from > to) input.value = input === this.from ? to : from;
    const start = Number(this.from.value);
    this.filters.from = start ? this.first + start : this.filters.firstDay;
    this.filters.to = this.first + Number(this.to.value);
    this.changed();
  }

  /** Let the window run from its place to the end of the data, a bar at a time. */
  #toggle() {
    if (this.timer) {
      this.#stop();
      return;
    }
    const { filters } = this;
    const width = filters.wholeSpan ? Math.ceil(this.days / 12) : filters.to - filters.from;
    if (filters.wholeSpan || filters.to >= filters.lastDay) filters.from = this.first;
    filters.to = filters.from + width;
    const step = Math.max(1, Math.round(width / 6));
    this.play.setAttribute("aria-pressed", "true");
    this.timer = setInterval(() => this.#advance(step), STEP_MS);
    this.#advance(0);
  }

  #advance(step) {
    this.filters.from += step;
    this.filters.to += step;
    if (this.filters.to >= this.filters.lastDay) this.#stop();
    this.show();
    this.changed();
  }

  #stop() {
    clearInterval(this.timer);
    this.timer = undefined;
    this.play.setAttribute("aria-pressed", "false");
  }

  draw() {
    const { canvas, filters } = this;
    const [width, height] = [canvas.clientWidth, canvas.clientHeight];
    const ratio = window.devicePixelRatio || 1;
    canvas.width = width * ratio;
    canvas.height = height * ratio;
    const context = canvas.getContext("2d");
    context.scale(ratio, ratio);
    const bars = this.#bars();
    const most = Math.max(1, ...bars);
    const step = width / bars.length;
    bars.forEach((count, index) => {
      const start = this.first + index * this.span;
      const inside = start + this.span > filters.from && start <= filters.to;
      context.fillStyle = colour(inside ? "bar" : "bar-out");
      const tall = count ? Math.max(2, (count / most) * (height - 2)) : 0;
      context.fillRect(index * step, height - tall, Math.max(1, step - 1), tall);
    });
    this.#say(most);
  }

  /** Rows by bar, those outside the window among them; a row counts on its first day. */
  #bars() {
    const bars = new Array(Math.floor(this.days / this.span) + 1).fill(0);
    this.filters.eachOfAnyDay((row) => {
      const start = this.filters.rows.start[row];
      if (start !== NO_DAY) bars[Math.max(0, Math.floor((start - this.first) / this.span))] += 1;
    });
    return bars;
  }

  #say(most) {
    const [from, to] = [isoDay(this.filters.from), isoDay(this.filters.to)];
    byId("from-text").textContent = day(from, "medium");
    byId("to-text").textContent = day(to, "medium");
    this.from.setAttribute("aria-valuetext", day(from));
    this.to.setAttribute("aria-valuetext", day(to));
    this.canvas.setAttribute("aria-label", t("timeline.histogram", { most: number(most) }));
  }
}
