/* The names that entities go by, and which of them a query uses. */

import { readData } from "./data.js";
import { fold } from "./folding.js";
import { nearest } from "./spelling.js";
import { isInitials, withoutPossessive, wordsOf } from "./words.js";

/* In a longer query a name this short is taken for an everyday word ("us", "who") unless it is written in capitals
   ("US aid"). */
const SHORT_NAME = 3;

/**
 * All entities with their names, as `search/names.json` lists them, ready to be looked up.
 * `find(query)` gives the names used in a query; `startingWith(text)` the entities that one may be about to type.
 */
export class Names {
  /** `same` are the facets in which all articles are alike. */
  constructor(entities, tags = [], same = []) {
    this.tags = tags;
    this.same = same;
    this.byId = new Map(entities.map((entity) => [entity.id, entity]));
    this.byName = new Map();
    this.longest = 1;
    for (const entity of entities) {
      for (const name of new Set([entity.name, ...entity.names])) this.#add(fold(name), name, entity);
    }
  }

  static async load(address) {
    const { entities, tags, same } = await readData(address);
    return new Names(inFull(entities), tags, same);
  }

  #add(folded, name, entity) {
    if (!folded) return;
    const users = this.byName.get(folded) ?? [];
    if (!users.some((user) => user.entity === entity)) users.push({ name, entity });
    this.byName.set(folded, users);
    this.longest = Math.max(this.longest, folded.split(" ").length);
  }

  /**
   * The names in a query, longest first from the left, and the words left over, but for those in quotation marks.
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
        if (!words[at].quoted) rest.push(words[at].text);
        at += 1;
      }
    }
    return { found, rest: rest.join(" "), literal };
  }

  #matchAt(words, at) {
    for (let length = Math.min(this.longest, words.length - at); length > 0; length -= 1) {
      const span = words.slice(at, at + length);
      if (span.some((word) => word.quoted)) continue;
      const asTyped = span.map((word) => word.text).join(" ");
      /* "People’s Protection Units", then "daesh’s fighters". */
      const typed = [asTyped, withoutPossessive(asTyped)].find((name) => this.byName.has(fold(name)));
      if (!typed) continue;
      const short = fold(typed).length <= SHORT_NAME;
      if (short && length < words.length && !isInitials(typed)) continue;
      return { typed, length, short, entities: this.byName.get(fold(typed)).map((user) => user.entity) };
    }
    return null;
  }

  /** Entities with a name that `typed` may be a slip of, most frequent first: `[{entity, as}]`. */
  near(typed, limit) {
    this.keys ??= [...this.byName]
      .map(([key, users]) => ({ key, users, articles: Math.max(...users.map((user) => user.entity.articles)) }))
      .sort((a, b) => b.articles - a.articles);
    const best = new Map();
    for (const { users } of nearest(typed, this.keys)) {
      for (const { entity, name } of users) if (!best.has(entity)) best.set(entity, { entity, as: name });
    }
    return [...best.values()].slice(0, limit);
  }

  /** Tags that begin with `text` or have a word that does; else those that it may be a slip of. */
  tagsLike(text, limit) {
    const folded = fold(text);
    if (!folded) return [];
    this.tagKeys ??= this.tags.map((tag) => ({ key: fold(tag), tag }));
    const begun = this.tagKeys.filter(({ key }) => ` ${key}`.includes(` ${folded}`));
    return (begun.length ? begun : nearest(text, this.tagKeys))
      .sort((a, b) => b.key.startsWith(folded) - a.key.startsWith(folded) || a.key.length - b.key.length)
      .slice(0, limit)
      .map(({ tag }) => tag);
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

/** The entities that `search/names.json` lists, with what is left out there because it is as it mostly is. */
export function inFull(entities) {
  const full = ([type, rows]) => rows.map(([name, articles, others = {}]) => {
    const { id = name.toLowerCase().replaceAll(" ", "-"), also = [], at = 0 } = others;
    const names = at < 0 ? also : [...also.slice(0, at), name, ...also.slice(at)];
    const { url = `entities/${id}/`, used = names.length } = others;
    return { id, name, type, articles, url, names, used };
  });
  return Object.entries(entities).flatMap(full).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** An entity's names other than the one typed, most used first, without those that differ only in accents or signs. */
export function otherNames(entity, typed) {
  const seen = new Set([fold(typed)]);
  return [entity.name, ...entity.names].filter((name) => !seen.has(fold(name)) && seen.add(fold(name)));
}
