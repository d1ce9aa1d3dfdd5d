// The verdict rule, as the product decides it (docs/verdict.md). A test compares the two on many random inputs.
const NONE = 0, CLASSICAL = 1, DEEP = 2;

const Rule = (() => {
  function mean(values) { let sum = 0; for (const v of values) sum += v; return sum / values.length; }
  function variance(values) {
    if (values.length < 2) return 0;
    const m = mean(values);
    let sum = 0;
    for (const v of values) sum += (v - m) * (v - m);
    return sum / (values.length - 1);
  }
  function factor(tau, se) { return se === 0 ? 1 : tau * tau / (tau * tau + se * se); }
  function tauOf(known, delta, se, lead) { return known > 0 ? known : Math.max(delta, se, Math.sqrt(Math.max(0, lead * lead - 2 * se * se))); }
  function minus(a, b) { return Float64Array.from(a, (v, i) => v - b[i]); }

  /** Draws of a difference, shrunk before a probability is stated towards what it is where neither is better: minus what one costs more. */
  function shrink(draws, tau, delta, centre) {
    const m = mean(draws), se = Math.sqrt(variance(draws));
    const b = factor(tauOf(tau, delta, se, m - centre), se), root = Math.sqrt(b);
    return draws.map(v => centre + b * (m - centre) + root * (v - m));
  }

  /** erfc of x >= 0: series below 2, continued fraction above. */
  function erfc(x) {
    if (x < 2) {
      let term = x, sum = x;
      for (let n = 1; Math.abs(term) > 1e-17 * Math.abs(sum); n++) { term *= -x * x / n; sum += term / (2 * n + 1); }
      return 1 - 2 / Math.sqrt(Math.PI) * sum;
    }
    let tail = x;
    for (let n = 80; n > 0; n--) tail = x + n / 2 / tail;
    return Math.exp(-x * x) / Math.sqrt(Math.PI) / tail;
  }

  function information(difference, s) {
    if (!(s > 0)) return 0;
    const u = Math.abs(difference) / s;
    const density = Math.exp(-u * u / 2) / Math.sqrt(2 * Math.PI);
    return Math.max(0, s * (density - u * 0.5 * erfc(u / Math.SQRT2)));
  }
  function spreadOf(prior, rows, m) {
    if (!(prior > 0) || !(m > 0)) return 0;
    const posterior = rows > 0 ? 1 / (1 / prior + m / rows) : 0;
    return Math.sqrt(prior - posterior);
  }

  /**
   * sides, rowsOnly: three arrays of net values, one value a draw, empty where a side has nobody.
   * settings: delta, alpha, tau, signalP (NaN if not tested), more {have, available, costEach, delayShare, gains [step][side]},
   * costs of each side as far as they are known.
   */
  function decide(sides, rowsOnly, settings) {
    const { delta, alpha, tau, signalP, more, costs } = settings;
    const draws = sides[NONE].length;
    const there = sides.map(s => s.length > 0);
    const net = [new Float64Array(draws), [], []];
    if (there[CLASSICAL]) net[CLASSICAL] = shrink(minus(sides[CLASSICAL], sides[NONE]), tau, delta, costs[NONE] - costs[CLASSICAL]);
    if (there[DEEP]) {
      const under = there[CLASSICAL] ? CLASSICAL : NONE;
      net[DEEP] = shrink(minus(sides[DEEP], sides[under]), tau, delta, costs[under] - costs[DEEP]);
      if (there[CLASSICAL]) net[DEEP] = net[DEEP].map((v, d) => v + net[CLASSICAL][d]);
    }
    const means = net.map((n, s) => there[s] ? mean(n) : NaN);
    let most = 0;
    for (let d = 0; d < draws; d++) {
      let best = 0;
      for (const s of [CLASSICAL, DEEP]) if (there[s]) best = Math.max(best, net[s][d]);
      most += best / draws;
    }
    const regret = means.map((m, s) => there[s] ? Math.max(0, most - m) : NaN);
    const lead = d => net[DEEP][d] - (there[CLASSICAL] ? net[CLASSICAL][d] : 0);
    const share = (side, holds) => {
      if (!there[side]) return 0;
      let count = 0;
      for (let d = 0; d < draws; d++) if (holds(d)) count++;
      return count / draws;
    };
    const sure = 1 - alpha;
    const result = {
      net, mean: means, regret, tooClose: false, collect: { rows: 0, worth: 0, cost: 0 },
      worthClassical: share(CLASSICAL, d => net[CLASSICAL][d] > delta), worthDeep: share(DEEP, d => net[DEEP][d] > delta),
      gainClassical: share(CLASSICAL, d => net[CLASSICAL][d] > 0), gainDeep: share(DEEP, d => net[DEEP][d] > 0),
      deepAhead: share(DEEP, d => lead(d) > 0), deepAheadByDelta: share(DEEP, d => lead(d) > delta),
    };
    const expectedLead = there[DEEP] ? means[DEEP] - (there[CLASSICAL] ? means[CLASSICAL] : 0) : NaN;
    const hopeless = signalP > 0.05 && !(means[CLASSICAL] > 0) && !(means[DEEP] > 0);
    const worth = Math.max(result.worthClassical, result.worthDeep);
    if (worth <= alpha || hopeless) return Object.assign(result, { kind: "do not build", side: NONE, probability: 1 - worth });
    if (there[DEEP] && result.deepAhead >= sure && expectedLead > delta && result.gainDeep >= sure) {
      return Object.assign(result, { kind: "deep", side: DEEP, probability: share(DEEP, d => lead(d) > 0 && net[DEEP][d] > 0) });
    }
    if (there[CLASSICAL] && result.gainClassical >= sure && result.deepAheadByDelta <= alpha) {
      return Object.assign(result, { kind: "classical", side: CLASSICAL,
        probability: share(CLASSICAL, d => net[CLASSICAL][d] > 0 && !(there[DEEP] && lead(d) > delta)) });
    }
    // Deep only where it is surely ahead, so that a toss-up never ends in a net.
    // Nor without a model where classical surely gains, so that a doubtful net never takes a sound model away.
    const allowed = [NONE, CLASSICAL, DEEP].filter(s => there[s]
      && (s !== NONE || result.gainClassical < sure) && (s !== DEEP || result.deepAhead >= sure));
    const least = Math.min(...allowed.map(s => regret[s]));
    const side = allowed.find(s => regret[s] <= least + delta);
    result.side = side;
    result.probability = share(side, d => net.every((n, s) => s === side || !there[s] || n[d] <= net[side][d]));
    result.collect = collect(sides, rowsOnly, settings, { there, means });
    result.tooClose = result.collect.rows === 0;
    result.kind = result.tooClose ? ["do not build", "classical", "deep"][side] : "collect";
    return result;
  }

  function collect(sides, rowsOnly, { delta, tau, more, costs }, { there, means }) {
    let best = { rows: 0, worth: 0, cost: 0 };
    const largest = (values, but) => [NONE, CLASSICAL, DEEP].reduce((b, s) => s !== but && there[s] && (b < 0 || values[s] > values[b]) ? s : b, -1);
    const now = means[largest(means, -1)];
    const wait = more.delayShare * Math.max(0, now);
    for (let step = 6; step >= 0; step--) {
      const m = Math.floor(more.available / 2 ** step);
      if (m > 0) {
        const after = means.map((v, s) => v + (s === NONE ? 0 : (1 - more.delayShare) * (more.gains?.[step]?.[s] ?? 0)));
        const first = largest(after, -1), second = largest(after, first);
        let worth = after[first] - now;
        if (second >= 0) {
          const rows = variance(minus(rowsOnly[first], rowsOnly[second]));
          const gap = minus(sides[first], sides[second]), se = Math.sqrt(variance(gap));
          const lead = mean(gap) + costs[first] - costs[second];
          const prior = factor(tauOf(tau, delta, se, lead), se) * rows;
          worth += information(after[first] - after[second], spreadOf(prior, rows * more.have, m));
        }
        const here = { rows: m, worth, cost: m * more.costEach + wait };
        if (here.worth - here.cost > Math.max(delta, best.worth - best.cost)) best = here;
      }
    }
    return best;
  }

  return { decide, mean, variance, shrink, erfc };
})();
