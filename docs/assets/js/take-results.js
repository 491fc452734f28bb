/* The articles of a search as a file: their rows and entries of the archive's own files, in the order of the results.

   The program wrote and escaped those; nothing of them is written anew here. Rows and references stand on the pages of
   the articles, too: of a few results they are read there, since the files have those of all, 600 bytes an article each;
   of many they are taken from the files, which have the articles in the same order. */

import { OFFLINE, readText } from "./data.js";
import { saveFile } from "./save-file.js";

const FEW = 40; // results, two screens of them: their pages weigh less than the files of an archive of 2,000 articles

const RECORD = /(?:[^"\r\n]|"(?:[^"]|"")*")+(?:\r\n|$)/g; // of CSV: RFC 4180
const CELL = /(?:"(?:[^"]|"")*"|[^,"]*)/.source;
const ADDRESS = new RegExp(`^${CELL},(${CELL}),`); // the second column
const LINE_END = "\r\n";
const BYTE_ORDER_MARK = "\ufeff"; // without it spreadsheets take UTF-8 for something else

/**
 * @param {"csv" | "bib"} kind of the file
 * @param {{id: string, result: {data: () => Promise<object>}}[]} hits of a search
 * @param {{addresses: () => Promise<Map<string, string>>}} index that found them
 * @param {(path: string) => string} addressOf something whose place is told from the site's root
 * @param {string} columns the first row of a table
 */
export async function takeResults(kind, hits, index, addressOf, columns) {
  const areFew = hits.length <= FEW && !OFFLINE;
  const urls = hits.length > FEW ? await allAddresses(hits, index) : await Promise.all(hits.map(addressOfHit));
  const read = (name) => readText(addressOf(`data/${name}`));
  const onPages = (find) => Promise.all(urls.map((url) => onPage(addressOf(url), find)));
  if (kind === "csv") {
    const rows = areFew ? await onPages(rowOf) : await rowsOf(urls, read);
    return saveFile("search.csv", "text/csv", BYTE_ORDER_MARK + [columns, ...rows].map((row) => row + LINE_END).join(""));
  }
  const entries = areFew ? await onPages(entryOf) : await entriesOf(urls, read);
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
async function onPage(address, find) {
  const found = find(new DOMParser().parseFromString(await readText(address), "text/html"));
  if (!found) throw new Error(`${address}: tells nothing to take away`);
  return found;
}

function rowOf(page) {
  return page.querySelector("[data-cite-row]")?.dataset.citeRow;
}

function entryOf(page) {
  return page.querySelector("[data-cite-way=BibTeX] .cite__text")?.textContent.trim();
}

async function rowsOf(urls, read) {
  const rows = recordsOf(await read("articles.csv")).slice(1);
  return chosen(rows, rows, urls);
}

async function entriesOf(urls, read) {
  const [table, references] = await Promise.all(["articles.csv", "archive.bib"].map(read));
  return chosen(recordsOf(table).slice(1), references.trimEnd().split("\n\n"), urls);
}

function recordsOf(table) {
  return table.match(RECORD).map((record) => record.replace(/[\r\n]+$/, ""));
}

/* Of `all`, which has the articles in the order of the table's rows, those of the addresses. */
function chosen(rows, all, urls) {
  const placeOf = new Map(rows.map((row, place) => [row.match(ADDRESS)[1], place]));
  return urls.map((url) => all[placeOf.get(url)]).filter(Boolean);
}
