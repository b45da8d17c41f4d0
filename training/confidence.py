#!/usr/bin/env python3
"""Fits the confidence of facts (crates/extract/src/confidence.rs) and writes its weights.

  confidence.py [--set SIGNS.tsv JUDGED.json …] [--held-set SIGNS.tsv JUDGED.json …] --out model/confidence.tsv

SIGNS.tsv is what `cargo run --release -p sidelines-extract --example facts -- --signs TEXTS` prints: a fact, a tab,
its signs. JUDGED.json is what `sidelines evaluate REPORTS --reliability --json` prints for the same texts: whether the
labels have each fact. Reports whose number is divisible by three are for checking only where the set is given with
--held-set; see training/README.md."""
import json
import re
import sys
from collections import Counter, defaultdict

import numpy as np
from logistic import arguments, fit, for_checking, lines_of, matrix, vocabulary


def load(signs, judged, held):
    """The facts that have a verdict, in order: report, signs, right, for checking."""
    told = defaultdict(list)
    for line in open(signs, encoding="utf8"):
        fact, _, names = line.rstrip("\n").partition("\t")
        fact = json.loads(fact)
        if fact["type"] == "event" or fact.get("direct") is False:
            continue  # not, or not all, in the labels
        told[fact["report"], fact["type"]].append(names.split(" "))
    rows, next_one = [], Counter()
    for j in json.load(open(judged, encoding="utf8")):
        key = (j["report"], j["type"])
        if next_one[key] >= len(told[key]):
            sys.exit(f"{judged}: more {key[1]} facts of {key[0]} than in {signs}: make both with the same program")
        rows.append((j["report"], told[key][next_one[key]], float(j["right"]), held and for_checking(j["report"])))
        next_one[key] += 1
    return rows


def by_a_judge(signs):
    return any(s.endswith("|judged") or s.endswith("|frame=judged") for s in signs)


def report(name, rows, names, weights):
    p = np.clip(1 / (1 + np.exp(-(matrix([r[1] for r in rows], names) @ weights))), 0.05, 0.99)
    y = np.array([r[2] for r in rows])
    bins = np.clip((p * 10).astype(int), 0, 9)
    error = sum(abs(p[bins == b].mean() - y[bins == b].mean()) * (bins == b).sum() for b in set(bins)) / len(y)
    base = y.mean() * (1 - y.mean())
    print(f"{name}: {len(y)} facts, {y.mean():.3f} right, calibration error {error:.3f}, "
          f"Brier {np.mean((p - y) ** 2):.3f} (the overall share alone: {base:.3f})")


def main():
    ap = arguments(__doc__, ("SIGNS", "JUDGED"), "model/confidence.tsv", l2=3.0, least=8)
    a = ap.parse_args()
    rows = [r for s, j in a.set for r in load(s, j, False)] + [r for s, j in a.held_set for r in load(s, j, True)]
    lines = [
        "# Weights of the confidence of facts: sign, what it adds to the log odds. Made by training/confidence.py",
        f"# from {len({r[0] for r in rows if not r[3]})} reports; see model/README.md.",
    ]
    for family in sorted({r[1][0].split("|")[0] for r in rows}):
        mine = [r for r in rows if r[1][0].startswith(family + "|")]
        # What a judge adds is better in the reports that it was fitted on than elsewhere: of that, those for checking count.
        tune = [r for r in mine if r[3] == (by_a_judge(r[1]) and any(q[3] for q in mine))]
        names = sorted({*vocabulary([r[:2] for r in tune], a.least), f"{family}|bias"})
        weights = fit([r[1] for r in tune], names, [r[2] for r in tune], a.l2, bias=0.02, steps=500)
        report(f"{family}, fitted on", tune, names, weights)
        check = [r for r in mine if r[3]]
        if check:
            report(f"{family}, checking ", check, names, weights)
        lines += lines_of(names, weights, least=0.01)
    with open(a.out, "w", encoding="utf8") as f:
        f.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
