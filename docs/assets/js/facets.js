/* The facets beside the results: values with counts, most first; several chosen ones of a facet mean "or". */

import { element, mark } from "./dom.js";
import { LANGUAGE } from "./interface.js";
import { number, t } from "./say.js";

const SHOWN = 8;
const SHOWN_PER_MORE = 40;

export const FACET_NAMES = { type: t("Type"), entity: t("Entity"), tag: t("Tag"), source: t("Source"), year: t("Year"), language: t("Language") };
/* One value that all have in common narrows nothing down. */
const NEED_A_CHOICE = new Set(["type", "language"]);
const LANGUAGE_UNKNOWN = "und";
const LANGUAGES = new Intl.DisplayNames([LANGUAGE], { type: "language" });

export class Facets {
  #body;
  #onChange;
  #shown = {};

  /** `onChange(facet, value, chosen)` is called for each tick. */
  constructor(body, onChange) {
    this.#body = body;
    this.#onChange = onChange;
  }

  /** `countEntities` is called when somebody asks for the facet of entities, where that is not loaded yet; else null; `range` is the fieldset of the
      years, or null. */
  show(counts, chosen, names, countEntities, range) {
    const focused = document.activeElement?.dataset?.facetKey;
    this.#body.replaceChildren(
      ...(countEntities ? [entityButton(countEntities)] : []),
      ...Object.keys(FACET_NAMES)
        .map((facet) => this.#fieldset(facet, counts[facet] ?? {}, chosen, names))
        .filter(Boolean),
    );
    if (range) this.#body.insertBefore(range, this.#body.querySelector("[data-facet=year], [data-facet=language]"));
    /* The ticked box was replaced by its successor; who uses the keyboard stays where they were. */
    if (focused) this.#body.querySelector(`[data-facet-key="${CSS.escape(focused)}"]`)?.focus();
  }

  isEmpty() {
    return !this.#body.children.length;
  }

  #fieldset(facet, counts, chosen, names) {
    const values = sorted(facet, counts, chosen[facet], names);
    if (!values.length || (NEED_A_CHOICE.has(facet) && values.length < 2 && !chosen[facet].length)) return null;
    const shown = this.#shown[facet] ?? SHOWN;
    const visible = values.filter((value, at) => at < shown || chosen[facet].includes(value.id));
    const made = element(
      "fieldset",
      { class: "facet", "data-facet": facet },
      element("legend", { class: "label facet__name" }, FACET_NAMES[facet]),
      visible.map((value) => this.#value(facet, value, chosen[facet].includes(value.id))),
    );
    if (visible.length < values.length) {
      const more = element("button", { type: "button", class: "quiet-button" }, t("{n} more", { n: number(values.length - visible.length) }));
      more.addEventListener("click", () => {
        this.#shown[facet] = shown + SHOWN_PER_MORE;
        made.replaceWith(this.#fieldset(facet, counts, chosen, names));
        const next = this.#body.querySelector(`[data-facet="${facet}"] .facet__value:nth-of-type(${shown + 1}) input`);
        next?.focus();
      });
      made.append(more);
    }
    return made;
  }

  #value(facet, { id, name, type, count }, isChosen) {
    const box = element("input", { type: "checkbox", name: facet, value: id, "data-facet-key": `${facet}:${id}` });
    box.checked = isChosen;
    box.addEventListener("change", () => this.#onChange(facet, id, box.checked));
    return element(
      "label",
      { class: "facet__value" },
      box,
      type && mark(type),
      element("span", { class: "facet__value-name" }, name),
      element("span", { class: "count" }, number(count)),
    );
  }
}

function entityButton(countEntities) {
  const button = element("button", { type: "button", class: "quiet-button" }, t("Count the entities"));
  button.addEventListener("click", countEntities, { once: true });
  return element("fieldset", { class: "facet", "data-facet": "entity" }, element("legend", { class: "label facet__name" }, FACET_NAMES.entity), button);
}

/** What a facet's value is called. */
export function valueName(facet, value, names) {
  if (facet === "entity") return names.byId.get(value)?.name ?? value;
  if (facet === "language") return languageName(value);
  if (facet === "type" || facet === "year") return t(value);
  return value;
}

function languageName(code) {
  if (code === LANGUAGE_UNKNOWN) return t("unknown");
  try {
    return LANGUAGES.of(code);
  } catch {
    return code; // from an address that somebody wrote
  }
}

/* Years run backwards with the undated ones last; everything else by count, then by name. A chosen value stays in view
   even when nothing is left of it, or it could not be taken back. */
function sorted(facet, counts, chosen, names) {
  const all = { ...Object.fromEntries(chosen.map((value) => [value, 0])), ...counts };
  const values = Object.entries(all)
    .filter(([id, count]) => count > 0 || chosen.includes(id))
    .map(([id, count]) => ({ id, count, name: valueName(facet, id, names), type: facet === "type" ? id : facet === "entity" && names.byId.get(id)?.type }));
  const byYear = (a, b) => (a.id === "undated") - (b.id === "undated") || b.id.localeCompare(a.id);
  const byCount = (a, b) => b.count - a.count || a.name.localeCompare(b.name);
  return values.sort(facet === "year" ? byYear : byCount);
}
