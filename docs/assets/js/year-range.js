/* The years of what was found as bars; a range of them is chosen by dragging over the bars or with the two lists. */

import { element } from "./dom.js";
import { t } from "./say.js";

const SVG = "http://www.w3.org/2000/svg";
const HEIGHT = 40;
const GAP = 0.15; // of a bar

export class YearRange {
  #from;
  #to;
  #onChange;
  #years;

  /** `onChange({from, to})` is called with years, or "" for an open end. */
  constructor(onChange) {
    this.#onChange = onChange;
  }

  /** A fieldset; null where there are not two years to choose from. `years` are those of the archive. */
  show(years, counts, { from, to }) {
    const known = years.filter((year) => /^\d{4}$/.test(year)).sort();
    if (known.length < 2) return null;
    this.#years = allBetween(known);
    [this.#from, this.#to] = [from, to];
    const list = (...words) => this.#list(...words);
    return element(
      "fieldset",
      { class: "facet range", "data-facet": "range" },
      element("legend", { class: "label facet__name" }, t("Published")),
      this.#bars(counts ?? {}),
      element("p", { class: "range__lists" }, list("from", from, t("From"), t("From year")), " ", list("to", to, t("to"), t("to year"))),
    );
  }

  #bars(counts) {
    const most = Math.max(1, ...this.#years.map((year) => counts[year] ?? 0));
    const svg = shape("svg", { class: "range__bars", viewBox: `0 0 ${this.#years.length} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true" });
    this.#years.forEach((year, at) => {
      const height = counts[year] ? Math.max(2, (HEIGHT * counts[year]) / most) : 0;
      const bar = shape("g", { "data-year": year });
      bar.append(shape("rect", { class: "range__ground", x: at, y: 0, width: 1, height: HEIGHT }));
      bar.append(shape("rect", { class: "range__bar", x: at + GAP / 2, y: HEIGHT - height, width: 1 - GAP, height }));
      const title = shape("title", {});
      title.textContent = `${year}: ${counts[year] ?? 0}`;
      bar.append(title);
      svg.append(bar);
    });
    this.#paint(svg, this.#from, this.#to);
    this.#listenToDrags(svg);
    return svg;
  }

  #paint(svg, from, to) {
    for (const bar of svg.children) {
      const year = bar.dataset.year;
      bar.toggleAttribute("data-chosen", Boolean(from || to) && year >= (from || "0") && year <= (to || "9999"));
    }
  }

  #listenToDrags(svg) {
    let first;
    const yearAt = (event) => {
      const { left, width } = svg.getBoundingClientRect();
      const at = Math.floor(((event.clientX - left) / width) * this.#years.length);
      return this.#years[Math.min(this.#years.length - 1, Math.max(0, at))];
    };
    const range = (event) => [first, yearAt(event)].sort();
    svg.addEventListener("pointerdown", (event) => {
      first = yearAt(event);
      svg.setPointerCapture(event.pointerId);
      this.#paint(svg, first, first);
    });
    svg.addEventListener("pointermove", (event) => first && this.#paint(svg, ...range(event)));
    svg.addEventListener("pointercancel", () => {
      first = undefined;
      this.#paint(svg, this.#from, this.#to);
    });
    svg.addEventListener("pointerup", (event) => {
      if (!first) return;
      const [from, to] = range(event);
      first = undefined;
      /* A click on the one year that is chosen takes it back. */
      this.#onChange(from === to && from === this.#from && to === this.#to ? { from: "", to: "" } : { from, to });
    });
  }

  #list(name, chosen, label, spoken) {
    const options = ["", ...this.#years].map((year) => element("option", { value: year, selected: year === chosen }, year || t("any")));
    /* A year in the address that the archive does not have. */
    if (chosen && !this.#years.includes(chosen)) options.push(element("option", { value: chosen, selected: true }, chosen));
    const select = element("select", { class: "results__select", name, "aria-label": spoken, "data-facet-key": `range:${name}` }, options);
    select.addEventListener("change", () => {
      const range = { from: this.#from, to: this.#to, [name]: select.value };
      if (range.from && range.to && range.from > range.to) range[name === "from" ? "to" : "from"] = select.value;
      this.#onChange(range);
    });
    return element("label", {}, label, " ", select);
  }
}

function shape(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  return made;
}

/* Where the archive leaps over centuries only the years that it has. */
const LONGEST_ROW = 150;

function allBetween(known) {
  const [first, last] = [Number(known[0]), Number(known.at(-1))];
  if (last - first >= LONGEST_ROW) return known;
  return Array.from({ length: last - first + 1 }, (_, at) => String(first + at).padStart(4, "0"));
}
