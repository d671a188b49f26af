// The story with the words that gave the event's values.

import { byId, link, make } from "../../mapping/web/dom.js";
import { day, t } from "../../mapping/web/strings.js";

/** Show a story's runs of text; the evidence is underlaid, words are marked by field. */
export function showStory(event) {
  const [row] = event.rows;
  const parts = event.story.map(({ text, fields, title }) => run(text, fields, title));
  byId("story").replaceChildren(...parts);
  byId("no-story").hidden = event.has_story;
  const published = row.published_at && day(row.published_at.slice(0, 10));
  const facts = [row.outlet, published, row.author].filter(Boolean).join(" · ");
  byId("source").replaceChildren(facts, " ", row.url ? link(row.url, t("review.source")) : "");
  byId("story").querySelector(".evidence-run")?.scrollIntoView?.({ block: "center" });
}

function run(text, fields, title) {
  const field = fields.find((name) => name !== "evidence");
  const classes = [title && "headline", fields.includes("evidence") && "evidence-run"];
  return make(
    field ? "mark" : "span",
    {
      class: classes.filter(Boolean).join(" ") || null,
      "data-field": field ?? null,
      title: field ? t(`field.${field}`) : null,
    },
    text,
  );
}
