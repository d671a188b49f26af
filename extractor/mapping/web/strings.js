// The words of the interface in the language that is shown; they come from data/strings.csv.

let texts = {};
let current = "fr";
const watchers = [];

/** Set the words: { fr: { key: text }, en: … }. */
export function loadStrings(all, language) {
  texts = all;
  setLanguage(language);
}

export function language() {
  return current;
}

/** Show the page in another language and tell those who asked for it. */
export function setLanguage(name) {
  current = name in texts ? name : Object.keys(texts)[0];
  document.documentElement.lang = current;
  for (const element of document.querySelectorAll("[data-t]")) {
    element.textContent = t(element.dataset.t);
  }
  for (const element of document.querySelectorAll("[data-t-label]")) {
    element.setAttribute("aria-label", t(element.dataset.tLabel));
    if (element.dataset.tTitle !== undefined) element.title = t(element.dataset.tLabel);
  }
  watchers.forEach((told) => told());
}

export function onLanguage(told) {
  watchers.push(told);
}

/** The text of a key, its {places} filled. */
export function t(key, values = {}) {
  const text = texts[current][key];
  if (text === undefined) throw new Error(`no text for ${key} in ${current}`);
  return text.replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
}

/** The text for a number {n} of things: KEY.one or KEY.other, as the language counts. */
export function counted(key, n) {
  const form = new Intl.PluralRules(current).select(n) === "one" ? "one" : "other";
  return t(`${key}.${form}`, { n: number(n) });
}

/** A number as the language writes it. */
export function number(value, digits = 0) {
  return new Intl.NumberFormat(current, { maximumFractionDigits: digits }).format(value);
}

/** An ISO day as the language writes it. */
export function day(iso, style = "long") {
  const format = new Intl.DateTimeFormat(current, { dateStyle: style, timeZone: "UTC" });
  return format.format(new Date(`${iso}T00:00:00Z`));
}
