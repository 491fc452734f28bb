/* From an address that leads on to the page itself, at the same place in it. Where scripts do not run the page's own
   refresh leads there; this one comes before anything is shown, so that nothing is ever half way. */

location.replace(document.querySelector("link[rel=canonical]").href + location.hash);
