#!/usr/bin/env python3
"""Fits whom pronouns and bare titles mean (crates/extract/src/refs/salience.rs) and writes the weights.

  reference.py --held-set ASKED.tsv TEXTS GOLD [--held-set …] --out model/reference.tsv

ASKED.tsv is what `cargo run --release -p sidelines-extract --example facts -- --references TEXTS` prints: report,
offset of a word (bytes), its kind, and each candidate with country and features. TEXTS and GOLD are the folders of reports and
labels: where a label gives a party's mention as a pronoun or a bare title, or a quotation's cue has "he said", the
candidate of that name is right. Reports whose number is divisible by three are for checking only; see
training/README.md."""
import argparse
import json
import os
import re
from collections import Counter, defaultdict

import numpy as np
from logistic import for_checking
from scipy.optimize import minimize

PRONOUN = re.compile(r"(he|she|him|her|his)$", re.I)
TITLE = re.compile(r"(the|his|her) ", re.I)
SEVERAL = re.compile(r"the (two|three|four|five) ", re.I)


def words(name):
    return {w for w in re.split(r"[^\w]+", (name or "").lower()) if len(w) > 2}


def meant(gold, text):
    """(start, end) in characters of words that mean somebody by pronoun or title → his name."""
    said = defaultdict(set)

    def note(passage, mention, person):
        at = text.find(passage)
        if at < 0:
            return
        for m in re.finditer(r"\b" + re.escape(mention) + r"\b", passage, re.I):
            said[at + m.start(), at + m.end()].add(person)

    for e in gold.get("encounters") or []:
        for p in e["parties"]:
            mention, person = p.get("mention"), p.get("person")
            if not mention or not person and not p.get("country"):
                continue
            person = person or "@" + p["country"]  # a post whose holder nobody names
            named = words(mention) & words(person)
            title = TITLE.match(mention) and not SEVERAL.match(mention) and not mention.split(" of ")[0].endswith("s")
            if PRONOUN.match(mention) or title and not named:
                for passage in e["evidence"]:
                    note(passage, mention, person)
    for q in gold.get("quotes") or []:
        m = re.search(r"\b(he|she)\b", q.get("cue") or "", re.I)
        speaker = q.get("speaker")
        if m and speaker and len(speaker.split()) < 5 and text.count(q["cue"]) == 1:
            at = text.find(q["cue"])
            said[at + m.start(), at + m.end()].add(speaker)
    return {k: next(iter(v)) for k, v in said.items() if len(v) == 1}


def is_one(name, country, person):
    if person.startswith("@"):
        return not name and country == person[1:]
    return bool(words(name) & words(person))


def load(asked, texts, gold):
    """Questions: report, kind, features of each candidate, index of the right one."""
    lines = defaultdict(lambda: defaultdict(list))
    for line in open(asked, encoding="utf8"):
        report, at, kind, *candidates = line.rstrip("\n").split("\t")
        lines[report][int(at)].append((kind, [c.split("|", 2) for c in candidates]))
    out = []
    for name in sorted(os.listdir(gold)):
        label = json.load(open(os.path.join(gold, name), encoding="utf8")) if name.endswith(".json") else None
        if not isinstance(label, dict) or label.get("id") not in lines:
            continue
        text = open(os.path.join(texts, label["id"] + ".txt"), encoding="utf8").read()
        for (start, end), person in meant(label, text).items():
            first, last = (len(text[:x].encode()) for x in (start, end))
            here = [q for at, all_ in lines[label["id"]].items() if first <= at < last for q in all_]
            best = None
            for kind, candidates in here:
                right = [i for i, (n, c, _) in enumerate(candidates) if is_one(n, c, person)]
                if len(right) == 1 and (best is None or len(candidates) > len(best[1])):
                    best = (kind, [f.split() for _, _, f in candidates], right[0])
            if best:
                out.append((label["id"], *best))
    return out


def vectors(question, index):
    _, kind, candidates, _ = question
    x = np.zeros((len(candidates), len(index)))
    for i, features in enumerate(candidates):
        for f in features:
            if (j := index.get(f"{kind}|{f}")) is not None:
                x[i, j] = 1
    return x


def fit(questions, index, l2):
    """Conditional logit: the right candidate among those of its question."""
    data = [(vectors(q, index), q[3]) for q in questions if len(q[2]) > 1]

    def loss(w):
        value, slope = 0.5 * l2 * w @ w, l2 * w
        for x, right in data:
            z = x @ w
            z -= z.max()
            p = np.exp(z)
            p /= p.sum()
            value -= np.log(p[right] + 1e-12)
            slope = slope + x.T @ p - x[right]
        return value, slope

    return minimize(loss, np.zeros(len(index)), jac=True, method="L-BFGS-B", options=dict(maxiter=300)).x


def right(questions, index, w):
    hits = defaultdict(list)
    for q in questions:
        hits["title" if q[1] == "title" else "pronoun"].append(int((vectors(q, index) @ w).argmax()) == q[3])
    return {k: f"{np.mean(v):.3f} of {len(v)}" for k, v in sorted(hits.items())}


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--held-set", nargs=3, action="append", metavar=("ASKED", "TEXTS", "GOLD"), required=True)
    parser.add_argument("--unread", default=r"w9(0[89]|1\d|2[0-5])", help="more reports for checking only")
    parser.add_argument("--l2", type=float, default=3.0)
    parser.add_argument("--least", type=int, default=6, help="how often a feature must occur")
    parser.add_argument("--out")
    args = parser.parse_args()
    questions = [q for s in args.held_set for q in load(*s)]

    def held(q):
        return for_checking(q[0]) or re.match(args.unread, q[0])

    tune, check = [q for q in questions if not held(q)], [q for q in questions if held(q)]
    seen = Counter(f"{q[1]}|{f}" for q in tune for c in q[2] for f in c)
    index = {f: i for i, f in enumerate(sorted(f for f, n in seen.items() if n >= args.least))}
    reports = sorted({q[0] for q in tune})
    crossed = defaultdict(list)
    for fold in range(5):
        out = set(reports[fold::5])
        w = fit([q for q in tune if q[0] not in out], index, args.l2)
        for q in tune:
            if q[0] in out:
                crossed["title" if q[1] == "title" else "pronoun"].append(int((vectors(q, index) @ w).argmax()) == q[3])
    print("cross-validated", {k: f"{np.mean(v):.3f} of {len(v)}" for k, v in sorted(crossed.items())})
    w = fit(tune, index, args.l2)
    print("trained on", right(tune, index, w))
    print("checking", right(check, index, w))
    if args.out:
        with open(args.out, "w", encoding="utf8") as f:
            f.write("# Weights of whom pronouns and bare titles mean: kind of word and feature, what it adds. Made by\n")
            f.write(f"# training/reference.py from {len(tune)} words of {len(reports)} reports; see model/README.md.\n")
            for name, i in sorted(index.items()):
                if abs(w[i]) >= 0.005:
                    f.write(f"{name}\t{w[i]:.3f}\n")


if __name__ == "__main__":
    main()
