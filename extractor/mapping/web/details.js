// One row told in full: what, when, where, who, how many, who says so, in which words.

import { link, make } from "./dom.js";
import { actorName, countryName, typeName } from "./names.js";
import { counted, day, number, t } from "./strings.js";
import { symbol } from "./symbol.js";

const FIGURES = [
  ...["fatalities", "fatalities_state_forces", "fatalities_armed_groups"],
  ...["fatalities_civilians", "injured", "abducted", "arrested", "released"],
];

/** The elements that tell a row; `reports` are rows of other stories on the same event. */
export function rowDetails(table, row, reports, open) {
  const cell = (name) => table.cell(row, name);
  return [
    make("h2", { id: "detail-title", tabindex: "-1" }, symbol(cell("sub_event_type")), typeName(cell("sub_event_type"))),
    make("p", { class: "when" }, dateText(cell)),
    make("dl", {}, ...facts(cell).flatMap(([term, text]) => [make("dt", {}, term), make("dd", {}, text)])),
    evidence(cell),
    source(cell),
    reports.length ? otherReports(table, reports, open) : null,
    wholeRow(table, row),
  ].filter(Boolean);
}

/** The days of a row and how precise they are. */
export function dateText(cell) {
  const [start, end] = [cell("event_date_start"), cell("event_date_end")];
  if (!start) return t("none.date");
  const precision = cell("date_precision");
  const days = end && end !== start ? t("date.span", { from: day(start), to: day(end) }) : day(start);
  return precision === "day" || precision === "range" ? days : `${days} (${t(`precision.${precision}`)})`;
}

function facts(cell) {
  const found = [];
  const add = (key, text) => {
    if (text) found.push([t(key), text]);
  };
  add("detail.place", placeText(cell));
  add("detail.actor1", party(cell, "actor1"));
  add("detail.actor2", party(cell, "actor2"));
  for (const name of FIGURES) add(`figure.${name}`, figure(cell, name));
  add("detail.claim", cell("claim_source"));
  if (cell("modality") !== "asserted") add("detail.modality", t(`modality.${cell("modality")}`));
  add("detail.confidence", number(cell("confidence") ?? 0, 2));
  return found;
}

/** Where a row's event lies, in words. */
export function placeText(cell) {
  const units = [cell("admin2"), cell("admin1")].filter((name) => name && name !== cell("location"));
  const country = cell("country_iso3") ? countryName(cell("country_iso3")) : null;
  const name = cell("location") ?? cell("location_text");
  const parts = [name, ...units, country === name ? null : country].filter(Boolean);
  if (!parts.length) return "";
  const notes = [offset(cell)];
  if (cell("geo_precision")) notes.push(t(`geo.${cell("geo_precision")}`));
  if (cell("uncertainty_km")) notes.push(t("detail.within", { km: number(cell("uncertainty_km"), 1) }));
  if (cell("latitude") === null) notes.push(t("detail.unplaced"));
  return `${parts.join(", ")} (${notes.filter(Boolean).join(" ; ")})`;
}

function offset(cell) {
  const [km, bearing] = [cell("offset_km"), cell("offset_bearing_deg")];
  if (km === null && bearing === null) return "";
  const direction = bearing === null ? "" : t(`compass.${Math.round(bearing / 45) % 8}`);
  const place = cell("location") ?? "";
  if (km === null) return t("offset.direction", { direction, place });
  const values = { km: number(km, 1), direction, place };
  return t(bearing === null ? "offset.distance" : "offset.both", values);
}

function party(cell, side) {
  const id = cell(`${side}_id`);
  const others = (cell(`assoc_${side}_ids`) ?? "").split(";").filter(Boolean).map(actorName);
  const name = id ? actorName(id) : cell(side);
  const person = cell(`${side}_person`);
  return [person && name ? `${name} (${person})` : (name ?? person), ...others].filter(Boolean).join(", ");
}

function figure(cell, name) {
  const best = cell(name);
  const [low, high] = [cell(`${name}_low`), cell(`${name}_high`)];
  if (best === null && low === null && high === null) return "";
  const shown = best === null ? "?" : number(best);
  if ((low === null || low === best) && (high === null || high === best)) return shown;
  const bounds = [low, high].map((bound) => (bound === null ? "…" : number(bound)));
  return `${shown} (${bounds.join("–")})`;
}

function evidence(cell) {
  const text = cell("evidence");
  return text ? make("blockquote", { lang: "fr", class: "evidence" }, text) : null;
}

function source(cell) {
  const published = cell("published_at");
  const told = [cell("outlet"), published && day(published.slice(0, 10), "medium"), cell("author")];
  const title = cell("title") || cell("article_id");
  return make(
    "p",
    { class: "source" },
    make("span", { lang: "fr" }, cell("url") ? link(cell("url"), title) : title),
    make("br"),
    told.filter(Boolean).join(" · "),
  );
}

function otherReports(table, reports, open) {
  const buttons = reports.map((row) =>
    make(
      "li",
      {},
      make("button", { type: "button", class: "plain", onclick: () => open(row) },
        [table.cell(row, "outlet"), table.cell(row, "title") ?? table.cell(row, "article_id")].filter(Boolean).join(" : ")),
    ),
  );
  return make("section", {}, make("h3", {}, counted("detail.reports", reports.length)), make("ul", {}, ...buttons));
}

function wholeRow(table, row) {
  const lines = table.names
    .filter((name) => table.cell(row, name) !== null)
    .map((name) => make("tr", {}, make("th", { scope: "row" }, name), make("td", {}, String(table.cell(row, name)))));
  return make(
    "details",
    { class: "whole" },
    make("summary", {}, t("detail.whole")),
    make("table", {}, make("tbody", {}, ...lines)),
  );
}
