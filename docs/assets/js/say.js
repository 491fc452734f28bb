/* The archive's own words in the language of the interface. `interface.js` is written by the build; what it has no words
   for is said in English. See publish/wording.py. */

import { LANGUAGE, WORDS } from "./interface.js";

const LOCALE = LANGUAGE === "en" ? "en-GB" : LANGUAGE; // "A, B and C"
const RULES = new Intl.PluralRules(LANGUAGE);

/** What is said for English words; `{name}` in them stands for a value. */
export function t(english, values = {}) {
  const said = Object.hasOwn(WORDS, english) && typeof WORDS[english] === "string" ? WORDS[english] : english;
  return said.replace(/\{(\w+)\}/g, (whole, name) => (Object.hasOwn(values, name) ? String(values[name]) : whole));
}

/** "1,200". Some languages leave four digits together; the program does not, and pages and scripts shall agree. */
export function number(value) {
  return value.toLocaleString(LANGUAGE, { useGrouping: "always" });
}

/** "1 article", "1,200 articles". */
export function count(value, one, many) {
  const forms = Object.hasOwn(WORDS, many) ? WORDS[many] : { one, other: many };
  return `${number(value)} ${typeof forms === "string" ? forms : (forms[RULES.select(value)] ?? forms.other)}`;
}

/** "A, B and C", "A, B or C". */
export function listed(words, as = "conjunction") {
  return new Intl.ListFormat(LOCALE, { type: as }).format(words);
}
