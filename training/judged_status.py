#!/usr/bin/env python3
"""Fits what became of what the judge adds (crates/extract/src/judge/status.rs) and writes its weights.

  judged_status.py [--set PROPOSALS.tsv GOLD …] [--held-set PROPOSALS.tsv GOLD …] --out model/judged-status.tsv

PROPOSALS.tsv and GOLD are those of judge.py; only proposals that a label tells by their sentence count. Of the statuses
that a label admits, that of the clause is right where it is one of them. Reports whose number is divisible by three are
for checking only where the set is given with --held-set; see training/README.md."""
import json
import os
import sys

import numpy as np
from judge import as_list, cites, load, same_encounter
from logistic import arguments, cross_validated, fit, lines_of, matrix, vocabulary

STATUSES = ["occurred", "ongoing", "planned", "possible", "denied", "cancelled"]
FAMILIES = ["contact", "visit", "gathering"]


def labelled(path, folder, held):
    """The proposals that a label tells, each with the statuses that are right."""
    golds, rows = {}, []
    for r in load(path, folder, held):
        if not r["y"]:
            continue
        if r["report"] not in golds:
            golds[r["report"]] = json.load(open(os.path.join(folder, r["report"] + ".json"), encoding="utf8"))
        told = [e for e in golds[r["report"]]["encounters"] if same_encounter(e, r["fact"]) and cites(e, r["fact"])]
        rule = next(f for f in r["status"] if f.startswith("rule=") and "/" not in f).removeprefix("rule=")
        right = [told[0]["status"], *as_list(told[0].get("status_alt")), *as_list(told[0].get("status_also"))]
        rows.append(dict(r, rule=rule, right=right, target=rule if rule in right else right[0]))
    return rows


def fitted(rows, a):
    """The features that count, and their weights for each status."""
    names = vocabulary([(r["report"], r["status"]) for r in rows], a.least)
    features = [r["status"] for r in rows]
    return names, [fit(features, names, [r["target"] == s for r in rows], a.l2) for s in STATUSES]


def chosen(rows, names, weights):
    x = matrix([r["status"] for r in rows], names)
    return np.argmax([x @ b for b in weights], axis=0)


def right(rows, choice, which):
    """How many of what no frame tells, and how many right by the clause alone and by the model."""
    out = []
    for family in FAMILIES:
        mine = [(r, STATUSES[int(c)]) for r, c in zip(rows, choice) if r["family"] == family and not r["told"]]
        by_rule, by_model = sum(r["rule"] in r["right"] for r, _ in mine), sum(c in r["right"] for r, c in mine)
        out.append(f"{family} {len(mine)}: {by_rule} by the clause, {by_model} by the model")
    print(f"{which}: {'; '.join(out)}")


def main():
    ap = arguments(__doc__, ("PROPOSALS", "GOLD"), "model/judged-status.tsv", l2=4.0, least=4)
    a = ap.parse_args()
    rows = [r for p, g in a.set for r in labelled(p, g, False)] + [r for p, g in a.held_set for r in labelled(p, g, True)]
    tune, check = [r for r in rows if not r["check"]], [r for r in rows if r["check"]]
    z = cross_validated(
        [r["report"] for r in tune],
        lambda train, test: chosen([tune[i] for i in test], *fitted([tune[i] for i in train], a)),
    )
    right(tune, z, "cross-validated")
    names, weights = fitted(tune, a)
    if check:
        right(check, chosen(check, names, weights), "checking reports")
    lines = [
        "# Weights of the status of what the judge adds: status and feature, what it adds to the log odds. Made by",
        f"# training/judged_status.py from {len(tune)} proposals; see model/README.md.",
    ]
    for status, b in zip(STATUSES, weights):
        lines += lines_of(names, b, f"{status}|", 0.05)
    with open(a.out, "w", encoding="utf8") as f:
        f.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    sys.exit(main())
