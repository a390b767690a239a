// Trình chiếu by the keyboard and by a presenter's clicker, which sends Page Up and Page Down: a key presses a button or
// link of ours, known by the key it has in the code. Elsewhere those buttons are not there and every key does what it did.
(() => {
  "use strict";
  const pressed = new Map(Object.entries({
    ArrowRight: "man-sau", PageDown: "man-sau", ArrowLeft: "man-truoc", PageUp: "man-truoc", Home: "man-dau", End: "man-cuoi", Escape: "thoi-trinh-chieu",
  }));
  const typedIn = "input, textarea, select, [contenteditable], [role=dialog], [role=listbox]";

  document.addEventListener("keydown", (event) => {
    const name = pressed.get(event.key);
    if (name === undefined || event.ctrlKey || event.altKey || event.metaKey || event.shiftKey) return;
    if (event.target instanceof Element && event.target.closest(typedIn)) return;
    const target = document.querySelector(`.st-key-${name} :is(a, button)`);
    if (target === null) return;
    event.preventDefault();
    target.click();
  });
})();
