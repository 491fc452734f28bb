/* When what was found was published, as bars: years, or months where few years are shown. A range of them is chosen by
   dragging over the bars or with the lists: "2014" and "2014-09" are its ends, "" an open one. */

import { element } from "./dom.js";
import { LANGUAGE } from "./interface.js";
import { number, t } from "./say.js";

const SVG = "http://www.w3.org/2000/svg";
const HEIGHT = 40;
const GAP = 0.15; // of a bar
const YEARS_BY_MONTH = 2; // up to so many years are shown by month

const YEAR = /^\d{4}$/;
const MONTH_NAME = new Intl.DateTimeFormat(LANGUAGE, { month: "long", timeZone: "UTC" });
const MONTH_OF_YEAR = new Intl.DateTimeFormat(LANGUAGE, { month: "long", year: "numeric", timeZone: "UTC" });
const MONTHS = Array.from({ length: 12 }, (_, at) => String(at + 1).padStart(2, "0"));

const yearOf = (time) => time.slice(0, 4);
const monthOf = (time) => time.slice(5, 7);
const opens = (time) => (monthOf(time) || !time ? time : `${time}-01`);
const closes = (time) => (monthOf(time) || !time ? time : `${time}-12`);

/** Whether a year or month lies in a range with all its days. */
export function isWithin(time, { from, to }) {
  return opens(time) >= (opens(from) || "0000") && closes(time) <= (closes(to) || "9999");
}

/** Whether a range says more than years. */
export function needsMonths({ from, to }) {
  return Boolean(monthOf(from) || monthOf(to));
}

/** "September 2014", "2014". */
export function timeWords(time) {
  return monthOf(time) ? MONTH_OF_YEAR.format(new Date(`${time}-01T00:00:00Z`)) : time;
}

/** Whether the bars of this range are months; `years` are those of the archive. */
export function showsMonths(years, range) {
  const shown = shownYears(years, range);
  return shown.length > 0 && shown.length <= YEARS_BY_MONTH;
}

export class DateRange {
  #from;
  #to;
  #onChange;
  #times;

  /** `onChange({from, to})` is called with years or months, or "" for an open end. */
  constructor(onChange) {
    this.#onChange = onChange;
  }

  /** A fieldset; null where there is nothing to choose from. `years` are those of the archive, `counts` those of the
      results by year and, where the bars show them, by month. */
  show(years, counts, range) {
    const known = years.filter((year) => YEAR.test(year)).sort();
    const byMonth = showsMonths(years, range);
    if (!known.length || (known.length < 2 && !byMonth)) return null;
    this.#times = byMonth ? shownYears(years, range).flatMap((year) => MONTHS.map((month) => `${year}-${month}`)) : allBetween(known);
    [this.#from, this.#to] = [range.from, range.to];
    const all = allBetween(known);
    const label = byMonth && element("p", { class: "range__scale" }, element("span", {}, timeWords(this.#times[0])), element("span", {}, timeWords(this.#times.at(-1))));
    return element(
      "fieldset",
      { class: "facet range", "data-facet": "range" },
      element("legend", { class: "label facet__name" }, t("Published")),
      this.#bars((byMonth ? counts?.month : counts?.year) ?? {}),
      label,
      element("p", { class: "range__lists" }, this.#end("from", all, { label: t("From"), year: t("From year"), month: t("From month") })),
      element("p", { class: "range__lists" }, this.#end("to", all, { label: t("to"), year: t("to year"), month: t("to month") })),
    );
  }

  #bars(counts) {
    const most = Math.max(1, ...this.#times.map((time) => counts[time] ?? 0));
    const svg = shape("svg", { class: "range__bars", viewBox: `0 0 ${this.#times.length} ${HEIGHT}`, preserveAspectRatio: "none", "aria-hidden": "true" });
    this.#times.forEach((time, at) => {
      const height = counts[time] ? Math.max(2, (HEIGHT * counts[time]) / most) : 0;
      const bar = shape("g", { "data-time": time });
      bar.append(shape("rect", { class: "range__ground", x: at, y: 0, width: 1, height: HEIGHT }));
      bar.append(shape("rect", { class: "range__bar", x: at + GAP / 2, y: HEIGHT - height, width: 1 - GAP, height }));
      const title = shape("title", {});
      title.textContent = `${timeWords(time)}: ${number(counts[time] ?? 0)}`;
      bar.append(title);
      svg.append(bar);
    });
    this.#paint(svg, this.#from, this.#to);
    this.#listenToDrags(svg);
    return svg;
  }

  #paint(svg, from, to) {
    for (const bar of svg.children) {
      const { time } = bar.dataset;
      bar.toggleAttribute("data-chosen", Boolean(from || to) && closes(time) >= (opens(from) || "0000") && opens(time) <= (closes(to) || "9999"));
    }
  }

  #listenToDrags(svg) {
    let first;
    const timeAt = (event) => {
      const { left, width } = svg.getBoundingClientRect();
      const at = Math.floor(((event.clientX - left) / width) * this.#times.length);
      return this.#times[Math.min(this.#times.length - 1, Math.max(0, at))];
    };
    const range = (event) => [first, timeAt(event)].sort();
    svg.addEventListener("pointerdown", (event) => {
      first = timeAt(event);
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
      /* A click on the one year or month that is chosen takes it back: from a month to its year. */
      const isTakenBack = from === to && from === this.#from && to === this.#to;
      const wider = monthOf(from) ? { from: yearOf(from), to: yearOf(from) } : { from: "", to: "" };
      this.#onChange(isTakenBack ? wider : inYears({ from, to }));
    });
  }

  /* The lists of one end: a year, and a month of it. */
  #end(name, years, words) {
    const now = name === "from" ? this.#from : this.#to;
    const shown = yearOf(now) && !years.includes(yearOf(now)) ? [...years, yearOf(now)] : years; // one that the archive has not
    const year = this.#list(`${name}-year`, words.year, ["", ...shown], yearOf(now), (value) => value || t("any"));
    const month = this.#list(`${name}-month`, words.month, ["", ...MONTHS], monthOf(now), (value) => (value ? MONTH_NAME.format(new Date(`2000-${value}-01T00:00:00Z`)) : t("any")));
    month.disabled = !now;
    const choose = () => this.#choose(name, year.value && month.value ? `${year.value}-${month.value}` : year.value);
    year.addEventListener("change", choose);
    month.addEventListener("change", choose);
    return element("span", { class: "range__end" }, element("span", { class: "range__name", "aria-hidden": "true" }, words.label), " ", year, " ", month);
  }

  #list(key, spoken, values, chosen, said) {
    const options = values.map((value) => element("option", { value, selected: value === chosen }, said(value)));
    return element("select", { class: "results__select", "aria-label": spoken, "data-facet-key": `range:${key}` }, options);
  }

  #choose(name, time) {
    const range = { from: this.#from, to: this.#to, [name]: time };
    if (range.from && range.to && opens(range.from) > closes(range.to)) range[name === "from" ? "to" : "from"] = time;
    this.#onChange(range);
  }
}

/* Whole years are said as years. */
function inYears({ from, to }) {
  return monthOf(from) === "01" && monthOf(to) === "12" ? { from: yearOf(from), to: yearOf(to) } : { from, to };
}

function shape(name, attributes) {
  const made = document.createElementNS(SVG, name);
  for (const [attribute, value] of Object.entries(attributes)) made.setAttribute(attribute, value);
  return made;
}

/* The years that the bars cover: those of the archive, or those of a range that has both its ends in it. */
function shownYears(years, { from, to }) {
  const known = years.filter((year) => YEAR.test(year)).sort();
  if (!known.length) return [];
  const all = allBetween(known);
  const chosen = all.filter((year) => year >= (yearOf(from) || "0000") && year <= (yearOf(to) || "9999"));
  return from && to && chosen.length && chosen.length <= YEARS_BY_MONTH ? chosen : all;
}

/* Where the archive leaps over centuries only the years that it has. */
const LONGEST_ROW = 150;

function allBetween(known) {
  const [first, last] = [Number(known[0]), Number(known.at(-1))];
  if (last - first >= LONGEST_ROW) return known;
  return Array.from({ length: last - first + 1 }, (_, at) => String(first + at).padStart(4, "0"));
}
