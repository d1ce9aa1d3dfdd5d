"""A net of one's own in PyTorch, the same way round as naive_bayes.py. Needs torch and pandas.

    ockham run customers.csv --target Churn \
        --challenger "my net=cmd: python3 pytorch_net.py {train} {test} {out} {seed}"
"""
import sys

import pandas as pd
import torch


def matrix(train, test):
    """Numbers scaled by the training rows, texts one-hot; a missing number is the median."""
    both = pd.get_dummies(pd.concat([train, test], keys=["train", "test"]), dummy_na=True, dtype=float)
    learn = both.loc["train"]
    centre, spread = learn.median(), learn.std().replace(0, 1).fillna(1)
    scaled = ((both - centre) / spread).fillna(0).clip(-5, 5)
    return [torch.tensor(scaled.loc[part].to_numpy(), dtype=torch.float32) for part in ("train", "test")]


def main(train_path, test_path, out_path, seed="0"):
    torch.manual_seed(int(seed))
    train, test = pd.read_csv(train_path), pd.read_csv(test_path)
    classes = sorted(train.iloc[:, -1].astype(str).unique())
    labels = torch.tensor([classes.index(v) for v in train.iloc[:, -1].astype(str)])
    x, asked = matrix(train.iloc[:, :-1], test)
    net = torch.nn.Sequential(
        torch.nn.Linear(x.shape[1], 128), torch.nn.ReLU(), torch.nn.Dropout(0.2),
        torch.nn.Linear(128, 64), torch.nn.ReLU(), torch.nn.Linear(64, len(classes)))
    optimiser = torch.optim.AdamW(net.parameters(), lr=1e-3, weight_decay=1e-2)
    loss = torch.nn.CrossEntropyLoss()
    for epoch in range(30):
        net.train()
        for batch in torch.randperm(len(x)).split(256):
            optimiser.zero_grad()
            loss(net(x[batch]), labels[batch]).backward()
            optimiser.step()
    net.eval()
    with torch.no_grad():
        p = net(asked).softmax(1).numpy()
    pd.DataFrame(p, columns=["p_" + c for c in classes]).to_csv(out_path, index=False)


if __name__ == "__main__":
    main(*sys.argv[1:])
