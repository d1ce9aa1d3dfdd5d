"""Writes network_realmlp_full.json: start, forward, gradients and three steps of the full RealMLP (RealMLP-TD).

The net is restated in float64 and proven first: against a float32 model that pytabkit itself started and trained (dropout
off, one batch an epoch, so that nothing is drawn between start and end), and against pytabkit's own start of weights and
biases under the same draws. Usage: pip install -r requirements.txt (pytabkit with --no-deps; any CPU torch will do), then
python realmlp_full.py FOLDER.
"""
import importlib.metadata as metadata
import json
import logging
import math
import os
import sys
import warnings

import numpy as np
import pandas as pd
import torch
import torch.nn.functional as F
from pytabkit import RealMLP_TD_Classifier, RealMLP_TD_Regressor
from pytabkit.models.data.data import DictDataset, TensorInfo
from pytabkit.models.nn_models.nn import BiasFitter, WeightFitter
from pytabkit.models.training.lightning_modules import TabNNModule
from pytabkit.models.training.scheduling import CoslogFunc, get_schedule

warnings.simplefilter("ignore")
logging.disable(logging.WARNING)
torch.set_num_threads(1)

WAVES, OUTPUTS, VECTOR = 16, 3, 8
RATES = {"scale": 6.0, "weight": 1.0, "bias": 0.1, "vectors": 1.0, "share": 0.1, "wave": 0.1}
DECAY, BETAS, EPSILON = 0.02, (0.9, 0.95), 1e-8


def flat_cos(t):
    return 1.0 if t <= 0.5 else 0.5 * (1 + math.cos(math.pi * (2 * t - 1)))


def kind(name):
    return name.split(".")[0].split("_")[0]


def check(what, found, expected, tolerance):
    found, expected = np.asarray(found, float), np.asarray(expected, float)
    gap = float(np.max(np.abs(found - expected) / np.maximum(1, np.abs(expected))))
    print(f"{what}: {gap:.2g}")
    if not gap <= tolerance:
        sys.exit(f"{what}: {gap} > {tolerance}")
    return gap


class Net:
    """Parameters by name, in the order of the flat array of the implementation under test."""

    def __init__(self, parameters, act, classes):
        self.p = {k: v.detach().double().clone().requires_grad_() for k, v in parameters.items()}
        self.act, self.classes = act, classes

    def features(self, plain, numbers, codes):
        p, parts = self.p, [plain]
        if numbers:
            x = plain[:, :numbers, None]
            angle = 2 * math.pi * x * p["wave_frequency"] + p["wave_phase"]
            out = torch.einsum("bnk,nko->bno", torch.cos(angle), p["wave_weight"]) + p["wave_bias"]
            parts.append(out.flatten(1))
        if codes is not None:
            parts.append(p["vectors"][codes].flatten(1))
        return torch.cat(parts, 1)

    def forward(self, plain, numbers, codes):
        x = self.features(plain, numbers, codes) * self.p["scale"]
        for i in range(4):
            x = x @ self.p[f"weight.{i}"] / math.sqrt(x.shape[1]) + self.p[f"bias.{i}"]
            if i < 3:
                x = x + (self.act(x) - x) * self.p[f"share.{i}"]
        return x

    def loss(self, out, y, smoothing=0.0):
        return F.cross_entropy(out, y, label_smoothing=smoothing) if self.classes else F.mse_loss(out[:, 0], y)

    def train(self, data, y, rates, smoothing=0.0):
        """One Adam step a pair of rate and decay; parameters and gradients after each."""
        first = {k: torch.zeros_like(v) for k, v in self.p.items()}
        second = {k: torch.zeros_like(v) for k, v in self.p.items()}
        after = []
        for step, (rate, decay) in enumerate(rates, 1):
            loss = self.loss(self.forward(*data), y, smoothing)
            grads = torch.autograd.grad(loss, list(self.p.values()))
            with torch.no_grad():
                for (k, v), g in zip(self.p.items(), grads):
                    f = RATES[kind(k)]
                    if kind(k) != "bias":
                        v.mul_(1 - decay * rate * f * f)
                    first[k].lerp_(g, 1 - BETAS[0])
                    second[k].mul_(BETAS[1]).addcmul_(g, g, value=1 - BETAS[1])
                    m = first[k] / (1 - BETAS[0] ** step)
                    s = (second[k] / (1 - BETAS[1] ** step)).sqrt()
                    v.sub_(rate * f * m / (s + EPSILON))
            after.append(({k: v.detach().clone() for k, v in self.p.items()}, dict(zip(self.p, grads)), loss.item()))
        return after


# ---- proof: a model that pytabkit started and trained ----
def prepared(train, numbers):
    """Numbers and one-hot columns as pytabkit hands them on: centred, scaled, clipped."""
    q = np.quantile(train, [.25, .5, .75], axis=0)
    d = q[2] - q[0]
    d = np.where(d == 0, .5 * (train.max(0) - train.min(0)), d)
    z = (train - q[1]) * np.where(d == 0, 0, 1 / np.where(d == 0, 1, d))
    return z / np.sqrt(1 + (z / 3) ** 2)


def by_name(scopes, values, numbers, one_hot):
    """pytabkit's parameters under our names. Its features: embedded numbers, numbers, one-hot columns, vectors."""
    found = {"vectors": torch.cat([v for k, v in zip(scopes, values) if k.startswith("/tfms/emb")])}
    for k, v in zip(scopes, values):
        layer = k.split("layer-")[1][0] if "layer-" in k else ""
        name = {"act": "share." + layer, "weight": "weight." + layer, "bias": "bias." + layer, "weight_1": "wave_frequency",
                "bias_1": "wave_phase", "weight_2": "wave_weight", "bias_2": "wave_bias", "scale": "scale"}
        if k.split("/")[-1] in name:
            found[name[k.split("/")[-1]]] = v if k.endswith("weight") or k.endswith("weight_2") else v.squeeze(-2)
    embedded = numbers * OUTPUTS
    order = list(range(embedded, embedded + numbers + one_hot)) + list(range(embedded))
    order += list(range(embedded + numbers + one_hot, len(found["scale"])))
    found["scale"], found["weight.0"] = found["scale"][order], found["weight.0"][order]
    return {k: found[k] for k in names(4)}


def names(layers):
    return (["scale"] + [f"weight.{i}" for i in range(layers)] + [f"bias.{i}" for i in range(layers)] + ["vectors"]
            + [f"share.{i}" for i in range(layers - 1)] + ["wave_frequency", "wave_phase", "wave_weight", "wave_bias"])


def proof(regression):
    rng = np.random.default_rng(5)
    rows, epochs = 96, 6
    numbers = rng.normal(size=(rows, 2)).astype(np.float32) * [1, 20]
    two, five = rng.integers(0, 2, rows), rng.integers(0, 5, rows)
    many, others = rng.permutation(np.arange(rows) % 11), rng.permutation(np.arange(rows) % 9)
    table = pd.DataFrame({"a": numbers[:, 0], "b": numbers[:, 1], "two": two, "five": five, "many": many, "others": others})
    for c in ("two", "five", "many", "others"):
        table[c] = pd.Categorical.from_codes(table[c], [f"{c}{k:02}" for k in range(table[c].max() + 1)])
    y = numbers[:, 0] * 3 + (many % 3) + 10 if regression else ((numbers[:, 0] + many % 3) > 1).astype(int)
    start = {}
    original = TabNNModule.on_fit_start

    def spied(self):
        original(self)
        start["parameters"] = [v.detach().double().squeeze(0).clone() for v in self.model.parameters() if v.requires_grad]
        start["scopes"] = [str(v.context.scope) for v in self.model.parameters() if v.requires_grad]

    TabNNModule.on_fit_start = spied
    TabNNModule.on_train_epoch_end = lambda self: start.setdefault("after", []).append(
        [v.detach().double().squeeze(0).clone() for v in self.model.parameters() if v.requires_grad])
    cls = RealMLP_TD_Regressor if regression else RealMLP_TD_Classifier
    est = cls(device="cpu", random_state=1, n_threads=1, verbosity=0, hidden_sizes=[24] * 3, batch_size=rows, n_epochs=epochs,
              p_drop=0.0)
    est.fit(table, y, table.iloc[:20], y[:20])
    TabNNModule.on_fit_start = original
    del TabNNModule.on_train_epoch_end
    one_hot = np.column_stack([1 - 2. * two] + [five == k for k in range(5)])
    plain = torch.tensor(prepared(np.column_stack([numbers, one_hot]), 2))
    codes = torch.tensor(np.column_stack([1 + many, 12 + 1 + others]))
    net = Net(by_name(start["scopes"], start["parameters"], 2, 6), F.mish if regression else torch.selu, not regression)
    goal = torch.tensor((y - y.mean()) / y.std() if regression else y)
    rates = [((.2 if regression else .04) * CoslogFunc(4)(k / epochs), DECAY * flat_cos(k / epochs)) for k in range(epochs)]
    steps = net.train((plain, 2, codes), goal, rates, 0.0 if regression else 0.1)
    gaps = []
    for k, (theirs, (ours, _, _)) in enumerate(zip(start["after"], steps)):
        theirs = by_name(start["scopes"], theirs, 2, 6)
        gaps.append(check(f"after step {k + 1}", torch.cat([v.flatten() for v in ours.values()]),
                          torch.cat([v.flatten() for v in theirs.values()]), 5e-5))
    # what pytabkit predicts in the end, of the parameters it has kept
    model = est.alg_interface_.model.model
    kept = by_name(start["scopes"], [v.detach().double().squeeze(0) for v in model.parameters() if v.requires_grad], 2, 6)
    out = Net(kept, net.act, net.classes).forward(plain, 2, codes)
    if regression:
        found = np.clip((out[:, 0] * y.std() + y.mean()).detach(), y.min(), y.max())
        gaps.append(check("predictions", est.predict(table), found, 2e-5))
    else:
        gaps.append(check("predictions", est.predict_proba(table), torch.softmax(out, 1).detach(), 2e-5))
    return max(gaps)


# ---- the start ----
def weighted(x, raw):
    """Weights divided so that each sum over rows has deviation 1."""
    sums = x @ raw / math.sqrt(x.shape[1])
    return raw / sums.std(0, correction=0)


def biased(sums, rows, exponentials):
    shares = exponentials / exponentials.sum(1, keepdim=True)
    return -(sums[rows, torch.arange(sums.shape[1])[:, None]] * shares).sum(1)


def start_proof():
    torch.manual_seed(3)
    x = torch.randn(40, 7) * 2 + 1
    info = {"x_cont": TensorInfo(feat_shape=[7]), "y": TensorInfo(cat_sizes=[2])}
    torch.manual_seed(11)
    weight = WeightFitter(5, weight_init_mode="std", weight_param="ntk")._fit(DictDataset({"x_cont": x}, info)).weight
    torch.manual_seed(11)
    gap = check("start of weights", weight.detach(), weighted(x.double(), torch.randn(7, 5).double()), 1e-5)
    torch.manual_seed(12)
    bias = BiasFitter(bias_init_mode="he+5").heplus_bias(x, 5)
    torch.manual_seed(12)
    rows = torch.randint(0, 40, size=(7, 5))
    exponentials = torch.distributions.Exponential(1.0).sample((7, 5))
    return max(gap, check("start of biases", bias, biased(x.double(), rows, exponentials.double()), 1e-5))


class Draws:
    def __init__(self, seed):
        self.rng, self.taken = np.random.default_rng(seed), {"normal": [], "uniform": [], "exponential": [], "row": []}

    def take(self, what, count, bound=0):
        draw = {"normal": self.rng.standard_normal, "uniform": self.rng.random, "exponential": self.rng.standard_exponential}
        values = self.rng.integers(0, bound, count) if what == "row" else draw[what](count).round(6)
        self.taken[what] += values.tolist()
        return torch.tensor(values)


def started(plain, numbers, codes, begin, vectors, width, outputs, act, draws):
    p = {"vectors": draws.take("normal", vectors * VECTOR).reshape(vectors, VECTOR)}
    p["vectors"][begin] = 0
    p["wave_frequency"] = .1 * draws.take("normal", numbers * WAVES).reshape(numbers, WAVES)
    p["wave_phase"] = math.pi * (2 * draws.take("uniform", numbers * WAVES) - 1).reshape(numbers, WAVES)
    p["wave_weight"] = (2 * draws.take("uniform", numbers * WAVES * OUTPUTS) - 1).reshape(numbers, WAVES, OUTPUTS) / 4
    p["wave_bias"] = (2 * draws.take("uniform", numbers * OUTPUTS) - 1).reshape(numbers, OUTPUTS) / 4
    net = Net(p, act, True)
    x = net.features(plain, numbers, codes).detach()
    p["scale"] = torch.ones(x.shape[1], dtype=torch.float64)
    for i in range(4):
        to = outputs if i == 3 else width
        p[f"weight.{i}"] = weighted(x, draws.take("normal", x.shape[1] * to).reshape(-1, to))
        sums = x @ p[f"weight.{i}"] / math.sqrt(x.shape[1])
        picks = [(draws.take("row", 5, len(x)), draws.take("exponential", 5)) for _ in range(to)]
        p[f"bias.{i}"] = biased(sums, torch.stack([r for r, _ in picks]), torch.stack([e for _, e in picks]))
        if i < 3:
            p[f"share.{i}"] = torch.ones(to, dtype=torch.float64)
        x = act(sums + p[f"bias.{i}"])
    return {k: p[k] for k in names(4)}


def listed(x):
    return {k: listed(v) for k, v in x.items()} if isinstance(x, dict) else x.tolist() if hasattr(x, "tolist") else x


def write(folder, proven):
    torch.set_default_dtype(torch.float64)
    rng = np.random.default_rng(8)
    rows, begin = 8, [0, 3]
    plain = torch.tensor(np.column_stack([rng.normal(size=(rows, 2)), rng.integers(0, 2, rows)]).round(3))
    local = torch.tensor(np.column_stack([np.arange(rows) % 3, (np.arange(rows) // 2) % 2]))
    codes = local + torch.tensor(begin)
    cases = []
    for name, act, y, outputs in (("classes_selu", torch.selu, torch.arange(rows) % 3, 3),
                                  ("regression_mish", F.mish, torch.tensor(rng.normal(size=rows).round(3)), 1)):
        draws = Draws(17)
        start = started(plain, 2, codes, begin, 5, 4, outputs, act, draws)
        moved = {k: (v + torch.tensor(.2 * rng.standard_normal(v.shape))).mul(1e4).round().div(1e4) for k, v in start.items()}
        net = Net(moved, act, outputs > 1)
        data = (plain, 2, codes)
        rates = [((.04 if outputs > 1 else .2) * CoslogFunc(4)(k / 10), DECAY * flat_cos(k / 10)) for k in (5, 6, 7)]
        out = net.forward(*data).detach()
        steps = net.train(data, y, rates)
        cases.append({"name": name, "numbers": 2, "plain": 3, "begin": begin, "vectors": 5, "width": 4, "outputs": outputs,
                      "inputs": listed(torch.cat([plain, local.double()], 1)), "y": listed(y), "state": listed(moved),
                      "expected_output": listed(out), "expected_gradients": listed(steps[0][1]), "rates": rates,
                      "expected_parameters_after_1": listed(steps[0][0]), "expected_parameters_after_3": listed(steps[2][0]),
                      "draws": draws.taken, "expected_start": listed(start)})
    body = {"about": "Full RealMLP: start from given draws, forward, gradients, Adam steps with decay (rate, decay a step).",
            "source": f"benchmarks/reference/realmlp_full.py: restated in torch {torch.__version__.split('+')[0]} float64 and proven "
                      f"equal to models started and trained by pytabkit {metadata.version('pytabkit')}",
            "proven": proven, "flat_cos": {"t": [k / 16 for k in range(17)], "expected": [
                float(flat_cos(k / 16)) for k in range(17)]}, "cases": cases}
    with open(os.path.join(folder, "network_realmlp_full.json"), "w", encoding="utf-8") as file:
        json.dump(body, file)
        file.write("\n")


class Progress:
    """As a schedule of pytabkit asks for it."""

    def __init__(self, t):
        self.progress, self.t = self, t

    def get_fit_progress(self):
        return self.t


def schedule_proof():
    theirs = get_schedule("flat_cos")
    values = []
    for k in range(33):
        theirs.update(Progress(k / 32))
        values.append(theirs.get_value())
    return check("flat_cos", [flat_cos(k / 32) for k in range(33)], values, 1e-12)


if __name__ == "__main__":
    proven = {"schedule": schedule_proof(), "start": start_proof(), "classes, six steps and predictions": proof(False),
              "numbers, six steps and predictions": proof(True)}
    write(sys.argv[1], proven)
