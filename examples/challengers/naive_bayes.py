"""A model of one's own in plain Python: naive Bayes, numbers as normal, texts by their counts.

    ockham run customers.csv --target Churn --challenger "bayes=cmd: python3 naive_bayes.py {train} {test} {out}"

Called once for each fold with three files: rows to learn from, whose last column is the target; rows to predict, without it;
and where predictions are to be written, one line a row in the same order. Needs nothing but Python 3.
"""
import csv
import math
import sys
from collections import Counter, defaultdict


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    return rows[0], rows[1:]


def is_number(values):
    try:
        return any(values) and all(math.isfinite(float(v)) for v in values if v)
    except ValueError:
        return False


class NaiveBayes:
    def fit(self, rows, labels):
        self.classes = sorted(set(labels))
        counts = Counter(labels)
        self.prior = {c: math.log(counts[c] / len(labels)) for c in self.classes}
        self.columns = [self.column([r[k] for r in rows], labels) for k in range(len(rows[0]))]
        return self

    def column(self, values, labels):
        by_class = defaultdict(list)
        for value, label in zip(values, labels):
            if value:
                by_class[label].append(value)
        if is_number(values):
            moments = {}
            every = [float(v) for v in values if v]
            floor = 1e-9 + 1e-6 * (max(every) - min(every)) ** 2
            for c in self.classes:
                own = [float(v) for v in by_class[c]] or every
                mean = sum(own) / len(own)
                moments[c] = mean, max(floor, sum((v - mean) ** 2 for v in own) / len(own))
            return lambda v, c: -0.5 * math.log(moments[c][1]) - (float(v) - moments[c][0]) ** 2 / (2 * moments[c][1])
        levels = len(set(values)) + 1
        counts = {c: Counter(by_class[c]) for c in self.classes}
        return lambda v, c: math.log((counts[c][v] + 1) / (len(by_class[c]) + levels))

    def predict(self, row):
        scores = [self.prior[c] + sum(f(v, c) for f, v in zip(self.columns, row) if v) for c in self.classes]
        top = max(scores)
        weights = [math.exp(s - top) for s in scores]
        return [w / sum(weights) for w in weights]


def main(train, test, out):
    _, rows = read(train)
    model = NaiveBayes().fit([r[:-1] for r in rows], [r[-1] for r in rows])
    _, asked = read(test)
    with open(out, "w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file)
        writer.writerow(["p_" + c for c in model.classes])
        writer.writerows(model.predict(row) for row in asked)


if __name__ == "__main__":
    main(*sys.argv[1:])
