/* What one may have meant by a word that the archive does not know. */

import { fold } from "./folding.js";

/* How many slips a word of that many letters may hold: among shorter ones too many are alike. */
const SLIPS = [
  { letters: 4, slips: 1 },
  { letters: 7, slips: 2 },
];

/**
 * Those of `candidates` ([{key, ...}], keys folded) whose key, or else a word of it, is the nearest to `typed`, in
 * the order given.
 */
export function nearest(typed, candidates) {
  const wanted = fold(typed);
  const most = slipsAllowed(wanted);
  if (!most) return [];
  const close = candidates
    .map((candidate) => ({ candidate, distance: distanceToName(wanted, candidate.key, most) }))
    .filter(({ distance }) => distance < most + 1);
  const least = Math.min(...close.map(({ distance }) => distance));
  return close.filter(({ distance }) => distance === least).map(({ candidate }) => candidate);
}

/** Slips that a word may hold. */
export function slipsAllowed(word) {
  return SLIPS.findLast(({ letters }) => word.length >= letters)?.slips ?? 0;
}

/**
 * Words of the texts that `typed` may be a slip of, the nearest; none if its first half is not that of any.
 * `wordsBeginning(prefix)` gives words that begin with folded letters: of many only some.
 */
export async function nearestWords(typed, wordsBeginning) {
  const wanted = fold(typed);
  const most = slipsAllowed(wanted);
  if (!most || wanted.includes(" ")) return [];
  for (let length = wanted.length - 1; length >= Math.ceil(wanted.length / 2); length -= 1) {
    const words = new Map((await wordsBeginning(wanted.slice(0, length))).map((word) => [fold(word), word]));
    if (!words.size) continue;
    const near = [...words].map(([key, word]) => ({ word, slips: slipsBetween(wanted, key, most) }));
    const least = Math.min(...near.map(({ slips }) => slips));
    return least <= most ? near.filter(({ slips }) => slips === least).map(({ word }) => word) : [];
  }
  return [];
}

/* Of two as far away, a whole name comes before a word of a longer one. */
const PART_OF_A_NAME = 0.5;

function distanceToName(wanted, name, most) {
  const words = name.includes(" ") ? name.split(" ").filter((word) => word.length >= SLIPS[0].letters) : [];
  const toWords = words.map((word) => slipsBetween(wanted, word, most)).filter((slips) => slips <= most);
  return Math.min(slipsBetween(wanted, name, most), ...toWords.map((slips) => slips + PART_OF_A_NAME));
}

/** Letters added, left out, mistaken or swapped with their neighbour, counted up to `most` + 1. */
export function slipsBetween(a, b, most) {
  if (Math.abs(a.length - b.length) > most) return most + 1;
  let before = [];
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const mistaken = above[j - 1] + (a[i - 1] !== b[j - 1]);
      row[j] = Math.min(above[j] + 1, row[j - 1] + 1, mistaken);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) row[j] = Math.min(row[j], before[j - 2] + 1);
    }
    if (Math.min(...row) > most) return most + 1;
    [before, above] = [above, row];
  }
  return above[b.length];
}
