// Precision by type on what was decided so far.

import { byId, make } from "../../mapping/web/dom.js";
import { typeName } from "../../mapping/web/names.js";
import { number, t } from "../../mapping/web/strings.js";
import { getReport } from "./api.js";

/** Open the dialog with the figures. */
export async function showReport(groups) {
  const report = await getReport();
  const head = ["report.type", "report.reviewed", "report.real", ...groups.map((group) => `field.${group}`), "report.accepted"];
  const rows = Object.entries(report).map(([name, found]) => {
    const share = (hits, of) => (of ? number(hits / of, 2) : "");
    const [low, high] = found.interval.map((bound) => number(bound, 2));
    const cells = [
      number(found.reviewed),
      `${share(found.real, found.reviewed)} (${low}–${high})`,
      ...groups.map((group) => share(found.right[group], found.real)),
      share(found.accepted, found.reviewed),
    ];
    const title = name === "all" ? t("report.all") : typeName(name);
    return make("tr", {}, make("th", { scope: "row" }, title), ...cells.map((cell) => make("td", {}, cell)));
  });
  byId("report-table").replaceChildren(
    make("thead", {}, make("tr", {}, ...head.map((key) => make("th", { scope: "col" }, t(key))))),
    make("tbody", {}, ...rows),
  );
  byId("report").showModal();
}
