// Streamlit's own words in Vietnamese. Streamlit has no translation of its own; this replaces a text or an attribute
// only where the whole of it is a known phrase. What Streamlit rewords stays English until the dictionary follows.
(() => {
  "use strict";
  const words = /* words.json */ { exact: {}, patterns: {} };
  const attributes = ["aria-label", "aria-valuetext", "title", "placeholder", "alt"];
  const longest = 800;
  const phrases = new Map(Object.entries(words.exact));
  const patterns = Object.entries(words.patterns).map(([from, to]) => [new RegExp("^" + from + "$"), to]);
  // People's own words live in fields, tables and drawings: those are never read.
  const theirs = "canvas, pre, code, textarea, svg, [contenteditable], table:not([role=grid])";

  // A drawing brings thousands of parts, each of which would ask all its ancestors.
  const drawn = (node) => node instanceof SVGElement && node.ownerSVGElement !== null;

  const translated = (text) => {
    if (text.length < 2 || text.length > longest) return null;
    const trimmed = text.trim();
    const known = phrases.get(trimmed);
    if (known !== undefined) return text.replace(trimmed, () => known);
    if (!/[A-Za-z]{2}|\dB$/.test(trimmed)) return null;
    for (const [pattern, to] of patterns) if (pattern.test(trimmed)) return trimmed.replace(pattern, to);
    return null;
  };
  const textNode = (node) => {
    const to = translated(node.data);
    if (to !== null && to !== node.data && !node.parentElement?.closest(theirs)) node.data = to;
  };
  const attribute = (element, name) => {
    const value = element.getAttribute(name);
    const to = value === null ? null : translated(value);
    if (to !== null && to !== value) element.setAttribute(name, to);
  };
  const tree = (root) => {
    if (root.nodeType === Node.TEXT_NODE) { textNode(root); return; }
    if (root.nodeType !== Node.ELEMENT_NODE || drawn(root) || root.closest("canvas, .js-plotly-plot")) return;
    const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = root; node; node = walker.nextNode()) {
      if (node.nodeType === Node.TEXT_NODE) textNode(node);
      else if (!drawn(node)) for (const name of attributes) if (node.hasAttribute(name)) attribute(node, name);
    }
  };
  const changed = (records) => {
    for (const record of records) {
      if (record.type === "childList") record.addedNodes.forEach(tree);
      else if (record.type === "characterData") textNode(record.target);
      else attribute(record.target, record.attributeName);
    }
  };
  new MutationObserver(changed).observe(document.documentElement, {
    subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: attributes,
  });
  if (document.body) tree(document.body);
})();
