/* The network of the archive: nearer and farther, moved with the pointer, thinned out by type, a name looked for. The
   table below it follows. */

import { count, number as inWords, t } from "./say.js";
import { fold } from "./folding.js";

const NEAREST = 8;
const STEP = 1.5;
const NAME_SIZE = 13; // pixels
const AIR = 4; // pixels between a name and the frame
const SIDES = ["below", "above", "right", "left"]; // see network.css
const MOVED = 4; // pixels from which a press is a move and no click

export function startNetwork(place) {
  const svg = place.querySelector("svg");
  const nodes = [...svg.querySelectorAll("[data-at]")];
  const rows = [...place.querySelectorAll("tr[data-at]")];
  const lines = [...svg.querySelectorAll("[data-ends]")].map((line) => ({ line, ends: line.dataset.ends.split(" ") }));
  const names = nodes.map((node) => fold(node.querySelector("text").textContent));
  const tools = place.querySelector("[data-network-tools]");
  tools.hidden = false;
  const view = new View(svg);

  const filter = () => {
    const types = new Set([...tools.querySelectorAll("[type=checkbox]:checked")].map((box) => box.value));
    const words = fold(tools.querySelector("input[type=search]").value);
    const shown = nodes.map((node) => types.has(node.dataset.type));
    const found = names.map((name, at) => shown[at] && Boolean(words) && ` ${name}`.includes(` ${words}`));
    nodes.forEach((node, at) => {
      node.toggleAttribute("data-out", !shown[at]);
      node.toggleAttribute("data-found", found[at]);
    });
    rows.forEach((row, at) => row.toggleAttribute("data-filtered-out", !shown[at] || (Boolean(words) && !found[at])));
    for (const { line, ends } of lines) line.toggleAttribute("data-out", !ends.every((at) => shown[at]));
    const number = (words ? found : shown).filter(Boolean).length;
    tools.querySelector("[role=status]").textContent = words || number < nodes.length ? t("{n} of {all}", { n: inWords(number), all: count(nodes.length, "name", "names") }) : "";
  };
  tools.addEventListener("input", () => {
    filter();
    view.makeRoom();
  });

  const near = (at) => {
    const ties = lines.filter(({ ends }) => ends.includes(at));
    const others = new Set(ties.flatMap(({ ends }) => ends));
    svg.toggleAttribute("data-looking", Boolean(ties.length));
    nodes.forEach((node) => node.toggleAttribute("data-near", others.has(node.dataset.at)));
    for (const { line, ends } of lines) line.toggleAttribute("data-near", ends.includes(at));
  };
  for (const one of [...nodes, ...rows]) {
    for (const enter of ["pointerenter", "focusin"]) one.addEventListener(enter, () => near(one.dataset.at));
    for (const leave of ["pointerleave", "focusout"]) one.addEventListener(leave, () => near(""));
  }
  tools.querySelector("[data-zoom=in]").addEventListener("click", () => view.zoom(1 / STEP));
  tools.querySelector("[data-zoom=out]").addEventListener("click", () => view.zoom(STEP));
  tools.querySelector("[data-zoom=all]").addEventListener("click", () => view.all());
  filter(); // a browser that goes back restores the boxes
}

class View {
  #svg;
  #whole;
  #box;

  constructor(svg) {
    this.#svg = svg;
    const { x, y, width, height } = svg.viewBox.baseVal;
    this.#whole = { x, y, width, height };
    this.all();
    svg.addEventListener("wheel", (event) => {
      if (!event.ctrlKey && !event.metaKey) return; // the page scrolls
      event.preventDefault();
      this.zoom(event.deltaY > 0 ? STEP ** 0.5 : STEP ** -0.5, this.#at(event));
    }, { passive: false });
    addEventListener("resize", () => this.#sizeNames());
    this.#listenToMoves();
  }

  all() {
    this.#show({ ...this.#whole });
  }

  /** By a factor, around a point of the drawing, or its middle. */
  zoom(factor, around) {
    const { x, y, width, height } = this.#box;
    const to = Math.min(this.#whole.width, Math.max(this.#whole.width / NEAREST, width * factor));
    const scale = to / width;
    const fixed = around ?? { x: x + width / 2, y: y + height / 2 };
    this.#show({ x: fixed.x - (fixed.x - x) * scale, y: fixed.y - (fixed.y - y) * scale, width: to, height: height * scale });
  }

  #show(box) {
    const keep = (at, length, whole) => Math.min(whole - length, Math.max(0, at));
    this.#box = { ...box, x: keep(box.x, box.width, this.#whole.width), y: keep(box.y, box.height, this.#whole.height) };
    const { x, y, width, height } = this.#box;
    this.#svg.setAttribute("viewBox", `${x} ${y} ${width} ${height}`);
    this.#svg.toggleAttribute("data-near-by", width < this.#whole.width);
    this.#sizeNames();
  }

  /* However near, and on whatever screen, a name is as large as one reads it. */
  #sizeNames() {
    const pixels = this.#svg.getScreenCTM()?.a || 1;
    this.#svg.querySelector("[data-network-ground]").setAttribute("font-size", (NAME_SIZE / pixels).toFixed(2));
    this.makeRoom();
  }

  /* Below its mark, above it or beside it: where nothing is in the way of a name, neither another name nor a mark nor the
     edge. What is in more articles chooses first; a name that finds no place shows when one points at its mark. */
  makeRoom() {
    const frame = this.#svg.getBoundingClientRect();
    const nodes = [...this.#svg.querySelectorAll("[data-at]:not([data-out])")];
    for (const node of nodes) node.removeAttribute("data-crowded");
    const marks = nodes.map((node) => node.querySelector("use").getBoundingClientRect());
    const shown = nodes.map((node) => getComputedStyle(node.querySelector("text")).visibility !== "hidden");
    const sizes = nodes.map((node, at) => shown[at] && node.querySelector("text").getBoundingClientRect());
    const taken = [];
    nodes.forEach((node, at) => {
      if (!shown[at]) return; // it shows when one comes near
      const isFree = (box) => isInside(box, frame) && ![...taken, ...marks.filter((_, other) => other !== at)].some((other) => touch(box, other));
      const [side, box] = SIDES.map((name) => [name, boxAt(name, marks[at], sizes[at])]).find(([, place]) => isFree(place)) ?? [];
      node.toggleAttribute("data-crowded", !side);
      if (side) taken.push(box);
      put(node, side ?? "below");
    });
  }

  #at(event) {
    const { left, top, width, height } = this.#svg.getBoundingClientRect();
    return { x: this.#box.x + ((event.clientX - left) / width) * this.#box.width, y: this.#box.y + ((event.clientY - top) / height) * this.#box.height };
  }

  #listenToMoves() {
    let start;
    let moved = false;
    this.#svg.addEventListener("pointerdown", (event) => {
      if (event.button || this.#box.width === this.#whole.width) return;
      start = { x: event.clientX, y: event.clientY, box: this.#box };
      moved = false;
    });
    this.#svg.addEventListener("pointermove", (event) => {
      if (!start) return;
      const [right, down] = [event.clientX - start.x, event.clientY - start.y];
      if (!moved && Math.hypot(right, down) < MOVED) return;
      moved = true;
      this.#svg.setPointerCapture(event.pointerId);
      const scale = start.box.width / this.#svg.getBoundingClientRect().width;
      this.#show({ ...start.box, x: start.box.x - right * scale, y: start.box.y - down * scale });
    });
    for (const end of ["pointerup", "pointercancel"]) this.#svg.addEventListener(end, () => (start = undefined));
    this.#svg.addEventListener("click", (event) => {
      if (moved) event.preventDefault();
      moved = false;
    });
    this.#svg.addEventListener("dragstart", (event) => event.preventDefault());
  }
}

/* A name on one side of its mark, in units of the drawing. */
function put(node, side) {
  const text = node.querySelector("text");
  node.dataset.size ??= text.getAttribute("y");
  const away = Number(node.dataset.size) + (side === "right" || side === "left" ? 2 : 0);
  const [x, y, down] = { below: [0, away, "1em"], above: [0, -away, "-0.3em"], right: [away, 0, "0.35em"], left: [-away, 0, "0.35em"] }[side];
  for (const [name, value] of Object.entries({ x, y, dy: down })) text.setAttribute(name, value);
  node.dataset.side = side;
}

/* Where a name of that size stands beside its mark. */
function boxAt(side, mark, { width, height }) {
  const [middle, centre] = [(mark.left + mark.right) / 2, (mark.top + mark.bottom) / 2];
  const left = side === "right" ? mark.right + AIR : side === "left" ? mark.left - AIR - width : middle - width / 2;
  const top = side === "below" ? mark.bottom : side === "above" ? mark.top - height : centre - height / 2;
  return { left, top, right: left + width, bottom: top + height };
}

function isInside(box, frame) {
  return box.left > frame.left + AIR && box.right < frame.right - AIR && box.top > frame.top + AIR && box.bottom < frame.bottom - AIR;
}

function touch(one, other) {
  return one.right > other.left && one.left < other.right && one.bottom > other.top && one.top < other.bottom;
}
