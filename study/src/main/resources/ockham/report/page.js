// The page, told in the order a reader asks: what, how much, against what, how sure, what would change it, and from where.
const { study, draws } = JSON.parse(document.getElementById("data").textContent);
const money = study.money;
const model = draws && Model(draws);
const unit = money ? money.currency : study.metric.name;
const story = document.getElementById("story");
const SIDES = ["no model", "classical", "deep"];
const SIDE_OF = { nothing: 0, "today's rule": 0, deep: 2, challenger: 3 };
const sideOf = family => SIDE_OF[family] ?? 1;
const winner = study.winner?.candidate;
const scored = study.candidates.filter(c => c.outcome === "scored");
const meters = Object.fromEntries(study.measured.candidates.map(m => [m.candidate, m]));
const metricText = v => v === null ? "–" : digits(v, Math.abs(v) < 1 ? 3 : 4);
const diffText = v => (v > 0 ? "+" : "") + digits(v, 2);
const valueText = (v, like) => money ? amount(v, like) : digits(v, 3);

function section(title, lead, ...content) {
  const id = "s-" + title.toLowerCase().replace(/[^a-z]+/g, "-");
  story.append(el("section", { "aria-labelledby": id }, el("h2", { id }, title), lead && el("p", { class: "lead" }, lead), content));
}
function table(className, caption, heads, rows) {
  return el("table", { class: className },
    caption && el("caption", { class: "hidden" }, caption),
    el("thead", {}, el("tr", {}, heads.map(h => el("th", { scope: "col", class: h.class }, h.node ?? "", h.text)))),
    el("tbody", {}, rows));
}
function row(className, head, ...cells) {
  return el("tr", { class: className }, el("th", { scope: "row", class: "t name" }, head), cells);
}
const cell = (content, className = "n") => el("td", { class: className }, content);
function tag(text, className) { return el("span", { class: "tag " + (className ?? "") }, text); }
function range(e) { return e && e.low !== null && e.low !== e.high; }
function entries(pairs) {
  return el("dl", { class: "facts-list" }, pairs.filter(p => p[1]).map(([k, v]) => [el("dt", {}, k), el("dd", {}, v)]));
}

/** Many candidates: the best of each family and the winner first, the rest on demand. */
function folded(list, make, head) {
  const body = el("tbody", {});
  const draw = all => body.replaceChildren(...list.filter(c => all || list.length <= 14 || c.lead).map(make));
  draw(false);
  if (list.length <= 14) return [head(body)];
  const button = el("button", { type: "button", class: "more noprint", "aria-expanded": "false" }, `Show all ${list.length}`);
  button.addEventListener("click", () => {
    const open = button.getAttribute("aria-expanded") === "false";
    button.setAttribute("aria-expanded", String(open));
    button.textContent = open ? "Show the best of each family" : `Show all ${list.length}`;
    draw(open);
  });
  return [head(body), button];
}
function markLeads(list, better) {
  const best = {};
  for (const c of list) if (!best[c.family] || better(c, best[c.family])) best[c.family] = c;
  for (const c of list) c.lead = c.name === winner || sideOf(c.family) === 0 || sideOf(c.family) === 3 || best[c.family] === c;
  return list;
}

function head() {
  const d = study.data;
  document.getElementById("size").textContent = `${grouped(d.rows)} rows${d.test_rows ? `, ${grouped(d.test_rows)} of them for testing` : ""} · ${grouped(d.columns)} features`;
  const reasons = from => el("ul", { class: "reasons" }, from.map(r => el("li", { dir: "auto" }, r)));
  const why = study.reasons.filter(r => !study.sentence.includes(r) && !study.break_evens.some(b => b.sentence === r));
  if (why.length) story.append(reasons(why.slice(0, 4)));
  if (why.length > 4) story.append(el("details", {}, el("summary", {}, `${why.length - 4} more ${why.length === 5 ? "reason" : "reasons"}`), reasons(why.slice(4))));
  if (study.verdict !== "blocked") story.append(facts());
}

function facts() {
  const list = [];
  const add = (value, text) => list.push(el("div", {}, el("dt", {}, text), el("dd", {}, value)));
  const won = money?.contenders.find(c => c.name === winner);
  const deep = study.comparisons.find(c => c.side === "deep" && c.against === "classical");
  if (won && range(won.net)) add(spread(won.net.low, won.net.high), `${unit} over ${years(money.horizon_years)} against ${money.baseline}, nine chances in ten`);
  else if (won) add(amount(won.net.mean), `${unit} over ${years(money.horizon_years)} against ${money.baseline}`);
  else if (winner && study.metric.winner) {
    const m = study.metric.winner;
    add(`${metricText(m.low)} to ${metricText(m.high)}`, `${study.metric.name} out of fold, nine chances in ten`);
  }
  if (!winner) {
    for (const c of study.comparisons.filter(c => c.against === "no model")) {
      add(money ? spread(c.difference.low, c.difference.high) : `${diffText(c.difference.low)} to ${diffText(c.difference.high)}`, `${unit}: ${c.side} against the best way without a model, nine chances in ten`);
    }
  }
  const close = model && study.verdict !== "blocked" && model.decide(model.usual).tooClose;
  if (study.probability !== null) add(percent(study.probability), close ? "chance that nothing else is worth more; too close to call, so what has the least to regret is taken, the simpler of near equals" : study.verdict === "collect" ? "chance that the best for now is the best of all" : deep || study.verdict === "blocked" ? "chance that this answer is right" : "chance that this answer is right, nets not weighed");
  if (deep) {
    add(percent(deep.probability_above_zero), `chance that deep is ahead of classical${money ? " after its costs" : ""}`);
    const turn = study.break_evens.find(b => /^volume (at|below) which deep pays$/.test(b.name));
    const rivals = model && [DEEP, CLASSICAL].map(s => model.best(s, model.usual)).map(c => c < 0 ? null : model.contenders[c].name);
    const pays = rivals && rivals.every(Boolean) ? [named(rivals[0]), " pays against ", named(rivals[1])] : ["deep pays"];
    if (turn && turn.value !== null) add(amount(turn.value), [`decisions a year ${turn.name.startsWith("volume below") ? "below" : "from"} which `, pays, ` (now ${amount(money.volume_per_year)})`]);
    else if (turn) add("never", "is deep paid back, at any number of decisions a year");
    else add(Math.abs(deep.difference.mean) < 0.05 * study.metric.worthwhile ? "level" : diffText(deep.difference.mean), `${unit}: deep against classical${study.metric.higher_is_better ? "" : ", sign turned so that + is better"}`);
  } else if (winner) {
    const gain = study.comparisons.find(c => c.side === "classical" || c.side === "deep");
    if (gain) add(plus(gain.difference.mean, [gain.difference.mean]), `${unit}: ${gain.side} against the best way without a model`);
  }
  return el("dl", { class: "facts" }, list.slice(0, 4));
}

function ledger(contender, note) {
  const lines = contender.arithmetic.map((l, i, all) => el("tr", { class: i === all.length - 1 ? "total" : "" },
    el("th", { scope: "row" }, l.label, l.how && el("span", { class: "how" }, l.how)), el("td", {}, l.amount.replace(/^-/, MINUS))));
  return el("div", { class: "card side" + sideOf(contender.family) },
    el("header", {}, el("h3", {}, named(contender.name)), el("span", { class: "soft small" }, note)),
    lines.length ? el("table", { class: "ledger" }, el("tbody", {}, lines)) : el("p", { class: "soft" }, "Costs nothing and earns nothing."));
}

function moneySection() {
  if (!money) return;
  const of = side => money.contenders.filter(c => sideOf(c.family) === side && !c.excluded).sort((a, b) => b.net.mean - a.net.mean)[0];
  const chosen = money.contenders.find(c => c.name === winner);
  const shown = [], notes = new Map();
  const add = (c, note) => { if (c && !shown.includes(c)) { shown.push(c); notes.set(c, note); } };
  add(chosen && chosen.family !== "nothing" ? chosen : null, study.verdict === "collect" ? "until the rows are there" : "chosen");
  if (!chosen || sideOf(chosen.family) !== CLASSICAL) add(of(CLASSICAL), "best classical");
  if (!chosen || sideOf(chosen.family) !== DEEP) add(of(DEEP), "best deep");
  const rest = money.contenders.filter(c => !shown.includes(c) && c.family !== "nothing" && c.arithmetic.length);
  const clock = chosen && chosen.costs.servers_per_year > 0
    ? `Of this, ${chosen.costs.servers} ${chosen.costs.servers === 1 ? "server" : "servers"} (${amount(chosen.costs.servers_per_year)} ${unit} a year) follow from a measured latency, rounded to two digits. ${study.provenance.settings.budget && study.provenance.settings.budget !== "none" ? "" : "Everything else repeats to the last digit."}` : null;
  section("The money",
    `${money.decision}: ${grouped(money.volume_per_year)} decisions a year for ${years(money.horizon_years)}, discounted at ${short(100 * money.discount)} %${money.capacity ? `; at most ${grouped(money.capacity.per_year)} a year (${short(100 * money.capacity.share)} %) may be to act` : ""}. All amounts in ${unit}, against ${money.baseline}.`,
    el("div", { class: "pair" }, shown.slice(0, 2).map(c => ledger(c, notes.get(c)))),
    shown[2] && el("div", { class: "pair more" }, ledger(shown[2], notes.get(shown[2]))),
    clock && el("p", { class: "small soft" }, clock),
    rest.length ? el("details", {}, el("summary", {}, "The same for ", rest.length === 1 ? named(rest[0].name) : `the other ${rest.length}`),
      el("div", { class: "pair more" }, rest.map(c => ledger(c, c.excluded ? "cannot be chosen: " + c.excluded : "")))) : null);
}

function ladderSection() {
  const list = money
    ? money.contenders.map(c => ({ name: c.name, family: c.family, estimate: c.net, excluded: c.excluded, size: study.candidates.find(k => k.name === c.name)?.size }))
    : scored.map(c => ({ name: c.name, family: c.family, estimate: c.metric, size: c.size }));
  if (!list.length) return;
  const better = money || study.metric.higher_is_better ? (a, b) => a.estimate.mean > b.estimate.mean : (a, b) => a.estimate.mean < b.estimate.mean;
  markLeads(list, better);
  const zero = money ? 0 : NaN;
  const best = list.reduce((b, c) => better(c, b) ? c : b).estimate.mean;
  const axis = scale(money ? ends(list.map(c => c.estimate)) : near(list.map(c => c.estimate), best), money ? [0] : []);
  const make = c => row(c.name === winner ? "chosen" : c.excluded ? "off" : "",
    [named(c.name), c.name === winner && tag(study.verdict === "collect" ? "for now" : "chosen", SIDES[sideOf(c.family)].replace(" ", "-")), sideOf(c.family) === 3 && tag("yours", "yours"), c.excluded && tag("not allowed")].filter(Boolean),
    cell(intervalPlot(axis, sideOf(c.family), c.estimate, zero), "p"),
    cell(valueOf(c.estimate)),
    cell(meters[c.name]?.footprint ? duration(meters[c.name].footprint.p99_micros) : "–", "n soft wide"),
    cell(c.size || "–", "t soft wide"));
  const heads = [{ text: "Contender, simplest first", class: "t name" }, { node: axisHead(axis, money ? amount : v => signed(String(Number(v.toPrecision(3))))), text: el("span", { class: "hidden" }, "90 % range, drawn"), class: "p" },
    { text: money ? `Net, ${unit}` : unit }, { text: "p99 a row", class: "wide n" }, { text: "to explain", class: "t wide" }];
  const lost = study.candidates.length - scored.length;
  section("The ladder",
    (money ? `Net value over ${years(money.horizon_years)} of every contender on one axis, simplest first: dot and 90 % range. A step up has to pay for itself.`
      : `${unit[0].toUpperCase() + unit.slice(1)} of every contender on one axis, simplest first (${study.metric.higher_is_better ? "right" : "left"} is better): dot and 90 % range.`)
      + clipped(list.map(c => c.estimate), axis) + (lost ? ` ${lost} more ${lost === 1 ? "was" : "were"} not scored; the reasons are at the end of the page.` : ""),
    el("div", { class: "card" }, folded(list, make, body => el("table", { class: "plot" }, el("caption", { class: "hidden" }, "The ladder"),
      el("thead", {}, el("tr", {}, heads.map(h => el("th", { scope: "col", class: h.class }, h.node ?? "", h.text)))), body))));
}
function valueOf(e) {
  const like = [e.mean, e.low, e.high];
  const main = money ? amount(e.mean, like) : metricText(e.mean);
  return [main, range(e) ? el("span", { class: "soft small" }, " " + (money ? "(" + spread(e.low, e.high) + ")" : `(${metricText(e.low)} to ${metricText(e.high)})`)) : ""];
}

/** Anytime curves: the best of each family so far against the training time spent on it, small multiples on common axes. */
function computeSection() {
  const value = c => money ? c.net?.mean ?? NaN : c.metric ? c.metric.mean : NaN;
  const up = money || study.metric.higher_is_better ? 1 : -1;
  const families = new Map();
  for (const c of scored) {
    const spent = meters[c.name]?.train_seconds;
    // Models of the user's own are no family whose best one waits for.
    if (sideOf(c.family) === 0 || sideOf(c.family) === 3 || !Number.isFinite(value(c)) || !(spent > 0)) continue;
    // An ensemble's seconds are those of its members: no part of what its family has spent.
    const family = c.name === "ensemble-with-nets" ? "ensemble with nets" : c.family, all = families.get(family) ?? [];
    const before = all.at(-1)?.spent ?? 0, best = all.at(-1)?.best;
    all.push({ spent: before + spent, side: sideOf(c.family), best: best && up * value(best) >= up * value(c) ? best : c });
    families.set(family, all);
  }
  if (families.size < 2) return;
  const points = [...families.values()].flat(), tops = [...families.values()].map(all => value(all.at(-1).best));
  const time = scale(points.map(p => Math.log10(p.spent)), []);
  const values = scale(near(points.map(p => ({ mean: value(p.best), low: NaN, high: NaN })), up > 0 ? Math.max(...tops) : Math.min(...tops)), []);
  const y = v => (100 - 92 * (up * (Math.min(values.high, Math.max(values.low, v)) - (up > 0 ? values.low : values.high))) / (values.high - values.low) - 4).toFixed(2) + "%";
  const decades = []; for (let d = Math.ceil(time.low); d <= time.high; d++) decades.push(d);
  const plot = (all, side) => svg("svg", { class: "side" + side, "aria-hidden": "true" },
    decades.map(d => svg("line", { x1: time.at(d), x2: time.at(d), y1: 0, y2: "100%", class: "gridline" })),
    all.map((p, i) => {
      const x = time.at(Math.log10(p.spent)), next = i + 1 < all.length ? time.at(Math.log10(all[i + 1].spent)) : "100%", at = y(value(p.best));
      return [svg("line", { x1: x, x2: next, y1: at, y2: at, class: "step" }),
        i ? svg("line", { x1: x, x2: x, y1: y(value(all[i - 1].best)), y2: at, class: "step" }) : "",
        svg("circle", { cx: x, cy: at, r: 3.5, class: "dot" })];
    }));
  const text = v => money ? amount(v, tops) : metricText(v);
  const rows = [...families].map(([family, all]) => row("", family, cell(plot(all, all[0].side), "p"),
    cell([text(value(all[0].best)), el("span", { class: "soft small" }, ` after ${seconds(all[0].spent)}`)], "n wide"),
    cell([text(value(all.at(-1).best)), el("span", { class: "soft small" }, ` after ${seconds(all.at(-1).spent)}`)]), cell(named(all.at(-1).best.name), "t soft wide")));
  section("What computing buys", `The best of each family so far against the seconds of training spent on it on all folds, in the ladder's order, all on one scale${up < 0 ? " (less is better, drawn upwards)" : ""}: a dot for each candidate. Seconds are this machine's.`,
    el("div", { class: "card" }, table("plot tall", "What computing buys", [{ text: "Family", class: "t name" }, { node: axisHead({ ...time, ticks: decades }, d => (d < 0 ? 10 ** d : grouped(10 ** d)) + NB + "s"), text: el("span", { class: "hidden" }, "best so far, drawn"), class: "p" },
      { text: "First", class: "wide n" }, { text: "Best" }, { text: "by", class: "t wide" }], rows)));
}

/** The user's own models beside what was chosen, each in a sentence; their costs are unfolded. */
function challengerSection() {
  const list = study.challengers;
  if (!list?.length) return;
  const card = c => {
    const contender = money?.contenders.find(k => k.name === c.name);
    return el("div", { class: "card side3 more" },
      el("header", {}, el("h3", {}, named(c.name)), el("span", { class: "soft small" }, el("code", {}, c.origin))),
      el("p", { dir: "auto" }, c.sentence),
      c.notes.length ? el("ul", { class: "reasons small noted" }, c.notes.map(n => el("li", { dir: "auto" }, n))) : "",
      contender?.arithmetic.length ? el("details", { class: "bare" }, el("summary", {}, "How its net value is made"), ledger(contender, "")) : "");
  };
  section(list.length === 1 ? "Your model" : "Your models",
    "They raced on the same rows and are priced in the same way, but have no part in the verdict, which is about what this study has trained and can hand over.",
    list.map(card));
}

function leadSection() {
  const list = scored.filter(c => c.against_winner && sideOf(c.family) > 0 || c.against_winner && c.family === "today's rule");
  if (!list.length || !winner) return;
  markLeads(list, (a, b) => a.against_winner.mean > b.against_winner.mean);
  const axis = scale(near(list.map(c => c.against_winner), 0), [0]);
  const word = e => e.low > 0 ? "ahead" : e.high < 0 ? "behind" : "may be chance";
  const make = c => row("", named(c.name), cell(intervalPlot(axis, sideOf(c.family), c.against_winner, 0), "p"),
    cell([plusOf(c.against_winner.mean, c.against_winner), el("span", { class: "soft small" }, " (" + rangeOf(c.against_winner) + ")")]),
    cell(word(c.against_winner), "t soft wide"));
  const format = money ? (t, all) => (t > 0 ? "+" : "") + amount(t, all) : t => (t > 0 ? "+" : "") + signed(String(Number(t.toPrecision(3))));
  const heads = [{ text: "Contender", class: "t name" }, { node: axisHead(axis, format), text: el("span", { class: "hidden" }, "90 % range, drawn"), class: "p" },
    { text: money ? `Difference, ${unit}` : `Difference, ${unit}` }, { text: "", class: "wide" }];
  heads[3].text = el("span", { class: "hidden" }, "in words");
  section("Is a lead real?", ["Differences from ", named(winner), ", paired row by row and draw by draw: right of the line is better. A range that crosses the line may be chance.", clipped(list.map(c => c.against_winner), axis)],
    el("div", { class: "card" }, folded(list, make, body => el("table", { class: "plot" }, el("caption", { class: "hidden" }, "Differences from the chosen"),
      el("thead", {}, el("tr", {}, heads.map(h => el("th", { scope: "col", class: h.class }, h.node ?? "", h.text)))), body))));
}
function plusOf(v, e) { return money ? plus(v, [e.low, e.high]) : diffText(v); }
function rangeOf(e) { return money ? spread(e.low, e.high) : `${diffText(e.low)} to ${diffText(e.high)}`; }

function slider(name, from, to, start, format, apply, log, held) {
  const id = "i-" + name.toLowerCase().replace(/[^a-z]+/g, "-");
  const steps = 400, mid = Math.round(log ? steps * Math.log(start / from) / Math.log(to / from) : steps * (start - from) / (to - from));
  const read = i => i === mid ? start : log ? from * Math.pow(to / from, i / steps) : from + (to - from) * i / steps;
  const output = el("output", { for: id }, format(start));
  const input = el("input", { type: "range", id, min: 0, max: steps, value: mid, "aria-valuetext": format(start), disabled: held ? "" : null, "aria-describedby": held ? id + "-held" : null });
  const show = () => { const v = read(Number(input.value)); output.textContent = format(v); input.setAttribute("aria-valuetext", format(v)); apply(v); };
  input.addEventListener("input", show);
  return { nodes: [el("label", { for: id }, name, output), input, held ? el("p", { class: "small soft", id: id + "-held" }, held) : ""], reset: () => { input.value = mid; show(); } };
}

function whatIf() {
  const list = from => el("ul", { class: "turns" }, from.map(b => el("li", {}, el("span", { dir: "auto" }, b.sentence),
    b.arithmetic.length ? el("details", {}, el("summary", {}, "how"), el("table", { class: "ledger" }, el("tbody", {}, b.arithmetic.map(l =>
      el("tr", {}, el("th", { scope: "row" }, l.label, l.how && el("span", { class: "how" }, l.how)), el("td", {}, l.amount)))))) : "")));
  // How many decisions it takes, and when the money is back; what else could turn the answer is unfolded.
  const lead = study.break_evens.filter(b => /^(volume|payback|metric)/.test(b.name)), rest = study.break_evens.filter(b => !lead.includes(b));
  const turns = [list(lead), rest.length ? el("details", { class: "bare" }, el("summary", {}, "Worth of a decision, price and days of work at which it turns"), list(rest)) : ""];
  if (!model) {
    if (study.break_evens.length) section("What would change this", null, el("div", { class: "card" }, turns));
    return;
  }
  const usual = model.usual, now = Object.assign({}, usual), plan = model.plan;
  const chart = el("div", {}), answer = el("div", { class: "answer" });
  const live = el("p", { role: "status", "aria-live": "polite" });
  let timer = 0;
  const change = key => v => { now[key] = v; clearTimeout(timer); timer = setTimeout(update, 30); };
  const latencies = model.contenders.map(c => c.latency_ms).filter(l => l > 0);
  const sliders = [], held = Boolean(money?.capacity?.fixed);
  if (money) {
    const round = v => Number(v.toPrecision(2));
    sliders.push(slider("Decisions a year", usual.volume / 100, usual.volume * 100, usual.volume, v => grouped(v === usual.volume ? v : round(v)), v => change("volume")(v === usual.volume ? v : round(v)), true,
      held && `Cannot be moved here: ${grouped(money.capacity.per_year)} actions a year would be another share of another volume, and so other rows.`),
      slider("Worth of a decision", 0.25, 4, 1, v => "× " + short(Number(v.toPrecision(2))), change("worth"), true),
      slider("An engineer’s day", 0, usual.dayRate * 3, usual.dayRate, v => digits(v, 3) + NB + unit, change("dayRate")),
      slider("Horizon", 0.5, Math.max(10, usual.years), usual.years, v => short(v) + (v === 1 ? " year" : " years"), change("years")),
      slider("Discount", 0, Math.max(0.3, usual.discount), usual.discount, v => short(100 * v) + NB + "% a year", change("discount")));
  } else if (usual.worthwhile > 0) {
    sliders.push(slider("Smallest difference that matters", 0, usual.worthwhile * 10, usual.worthwhile, v => short(v) + " " + unit, change("worthwhile")));
  }
  if (latencies.length) {
    const most = Math.max(...latencies) * 2, least = Math.min(...latencies) / 2, start = usual.limit ?? most;
    sliders.push(slider("Slowest answer allowed (p99)", Math.min(least, start), Math.max(most, start), start,
      v => usual.limit === null && v === start ? "no limit" : duration(v * 1000), v => change("limit")(usual.limit === null && v === start ? null : v), true));
  }
  const reset = el("button", { type: "button" }, "Back to the study’s own");
  reset.addEventListener("click", () => { sliders.forEach(s => s.reset()); clearTimeout(timer); update(); });

  function update() {
    const moved = Object.keys(usual).some(k => usual[k] !== now[k]);
    reset.disabled = !moved;
    const decision = model.decide(now), same = decision.kind === study.verdict;
    const who = decision.winner >= 0 ? model.contenders[decision.winner] : null;
    const word = el("span", { class: "word " + decision.kind.replaceAll(" ", "-") }, decision.kind[0].toUpperCase() + decision.kind.slice(1));
    live.replaceChildren(study.verdict === "blocked" ? "Were it not blocked: " : "", word,
      who && sideOf(who.family) > 0 ? ": " : "", who && sideOf(who.family) > 0 ? named(who.name, 40) : "",
      study.verdict === "blocked" ? "." : !moved ? (same ? ", as above." : `. The study itself said: ${study.verdict}.`) : same ? ". The verdict stays." : ". The verdict changes.",
      decision.collect.rows ? ` ${grouped(decision.collect.rows)} more rows would be worth it.` : decision.tooClose ? " Too close to call; this has the least to regret." : "");
    answer.replaceChildren(live, sideTable(decision), reset);
    paint(decision);
  }
  function sideTable(decision) {
    const rows = SIDES.map((name, s) => {
      const d = decision.sides[s];
      if (!d.length) return row("off", sideName(s), cell("nobody", "n"), cell("–"));
      const sorted = Array.from(d).sort((a, b) => a - b), q = p => sorted[Math.round(p * (sorted.length - 1))];
      const best = decision.sides.filter(x => x.length).length > 1 ? shareBest(decision.net, s) : null;
      return row("", el("span", { class: name.replace(" ", "-") }, sideName(s)), cell(money ? spread(q(.05), q(.95)) : study.metric.higher_is_better ? `${metricText(q(.05))} to ${metricText(q(.95))}` : `${metricText(-q(.95))} to ${metricText(-q(.05))}`), cell(percent(best)));
    });
    return table("", "Net value of each side under these assumptions", [{ text: "", node: el("span", { class: "hidden" }, "Side"), class: "t" }, { text: money ? `Net, ${unit}, 90 %` : `${unit}, 90 %` }, { text: "Best in" }], rows);
  }
  const sideName = s => ["No model", "Classical", "Deep"][s];
  /** How often a side is best, by the draws that the chances above are counted from; of equals the simplest is. */
  function shareBest(net, s) {
    let count = 0;
    for (let d = 0; d < net[s].length; d++) if (net.every((x, i) => i === s || !x.length || (i < s ? x[d] < net[s][d] : x[d] <= net[s][d]))) count++;
    return count / net[s].length;
  }
  function paint(decision) {
    const has = s => model.best(s, now) >= 0 && decision.sides[s].length > 0;
    const over = has(DEEP) ? DEEP : CLASSICAL, under = has(DEEP) && has(CLASSICAL) ? CLASSICAL : NONE;
    const title = `${sideName(over)} minus ${sideName(under).toLowerCase()}`;
    const width = Math.max(320, chart.clientWidth || 600);
    const colour = over === DEEP ? "var(--deep)" : "var(--classical)";
    if (!has(over) || !has(under)) return chart.replaceChildren(el("p", { class: "soft" }, "No model finished that could be weighed."));
    if (money && !held) {
      const g = model.gap(now, over, under);
      const turn = g.turn === null ? "at no number of decisions" : `from ${grouped(Number(g.turn.toPrecision(2)))} decisions a year`;
      chart.replaceChildren(el("h3", {}, title + `, ${unit}, against decisions a year`), gapChart(width, g, { colour, up: sideName(over) + " better ↑", down: sideName(under) + " better ↓",
        here: "now: " + amount(now.volume), turn: g.turn === null ? "" : "pays from " + amount(g.turn),
        label: `${title} in ${unit} over ${years(now.years)}, by decisions a year. On the mean it pays ${turn}; at ${grouped(now.volume)} the 90 % range is drawn as a band.` }),
        g.turn !== null && g.turn > g.volumes[g.volumes.length - 1] ? el("p", { class: "small soft" }, `It would pay from ${amount(g.turn)} decisions a year, beyond the chart.`) : "",
        el("p", { class: "small soft" }, "Line: ", named(model.contenders[g.over].name), " minus ", named(model.contenders[g.under].name), ", the best of each side at the means",
          winner && ![g.over, g.under].some(c => model.contenders[c].name === winner) ? [" (", named(winner), " is chosen as the simpler of near equals)"] : "", ". Band: nine draws in ten, corrected for a best that was picked because it was lucky."));
    } else {
      const gaps = decision.sides[over].map((v, d) => v - decision.sides[under][d]);
      chart.replaceChildren(el("h3", {}, title + ", " + unit), histogram(width, gaps, { delta: now.worthwhile * (money ? annuityOf(now.discount, now.years) : 1), axis: `difference, ${unit}${money || study.metric.higher_is_better ? "" : ", sign turned so that right is better"}`, colours: [under, over].map(i => ["var(--none)", "var(--classical)", "var(--deep)"][i]), left: sideName(under) + " better", right: sideName(over) + " better",
        format: t => money ? amount(t) : signed(String(Number(t.toPrecision(3)))), label: `${title}: ${model.count} draws; the mean is ${money ? amount(Rule.mean(gaps)) : metricText(Rule.mean(gaps))} ${unit}.` }),
        el("p", { class: "small soft" }, "Each bar counts draws. The grey band holds differences too small to matter."));
    }
  }
  section("What would change this", money ? `Move a slider: the verdict is recomputed here from ${grouped(model.count)} stored draws, by the same rule.`
    : `Without a business case the step up is weighed in ${unit}. Move a slider: the verdict is recomputed here from ${grouped(model.count)} stored draws.`,
    el("div", { class: "pair what-if" }, el("div", { class: "card" }, chart, turns), el("div", { class: "card noprint" }, sliders.map(s => s.nodes), answer)),
    swings());
  update();
  let last = chart.clientWidth;
  new ResizeObserver(() => { if (Math.abs(chart.clientWidth - last) > 8) { last = chart.clientWidth; update(); } }).observe(chart);
}

function swings() {
  if (!money) return "";
  if (!money.swings.length) return el("p", { class: "small soft" }, money.perfect_information.sentence);
  const all = money.swings.slice(0, 8);
  const reached = all.flatMap(s => s.sides.flatMap(x => [x.net_at_low, x.net_at_high]));
  const axis = scale(reached, [0]);
  const rows = all.map(s => {
    const bars = s.sides.filter(x => x.side !== "no model" && x.net_at_low !== null);
    const plot = svg("svg", { "aria-hidden": "true" }, axis.ticks.map(t => svg("line", { x1: axis.at(t), x2: axis.at(t), y1: 0, y2: "100%", class: t === 0 ? "zero" : "gridline" })),
      bars.map((x, i) => svg("line", { class: "side" + SIDES.indexOf(x.side), x1: axis.at(Math.min(x.net_at_low, x.net_at_high)), x2: axis.at(Math.max(x.net_at_low, x.net_at_high)), y1: 33 + 33 * i + "%", y2: 33 + 33 * i + "%", stroke: "var(--side)", "stroke-width": 7, opacity: .75 })));
    return row("", named(s.input), cell(plot, "p"), cell(`${amount(s.low)} to ${amount(s.high)}`), bars.map(x => cell(spread(Math.min(x.net_at_low, x.net_at_high), Math.max(x.net_at_low, x.net_at_high)), "n wide " + x.side)), cell(s.knowing ? "≤ " + amount(s.knowing) : "nothing"));
  });
  const names = all[0].sides.filter(x => x.side !== "no model" && x.net_at_low !== null).map(x => x.side);
  return el("div", { class: "card more" }, el("h3", {}, "What is least certain"),
    el("p", { class: "soft small" }, "Each uncertain number of the case from its 10th to its 90th percentile, the others at their means, and what that does to the best of each side; last, the most that it is worth to know it before choosing one."),
    table("plot", "What is least certain", [{ text: "Input", class: "t name" }, { node: axisHead(axis, amount), text: el("span", { class: "hidden" }, "net value, drawn"), class: "p" }, { text: "moved from, to" },
      ...names.map(n => ({ text: n + ", net " + unit, class: "wide" })), { text: `knowing, ${unit}` }], rows),
    el("p", { class: "small" }, money.perfect_information.sentence));
}

function moreRows() {
  const more = study.more_rows, x = study.learning_curves;
  if (!more && !x.sides.length) return;
  const drawn = x.sides.filter(s => s.points.length), card = el("div", { class: "card" });
  const like = drawn.flatMap(s => s.points.map(p => p.score));
  const value = v => money ? amount(v, like) : metricText(v);
  if (drawn.length) {
    const chart = el("div", {});
    const crossed = x.crossing && x.crossing.rows > x.rows ? x.crossing.rows : null;
    const at = crossed && !money && drawn.length === 2 ? drawn[0].projected.reduce((b, p) => Math.abs(Math.log(p.rows / crossed)) < Math.abs(Math.log(b.rows / crossed)) ? p : b).score.mean : null;
    const draw = () => chart.replaceChildren(curveChart(Math.max(320, chart.clientWidth || 900), drawn.map(s => ({ ...s, name: s.candidate.length > 24 ? s.candidate.slice(0, 23) + "…" : s.candidate })), { now: x.rows, crossing: at === null ? null : crossed, at,
      up: `${x.unit}${x.higher_is_better ? "" : ", less is better"}`, format: (t, all) => money ? amount(t, all) : signed(String(Number(t.toPrecision(3)))),
      label: `Scores by rows learnt from. ${drawn.map(s => `${s.candidate}: ${value(s.points[0].score)} with ${grouped(Math.round(s.points[0].rows))} rows, ${value(s.points[s.points.length - 1].score)} with ${grouped(Math.round(s.points[s.points.length - 1].rows))}` + (s.projected.length ? `, ${value(s.projected[s.projected.length - 1].score.mean)} expected with ${grouped(Math.round(s.limit))}` : "")).join("; ")}.` }));
    const rows = drawn.flatMap(s => s.points.map((p, i) => row("", i ? "" : named(s.candidate), cell(grouped(Math.round(p.rows))), cell([value(p.score), p.error ? el("span", { class: "soft small" }, ` ± ${money ? amount(p.error, like) : digits(p.error, 2)}`) : ""]))));
    card.append(chart, el("p", { class: "small soft" }, "Dots: measured, with the 90 % range of their place on the curve. Lines: expected. Bands: nine draws in ten."),
      el("details", {}, el("summary", {}, "The numbers"), table("", "Scores by rows learnt from", [{ text: "Model", class: "t" }, { text: "Rows learnt from" }, { text: x.unit }], rows), el("p", { class: "small soft" }, x.method)));
    requestAnimationFrame(draw);
    let last = 0;
    new ResizeObserver(() => { if (Math.abs(chart.clientWidth - last) > 8) { last = chart.clientWidth; draw(); } }).observe(chart);
  }
  const notes = x.sides.filter(s => s.note);
  section("Would more rows help?", x.sides.length ? x.sentence : null, more ? el("div", { class: "card" }, el("p", {}, more.sentence)) : "", drawn.length ? card : "",
    notes.length ? el("ul", { class: "reasons small noted" }, notes.map(s => el("li", { dir: "auto" }, named(s.candidate), `: ${s.note.replace(/\.$/, "")}.`))) : "");
}

function dataSection() {
  const d = study.data;
  const words = { blocks: "Blocks", warns: "Look at it", informs: "Noted" };
  const one = f => el("div", { class: "finding" }, el("span", { class: "sev " + f.severity }, words[f.severity]),
    el("span", {}, f.columns.length ? [el("span", { class: "columns" }, f.columns.slice(0, 12).flatMap((c, i) => [i ? ", " : "", named(c)]), f.columns.length > 12 ? ` and ${f.columns.length - 12} more` : ""), ": "] : "",
      el("span", { dir: "auto" }, f.evidence), el("span", { class: "action", dir: "auto" }, f.action)));
  const main = study.findings.filter(f => f.severity !== "informs"), rest = study.findings.filter(f => f.severity === "informs");
  const shares = d.shares.length > 12 ? `${d.shares.length} classes, the rarest with ${grouped(Math.min(...d.shares.map(s => s.rows)))} rows`
    : d.shares.flatMap((s, i) => [i ? " · " : "", named(s.name), ` ${digits(100 * s.share, 3)} % (${grouped(s.rows)})`]);
  const about = el("div", { class: "card" },
    entries([["Read", d.read], ["Target", [named(d.target), ` (${d.task})`, d.positive ? [", acting on ", named(d.positive)] : ""].flat()], ["Classes", shares.length ? shares : null],
      ["Folds", d.repeats > 1 ? `${d.folds} × ${d.repeats}, ${d.split}` : `${d.folds}, ${d.split}`], ["Left out", d.left_out.length ? d.left_out.flatMap((c, i) => [i ? ", " : "", named(c)]) : null]]));
  const found = study.findings.length ? el("div", { class: "card" }, main.map(one), rest.length > 4 && main.length ? el("details", {}, el("summary", {}, `${rest.length} things noted`), rest.map(one)) : rest.map(one))
    : el("p", { class: "soft" }, "Nothing was found that a reader must know.");
  section("Can the data be trusted?", null, study.verdict === "blocked" ? [found, about] : [about, found]);
}

function footprintSection() {
  const list = study.measured.candidates.filter(m => m.footprint);
  if (!list.length) return;
  const rows = list.map(m => row(m.candidate === winner ? "chosen" : "", named(m.candidate), cell([duration(m.footprint.p50_micros), m.doubt && el("span", { class: "soft small"}, " *")]),
    cell([duration(m.footprint.p99_micros), el("span", { class: "soft small" }, ` (${duration(m.footprint.p99_low_micros)} to ${duration(m.footprint.p99_high_micros)})`)]),
    cell(grouped(Number(m.footprint.rows_per_second.toPrecision(3)))), cell(bytes(m.footprint.archive_bytes)), cell(grouped(m.footprint.parameters)), cell(bytes(m.footprint.peak_bytes)), cell(seconds(m.train_seconds))));
  section("What it takes to run", `Measured once on ${study.measured.machine}: one row at a time, feature steps included. Clocks differ from machine to machine; these and the other seconds on this page are the only numbers that would not repeat${study.provenance.settings.budget && study.provenance.settings.budget !== "none" ? ", besides what the time budget cut short" : ""}.`,
    el("div", { class: "card scroll", tabindex: 0, role: "region", "aria-label": "Footprint, scrolls sideways" }, table("", "Footprint of every refitted candidate", ["Candidate", "p50", "p99 (95 % range)", "rows a second", "archive", "weights, nodes", "peak memory", "training"].map((text, i) => ({ text, class: i ? "" : "t" })), rows)),
    ...[...new Set(list.map(m => m.doubt).filter(Boolean))].map(doubt => el("p", { class: "small soft" }, `* ${doubt}.`)));
}

function explanationSection() {
  const x = study.explanation;
  if (!x || !x.importance.length) return;
  const shown = x.importance.slice(0, 12);
  const axis = scale(ends(shown.map(i => i.loss)), [0]);
  const rows = shown.map(i => row("", named(i.column), cell(barPlot(axis, winner ? sideOf(study.winner.family) : 1, i.loss), "p"), cell([digits(i.loss.mean, 3), range(i.loss) ? el("span", { class: "soft small" }, ` (${digits(i.loss.low, 3)} to ${digits(i.loss.high, 3)})`) : ""])));
  section("What it looks at", [`${x.method} What `, named(x.candidate), ` loses, in ${x.unit}:`], el("div", { class: "card" },
    table("plot", "Importance of columns", [{ text: "Column", class: "t name" }, { text: el("span", { class: "hidden" }, "drawn"), class: "p" }, { text: "Loss, " + x.unit }], rows),
    x.importance.length > shown.length ? el("p", { class: "small soft" }, `${x.importance.length - shown.length} more columns matter less; all are in verdict.json.`) : ""));
}

/** Whether probabilities hold: what was predicted and what came true, group by group; the line at each is what was predicted. */
function reliabilitySection() {
  const x = study.reliability;
  if (!x) return;
  const held = x.bins.filter(b => b.observed.low <= b.predicted && b.predicted <= b.observed.high).length;
  const axis = scale(x.bins.flatMap(b => [b.predicted, b.observed.low, b.observed.high]), []);
  const side = winner === x.candidate ? sideOf(study.winner.family) : CLASSICAL;
  const share = v => (100 * v).toFixed(1) + NB + "%";
  const rows = x.bins.map(b => row("", [share(b.predicted)], cell(intervalPlot(axis, side, b.observed, b.predicted), "p"),
    cell([share(b.observed.mean), el("span", { class: "soft small" }, ` (${share(b.observed.low)} to ${share(b.observed.high)})`)]), cell(grouped(b.rows))));
  section("Do its probabilities hold?", [named(x.candidate), `: in ${held} of ${x.bins.length} groups of rows the share that came true, with its 90 % range, holds what was predicted; of probabilities that are right about nine in ten do. On average the two are ${(100 * x.gap).toFixed(1)} points apart.`],
    el("div", { class: "card" }, table("plot", "What was predicted and what came true", [{ text: "Predicted", class: "t name" },
      { node: axisHead(axis, t => Math.round(100 * t) + NB + "%"), text: el("span", { class: "hidden" }, "drawn; the line is what was predicted"), class: "p" },
      { text: "Came true (90 % range)" }, { text: "Rows" }], rows)),
    el("p", { class: "small soft" }, "Rows are sorted by their out-of-fold prediction; the upright line in each group is what was predicted."));
}

/** The score of the true targets among those of permuted ones. */
function signalSection() {
  const x = study.signal;
  if (!x.tested) return;
  const axis = scale([x.observed, ...x.scores], []), sorted = [...x.scores].sort((a, b) => a - b);
  const lines = axis.ticks.map(t => svg("line", { x1: axis.at(t), x2: axis.at(t), y1: 0, y2: "100%", class: "gridline" }));
  const permuted = svg("svg", { class: "side0", "aria-hidden": "true" }, lines, x.scores.map(v => svg("circle", { cx: axis.at(v), cy: "50%", r: 4, class: "dot", opacity: ".45" })));
  section("Is there any signal?", [x.sentence + ` A permuted target is one that no feature can tell anything of; the best of ${x.learners.join(" and ")} was taken for each, by cross-validation on ${grouped(x.rows)} rows.`],
    el("div", { class: "card" }, table("plot", "Scores of the true targets and of permuted ones", [{ text: "Targets", class: "t name" },
      { node: axisHead(axis, t => signed(String(Number(t.toPrecision(3))))), text: el("span", { class: "hidden" }, "scores, drawn"), class: "p" }, { text: x.metric }], [
      row("", "true", cell(intervalPlot(axis, CLASSICAL, { mean: x.observed, low: null, high: null }, NaN), "p"), cell(metricText(x.observed))),
      row("", `permuted, ${x.permutations} times`, cell(permuted, "p"), cell(`${metricText(sorted[0])} to ${metricText(sorted[sorted.length - 1])}`))]),
    el("p", { class: "small soft" }, `Changed places: ${x.permuted}. p = ${digits(x.p, 2)}: the share of all these scores that are at least as good as the true one.`)));
}

/** What each step of the recipe earns, on one axis: what leaving it out would cost. */
function featureSection() {
  const x = study.feature_engineering;
  if (!x.steps.length) return;
  const measured = x.steps.filter(s => s.gain);
  const like = ends(measured.map(s => s.gain)), axis = scale(like, [0]);
  const words = { gain: "pays", loss: "does harm", "no gain shown": "no gain shown", "not measured": "not measured" };
  const title = s => s.step[0].toUpperCase() + s.step.slice(1);
  const list = columns => columns.length > 6 ? [...columns.slice(0, 5), `and ${columns.length - 5} more`] : columns;
  const make = s => row(s.step === "everything" ? "total" : s.gain ? "" : "off",
    [title(s), s.columns.length ? el("span", { class: "soft small under" }, list(s.columns).flatMap((c, i) => [i ? ", " : "", named(c, 40)])) : ""],
    cell(intervalPlot(axis, CLASSICAL, s.gain, 0), "p"),
    cell(s.gain ? [money ? plus(s.gain.mean, like) : diffText(s.gain.mean), range(s.gain) ? el("span", { class: "soft small" }, ` (${money ? spread(s.gain.low, s.gain.high, like) : rangeOf(s.gain)})`) : ""] : "–"),
    cell(words[s.finding], "t soft wide"));
  const format = (t, all) => (t > 0 ? "+" : "") + (money ? amount(t, all) : signed(String(Number(t.toPrecision(3)))));
  const notes = x.steps.filter((s, i) => s.note && !x.steps.some((other, k) => k > i && other.note === s.note));
  section("What feature engineering is worth", [x.sentence + " All steps at once, then each by itself, were left out: right of the line they are missed, and a range that crosses the line may be chance."],
    el("div", { class: "card" }, table("plot steps", "What each step of feature engineering is worth", [{ text: "Left out", class: "t name" },
      { node: axisHead(axis, format), text: el("span", { class: "hidden" }, "90 % range, drawn"), class: "p" },
      { text: `Costs, ${x.unit}` }, { text: el("span", { class: "hidden" }, "in words"), class: "wide" }], x.steps.map(make))),
    notes.length ? el("ul", { class: "reasons small noted" }, notes.map(s => el("li", { dir: "auto" }, `${title(s)}: ${s.note.replace(/\.$/, "")}.`))) : "",
    el("details", { class: "bare" }, el("summary", {}, "What stands in place of each, and how it was measured"),
      entries(x.steps.filter(s => s.step !== "everything").map(s => [title(s), s.without])), el("p", { class: "small soft" }, x.method)));
}

function everySection() {
  const rows = study.candidates.map(c => {
    const off = c.outcome !== "scored", set = Object.entries(c.settings);
    const what = off ? [el("b", {}, c.outcome), ": ", el("span", { dir: "auto" }, c.reason ?? "no reason given")] : c.name === winner ? [study.verdict === "collect" ? "for now" : "chosen"] : [];
    if (!off && c.reason) what.push(el("span", { dir: "auto" }, (what.length ? "; " : "") + c.reason));
    return row(off ? "off" : c.name === winner ? "chosen" : "", named(c.name), cell(c.family, "t n soft"),
      cell(c.metric ? [metricText(c.metric.mean), el("span", { class: "soft small" }, ` (${metricText(c.metric.low)} to ${metricText(c.metric.high)})`)] : "–"),
      money ? cell(c.net ? amount(c.net.mean) : "–") : null,
      cell(c.against_winner ? plusOf(c.against_winner.mean, c.against_winner) : "–"),
      el("td", { class: "t" }, what, set.length ? el("details", {}, el("summary", {}, c.settings_tried > 1 ? `best of ${c.settings_tried} settings` : "settings"), el("span", { class: "small soft" }, set.map(([k, v]) => `${k} ${v}`).join(", "))) : ""));
  });
  const heads = ["Candidate", "Family", study.metric.name + " (90 %)", money ? `Net, ${unit}` : null, money ? "Against chosen" : `Against chosen`, "Outcome"].filter(Boolean);
  section("Every candidate", "Nothing is dropped in silence: what was skipped, failed or stopped is here with its reason.",
    el("div", { class: "card scroll", tabindex: 0, role: "region", "aria-label": "Every candidate, scrolls sideways" }, table("every", "Every candidate", heads.map((text, i) => ({ text, class: i === 0 || i === 1 || i === heads.length - 1 ? "t" : "" })), rows)));
}

function provenanceSection() {
  const p = study.provenance;
  const join = o => Object.entries(o).map(([k, v]) => `${k} ${v}`).join(" · ");
  section("Where this comes from", null, el("div", { class: "card" },
    entries([["Again", el("code", {}, p.command)], ["Data", el("code", {}, p.data_digest)], ["Seed, effort", `${p.seed}, ${p.effort}`], ["Versions", join(p.versions)], ["Settings", join(p.settings)],
      ["Signal", study.signal.tested ? null : study.signal.sentence],
      ["Understanding", study.scorecard.candidate ? null : study.scorecard.sentence],
      ["Harm", study.harm.candidate ? null : study.harm.sentence],
      ["Not measured", study.feature_engineering.steps.length ? null : study.feature_engineering.sentence],
      ["More rows", study.learning_curves.sides.length ? null : study.learning_curves.sentence],
      ["Machine", `${study.measured.machine}; took ${seconds(study.measured.seconds)}, finished ${study.measured.finished}`]])),
    study.notes.length ? el("details", {}, el("summary", {}, "Notes"), el("ul", {}, study.notes.map(n => el("li", { dir: "auto" }, n)))) : "");
  document.body.append(el("footer", {}, `Ockham ${study.ockham}. Written from the same record as verdict.json; this file needs no network.`));
}

head();
if (study.verdict === "blocked") dataSection();
if (study.verdict === "blocked" && scored.length) story.append(el("p", { class: "note blocked" }, "What follows was measured before the data was found wanting. None of it can be believed until that is settled."));
moneySection();
ladderSection();
challengerSection();
leadSection();
whatIf();
moreRows();
if (study.verdict !== "blocked") dataSection();
footprintSection();
computeSection();
explanationSection();
scorecardSection();
reliabilitySection();
harmSection();
signalSection();
featureSection();
everySection();
provenanceSection();
document.documentElement.dataset.ready = "yes";
