"""Epochs of Ockham's nets against PyTorch driven from Python, turn by turn on the same file.

Arguments: a folder to work in, the command that runs the Java side (up to the net's name), then options:
  --rounds N  runs of each side (5)   --epochs N  of a run (6; the first two are left out)   --nets A,B   --rows N  that train (16384)
Prints a table in Markdown: median seconds of an epoch over all runs, and the median of the rounds' ratios with its range.
"""
import argparse
import pathlib
import random
import statistics
import subprocess
import sys

NETS = ["realmlp-small", "realmlp", "tabm-mini", "resnet", "ft-transformer"]


def data(folder, rows, columns=16):
    file = folder / f"rows-{rows}.csv"
    draw = random.Random(1)
    with open(file, "w") as out:
        for _ in range(rows * 5 // 4):
            x = [draw.gauss(0, 1) for _ in range(columns)]
            y = x[0] * x[1] + abs(x[2]) + 0.5 * x[3] + 0.3 * draw.gauss(0, 1)
            out.write(",".join(f"{v:.5f}" for v in [*x, y]) + "\n")
    return file


def epoch(command):
    run = subprocess.run(command, capture_output=True, text=True)
    if run.returncode != 0:
        sys.exit(f"{' '.join(command)} ended with {run.returncode}:\n{run.stderr[-2000:]}")
    seconds = [float(line.split()[1]) for line in run.stdout.splitlines() if line.startswith("epoch ")]
    return statistics.median(seconds[2:])


def main():
    own = sys.argv[sys.argv.index("--") + 1:]
    parser = argparse.ArgumentParser()
    parser.add_argument("folder", type=pathlib.Path)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--epochs", type=int, default=6)
    parser.add_argument("--rows", type=int, default=16384)
    parser.add_argument("--nets", default=",".join(NETS))
    options = parser.parse_args(sys.argv[1:sys.argv.index("--")])
    options.folder.mkdir(parents=True, exist_ok=True)
    file = data(options.folder, options.rows)
    peer = [sys.executable, str(pathlib.Path(__file__).with_name("peer.py"))]
    print("| net | Ockham, s an epoch | PyTorch | ratio, median of rounds | range |")
    print("|---|---|---|---|---|")
    for net in options.nets.split(","):
        rest = [net, str(file), str(options.rows), str(options.epochs)]
        pairs = []
        for turn in range(options.rounds):
            sides = [own + rest, peer + rest]
            seconds = [0.0, 0.0]
            for side in ([0, 1] if turn % 2 == 0 else [1, 0]):
                seconds[side] = epoch(sides[side])
            pairs.append(seconds)
        ratios = sorted(a / b for a, b in pairs)
        print(f"| {net} | {statistics.median(a for a, _ in pairs):.3f} | {statistics.median(b for _, b in pairs):.3f} |"
              f" {statistics.median(ratios):.2f} | {ratios[0]:.2f} to {ratios[-1]:.2f} |", flush=True)


main()
