"""Wall seconds of every epoch of a net in PyTorch on one thread, as lines "epoch SECONDS", validation included.

TabM-mini, ResNet and FT-Transformer are the authors' own libraries; RealMLP's layers are written as the paper has them
(arXiv 2407.04491). The loop is what a careful user writes: tensors in place, batches by index_select, gradients cleared to
None, the optimiser's fused form, no data loader. Arguments: net, file, training rows, epochs.
"""
import math
import sys
import time

import numpy as np
import torch
from torch import nn

BATCH = 256


class Scale(nn.Module):
    def __init__(self, features):
        super().__init__()
        self.scale = nn.Parameter(torch.ones(features))

    def forward(self, x):
        return x * self.scale


class NtpLinear(nn.Module):
    def __init__(self, inputs, outputs):
        super().__init__()
        self.factor = 1 / math.sqrt(inputs)
        self.weight = nn.Parameter(torch.randn(inputs, outputs))
        self.bias = nn.Parameter(torch.randn(outputs))

    def forward(self, x):
        return torch.addmm(self.bias, x, self.weight, alpha=self.factor)


class Share(nn.Module):
    """x + share (act(x) - x) per unit: the parametric activation."""

    def __init__(self, units):
        super().__init__()
        self.share = nn.Parameter(torch.ones(units))

    def forward(self, x):
        return x + self.share * (nn.functional.mish(x) - x)


class Periodic(nn.Module):
    """PBLD: a number beside a linear layer of the cosines of 16 waves."""

    def __init__(self, numbers):
        super().__init__()
        self.frequency = nn.Parameter(0.1 * torch.randn(numbers, 1, 16))
        self.phase = nn.Parameter(math.pi * (2 * torch.rand(numbers, 1, 16) - 1))
        self.weight = nn.Parameter(torch.randn(numbers, 16, 3) / 4)
        self.bias = nn.Parameter(torch.randn(numbers, 1, 3) / 4)

    def forward(self, x):
        column = x.t().unsqueeze(-1)
        waves = torch.cos(2 * math.pi * torch.baddbmm(self.phase, column, self.frequency))
        made = torch.baddbmm(self.bias, waves, self.weight)
        return torch.cat([x, made.transpose(0, 1).flatten(1)], 1)


def realmlp(features, full):
    layers = [Periodic(features)] if full else []
    inputs = features * 4 if full else features
    layers.append(Scale(inputs))
    for _ in range(3):
        layers += [NtpLinear(inputs, 256), Share(256) if full else nn.Mish()]
        if full:
            layers.append(nn.Dropout(0.15))
        inputs = 256
    layers.append(NtpLinear(256, 1))
    net = nn.Sequential(*layers)
    scales = [p for n, p in net.named_parameters() if n.endswith("scale")]
    slow = [p for n, p in net.named_parameters() if n.endswith(("bias", "share", "frequency", "phase"))]
    weights = [p for p in net.parameters() if all(p is not q for q in scales + slow)]
    groups = [{"params": scales, "factor": 6.0}, {"params": weights, "factor": 1.0}, {"params": slow, "factor": 0.1}]
    decay = 0.02 if full else 0
    optimiser = torch.optim.AdamW if full else torch.optim.Adam
    return net, optimiser(groups, lr=0.1, betas=(0.9, 0.95), weight_decay=decay, fused=True), 0.2 if full else 0.07


def others(name, data):
    features = data.shape[1]
    if name == "tabm-mini":
        from rtdl_num_embeddings import PiecewiseLinearEmbeddings, compute_bins
        from tabm import TabM

        net = TabM.make(
            n_num_features=features, d_out=1, arch_type="tabm-mini", k=16, n_blocks=2, d_block=128, dropout=0.1,
            num_embeddings=PiecewiseLinearEmbeddings(
                compute_bins(data, n_bins=24), d_embedding=8, activation=False, version="B"))
        return net, torch.optim.AdamW(net.parameters(), lr=0.005, weight_decay=0.0003, fused=True)
    if name == "resnet":
        from rtdl_revisiting_models import ResNet

        net = ResNet(d_in=features, d_out=1, n_blocks=2, d_block=192, d_hidden=384, d_hidden_multiplier=None,
                     dropout1=0.15, dropout2=0.0)
        return net, torch.optim.AdamW(net.parameters(), lr=0.001, weight_decay=1e-5, fused=True)
    from rtdl_revisiting_models import FTTransformer

    net = FTTransformer(n_cont_features=features, cat_cardinalities=[], d_out=1, n_blocks=3, d_block=192,
                        attention_n_heads=8, attention_dropout=0.2, ffn_d_hidden=256, ffn_d_hidden_multiplier=None,
                        ffn_dropout=0.1, residual_dropout=0.0)
    return net, torch.optim.AdamW(net.make_parameter_groups(), lr=0.0001, weight_decay=1e-5, fused=True)


def main():
    name, file, train, epochs = sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4])
    torch.set_num_threads(1)
    torch.manual_seed(7)
    all_rows = torch.from_numpy(np.loadtxt(file, delimiter=",", dtype=np.float32))
    x, y = all_rows[:, :-1].contiguous(), all_rows[:, -1:]
    y = (y - y[:train].mean()) / y[:train].std()
    mine = name.startswith("realmlp")
    if mine:
        net, optimiser, rate = realmlp(x.shape[1], name == "realmlp")
    else:
        net, optimiser = others(name, x[:train])

    def forward(rows):
        return net(rows, None) if name == "ft-transformer" else net(rows)

    steps = train // BATCH if mine else math.ceil(train / BATCH)
    done = 0
    for _ in range(epochs):
        began = time.perf_counter()
        order = torch.randperm(train)
        net.train()
        for i in range(steps):
            if mine:
                t = done / (steps * epochs)
                now = rate * 0.5 * (1 - math.cos(2 * math.pi * math.log2(1 + 15 * t)))
                for group in optimiser.param_groups:
                    group["lr"] = now * group["factor"]
                done += 1
            rows = order[i * BATCH:(i + 1) * BATCH]
            optimiser.zero_grad(set_to_none=True)
            target = y.index_select(0, rows)
            sums = forward(x.index_select(0, rows))
            loss = ((sums - (target.unsqueeze(1) if name == "tabm-mini" else target)) ** 2).mean()
            loss.backward()
            if not mine:
                nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimiser.step()
        net.eval()
        with torch.inference_mode():
            for begin in range(train, len(x), 8192):
                forward(x[begin:begin + 8192])
        print(f"epoch {time.perf_counter() - began:.6f}", flush=True)


main()
