/* The names that entities go by, and which of them a query uses. */

import { fold } from "./folding.js";

/* In a longer query a name this short is taken for an everyday word ("us", "who") unless its letters are written as
   the name's are ("US aid"). */
const SHORT_NAME = 3;

/**
 * All entities with their names, as `search/names.json` lists them, ready to be looked up.
 * `find(query)` gives the names used in a query; `startingWith(text)` the entities that one may be about to type.
 */
export class Names {
  constructor(entities) {
    this.byId = new Map(entities.map((entity) => [entity.id, entity]));
    this.byName = new Map();
    this.longest = 1;
    for (const entity of entities) {
      for (const name of new Set([entity.name, ...entity.names])) this.#add(fold(name), name, entity);
    }
  }

  static async load(address) {
    const response = await fetch(address);
    if (!response.ok) throw new Error(`${address}: ${response.status}`);
    return new Names((await response.json()).entities);
  }

  #add(folded, name, entity) {
    if (!folded) return;
    const users = this.byName.get(folded) ?? [];
    if (!users.some((user) => user.entity === entity)) users.push({ name, entity });
    this.byName.set(folded, users);
    this.longest = Math.max(this.longest, folded.split(" ").length);
  }

  /**
   * The names in a query, longest first from the left, and the words left over.
   * Words in quotation marks are meant literally: no name is seen in them. If they are the whole query the name is
   * told, but `literal` says that its other names are not wanted.
   */
  find(query) {
    const words = wordsOf(query);
    const literal = words.length > 0 && words.every((word) => word.quoted);
    if (literal) words.forEach((word) => (word.quoted = false));
    const found = [];
    const rest = [];
    for (let at = 0; at < words.length; ) {
      const match = this.#matchAt(words, at);
      if (match) {
        found.push(match);
        at += match.length;
      } else {
        rest.push(words[at].text);
        at += 1;
      }
    }
    return { found, rest: rest.join(" "), literal };
  }

  #matchAt(words, at) {
    for (let length = Math.min(this.longest, words.length - at); length > 0; length -= 1) {
      const span = words.slice(at, at + length);
      if (span.some((word) => word.quoted)) continue;
      const typed = span.map((word) => word.text).join(" ");
      const folded = fold(typed);
      const users = this.byName.get(folded);
      if (!users) continue;
      const alone = length === words.length;
      if (!alone && folded.length <= SHORT_NAME && !users.some((user) => user.name === typed)) continue;
      return { typed, length, entities: users.map((user) => user.entity) };
    }
    return null;
  }

  /** Entities one of whose names begins with `text`, or has a word that does; exact and frequent ones first. */
  startingWith(text, limit) {
    const folded = fold(text);
    if (!folded) return [];
    const best = new Map();
    for (const [name, users] of this.byName) {
      const rank = name === folded ? 0 : name.startsWith(folded) ? 1 : ` ${name}`.includes(` ${folded}`) ? 2 : 3;
      if (rank === 3) continue;
      for (const user of users) {
        if (rank < (best.get(user.entity)?.rank ?? 3)) best.set(user.entity, { rank, as: user.name });
      }
    }
    return [...best]
      .map(([entity, { rank, as }]) => ({ entity, rank, as }))
      .sort((a, b) => a.rank - b.rank || b.entity.articles - a.entity.articles || (a.entity.id < b.entity.id ? -1 : 1))
      .slice(0, limit);
  }
}

/** An entity's names other than the one typed, most used first, without those that differ only in accents or signs. */
export function otherNames(entity, typed) {
  const seen = new Set([fold(typed)]);
  return [entity.name, ...entity.names].filter((name) => !seen.has(fold(name)) && seen.add(fold(name)));
}

/* A query's words; a hyphen parts them as it does in `fold`. */
function wordsOf(query) {
  const words = [];
  for (const [, phrase, plain] of query.matchAll(/["“”]([^"“”]*)["“”]?|([^"“”]+)/gu)) {
    const text = phrase ?? plain;
    for (const word of text.split(/[\s\p{Pd}/]+/u)) {
      if (fold(word)) words.push({ text: word, quoted: phrase !== undefined });
    }
  }
  return words;
}
