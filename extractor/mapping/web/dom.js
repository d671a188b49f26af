// Small helpers for the page. Text goes in as text nodes only: nothing of a story is ever markup.

/** The element of an id, which must be there. */
export function byId(id) {
  const element = document.getElementById(id);
  if (!element) throw new Error(`the page lacks the element #${id}`);
  return element;
}

/**
 * A new element: `make("button", { type: "button", onclick: go }, "Text", otherElement)`.
 * Names beginning with "on" are listeners, others attributes; null and false are left out.
 */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value !== null && value !== false) element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** The text as a link where the address is one of the web, else without. */
export function link(address, text) {
  if (!/^https?:\/\//i.test(address)) return make("span", {}, text);
  return make("a", { href: address, target: "_blank", rel: "noopener noreferrer" }, text);
}

/** The JSON of a data block of the page. */
export function readJson(id) {
  return JSON.parse(byId(id).textContent);
}
