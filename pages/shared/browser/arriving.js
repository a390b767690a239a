// The first screen comes whole. Streamlit keeps a place of one height for each part until the part's program is there, and the page
// jumps at each; here it stays hidden behind its outline until all have their size, unless work that takes longer says what it does,
// and no longer than somebody waits in vain.
(() => {
  "use strict";
  const longest = 8000, page = document.documentElement.classList;
  const parts = 'main [data-testid="stElementContainer"]', place = '[data-testid="stSkeleton"]';
  const told = 'main [data-testid="stSpinner"], main [data-testid="stProgress"]';
  // Charts and tables have their height from the start, taller than the place kept for a part.
  const sized = (kept) => kept.closest(parts)?.offsetHeight > kept.offsetHeight;
  // Before its font a word may be wider, an icon is a word.
  const whole = () => document.querySelector('[data-test-script-state="notRunning"]') && document.fonts.status === "loaded" && [...document.querySelectorAll(`${parts} ${place}`)].every(sized);
  let late;
  const arrived = () => { seen.disconnect(); document.fonts.removeEventListener("loadingdone", look); clearTimeout(late); page.remove("papi-arriving"); };
  const look = () => {
    if (!document.querySelector(parts)) return;
    if (late === undefined) { late = setTimeout(arrived, longest); page.add("papi-arriving"); }
    if (whole() || document.querySelector(told)) arrived();
  };
  const seen = new MutationObserver(look);
  document.fonts.addEventListener("loadingdone", look);
  seen.observe(document.documentElement, { subtree: true, childList: true, attributes: true, attributeFilter: ["data-test-script-state"] });
  look();
})();
