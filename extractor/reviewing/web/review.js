// The review page: one event at a time beside its story; each decision is saved before the next.

import { byId, readJson } from "../../mapping/web/dom.js";
import { loadNames, typeName } from "../../mapping/web/names.js";
import { language, loadStrings, onLanguage, setLanguage, t } from "../../mapping/web/strings.js";
import { getEvent, getQueue, Refusal, saveDecision } from "./api.js";
import { Form } from "./form.js";
import { Queue } from "./queue.js";
import { showReport } from "./report.js";
import { showStory } from "./story.js";

const KEYS = {
  a: (page) => page.decide("accept"),
  c: (page) => page.decide("correct"),
  r: (page) => page.decide("reject"),
  u: (page) => page.decide("undo"),
  j: (page) => page.step(1),
  n: (page) => page.step(1),
  k: (page) => page.step(-1),
  p: (page) => page.step(-1),
  t: () => focusOn("sub_event_type"),
  d: () => focusOn("event_date_start"),
  l: () => byId("place-search").focus(),
  1: () => focusOn("actor1_id"),
  2: () => focusOn("actor2_id"),
  f: () => focusOn("fatalities"),
  "?": () => byId("help").showModal(),
};

class ReviewPage {
  constructor(data, entries) {
    this.groups = [...new Set(Object.values(data.fields).map(({ group }) => group))];
    this.queue = new Queue(entries, (index) => this.open(index));
    this.form = new Form(data, readJson("basemap"), () => this.#keepDraft());
    this.saving = Promise.resolve(); // what is being saved, one after the other
    this.unsaved = 0;
    this.#listen();
  }

  #listen() {
    for (const verdict of ["accept", "correct", "reject", "undo"]) {
      byId(verdict).addEventListener("click", () => this.decide(verdict));
    }
    byId("next").addEventListener("click", () => this.step(1));
    byId("previous").addEventListener("click", () => this.step(-1));
    byId("next-open").addEventListener("click", () => this.openNext());
    byId("show-report").addEventListener("click", () => showReport(this.groups).catch((error) => this.#complain(error)));
    byId("show-help").addEventListener("click", () => byId("help").showModal());
    byId("language").addEventListener("click", () => setLanguage(language() === "fr" ? "en" : "fr"));
    onLanguage(() => this.open(this.queue.index));
    document.addEventListener("keydown", (event) => this.#key(event));
    window.addEventListener("beforeunload", (event) => {
      if (this.unsaved) event.preventDefault();
    });
  }

  #key(event) {
    if (document.querySelector("dialog[open]")) return;
    const typing = event.target.closest?.("input, select, textarea");
    if (event.key === "Escape" && typing) typing.blur();
    if (event.key === "Enter" && event.ctrlKey) this.decide("correct");
    if (typing || event.ctrlKey || event.metaKey || event.altKey || !KEYS[event.key]) return;
    event.preventDefault();
    KEYS[event.key](this);
  }

  /** Show an event of the queue. */
  async open(index) {
    if (index < 0 || index >= this.queue.entries.length) return;
    this.queue.index = index;
    this.queue.show();
    const { event_id: id } = this.queue.current;
    try {
      const event = await getEvent(id);
      if (this.queue.current.event_id === id) this.#show(event);
    } catch (error) {
      this.#complain(error);
    }
  }

  #show(event) {
    this.event = event;
    byId("event").hidden = false;
    byId("event-title").textContent = typeName(event.sub_event_type);
    byId("event-verdict").textContent = event.verdict ? t(`verdict.${event.verdict}`) : "";
    byId("undo").disabled = !event.verdict;
    showStory(event);
    this.form.show(event);
    this.form.refuse(null);
  }

  step(by) {
    return this.open(this.queue.index + by);
  }

  openNext() {
    const index = this.queue.nextOpen();
    if (index < 0) this.#say(t("review.finished"));
    return this.open(index);
  }

  /** Save a verdict on the event that is shown, then go on to the next open one. */
  async decide(verdict) {
    if (!this.event) return;
    const cells = this.form.corrections();
    const isCorrected = Object.keys(cells).length > 0;
    if (verdict === "accept" && isCorrected) this.#say(t("review.corrected"));
    else if (verdict === "correct" && !isCorrected) this.#say(t("review.uncorrected"));
    else if (await this.#save(verdict, verdict === "correct" ? cells : {})) {
      this.#say(t(`saved.${verdict}`));
      await (verdict === "undo" ? this.open(this.queue.index) : this.openNext());
    }
  }

  /** Keep corrections that are not decided yet, so that closing the page loses nothing. */
  #keepDraft() {
    return this.#save("draft", this.form.corrections());
  }

  /** Whether the server has saved it. */
  #save(verdict, cells) {
    const decision = { event_id: this.event.event_id, verdict, cells, note: this.form.note };
    this.unsaved += 1;
    this.saving = this.saving.then(() => this.#send(decision));
    return this.saving;
  }

  async #send(decision) {
    try {
      const entry = await saveDecision(decision);
      this.form.refuse(null);
      byId("alert").hidden = true;
      this.queue.update(entry);
      return true;
    } catch (error) {
      this.#complain(error);
      return false;
    } finally {
      this.unsaved -= 1;
    }
  }

  #complain(error) {
    if (!(error instanceof Refusal) && !(error instanceof TypeError)) throw error;
    const isRefusal = error instanceof Refusal;
    byId("alert").textContent = isRefusal ? t("review.refused", { why: error.message }) : t("review.offline");
    byId("alert").hidden = false;
    if (isRefusal) this.form.refuse(error.field);
  }

  #say(text) {
    byId("status").textContent = text;
  }
}

function focusOn(name) {
  byId("form").elements[name].focus();
}

async function start() {
  const data = readJson("data");
  loadNames(data.names);
  loadStrings(data.strings, data.language);
  try {
    const page = new ReviewPage(data, await getQueue());
    globalThis.sahelReview = page;
    page.queue.index = -1;
    const draft = page.queue.entries.findIndex((entry) => entry.draft);
    const open = page.queue.nextOpen();
    await page.open([draft, open, 0].find((index) => index >= 0));
  } catch (error) {
    byId("alert").textContent = error instanceof Refusal ? t("review.refused", { why: error.message }) : t("review.offline");
    byId("alert").hidden = false;
    throw error;
  }
}

start();
