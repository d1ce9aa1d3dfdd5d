// How values are written, and how the page's elements are made. Values from the data become text, never markup.
const NB = "\u00a0";
const MINUS = "\u2212";

function grouped(x) { return x.toLocaleString("en-US", { maximumFractionDigits: 0 }); }
function signed(text) { return text.replace(/^-/, MINUS); }

function digits(x, n) {
  if (x === 0) return "0";
  const size = Math.floor(Math.log10(Math.abs(x)));
  const places = Math.min(12, Math.max(0, n - 1 - size));
  const text = x.toFixed(places);
  return places === 0 ? signed(grouped(Number(x.toPrecision(n)))) : Number(text) === 0 ? "0" : signed(text);
}

/** 1.12 M, 455 k, 2.28: short, with one unit for all of `like` so that a range reads as one. */
function amount(x, like = [x]) {
  if (x === null || !Number.isFinite(x)) return "–";
  const largest = Math.max(...like.map(v => Math.abs(v ?? 0)));
  const [scale, unit] = largest >= 999500000 ? [1e9, "bn"] : largest >= 999500 ? [1e6, "M"] : largest >= 9995 ? [1e3, "k"] : [1, ""];
  const top = largest / scale;
  const places = scale === 1 ? (top >= 100 ? 0 : top >= 10 ? 1 : 2) : top >= 99.95 ? 0 : scale === 1e3 ? (top >= 99.95 ? 0 : 1) : 2;
  const value = x / scale;
  const text = Number(value.toFixed(places)) === 0 ? "0" : value.toLocaleString("en-US", { minimumFractionDigits: places, maximumFractionDigits: places });
  return signed(text) + (unit && text !== "0" ? NB + unit : "");
}
function spread(low, high, like = [low, high]) {
  const [a, b] = [amount(low, like), amount(high, like)];
  const unit = b.match(/\u00a0(k|M|bn)$/);
  return (unit && a.endsWith(unit[0]) ? a.slice(0, -unit[0].length) : a) + " to " + b;
}
function plus(x, like) { return (x > 0 ? "+" : "") + amount(x, like); }
function percent(p) {
  if (p === null || !Number.isFinite(p)) return "–";
  // Some thousand draws cannot tell a chance from certainty.
  if (p < 0.005) return "< 1" + NB + "%";
  if (p > 0.995) return "> 99" + NB + "%";
  return Math.round(100 * p) + NB + "%";
}
function duration(micros) {
  if (!Number.isFinite(micros)) return "–";
  return micros >= 1e6 ? digits(micros / 1e6, 2) + NB + "s" : micros >= 1000 ? digits(micros / 1000, 2) + NB + "ms" : digits(micros, 2) + NB + "µs";
}
function seconds(s) { return s >= 90 ? digits(s / 60, 2) + NB + "min" : digits(s, 2) + NB + "s"; }
function bytes(b) {
  return b >= 1e9 ? digits(b / 1e9, 3) + NB + "GB" : b >= 1e6 ? digits(b / 1e6, 3) + NB + "MB" : b >= 1e3 ? digits(b / 1e3, 3) + NB + "kB" : b + NB + "bytes";
}
function short(x) { return signed(String(Number(x.toPrecision(3)))); }
function years(y) { return y === 1 ? "one year" : short(y) + " years"; }

function fill(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes)) if (value !== null && value !== undefined) node.setAttribute(name, value);
  for (const child of children.flat(Infinity)) if (child !== null && child !== undefined && child !== "") node.append(child);
  return node;
}
function el(tag, attributes = {}, ...children) { return fill(document.createElement(tag), attributes, children); }
function svg(tag, attributes = {}, ...children) { return fill(document.createElementNS("http://www.w3.org/2000/svg", tag), attributes, children); }

/** A name from the data: kept apart from the direction of the text around it, cut only for the eye. */
function named(text, longest = 60) {
  const letters = Array.from(text);
  const node = el("bdi", letters.length > longest ? { title: text } : {});
  node.append(letters.length > longest ? letters.slice(0, longest - 1).join("") + "…" : text);
  return node;
}
