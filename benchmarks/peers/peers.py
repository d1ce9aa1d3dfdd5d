"""Ockham beside AutoGluon, FLAML and scikit-learn's HistGradientBoosting: the same 70/30 files, the same seconds.

    peers.py DATA_DIR WORK_DIR [--seconds 60] [--sets a,b] [--tools a,b]

Prints a row for each set and tool as it is done: score on the 30 %, seconds of fitting (for Ockham of the whole run), memory of
the largest process at its peak, and milliseconds a row takes where the tool is at home: a one-row frame through the peer's
predict in Python, a row through Ockham's model, preprocessing included, in a JVM. What was done well is kept in
WORK_DIR/results.jsonl and not run again. Scores are AUC of two classes, accuracy of more, RMSE of numbers.
"""

import argparse
import csv
import json
import os
import resource
import shutil
import subprocess
import sys
import time

SETS = {
    "telco_churn": ("telco_churn.csv", "Churn", "binary"),
    "adult_income": ("adult_income.parquet", "income", "binary"),
    "german_credit": ("german_credit.csv", "class", "binary"),
    "bank_marketing": ("bank_marketing.csv", "y", "binary"),
    "churn_modelling": ("churn_modelling.csv", "Exited", "binary"),
    "spam_words": ("spam_words.csv", "type", "binary"),
    "letter_recognition": ("letter_recognition.csv", "lettr", "multiclass"),
    "california_housing": ("california_housing.csv", "median_house_value", "regression"),
    "wine_quality": ("wine_quality.csv", "quality", "multiclass"),
    "abalone": ("abalone.csv", "rings", "regression"),
}
# Not known when deciding, or codes of rows: dropped for every tool alike.
DROP = {
    "bank_marketing": ["duration"],
    "churn_modelling": ["RowNumber", "CustomerId", "Surname"],
    "telco_churn": ["customerID"],
}
TOOLS = ["ockham", "autogluon", "flaml", "histgb"]
CALLS = 50


def split(data, work, name):
    """The 70/30 files of a set, the same for every tool; stratified by class."""
    import pandas as pd
    from sklearn.model_selection import train_test_split

    file, target, task = SETS[name]
    folder = os.path.join(work, name)
    train, test = os.path.join(folder, "train.csv"), os.path.join(folder, "test.csv")
    if not os.path.exists(test):
        os.makedirs(folder, exist_ok=True)
        path = os.path.join(data, file)
        rows = pd.read_parquet(path) if file.endswith("parquet") else pd.read_csv(path)
        rows = rows.dropna(subset=[target]).drop(columns=DROP.get(name, []))
        stratify = None if task == "regression" else rows[target]
        learn, held = train_test_split(rows, test_size=0.3, random_state=1, stratify=stratify)
        learn.to_csv(train, index=False)
        held.to_csv(test, index=False)
    return train, test, target, task


def score(task, truth, prediction):
    """AUC, accuracy or RMSE."""
    import numpy as np
    from sklearn.metrics import roc_auc_score

    if task == "regression":
        return float(np.sqrt(np.mean((np.asarray(truth, float) - np.asarray(prediction, float)) ** 2)))
    if task == "binary":
        return float(roc_auc_score(truth, prediction))
    return float(np.mean(np.asarray(truth, str) == np.asarray(prediction, str)))


def latency(predict, rows):
    """Median milliseconds of a call with one row."""
    times = []
    for i in range(CALLS):
        one = rows.iloc[[i % len(rows)]]
        start = time.perf_counter()
        predict(one)
        times.append(time.perf_counter() - start)
    return sorted(times)[CALLS // 2] * 1e3


def peer(tool, train, test, target, task, seconds, folder):
    """Runs in a process of its own: fits a peer and prints its score and latency as JSON."""
    import pandas as pd

    learn, held = pd.read_csv(train), pd.read_csv(test)
    positive = sorted(learn[target].astype(str).unique())[-1]
    truth = held[target] if task != "binary" else (held[target].astype(str) == positive).astype(int)
    rows = held.drop(columns=[target])
    start = time.perf_counter()
    if tool == "autogluon":
        from autogluon.tabular import TabularPredictor

        metric = {"binary": "roc_auc", "multiclass": "accuracy", "regression": "root_mean_squared_error"}[task]
        model = TabularPredictor(target, eval_metric=metric, path=os.path.join(folder, "model"), verbosity=0)
        model.fit(learn, time_limit=seconds, presets="medium_quality", num_cpus=os.cpu_count())
        if task == "binary":
            column = [c for c in model.class_labels if str(c) == positive][0]

            def predict(x):
                return model.predict_proba(x)[column]
        else:
            predict = model.predict
    else:
        learn_x = learn.drop(columns=[target])
        for frame in (learn_x, rows):
            for column in learn_x.columns:
                if not pd.api.types.is_numeric_dtype(learn_x[column]):
                    frame[column] = pd.Categorical(frame[column], categories=sorted(learn_x[column].dropna().unique()))
        learn_y = learn[target] if task == "regression" else learn[target].astype(str)
        if tool == "flaml":
            from flaml import AutoML

            model = AutoML()
            metric = {"binary": "roc_auc", "multiclass": "accuracy", "regression": "rmse"}[task]
            kind = "regression" if task == "regression" else "classification"
            model.fit(learn_x, learn_y, task=kind, metric=metric, time_budget=seconds, seed=1, verbose=0)
            labels = [str(c) for c in model.classes_] if task != "regression" else []
        else:
            from sklearn.ensemble import HistGradientBoostingClassifier, HistGradientBoostingRegressor

            make = HistGradientBoostingRegressor if task == "regression" else HistGradientBoostingClassifier
            many = [c for c in learn_x.columns if str(learn_x[c].dtype) == "category" and learn_x[c].nunique() > 255]
            learn_x, rows = learn_x.drop(columns=many), rows.drop(columns=many)
            model = make(categorical_features="from_dtype", random_state=1).fit(learn_x, learn_y)
            labels = [str(c) for c in model.classes_] if task != "regression" else []
        if task == "binary":
            place = labels.index(positive)

            def predict(x):
                return model.predict_proba(x)[:, place]
        else:
            predict = model.predict
    took = time.perf_counter() - start
    result = {"score": score(task, truth, predict(rows)), "latency_ms": latency(predict, rows), "seconds": took}
    print("RESULT " + json.dumps(result), flush=True)


def measured(command):
    """Runs a command; gives what it printed and its wall seconds."""
    start = time.perf_counter()
    process = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, check=False)
    seconds = time.perf_counter() - start
    return process, seconds


def ockham(train, test, target, task, seconds, folder):
    """A study of the 70 %, its model's predictions of the 30 %, and the stated interval."""
    root = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
    launcher = os.path.join(root, "ockham")
    study, predictions = os.path.join(folder, "study"), os.path.join(folder, "predictions.csv")
    metric = {"binary": "auc", "multiclass": "accuracy", "regression": "rmse"}[task]
    command = [launcher, "run", train, "--target", target, "--budget", f"{seconds}s", "--metric", metric]
    process, wall = measured(command + ["--quiet", "--out", study])
    if process.returncode != 0:
        return {"problem": process.stderr.strip()[-300:], "seconds": wall}
    verdict = json.load(open(os.path.join(study, "verdict.json")))
    # The best by the metric, whatever the verdict says of money: the peers choose so.
    scored = [c for c in verdict["candidates"] if c["metric"] and os.path.exists(
        os.path.join(study, "models", c["name"] + ".ockham"))]
    sign = -1 if task == "regression" else 1
    best = max(scored, key=lambda c: sign * c["metric"]["mean"])
    process, _ = measured(
        [launcher, "predict", study, test, "--candidate", best["name"], "--out", predictions])
    if process.returncode != 0:
        return {"problem": process.stderr.strip()[-300:], "seconds": wall}
    rows = list(csv.DictReader(open(predictions)))
    truth = [r[target] for r in csv.DictReader(open(test))]
    positive = sorted(set(truth))[-1]
    if task == "binary":
        held = [1 if t == positive else 0 for t in truth]
        value = score(task, held, [float(r["p_" + positive]) for r in rows])
    else:
        value = score(task, truth, [r["prediction"] for r in rows])
    footprint = [c for c in verdict["measured"]["candidates"] if c["candidate"] == best["name"]][0]["footprint"]
    stated = [best["metric"]["low"], best["metric"]["high"]]
    return {
        "score": value,
        "seconds": wall,
        "latency_ms": footprint["p50_micros"] / 1e3,
        "model": best["name"],
        "stated": [best["metric"]["mean"]] + stated,
    }


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("data")
    parser.add_argument("work")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--sets", default=",".join(SETS))
    parser.add_argument("--tools", default=",".join(TOOLS))
    arguments = parser.parse_args()
    os.makedirs(arguments.work, exist_ok=True)
    kept = os.path.join(arguments.work, "results.jsonl")
    done = {}
    if os.path.exists(kept):
        for line in open(kept):
            result = json.loads(line)
            done[(result["set"], result["tool"], result["budget"])] = result
    print(f"{'set':<20}{'tool':<11}{'score':>11}{'seconds':>9}{'MB':>9}{'row ms':>9}  note")
    for name in arguments.sets.split(","):
        train, test, target, task = split(arguments.data, arguments.work, name)
        for tool in arguments.tools.split(","):
            key = (name, tool, arguments.seconds)
            if key not in done:
                folder = os.path.join(arguments.work, name, f"{tool}-{arguments.seconds}")
                shutil.rmtree(folder, ignore_errors=True)
                os.makedirs(folder)
                # A process between, so that the peak is of this run's processes alone.
                job = [sys.executable, os.path.abspath(__file__), "--one", tool, train, test, target, task]
                process, wall = measured(job + [str(arguments.seconds), folder])
                lines = [line for line in process.stdout.splitlines() if line.startswith("RESULT ")]
                result = json.loads(lines[-1][7:]) if lines else {"problem": process.stderr.strip()[-300:]}
                result.setdefault("seconds", wall)
                result.update({"set": name, "tool": tool, "budget": arguments.seconds})
                done[key] = result
                if "problem" not in result:
                    with open(kept, "a") as out:
                        out.write(json.dumps(result) + "\n")
            row = done[key]
            if "problem" in row:
                print(f"{name:<20}{tool:<11}  failed: {row['problem'].splitlines()[-1] if row['problem'] else '?'}")
                continue
            note = ""
            if "stated" in row:
                mean, low, high = row["stated"]
                inside = "holds" if low <= row["score"] <= high else "misses"
                note = f"{row['model']}, stated {mean:.5g} ({low:.5g} to {high:.5g}): {inside}"
            print(
                f"{name:<20}{tool:<11}{row['score']:>11.5g}{row['seconds']:>9.1f}"
                f"{row['peak_mb']:>9.0f}{row['latency_ms']:>9.3f}  {note}",
                flush=True)


def one():
    """The process between: runs one tool and adds the peak memory of its largest process."""
    tool, train, test, target, task, seconds, folder = sys.argv[2:9]
    if tool == "ockham":
        result = ockham(train, test, target, task, int(seconds), folder)
    else:
        job = [sys.executable, os.path.abspath(__file__), "--peer", tool, train, test, target, task, seconds, folder]
        process, wall = measured(job)
        lines = [line for line in process.stdout.splitlines() if line.startswith("RESULT ")]
        result = json.loads(lines[-1][7:]) if lines else {"problem": process.stderr.strip()[-300:]}
        result.setdefault("seconds", wall)
    result["peak_mb"] = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print("RESULT " + json.dumps(result), flush=True)


if __name__ == "__main__":
    if sys.argv[1:2] == ["--one"]:
        one()
    elif sys.argv[1:2] == ["--peer"]:
        peer(*sys.argv[2:7], int(sys.argv[7]), sys.argv[8])
    else:
        main()
