// What a document cannot say by itself to who hears it, and charts that follow the theme.
(() => {
  "use strict";
  const set = (element, values) => {
    for (const [name, value] of Object.entries(values)) if (element.getAttribute(name) !== value) element.setAttribute(name, value);
  };
  const mends = [
    // A place for files has a name but says that it is nothing.
    ["section[role=presentation][aria-label]", (place) => set(place, { role: "group" })],
    // The line above a calendar is no banner of the page.
    ["[role=dialog] header", (line) => set(line, { role: "none" })],
    // Why an act was not done is seen even where what stands above it has grown meanwhile.
    [".st-key-chua-nhan [role=alert]", (sentence) => setTimeout(() => sentence.scrollIntoView({ block: "nearest" }))],
  ];
  const mend = (root) => {
    for (const [selector, by] of mends) {
      if (root.matches(selector)) by(root);
      root.querySelectorAll(selector).forEach(by);
    }
  };
  new MutationObserver((records) => {
    for (const { type, target, addedNodes } of records) {
      for (const node of type === "attributes" ? [target] : addedNodes) if (node.nodeType === Node.ELEMENT_NODE) mend(node);
    }
  }).observe(document.documentElement, { subtree: true, childList: true, attributes: true, attributeFilter: ["role"] });
  mend(document.documentElement);

  // Streamlit takes the system's new theme over by itself, but draws charts in their colours only when the script runs again: our
  // button, which nobody sees, asks for that once the page has changed.
  const follow = (theme, tries) => {
    const main = document.querySelector("main"), button = document.querySelector(".st-key-theo-nen button");
    if (main && button && getComputedStyle(main).colorScheme === theme) button.click();
    else if (tries > 0) setTimeout(follow, 50, theme, tries - 1);
  };
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", ({ matches }) => follow(matches ? "dark" : "light", 40));
})();
