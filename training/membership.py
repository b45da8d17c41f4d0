#!/usr/bin/env python3
"""Fits the judge of memberships (crates/extract/src/memberships/judge.rs) and writes its weights.

  membership.py [--set PAIRS.tsv GOLD …] [--held-set PAIRS.tsv GOLD …] [--none PAIRS.tsv] --out model/membership.tsv

PAIRS.tsv is what `cargo run --release -p sidelines-extract --example facts -- --memberships TEXTS` prints: report, state,
organisation, sentence, the roles that a form tells of the two, the roles asked, the features. GOLD is the folder of
labels; of what --none gives, no state is anything to an organisation. Reports whose number is divisible by three are for checking only where the set is given with --held-set; see
training/README.md."""
import json
import os
import re
import sys
import tomllib
from collections import defaultdict

from logistic import arguments, cross_validated, fit, for_checking, lines_of, matrix, vocabulary

ORGANISATIONS = os.path.join(os.path.dirname(__file__), "..", "data", "organisations.toml")


# --- does a label say so? -----------------------------------------------------------------------------------
def fold(name):
    return re.sub(r"[\W_]+", " ", (name or "").lower().replace("organiz", "organis")).removeprefix("the ").strip()


def canonical_names():
    """The canonical name of every form of an organisation's name."""
    table = {}
    for o in tomllib.load(open(ORGANISATIONS, "rb"))["organisation"]:
        for form in [o["name"], o.get("short"), o.get("in_names"), *o.get("forms", [])]:
            if form:
                table.setdefault(fold(form), o["name"])
    return table


def canonical(name, table):
    return fold(table.get(fold(name), name))


def labels(folder, table):
    """By report: the sentences and roles of every state and organisation; `None` where a label does not count."""
    out = {}
    for file in os.listdir(folder):
        gold = json.load(open(os.path.join(folder, file), encoding="utf8"))
        if not isinstance(gold, dict) or "memberships" not in gold:
            continue
        told = defaultdict(list)
        for m in gold["memberships"]:
            cited = m.get("evidence") or []
            cited = [fold(c) for c in ([cited] if isinstance(cited, str) else cited)]
            roles = {m["role"], *([m["role_alt"]] if isinstance(m.get("role_alt"), str) else m.get("role_alt") or [])}
            free = m.get("optional") or m.get("implied")
            told[fold(m["party"]), canonical(m["org"], table)].append(({r.replace(" ", "-") for r in roles}, cited, free))
        out[file.removesuffix(".json")] = told
    return out


def load(path, folder, held, table):
    golds, rows = labels(folder, table) if folder else None, []
    for line in open(path, encoding="utf8"):
        report, state, org, sentence, told, asked, features = line.rstrip("\n").split("\t")
        if golds is not None and report not in golds:
            continue
        said = golds[report].get((fold(state), canonical(org, table)), []) if golds else []
        sentence = fold(sentence)
        for role in asked.split(","):
            y, w = 0, 1.0
            for roles, cited, free in said:
                if role in roles:
                    here = any(c in sentence or sentence in c for c in cited)
                    y, w = (1, 0.0 if free else 1.0) if here else (y, w if y else 0.0)
            rows.append(
                dict(
                    report=report,
                    key=(report, state, org),
                    role=role,
                    check=held and for_checking(report),
                    told=bool(told),
                    features=features.split(" "),
                    y=y,
                    right=y or w == 0.0,
                    w=w,
                    sentence=sentence,
                )
            )
    return rows


# --- the model ------------------------------------------------------------------------------------------------
def fitted(rows, a):
    """The features that count, and their weights."""
    names = vocabulary([(r["report"], r["features"]) for r in rows], a.least)
    return names, fit([r["features"] for r in rows], names, [r["y"] for r in rows], a.l2, [r["w"] for r in rows])


def scores(rows, names, weights):
    return matrix([r["features"] for r in rows], names) @ weights


def by_fact(rows, z):
    """What reading adds: the highest score of each state and organisation of which no form tells, and whether it is right."""
    best = {}
    for r, s in zip(rows, z):
        if not r["told"] and (r["key"] not in best or s > best[r["key"]][0]):
            best[r["key"]] = (s, bool(r["right"]))
    return sorted(best.values(), reverse=True)


def added(ranked, least):
    """How many are added from a score of `least` on, and how many of them are right."""
    above = [y for s, y in ranked if s >= least]
    return f"adds {len(above)}, right {sum(above)}"


def main():
    ap = arguments(__doc__, ("PAIRS", "GOLD"), "model/membership.tsv", l2=2.0, least=4)
    ap.add_argument("--none", action="append", default=[], metavar="PAIRS")
    ap.add_argument("--threshold", type=float, default=0.0, help="log odds from which a membership is told")
    ap.add_argument("--verbose", action="store_true")
    a = ap.parse_args()
    table = canonical_names()
    rows = [r for p, g in a.set for r in load(p, g, False, table)]
    rows += [r for p, g in a.held_set for r in load(p, g, True, table)]
    rows += [r for p in a.none for r in load(p, None, False, table)]
    lines = [
        "# Weights of the judge of memberships: feature, what it adds to the log odds. Made by training/membership.py",
        f"# from {len({r['report'] for r in rows if not r['check']})} reports; see model/README.md.",
    ]
    for role in sorted({r["role"] for r in rows}):
        mine = [r for r in rows if r["role"] == role]
        tune = [r for r in mine if not r["check"]]
        check = [r for r in mine if r["check"]]
        z = cross_validated(
            [r["report"] for r in tune],
            lambda train, test: scores([tune[i] for i in test], *fitted([tune[i] for i in train], a)),
        )
        ranked = by_fact(tune, z)
        print(f"{role}: {len(tune)} asked, {sum(r['y'] for r in tune)} right; no form tells {len(ranked)}, right {sum(y for _, y in ranked)}")
        print(f"   cross-validated: {added(ranked, a.threshold)}")
        if a.verbose:
            for s, r in sorted(zip(z, tune), key=lambda q: -q[0])[:60]:
                if not r["told"]:
                    print(f"   {s:5.2f} {r['y']} {r['w']} {r['key']} {r['sentence'][:200]}")
        features, b = fitted(tune, a)
        if check:
            print(f"   checking reports: {added(by_fact(check, scores(check, features, b)), a.threshold)}")
        lines.append(f"threshold|{role}\t{a.threshold}")
        lines += lines_of(features, b, f"{role}|")
    with open(a.out, "w", encoding="utf8") as f:
        f.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    sys.exit(main())
