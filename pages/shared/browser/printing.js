// Charts on paper: plotly draws for the width of the screen and cannot draw anew while a sheet is made. What is drawn gets
// a frame that may be scaled, and looks.css gives it the width of the sheet; after printing all is as it was. Whoever
// prints by Ctrl + P has the page laid out for a sheet first, so that the words on charts are as large as those beside them.
(() => {
  "use strict";
  const SHEET = "papi-sheet", PATIENCE = 2000, STILL = 3;
  const layers = () => [...document.querySelectorAll(".js-plotly-plot .main-svg")];
  const widths = () => layers().map((layer) => layer.getAttribute("width")).join();

  window.addEventListener("beforeprint", () => {
    for (const layer of layers()) {
      const [width, height] = ["width", "height"].map((side) => layer.getAttribute(side));
      if (width && height) layer.setAttribute("viewBox", `0 0 ${width} ${height}`);
    }
  });
  window.addEventListener("afterprint", () => {
    document.documentElement.classList.remove(SHEET);
    for (const layer of layers()) layer.removeAttribute("viewBox");
  });

  // Charts are drawn anew some frames after the page has its new width; once as many frames show the same, they stand.
  const drawn = async () => {
    const end = performance.now() + PATIENCE, before = widths();
    for (let seen = before, still = 0; performance.now() < end && (still < STILL || seen === before);) {
      await new Promise((next) => setTimeout(next, 100));
      still = widths() === seen ? still + 1 : 0;
      seen = widths();
    }
  };
  document.addEventListener("keydown", async (event) => {
    if (event.key.toLowerCase() !== "p" || !(event.ctrlKey || event.metaKey) || event.shiftKey || event.altKey || !layers().length) return;
    event.preventDefault();
    document.documentElement.classList.add(SHEET);
    await drawn();
    window.print();
  });
})();
