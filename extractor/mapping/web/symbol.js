// The symbol of a type in running text.

import { OUTLINES } from "./markers.js";
import { styleOf } from "./names.js";

const SVG = "http://www.w3.org/2000/svg";

/** A small picture of a sub-type's symbol; it says nothing that the text beside it does not. */
export function symbol(subType) {
  const { shape, colour } = styleOf(subType);
  const picture = document.createElementNS(SVG, "svg");
  picture.setAttribute("viewBox", "-1.5 -1.5 3 3");
  picture.setAttribute("class", "symbol");
  picture.setAttribute("aria-hidden", "true");
  const path = document.createElementNS(SVG, "path");
  path.setAttribute("d", OUTLINES[shape]);
  path.setAttribute("fill", colour);
  picture.append(path);
  return picture;
}
