/* On a phone the rows of a hand-written page's table stand one below the other: each cell says which column it is of. */

export function nameTheCells(table) {
  const heads = [...table.querySelectorAll("thead th")].map((head) => head.textContent.trim());
  for (const row of table.querySelectorAll("tbody tr")) {
    [...row.cells].forEach((cell, at) => {
      if (at && heads[at]) cell.dataset.head = heads[at];
    });
  }
  if (heads.length > 1) table.dataset.named = "";
}
