// A chart as a file: plotly's layers joined into one drawing that stands alone, with the title above and the sentence and
// source below it. Everything is made in the browser; nothing is fetched.
(() => {
  "use strict";
  const SVG = "http://www.w3.org/2000/svg", XLINK = "http://www.w3.org/1999/xlink";
  const FONT = '"Source Sans", "Source Sans 3", Arial, sans-serif';
  // The page's own font is not there where the file is opened, and the others are wider: lines have to hold in each.
  const FONTS = [FONT, "Arial, sans-serif", "sans-serif"];
  const MARGIN = 24, SCALE = 2, NARROWEST = 320;
  const OFF = ".hoverlayer, .zoomlayer, .draglayer, .modebar, script, foreignObject, a > title";
  // Sizes and heights of lines in px; what stands above the picture and what stands below it.
  const ABOVE = [["title", 20, 26, 600], ["subtitle", 13, 18, 400]];
  const BELOW = [["sentence", 14, 20, 400], ["source", 12, 17, 400]];
  const pen = document.createElement("canvas").getContext("2d");

  const wrapped = (text, width, size, weight) => {
    const fits = (line) => FONTS.every((font) => {
      pen.font = `${weight} ${size}px ${font}`;
      return pen.measureText(line).width <= width;
    });
    const lines = [];
    for (const word of text.split(/\s+/).filter(Boolean)) {
      const longer = lines.length ? `${lines.at(-1)} ${word}` : word;
      if (lines.length && fits(longer)) lines[lines.length - 1] = longer;
      else lines.push(word);
    }
    return lines;
  };
  const element = (name, attributes, text) => {
    const made = document.createElementNS(SVG, name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    if (text !== undefined) made.textContent = text;
    return made;
  };
  // Write texts one below the other from a height on; return the height below them.
  const write = (drawing, top, parts, words, width) => {
    let y = top;
    for (const [name, size, line, weight] of parts) {
      for (const text of wrapped(words[name] ?? "", width, size, weight)) {
        y += line;
        const fill = name === "title" || name === "sentence" ? words.ink : words.quiet;
        const look = { x: MARGIN, y: y - line / 4, fill, "font-size": size, "font-weight": weight };
        drawing.append(element("text", look, text));
      }
      if (words[name]) y += 4;
    }
    return y;
  };
  // Leave out what only lives on a page, and whatever could lead out of the file.
  const standing = (layer) => {
    const copy = layer.cloneNode(true);
    copy.querySelectorAll(OFF).forEach((part) => part.remove());
    for (const part of [copy, ...copy.querySelectorAll("*")]) {
      if (part.style?.fontFamily) part.style.fontFamily = FONT;
      for (const { name, value } of [...part.attributes]) {
        const link = name === "href" || name === "xlink:href";
        if (name.startsWith("on") || name.startsWith("data-") || (link && !/^(#|data:image\/)/.test(value))) part.removeAttribute(name);
        else if (value.includes("url(")) part.setAttribute(name, value.replace(/url\((["']?)[^)#]*#([^)"']+)\1\)/g, "url(#$2)"));
      }
    }
    return copy;
  };
  const drawn = (plot, words) => {
    const layers = [...plot.querySelectorAll(".main-svg")].filter((layer) => layer.parentElement.closest(".main-svg") === null);
    if (!layers.length) return null;
    const box = layers[0].getBoundingClientRect();
    const inner = Math.max(Math.round(box.width), NARROWEST), width = inner + 2 * MARGIN;
    const drawing = element("svg", { xmlns: SVG, "xmlns:xlink": XLINK, "font-family": FONT, role: "img" });
    drawing.append(element("title", {}, words.title));
    const ground = element("rect", { width, fill: words.ground });
    drawing.append(ground);
    const top = write(drawing, MARGIN / 2, ABOVE, words, inner) + 8;
    for (const layer of layers) {
      const copy = standing(layer);
      for (const [key, value] of Object.entries({ x: MARGIN, y: top, width: box.width, height: box.height })) copy.setAttribute(key, value);
      copy.removeAttribute("style");
      drawing.append(copy);
    }
    const height = Math.ceil(write(drawing, top + box.height + 8, BELOW, words, inner) + MARGIN / 2);
    ground.setAttribute("height", height);
    for (const [key, value] of Object.entries({ width, height, viewBox: `0 0 ${width} ${height}` })) drawing.setAttribute(key, value);
    return { width, height, text: new XMLSerializer().serializeToString(drawing).replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, "") };
  };
  const offer = (blob, name) => {
    const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(blob), download: name });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
  };
  const painted = ({ width, height, text }, done) => {
    const picture = new Image(width, height);
    picture.onload = () => {
      const canvas = Object.assign(document.createElement("canvas"), { width: width * SCALE, height: height * SCALE });
      const paint = canvas.getContext("2d");
      paint.scale(SCALE, SCALE);
      paint.drawImage(picture, 0, 0, width, height);
      canvas.toBlob(done, "image/png");
    };
    picture.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  };
  document.addEventListener("click", (event) => {
    const button = event.target.closest?.("button[data-papi-save]");
    const words = button?.closest("[data-papi-chart]")?.dataset;
    if (!words) return;
    const name = words.papiChart;
    const plot = document.querySelector(`.st-key-chart-${CSS.escape(name)} .js-plotly-plot`);
    const drawing = plot && drawn(plot, words);
    if (!drawing) return;
    if (button.dataset.papiSave === "svg") offer(new Blob([drawing.text], { type: "image/svg+xml" }), `${name}.svg`);
    else painted(drawing, (blob) => blob && offer(blob, `${name}.png`));
  });
})();
