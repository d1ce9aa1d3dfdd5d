// Charts, drawn by hand as SVG: a row of intervals inside a table keeps its numbers readable by every kind of reader.

function ticks(low, high, count) {
  const raw = (high - low) / count || 1;
  const power = 10 ** Math.floor(Math.log10(raw));
  const step = [1, 2, 2.5, 5, 10].find(s => s * power >= raw * 0.999) * power;
  const all = [];
  for (let i = Math.ceil(low / step - 1e-9); i * step <= high + step * 1e-9; i++) all.push(i * step);
  return all;
}

function scale(values, include) {
  const all = values.concat(include).filter(Number.isFinite);
  let low = Math.min(...all), high = Math.max(...all);
  if (low === high) { low -= 1; high += 1; }
  const pad = (high - low) * 0.04;
  low -= pad; high += pad;
  return { low, high, at: v => (100 * (v - low) / (high - low)).toFixed(2) + "%", ticks: ticks(low, high, 5) };
}

const ends = estimates => estimates.flatMap(e => [e.mean, e.low, e.high]);

/** The ends that an axis should show: a contender far away from all others must not press them into one point. */
function near(estimates, centre) {
  const reach = e => Math.max(...[e.mean, e.low, e.high].filter(Number.isFinite).map(v => Math.abs(v - centre)));
  const sorted = [...estimates].sort((a, b) => Math.abs(a.mean - centre) - Math.abs(b.mean - centre));
  let extent = 0, kept = [];
  for (const e of sorted) {
    if (kept.length >= 3 && Math.abs(e.mean - centre) > 6 * extent) break;
    kept.push(e);
    extent = Math.max(extent, reach(e));
  }
  return ends(kept);
}
function clipped(estimates, axis) {
  return estimates.some(e => e.mean < axis.low || e.mean > axis.high) ? " An arrow points at what lies beyond the axis." : "";
}

function axisHead(axis, format) {
  const shown = axis.ticks.filter(t => (t - axis.low) / (axis.high - axis.low) > 0.03 && (t - axis.low) / (axis.high - axis.low) < 0.97);
  return svg("svg", { "aria-hidden": "true" }, shown.map((t, i) =>
    svg("text", { x: axis.at(t), y: 13, "text-anchor": "middle", class: i > 0 && i < shown.length - 1 ? "s mid" : "s" }, format(t, axis.ticks))));
}

/** One estimate as a dot on its 90 % range. */
function intervalPlot(axis, side, estimate, zero) {
  const lines = axis.ticks.map(t => svg("line", { x1: axis.at(t), x2: axis.at(t), y1: 0, y2: "100%", class: "gridline" }));
  if (zero >= axis.low && zero <= axis.high) lines.push(svg("line", { x1: axis.at(zero), x2: axis.at(zero), y1: 0, y2: "100%", class: "zero" }));
  if (estimate && (estimate.mean < axis.low || estimate.mean > axis.high)) {
    const below = estimate.mean < axis.low;
    lines.push(svg("text", { x: below ? "0%" : "100%", y: "50%", "text-anchor": below ? "start" : "end", "dominant-baseline": "central", class: "dot" }, below ? "◀" : "▶"));
  } else if (estimate) {
    if (estimate.low !== null && estimate.low !== estimate.high) {
      lines.push(svg("line", { x1: axis.at(estimate.low), x2: axis.at(estimate.high), y1: "50%", y2: "50%", class: "range" }));
    }
    lines.push(svg("circle", { cx: axis.at(estimate.mean), cy: "50%", r: 5, class: "dot" }));
  }
  return svg("svg", { class: "side" + side, "aria-hidden": "true" }, lines);
}

/** A bar from `zero`, with its range as a thin line. */
function barPlot(axis, side, estimate) {
  const start = Math.max(0, axis.low), a = Math.min(start, estimate.mean), b = Math.max(start, estimate.mean);
  const width = (100 * (b - a) / (axis.high - axis.low)).toFixed(2) + "%";
  return svg("svg", { class: "side" + side, "aria-hidden": "true" },
    svg("rect", { x: axis.at(a), y: "31%", width, height: "38%", rx: 2, class: "dot", opacity: ".75" }),
    svg("line", { x1: axis.at(estimate.low), x2: axis.at(estimate.high), y1: "50%", y2: "50%", stroke: "var(--ink)", "stroke-width": 1 }));
}

function frame(width, height, label) {
  return svg("svg", { viewBox: `0 0 ${width} ${height}`, width: "100%", role: "img", "aria-label": label });
}

/** The gap between two sides against the number of decisions a year: mean line and 90 % band. */
function gapChart(width, gap, words) {
  const height = 320, left = 64, right = 14, top = 30, bottom = 44;
  const x = v => left + (width - left - right) * v / gap.volumes[gap.volumes.length - 1];
  const lowest = Math.min(0, ...gap.low), highest = Math.max(0, ...gap.high);
  const pad = (highest - lowest) * 0.06 || 1;
  const y = v => top + (height - top - bottom) * (1 - (v - lowest + pad) / (highest - lowest + 2 * pad));
  const path = values => values.map((v, i) => (i ? "L" : "M") + x(gap.volumes[i]).toFixed(1) + " " + y(v).toFixed(1)).join("");
  const back = gap.low.map((v, i) => "L" + x(gap.volumes[i]).toFixed(1) + " " + y(v).toFixed(1)).reverse().join("");
  const chart = frame(width, height, words.label);
  const yTicks = ticks(lowest - pad, highest + pad, 5), xTicks = ticks(0, gap.volumes[gap.volumes.length - 1], width < 480 ? 3 : 5);
  for (const t of yTicks) {
    chart.append(svg("line", { x1: left, x2: width - right, y1: y(t), y2: y(t), class: t === 0 ? "zero" : "gridline" }),
      svg("text", { x: left - 8, y: y(t) + 4, "text-anchor": "end", class: "s" }, amount(t, yTicks)));
  }
  for (const t of xTicks) chart.append(svg("text", { x: x(t), y: height - bottom + 18, "text-anchor": x(t) > width - right - 16 ? "end" : "middle", class: "s" }, amount(t, xTicks)));
  chart.append(svg("text", { x: width - right, y: height - 6, "text-anchor": "end", class: "s" }, "decisions a year"),
    svg("text", { x: left, y: 14, class: "s" }, words.up),
    svg("text", { x: left, y: height - 6, class: "s" }, words.down));
  chart.append(svg("path", { d: path(gap.high) + back + "Z", fill: words.colour, opacity: ".14" }),
    svg("path", { d: path(gap.mean), fill: "none", stroke: words.colour, "stroke-width": 2.5 }));
  mark(chart, x(gap.here), top, height - bottom, words.here, width, "var(--ink)");
  if (gap.turn !== null && gap.turn <= gap.volumes[gap.volumes.length - 1]) {
    const cx = x(gap.turn), after = cx > width - 170;
    chart.append(svg("circle", { cx, cy: y(0), r: 5.5, fill: words.colour, stroke: "var(--card)", "stroke-width": 2 }),
      svg("text", { x: cx + (after ? -10 : 10), y: y(0) + 19, "text-anchor": after ? "end" : "start", fill: words.colour, class: "turn" }, words.turn));
  }
  return chart;
}

/** Scores of each side by rows on a logarithmic axis: measured dots with their error, expected lines, bands of nine draws in ten. */
function curveChart(width, sides, words) {
  const height = 340, left = 64, right = 14, top = 30, bottom = 44;
  const rows = sides.flatMap(s => [...s.points, ...s.projected].map(p => p.rows));
  const from = Math.min(...rows), to = Math.max(...rows);
  const x = v => left + (width - left - right) * Math.log(v / from) / Math.log(to / from);
  const seen = sides.flatMap(s => s.points.flatMap(p => [p.score - 2 * (p.error ?? 0), p.score + 2 * (p.error ?? 0)]).concat(s.projected.map(p => p.score.mean)));
  const reach = sides.flatMap(s => s.projected.flatMap(p => [p.score.low, p.score.high]));
  // A band that is far wider than all that is expected must not press the curves into a line.
  const spread = (Math.max(...seen) - Math.min(...seen)) || 1;
  const low = Math.max(Math.min(...seen, ...reach), Math.min(...seen) - 0.6 * spread), high = Math.min(Math.max(...seen, ...reach), Math.max(...seen) + 0.6 * spread);
  const y = v => top + (height - top - bottom) * (1 - (Math.min(high, Math.max(low, v)) - low) / (high - low));
  const chart = frame(width, height, words.label);
  const yTicks = ticks(low, high, 5), xTicks = [];
  for (let t = 2 ** Math.ceil(Math.log2(from)); t <= to; t *= 2) xTicks.push(t);
  const every = Math.ceil(xTicks.length / (width < 480 ? 3 : 6));
  for (const t of yTicks) {
    chart.append(svg("line", { x1: left, x2: width - right, y1: y(t), y2: y(t), class: "gridline" }),
      svg("text", { x: left - 8, y: y(t) + 4, "text-anchor": "end", class: "s" }, words.format(t, yTicks)));
  }
  xTicks.filter((t, i) => i % every === 0).forEach(t => chart.append(svg("text", { x: x(t), y: height - bottom + 18, "text-anchor": x(t) > width - right - 24 ? "end" : "middle", class: "s" }, grouped(t))));
  chart.append(svg("text", { x: width - right, y: height - 6, "text-anchor": "end", class: "s" }, "rows learnt from"), svg("text", { x: left, y: 14, class: "s" }, words.up));
  for (const s of sides) {
    const colour = s.side === "deep" ? "var(--deep)" : "var(--classical)";
    const line = pick => s.projected.map((p, i) => (i ? "L" : "M") + x(p.rows).toFixed(1) + " " + y(pick(p)).toFixed(1)).join("");
    const back = s.projected.map(p => "L" + x(p.rows).toFixed(1) + " " + y(p.score.low).toFixed(1)).reverse().join("");
    const last = s.points.length ? s.points[s.points.length - 1].rows : from;
    const beyond = s.projected.filter(p => p.rows >= last);
    if (s.projected.length) {
      chart.append(svg("path", { d: line(p => p.score.high) + back + "Z", fill: colour, opacity: ".13" }),
        svg("path", { d: line(p => p.score.mean), fill: "none", stroke: colour, "stroke-width": 2 }));
      const end = beyond[beyond.length - 1], under = end && sides.some(o => o !== s && o.projected.length && y(o.projected[o.projected.length - 1].score.mean) < y(end.score.mean));
      if (end) chart.append(svg("text", { x: width - right, y: y(end.score.mean) + (under ? 17 : -8), "text-anchor": "end", class: s.side === "deep" ? "named side2" : "named side1" }, s.name));
    }
    for (const p of s.points) {
      const e = 1.645 * (p.error ?? 0);
      chart.append(svg("line", { x1: x(p.rows), x2: x(p.rows), y1: y(p.score - e), y2: y(p.score + e), stroke: colour, "stroke-width": 1.5 }),
        svg("circle", { cx: x(p.rows), cy: y(p.score), r: 4, fill: colour, stroke: "var(--card)", "stroke-width": 1.5 }));
    }
  }
  mark(chart, x(Math.min(to, Math.max(from, words.now))), top, height - bottom, "today", width, "var(--ink)");
  if (words.crossing) chart.append(svg("circle", { cx: x(words.crossing), cy: y(words.at), r: 6, fill: "none", stroke: "var(--ink)", "stroke-width": 1.5 }));
  return chart;
}

function mark(chart, x, top, bottom, text, width, colour) {
  const end = x > width - 150;
  chart.append(svg("line", { x1: x, x2: x, y1: top - 4, y2: bottom, stroke: colour, "stroke-dasharray": "2 4" }),
    svg("text", { x: x + (end ? -7 : 7), y: top + 8, "text-anchor": end ? "end" : "start" }, text));
}

/** How often the draws put the difference of two sides where. */
function histogram(width, values, words) {
  const height = 260, left = 14, right = 14, top = 34, bottom = 44;
  const sorted = Array.from(values).sort((a, b) => a - b);
  const low = Math.min(sorted[0], -words.delta * 1.3), high = Math.max(sorted[sorted.length - 1], words.delta * 1.3);
  const bins = 48, counts = new Array(bins).fill(0);
  for (const v of sorted) counts[Math.min(bins - 1, Math.floor((v - low) / (high - low) * bins))]++;
  const most = Math.max(...counts);
  const x = v => left + (width - left - right) * (v - low) / (high - low);
  const chart = frame(width, height, words.label);
  const base = height - bottom;
  chart.append(svg("rect", { x: x(-words.delta), y: top, width: x(words.delta) - x(-words.delta), height: base - top, fill: "var(--grid)" }));
  counts.forEach((count, i) => {
    const from = low + (high - low) * i / bins, h = (base - top - 14) * count / most;
    if (count) {
      chart.append(svg("rect", { x: x(from) + .5, y: base - h, width: (width - left - right) / bins - 1, height: h,
        fill: words.colours[from >= 0 ? 1 : 0], opacity: ".7" }));
    }
  });
  const shown = ticks(low, high, width < 480 ? 3 : 6);
  for (const t of shown) chart.append(svg("text", { x: x(t), y: base + 18, "text-anchor": "middle", class: "s" }, words.format(t)));
  chart.append(svg("line", { x1: left, x2: width - right, y1: base, y2: base, class: "zero" }),
    svg("line", { x1: x(0), x2: x(0), y1: top - 6, y2: base, class: "zero" }),
    svg("text", { x: x(0) - 8, y: 16, "text-anchor": "end", class: "s" }, x(0) > 120 ? "← " + words.left : ""),
    svg("text", { x: x(0) + 8, y: 16, class: "s" }, width - x(0) > 120 ? words.right + " →" : ""),
    svg("text", { x: width - right, y: height - 6, "text-anchor": "end", class: "s" }, words.axis));
  return chart;
}
