/* Elements from values. Strings become text, never markup: what the archive holds was written by strangers. */

import { t } from "./say.js";

/** `element("a", { href, class: "x" }, "text", child)`; false, null and undefined are left out. */
export function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value === false || value === null || value === undefined) continue;
    made.setAttribute(attribute, value === true ? "" : value);
  }
  made.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return made;
}

/** The shape that says what an entity is. */
export function mark(type) {
  return element("span", { class: "mark", "data-type": type, title: t(type) });
}
