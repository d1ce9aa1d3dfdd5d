// Where the model does harm, and what it bears: confirmed findings first, then groups, alarms at another base rate, noise.
const harmShare = v => v === null || !Number.isFinite(v) ? "–" : (v === 0 || Math.abs(v) >= 0.01 ? signed((100 * v).toFixed(1)) : digits(100 * v, 2)) + NB + "%";
const harmPoints = v => v === null ? "–" : (v > 0 ? "+" : "") + signed((100 * v).toFixed(1));

function harmSection() {
  const x = study.harm;
  if (!x.candidate) return;
  const parts = [harmGroups(x), harmAlarms(x.alarms), harmNoise(x)];
  const one = f => el("div", { class: "finding" }, el("span", { class: "sev warns" }, "Look at it"), el("span", { dir: "auto" }, f));
  const found = x.findings.length ? el("div", { class: "card" }, x.findings.slice(0, 6).map(one),
    x.findings.length > 6 ? el("details", {}, el("summary", {}, `${x.findings.length - 6} more`), x.findings.slice(6).map(one)) : "") : el("p", { dir: "auto" }, x.sentence);
  section("Where does it do harm?", [`What goes wrong with `, named(x.candidate), `, and on which rows: ${x.decision}, on ${grouped(x.rows)} rows it had not seen. Only what is beyond chance is listed as found.`],
    found, parts);
}

/** One table for each kind of error, a row for each level of the columns that the case protects. */
function harmGroups(x) {
  const s = x.subgroups;
  if (!s.levels.length) return "";
  const kinds = [...new Set(s.levels.flatMap(l => l.measures.map(m => m.error)))];
  const positive = x.alarms ? x.alarms.positive : "";
  const titles = { "false positive": ["False alarms: of the rows that are not ", named(positive, 40), ", those acted on"], "false negative": ["Misses: of the rows that are ", named(positive, 40), ", those not acted on"],
    "wrong": ["Decisions that another would have been better than"], "mean error": ["Mean error: above 0 the number is too high"], "absolute error": ["Mean distance from the truth"] };
  const tables = kinds.map(kind => {
    const list = s.levels.flatMap(l => l.measures.filter(m => m.error === kind).map(m => ({ ...m, column: l.column, level: l.level })));
    const shares = list[0].errors !== null, value = v => v === null ? "–" : shares ? harmShare(v) : digits(v, 3), gap = v => v === null ? "–" : shares ? harmPoints(v) : diffText(v);
    const axis = scale(ends(list.map(m => m.value)), []);
    const rows = list.map(m => row("", [named(m.column, 30), ": ", named(m.level, 40)],
      cell(intervalPlot(axis, CLASSICAL, m.value, NaN), "p"),
      cell([value(m.value.mean), range(m.value) ? el("span", { class: "soft small" }, ` (${value(m.value.low)} to ${value(m.value.high)})`) : ""]),
      cell(grouped(m.rows), "n soft wide"),
      cell(m.gap ? [gap(m.gap.mean), el("span", { class: "soft small" }, ` (${gap(m.gap_low95)} to ${gap(m.gap_high95)})`)] : "–"),
      cell(gap(m.detectable), "n soft wide"), cell(m.gap ? m.shown ? "beyond chance" : "may be chance" : "–", "t soft wide")));
    return el("div", { class: "card" }, el("h3", {}, titles[kind]), table("plot", kind, [{ text: "Rows where", class: "t name" },
      { node: axisHead(axis, shares ? t => Math.round(1000 * t) / 10 + NB + "%" : t => signed(String(Number(t.toPrecision(3))))), text: el("span", { class: "hidden" }, "90 % range, drawn"), class: "p" },
      { text: shares ? "Share (90 %)" : "Mean (90 %)" }, { text: "of rows", class: "wide" }, { text: shares ? "Gap to the rest, points (95 %)" : "Gap to the rest (95 %)" }, { text: "seen from", class: "wide" }, { text: el("span", { class: "hidden" }, "in words"), class: "wide" }], rows));
  });
  return [tables, el("p", { class: "small soft" }, `${s.sentence} “Seen from” is the smallest gap that four of five studies with so many rows would show. ${s.gaps} ${s.gaps === 1 ? "gap was" : "gaps were"} looked at together; fewer than 20 independent rows on a side are too few to call one.${x.alarms ? " A gap says that groups fare differently, not why: where more rows of a group are of the class acted on, right probabilities alone make more false alarms and fewer misses in it." : ""}`)];
}

/** What share of alarms is right, by how many rows are positive where the model is put to work. */
function harmAlarms(a) {
  if (!a) return "";
  const told = el("p", { role: "status", "aria-live": "polite" }), sum = el("p", { class: "small soft" });
  const update = rate => {
    const of = rate >= 0.001 ? 100000 : 10000000, yes = of * rate, no = of - yes;
    const right = yes * a.sensitivity.mean, wrong = no * (1 - a.specificity.mean), all = right + wrong;
    told.replaceChildren(all > 0 ? el("b", {}, harmShare(right / all) + " of the alarms are right") : el("b", {}, "No alarm is raised"), all > 0 ? ` where ${harmShare(rate)} of the rows are ` : " where so many rows are ", named(a.positive, 40), ".");
    sum.replaceChildren(`Of ${grouped(of)} rows ${grouped(yes)} are `, named(a.positive, 40), `; ${harmShare(a.sensitivity.mean)} of them raise an alarm: ${grouped(right)}. Of the other ${grouped(no)} rows ${harmShare(1 - a.specificity.mean)} do: ${grouped(wrong)}.`
      + (all > 0 ? ` Right: ${grouped(right)} / (${grouped(right)} + ${grouped(wrong)}) = ${harmShare(right / all)}.` : ""));
  };
  const from = Math.min(1e-5, a.base_rate / 10), to = Math.max(0.95, a.base_rate);
  const input = slider("Share of positives at work", from, to, a.base_rate, v => harmShare(v), update, true);
  update(a.base_rate);
  return el("div", { class: "card" }, el("h3", {}, "What an alarm means where positives are rarer"),
    el("p", { class: "small soft" }, `Measured: ${harmShare(a.sensitivity.mean)} of ${grouped(a.positives)} rows that are `, named(a.positive, 40), ` raise an alarm (90 %: ${harmShare(a.sensitivity.low)} to ${harmShare(a.sensitivity.high)}), and ${harmShare(a.specificity.mean)} of ${grouped(a.negatives)} others raise none (${harmShare(a.specificity.low)} to ${harmShare(a.specificity.high)}). Move the slider to the share of positives where it will work; it starts at that of the data. Both shares are supposed to stay as measured wherever the slider stands${money && money.capacity ? ", though they are those under the capacity of the case: filled with other rows it would give others" : ""}.`),
    el("div", { class: "noprint" }, input.nodes), told, sum);
}

function harmNoise(x) {
  const r = x.robustness;
  return el("div", { class: "card" }, el("h3", {}, "What else was looked at"), el("ul", { class: "reasons noted" },
    x.findings.length ? el("li", { dir: "auto" }, x.slices.sentence) : "",
    el("li", { dir: "auto" }, r.candidate && r.candidate !== x.candidate ? [named(r.candidate), ": "] : "", r.sentence),
    x.subgroups.levels.length || !money ? "" : el("li", { dir: "auto" }, x.subgroups.sentence)));
}
