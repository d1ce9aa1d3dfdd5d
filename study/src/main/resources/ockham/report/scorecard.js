// What it takes to understand the model: measured facts, each with what it means, then the deletion curve and three rows.
function scorecardSection() {
  const x = study.scorecard;
  if (!x.candidate) return;
  const millis = study.measured.explanation_millis;
  const share = v => harmShare(v), own = new Set(["a tree of 16 leaves", "additive share"]);
  const value = f => f.value === null ? "–" : own.has(f.name) ? share(f.value) : f.name === "stability of the order" ? signed(f.value.toFixed(2))
    : f.name === "order against chance" ? (f.value > 0 ? "+" : "") + digits(f.value, 3) : f.name === "one row explained" && Number.isFinite(millis) ? duration(1000 * millis) : grouped(f.value);
  const unitOf = f => f.value === null ? "" : f.name === "one row explained" ? "by this machine’s clock" : f.unit;
  const rows = x.facts.map(f => row(f.value === null ? "off" : "", [f.name[0].toUpperCase() + f.name.slice(1)],
    cell([el("b", {}, value(f)), el("span", { class: "soft small under" }, unitOf(f))], "t"), cell(el("span", { dir: "auto" }, f.sentence), "t")));
  section("What does it take to understand?", ["What understanding ", named(x.candidate), ` costs, by what it says of a row: ${x.output}. ${x.sentence} There is no grade: which of these matters depends on who has to understand it.`],
    el("div", { class: "card" }, table("card-facts", "What it takes to understand the model", [{ text: "Measured", class: "t" }, { text: "", node: el("span", { class: "hidden" }, "Value"), class: "t" }, { text: "What it means", class: "t" }], rows)),
    x.deletion ? deletionCard(x.deletion) : "", x.examples.length ? exampleCards(x.examples) : "");
}

/** Loss as columns are shuffled one after another: in the order of importance, and in random orders as a band. */
function deletionCard(d) {
  const chart = el("div", {}), like = d.steps.flatMap(s => [s.ordered, s.high]);
  const text = v => money ? amount(v, like) : digits(v, 2);
  const half = d.steps[Math.floor(d.steps.length / 2)];
  const draw = () => chart.replaceChildren(deletionChart(Math.max(320, chart.clientWidth || 900), d, {
    format: (t, shown) => money || Math.abs(shown.at(-1)) >= 1000 ? amount(t, shown) : signed(String(Number(t.toPrecision(3)))),
    label: `Loss in ${d.unit} as columns are shuffled. With ${half.columns} of ${d.steps.at(-1).columns} shuffled: ${text(half.ordered)} in the order of importance, ${text(half.random)} on average of random orders (${text(half.low)} to ${text(half.high)}).` }));
  requestAnimationFrame(draw);
  let last = 0;
  new ResizeObserver(() => { if (Math.abs(chart.clientWidth - last) > 8) { last = chart.clientWidth; draw(); } }).observe(chart);
  const rows = d.steps.slice(1).map(s => row("", grouped(s.columns), cell(text(s.ordered)), cell([text(s.random), el("span", { class: "soft small" }, ` (${text(s.low)} to ${text(s.high)})`)])));
  return el("div", { class: "card" }, el("h3", {}, "Do the importances order the columns?"),
    el("p", { class: "small soft" }, `What is lost, in ${d.unit}, as one column after another has its cells shuffled. The order was taken from one half of the rows, the loss from ${grouped(d.rows)} rows of the other. The sooner the line rises above the band of ${d.orders} random orders, the more the order says.`),
    chart, el("details", {}, el("summary", {}, "The numbers"), table("", "Loss by columns shuffled", [{ text: "Columns shuffled", class: "t" }, { text: "In order of importance" }, { text: "Random orders (smallest to largest)" }], rows)));
}

function deletionChart(width, d, words) {
  const height = 260, left = 64, right = 14, top = 26, bottom = 44, columns = d.steps.at(-1).columns;
  const all = d.steps.flatMap(s => [s.ordered, s.low, s.high]), lowest = Math.min(0, ...all), highest = Math.max(...all);
  const pad = (highest - lowest) * 0.05 || 1;
  const x = v => left + (width - left - right) * v / columns, y = v => top + (height - top - bottom) * (1 - (v - lowest + pad) / (highest - lowest + 2 * pad));
  const path = (of, list = d.steps) => list.map((s, i) => (i ? "L" : "M") + x(s.columns).toFixed(1) + " " + y(of(s)).toFixed(1)).join("");
  const chart = frame(width, height, words.label), yTicks = ticks(lowest - pad, highest + pad, 4);
  for (const t of yTicks) chart.append(svg("line", { x1: left, x2: width - right, y1: y(t), y2: y(t), class: Math.abs(t) < 1e-12 ? "zero" : "gridline" }),
    svg("text", { x: left - 8, y: y(t) + 4, "text-anchor": "end", class: "s" }, words.format(t, yTicks)));
  for (const t of ticks(0, columns, width < 480 ? 3 : 6).filter(Number.isInteger)) chart.append(svg("text", { x: x(t), y: height - bottom + 18, "text-anchor": "middle", class: "s" }, grouped(t + 0)));
  const back = path(s => s.low, [...d.steps].reverse()).replace("M", "L"), side = winner ? sideOf(study.winner.family) : CLASSICAL;
  const colour = ["var(--none)", "var(--classical)", "var(--deep)", "var(--yours)"][side];
  chart.append(svg("path", { d: path(s => s.high) + back + "Z", fill: "var(--none)", opacity: ".16" }),
    svg("path", { d: path(s => s.random), fill: "none", stroke: "var(--none)", "stroke-width": 1.5, "stroke-dasharray": "4 3" }),
    svg("path", { d: path(s => s.ordered), fill: "none", stroke: colour, "stroke-width": 2.5 }),
    svg("text", { x: left, y: 14, class: "s" }, width < 520 ? `loss, ${d.unit}` : `loss, ${d.unit}: line in order of importance, band of random orders`),
    svg("text", { x: width - right, y: height - 6, "text-anchor": "end", class: "s" }, "columns shuffled"));
  return chart;
}

/** Three rows, each with what its columns add; all on one axis, so that bars can be compared between rows. */
function exampleCards(examples) {
  const estimate = p => ({ mean: p.effect, low: p.effect - 1.645 * p.error, high: p.effect + 1.645 * p.error });
  const axis = scale(examples.flatMap(e => e.parts.flatMap(p => Object.values(estimate(p))).concat(e.rest)), [0]);
  const side = winner ? sideOf(study.winner.family) : CLASSICAL, shares = study.data.task !== "number";
  const said = v => shares ? harmShare(v) : digits(v, 4), plusText = v => shares ? harmPoints(v) : (v > 0 ? "+" : "") + digits(v, 3);
  const one = e => {
    const rows = e.parts.map(p => row("", [named(p.column, 30), " = ", named(p.cell, 30)], cell(barPlot(axis, side, estimate(p)), "p"),
      cell([plusText(p.effect), el("span", { class: "soft small" }, p.error ? ` ± ${digits(shares ? 100 * p.error : p.error, 1)}` : "")])));
    if (e.others) rows.push(row("off", `${grouped(e.others)} more`, cell(barPlot(axis, side, { mean: e.rest, low: e.rest, high: e.rest }), "p"), cell(plusText(e.rest))));
    return el("div", { class: "card more" }, el("h3", {}, e.title), el("p", { class: "small soft" }, `It says ${said(e.prediction)} for ${e.output}, where the mean of what it is compared with is ${said(e.base)}.`),
      table("plot", e.title, [{ text: "Column = cell", class: "t name" }, { text: el("span", { class: "hidden" }, "drawn"), class: "p" }, { text: shares ? "Adds, points (± standard error)" : "Adds (± standard error)" }], rows));
  };
  return [el("h3", { class: "over" }, "What it says of three rows, and why"), examples.map(one)];
}
