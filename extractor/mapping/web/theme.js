// Colours of the canvas stand in the style sheet beside those of the page, as --map-NAME.

const known = new Map();

/** The colour that the style sheet gives to --map-NAME. */
export function colour(name) {
  if (!known.has(name)) {
    const value = getComputedStyle(document.documentElement).getPropertyValue(`--map-${name}`).trim();
    if (!value) throw new Error(`the style sheet lacks --map-${name}`);
    known.set(name, value);
  }
  return known.get(name);
}
