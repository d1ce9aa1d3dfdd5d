// From the stored draws and a set of assumptions to net values: what the sliders recompute.
function unpack(text, Type) {
  const raw = atob(text), data = new Uint8Array(raw.length);
  for (let i = 0; i < raw.length; i++) data[i] = raw.charCodeAt(i);
  return new Type(data.buffer);
}

function annuityOf(rate, horizon) {
  const whole = Math.floor(horizon + 1e-9), rest = Math.max(0, horizon - whole);
  let sum = 0;
  for (let t = 1; t <= whole; t++) sum += Math.pow(1 + rate, -t);
  return rest < 1e-9 ? sum : sum + rest * Math.pow(1 + rate, -horizon);
}

function Model(draws) {
  const { count, contenders, sides, plan, shift, more } = draws;
  const width = contenders.length;
  const metric = plan.day_rate === 0 && plan.volume === 1; // no case: points of the metric, no costs
  const value = unpack(draws.value, Float32Array);
  const rowsOnly = draws.rows_only ? unpack(draws.rows_only, Float32Array) : value;
  const chosen = unpack(draws.chosen, Int16Array);
  const spreads = Object.fromEntries(Object.entries(draws.spreads).map(([k, v]) => [k, unpack(v, Float32Array)]));
  contenders.forEach((k, c) => { // Draws kept by an earlier version have no mean of their own.
    if (!Number.isFinite(k.worth)) { k.worth = 0; for (let d = 0; d < count; d++) k.worth += value[d * width + c] / count; }
  });
  const usual = { volume: plan.volume, worth: 1, dayRate: plan.day_rate, years: plan.years, discount: plan.discount,
    limit: plan.p99_limit_ms, worthwhile: plan.worth_acting_on };

  const at = (input, d) => d >= 0 && spreads[input] ? spreads[input][d] : 1;
  const within = (c, limit) => contenders[c].allowed && (limit === null || contenders[c].latency_ms <= limit);

  /** Annuity, volume and prices of a draw; of the means for draw -1. */
  function prices(a, d) {
    const volume = a.volume * at("volume", d), rate = a.discount * at("discount", d), span = a.years * at("horizon", d);
    const peak = plan.peak_per_second * (plan.volume > 0 ? a.volume / plan.volume : 1) * (plan.peak_given ? at("peak_per_second", d) : at("volume", d));
    return { volume, annuity: metric ? 1 : annuityOf(rate, span), peak, dayRate: a.dayRate * at("day_rate", d),
      server: plan.server_per_year * at("server_per_month", d), kwh: at("energy_per_kwh", d) };
  }
  function opex(c, a, p, d) {
    if (sides[c] === NONE) return 0;
    const k = contenders[c], word = sides[c] === DEEP ? "deep" : "classical";
    const needed = Math.round(p.peak * k.latency_ms / 1000 / 0.6 * 1e9) / 1e9;
    const servers = Math.max(plan.min_servers, Math.ceil(needed));
    return k.upkeep_days * at("upkeep_days " + word, d) * p.dayRate + servers * p.server
      + k.energy_per_year * (plan.volume > 0 ? p.volume / plan.volume : 1) * p.kwh;
  }
  function capex(c, p, d) {
    return sides[c] === NONE ? 0 : contenders[c].build_days * at("build_days " + (sides[c] === DEEP ? "deep" : "classical"), d) * p.dayRate;
  }
  function netOf(worth, c, a, p, d) { return p.annuity * (p.volume * worth * a.worth - opex(c, a, p, d)) - capex(c, p, d); }
  function meanNet(c, a) { return netOf(contenders[c].worth, c, a, prices(a, -1), -1); }

  /** The best of a side at the means among those that keep the limit; -1 for none. */
  function best(side, a) {
    let found = -1;
    contenders.forEach((k, c) => {
      if (sides[c] === side && within(c, a.limit) && (found < 0 || meanNet(c, a) > meanNet(found, a))) found = c;
    });
    return found;
  }
  /** Who stands for each side in a draw: as the study chose, unless a changed limit changes who is allowed. */
  function standing(a) {
    return [NONE, CLASSICAL, DEEP].map(side => {
      const moved = contenders.some((k, c) => sides[c] === side && within(c, a.limit) !== within(c, usual.limit));
      const fixed = moved ? best(side, a) : null;
      return d => fixed === null ? chosen[3 * d + side] : fixed;
    });
  }
  function sideDraws(a, values, means) {
    const who = standing(a);
    return who.map((pick, side) => {
      if (pick(0) < 0) return new Float64Array(0);
      const fixed = means ? prices(a, -1) : null;
      return Float64Array.from({ length: count }, (_, d) => {
        const c = pick(d);
        return netOf(values[d * width + c] + shift[side], c, a, fixed ?? prices(a, d), means ? -1 : d);
      });
    });
  }
  /** What each side's contenders cost at the means, on average over the draws. */
  function knownCosts(a) {
    const p = prices(a, -1);
    return standing(a).map(pick => {
      let sum = 0;
      if (pick(0) >= 0) for (let d = 0; d < count; d++) sum -= netOf(0, pick(d), a, p, -1) / count;
      return sum;
    });
  }
  function decide(a) {
    const sideNets = sideDraws(a, value, false);
    const annuity = prices(a, -1).annuity;
    const offer = more ? { have: more.now, available: more.available, costEach: more.cost_each, delayShare: Math.min(1, more.months / 12 / a.years),
        gains: more.gains.map(sides => sides.map(v => v * a.worth * a.volume * annuity)) }
      : { have: 1, available: 0, costEach: 0, delayShare: 0 };
    const rows = sideDraws(a, rowsOnly, true);
    const decision = Rule.decide(sideNets, rows, { delta: a.worthwhile * annuity, alpha: plan.alpha, tau: plan.tau,
      signalP: plan.signal_p ?? NaN, more: offer, costs: knownCosts(a) });
    return Object.assign(decision, { sides: sideNets, winner: razor(decision.side, a) });
  }
  /**
   * The simplest contender whose paired difference from the best of its side is within one standard error, or without a case
   * within a fifth of what matters; without a model the best.
   */
  function razor(side, a) {
    const own = contenders.map((k, c) => c).filter(c => sides[c] === side && within(c, a.limit));
    own.sort((x, y) => contenders[x].rung - contenders[y].rung);
    const top = best(side, a);
    if (side === NONE) return top;
    const free = metric ? 0.2 * a.worthwhile : 0;
    return own.find(c => meanNet(top, a) - meanNet(c, a) <= Math.max(free, Math.sqrt(Rule.variance(paired(top, c, a))))) ?? -1;
  }
  function paired(b, c, a) {
    return Float64Array.from({ length: count }, (_, d) => {
      const p = prices(a, d);
      return netOf(value[d * width + b], b, a, p, d) - netOf(value[d * width + c], c, a, p, d);
    });
  }

  /** Side `over` minus side `under` against volume, with its 90 % band and the volume at which it turns. */
  function gap(a, over, under) {
    const top = best(over, a), low = best(under, a);
    const lead = (contenders[top].worth - contenders[low].worth) * a.worth;
    const at0 = prices(Object.assign({}, a, { volume: 0 }), -1);
    const turnAt = v => { const b = Object.assign({}, a, { volume: v }); return gapAt(b, over, under); };
    let turn = null;
    if (lead > 0 && turnAt(0) < 0) {
      turn = Math.max(0, -turnAt(0) / (at0.annuity * lead));
      for (let i = 0; i < 30 && turnAt(turn) < 0; i++) turn *= 1.05;
    }
    const end = turn !== null && turn < 25 * a.volume ? Math.max(1.6 * turn, 2 * a.volume) : 2.5 * a.volume;
    const volumes = Array.from({ length: 33 }, (_, i) => end * i / 32);
    const low90 = [], high90 = [], means = [];
    const step = Math.max(1, Math.floor(count / 1000));
    const who = standing(a);
    for (const v of volumes) {
      const b = Object.assign({}, a, { volume: v }), gaps = [];
      for (let d = 0; d < count; d += step) {
        const p = prices(b, d), x = who[over](d), y = who[under](d);
        gaps.push(netOf(value[d * width + x] + shift[over], x, b, p, d) - netOf(value[d * width + y] + shift[under], y, b, p, d));
      }
      gaps.sort((x, y) => x - y);
      low90.push(gaps[Math.floor(0.05 * (gaps.length - 1))]);
      high90.push(gaps[Math.floor(0.95 * (gaps.length - 1))]);
      means.push(turnAt(v));
    }
    return { volumes, low: low90, high: high90, mean: means, here: a.volume, turn, over: top, under: low };
  }
  function gapAt(a, over, under) {
    const p = prices(a, -1), x = best(over, a), y = best(under, a);
    return netOf(contenders[x].worth, x, a, p, -1) - netOf(contenders[y].worth, y, a, p, -1);
  }
  return { usual, decide, gap, best, count, contenders, sides, plan };
}
