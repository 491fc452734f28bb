/* The articles of a search as a file: their rows and entries of the archive's own files, in the order of the results.

   The program wrote and escaped those; nothing of them is written anew here. A table is one file, of 600 bytes an article.
   References stand on the pages of the articles, too: of a few results they are read there, since the file has those of
   all; of many they are taken from the file, which has the articles in the order of the table. */

import { OFFLINE, readText } from "./data.js";
import { saveFile } from "./save-file.js";

const FEW = 40; // results, two screens of them: their pages weigh less than the file from some 300 articles on

const RECORD = /(?:[^"\r\n]|"(?:[^"]|"")*")+(?:\r\n|$)/g; // of CSV: RFC 4180
const CELL = /(?:"(?:[^"]|"")*"|[^,"]*)/.source;
const ADDRESS = new RegExp(`^${CELL},(${CELL}),`); // the second column
const BYTE_ORDER_MARK = "\ufeff"; // without it spreadsheets take UTF-8 for something else

/**
 * @param {"csv" | "bib"} kind of the file
 * @param {{id: string, result: {data: () => Promise<object>}}[]} hits of a search
 * @param {{addresses: () => Promise<Map<string, string>>}} index that found them
 * @param {(path: string) => string} addressOf something whose place is told from the site's root
 */
export async function takeResults(kind, hits, index, addressOf) {
  const urls = hits.length > FEW ? await allAddresses(hits, index) : await Promise.all(hits.map(addressOfHit));
  const read = (name) => readText(addressOf(`data/${name}`));
  if (kind === "csv") {
    const [head, ...rows] = recordsOf(await read("articles.csv"));
    return saveFile("search.csv", "text/csv", BYTE_ORDER_MARK + head + chosen(rows, rows, urls).join(""));
  }
  const few = urls.length <= FEW && !OFFLINE;
  const entries = few ? await Promise.all(urls.map((url) => entryOnPage(addressOf(url)))) : await entriesOf(urls, read);
  return saveFile("search.bib", "application/x-bibtex", `${entries.join("\n\n")}\n`);
}

async function allAddresses(hits, index) {
  const addresses = await index.addresses();
  return hits.map((hit) => addresses.get(hit.id));
}

async function addressOfHit({ result }) {
  const { raw_url: raw, url } = await result.data();
  return (raw ?? url).replace(/^\/+/, "");
}

/* Scripts of a parsed page never run. */
async function entryOnPage(address) {
  const page = new DOMParser().parseFromString(await readText(address), "text/html");
  const entry = page.querySelector("[data-cite-way=BibTeX] .cite__text");
  if (!entry) throw new Error(`${address}: tells no reference`);
  return entry.textContent.trim();
}

async function entriesOf(urls, read) {
  const [table, references] = await Promise.all(["articles.csv", "archive.bib"].map(read));
  return chosen(recordsOf(table).slice(1), references.trimEnd().split("\n\n"), urls);
}

function recordsOf(table) {
  return table.match(RECORD);
}

/* Of `all`, which has the articles in the order of the table's rows, those of the addresses. */
function chosen(rows, all, urls) {
  const placeOf = new Map(rows.map((row, place) => [row.match(ADDRESS)[1], place]));
  return urls.map((url) => all[placeOf.get(url)]).filter(Boolean);
}
