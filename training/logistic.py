"""Logistic regression over named features, for the scripts that fit a judge or the confidence of facts."""
import argparse
import re
from collections import defaultdict

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

SEED = 3
FOLDS = 10


def arguments(doc, files, out, l2, least):
    """What every such script asks for: `files` are the two of a set, `out` is where the weights go."""
    ap = argparse.ArgumentParser(description=doc, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--set", nargs=2, action="append", default=[], metavar=files)
    ap.add_argument("--held-set", nargs=2, action="append", default=[], metavar=files)
    ap.add_argument("--out", default=out)
    ap.add_argument("--l2", type=float, default=l2)
    ap.add_argument("--least", type=int, default=least, help="reports that a feature must occur in")
    return ap


def for_checking(report):
    """Whether a report of a held set is for checking only: its number is divisible by three."""
    return int(re.sub(r"\D", "", report[:4]) or 0) % 3 == 0


def vocabulary(rows, least):
    """The features that occur in `least` reports; `rows` are pairs of report and features."""
    seen = defaultdict(set)
    for report, features in rows:
        for f in features:
            seen[f].add(report)
    return sorted(f for f, reports in seen.items() if len(reports) >= least)


def matrix(features, names):
    """A row for each list of features: 1 where it has the feature of that name."""
    index = {n: i for i, n in enumerate(names)}
    where = [(i, index[f]) for i, row in enumerate(features) for f in row if f in index]
    i, j = zip(*where) if where else ((), ())
    return csr_matrix((np.ones(len(i)), (i, j)), shape=(len(features), len(names)))


def fit(features, names, y, l2, weight=None, bias=0.0, steps=300):
    """Weights of `names`: `l2` is the penalty on all but the bias, on which it is `bias` times as much."""
    x, y = matrix(features, names), np.asarray(y, float)
    w = np.ones(len(y)) if weight is None else np.asarray(weight, float)
    free = np.array([bias if n.rsplit("|", 1)[-1] == "bias" else 1.0 for n in names])

    def loss(b):
        z = x @ b
        value = np.sum(w * (np.logaddexp(0, z) - y * z)) + 0.5 * l2 * np.sum(free * b * b)
        return value, x.T @ (w * (1 / (1 + np.exp(-z)) - y)) + l2 * free * b

    return minimize(loss, np.zeros(len(names)), jac=True, method="L-BFGS-B", options=dict(maxiter=steps)).x


def cross_validated(reports, scored):
    """The score of every row by a model that has not seen its report: `scored(train, test)` fits on the rows at the places
    `train` and gives the scores of those at `test`."""
    every = sorted(set(reports))
    np.random.default_rng(SEED).shuffle(every)
    part = {r: i % FOLDS for i, r in enumerate(every)}
    z = np.zeros(len(reports))
    for k in range(FOLDS):
        test = [i for i, r in enumerate(reports) if part[r] == k]
        train = [i for i, r in enumerate(reports) if part[r] != k]
        if test:
            z[test] = scored(train, test)
    return z


def lines_of(names, weights, prefix="", least=0.02):
    """Lines of a file of weights: feature, tab, what it adds to the log odds; less than `least` is left out."""
    return [f"{prefix}{n}\t{x:.3f}" for n, x in zip(names, weights) if abs(x) >= least]
