/* A bar of a year that is narrower than a finger is no link: the table under the bars leads there. */

const LEAST = 24; // CSS pixels: WCAG 2.2, 2.5.8

export function startYearBars(chart) {
  const links = [...chart.querySelectorAll("a[href]")].map((link) => ({ link, href: link.getAttribute("href") }));
  const decide = () => {
    for (const { link, href } of links) {
      if (link.getBoundingClientRect().width >= LEAST) link.setAttribute("href", href);
      else link.removeAttribute("href");
    }
  };
  new ResizeObserver(decide).observe(chart);
}
