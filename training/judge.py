#!/usr/bin/env python3
"""Fits the judge of bare wordings (crates/extract/src/judge.rs) and writes its weights.

  judge.py --set PROPOSALS.tsv GOLD [--set …] [--none PROPOSALS.tsv] [--family NAME] --out model/judge.tsv

PROPOSALS.tsv is what `cargo run --release -p sidelines-extract --example facts -- --judge TEXTS` prints: a fact,
whether a frame tells it, its features, what says of its status. GOLD is the folder of labels. Reports whose number is divisible by three
are never trained on where the set is given with --held-set; of what --none gives, nothing is an encounter. With --family
the other families of --out stay as they are; see training/README.md."""
import json
import os
import re
import sys

import numpy as np
from logistic import arguments, cross_validated, fit, for_checking, lines_of, matrix, vocabulary

CONTACT = {"meeting", "call"}


# --- does a proposal tell what a label tells? ---------------------------------------------------------------
def words(name):
    return {w for w in re.split(r"[^\w]+", (name or "").lower()) if len(w) > 2}


def same_party(g, p):
    if g.get("person") and p.get("person"):
        return bool(words(g["person"]) & words(p["person"]))
    if g.get("country") or p.get("country"):
        return g.get("country") == p.get("country")
    return bool(words(g.get("org")) & words(p.get("org")))


def flat(text):
    return re.sub(r"[\W_]+", " ", text.lower()).strip()


def same_encounter(g, p):
    kinds = {g["kind"], *as_list(g.get("kind_alt")), *as_list(g.get("kind_also"))}
    if p["kind"] in CONTACT:
        if not kinds & (CONTACT | {"gathering"}):
            return False
        if "gathering" in kinds and not kinds & CONTACT and len(g["parties"]) > 4:
            return False
    elif p["kind"] not in kinds:
        return False
    if p["kind"] == "visit":
        here = (p.get("place") or {}).get("country")
        if here not in [g.get("place_country"), *as_list(g.get("place_country_alt"))]:
            return False
    # A gathering is labelled with whoever the report has there, or with the organisation by any of its names: the
    # sentence that both cite decides.
    if p["kind"] == "gathering":
        return one_day(g.get("date"), p.get("date"))
    return all(any(same_party(x, y) for x in g["parties"]) for y in p["parties"])


def as_list(v):
    return v if isinstance(v, list) else [v] if v else []


def one_day(g, p):
    """Whether two days, as far as both are told, can be one: by month and year."""
    x, y = (re.findall(r"\d{4}(?:-\d\d)?", d or "")[:1] for d in (g, p))
    return not x or not y or x[0].startswith(y[0]) or y[0].startswith(x[0])


def cites(gold, fact):
    """Whether the labelled encounter has the sentence of the proposal as evidence."""
    sentence = flat(fact["evidence"][0]["text"]) if fact["evidence"] else ""
    cited = [flat(e) for e in as_list(gold.get("evidence"))]
    return any(len(e) > 5 and (e in sentence or sentence in e) for e in cited)


def label(gold, fact):
    """(label, weight): right where a labelled encounter of these parties has the sentence as evidence."""
    best = (0, 1.0)
    for g in gold.get("encounters") or []:
        if not same_encounter(g, fact):
            continue
        if g.get("optional"):
            best = max(best, (0, 0.0), key=lambda b: (b[0], -b[1]))
        elif cites(g, fact):
            return (1, 1.0)
        elif fact["kind"] != "gathering":
            best = (best[0], min(best[1], 0.3))
    return best


# --- the proposals of a set -----------------------------------------------------------------------------------
def load(path, folder, held):
    golds, rows = {}, []
    for line in open(path, encoding="utf8"):
        fact, told, features, status = line.rstrip("\n").split("\t")
        fact = json.loads(fact)
        report = fact["report"]
        if report not in golds:
            file = os.path.join(folder or "", report + ".json")
            known = folder and os.path.exists(file)
            golds[report] = json.load(open(file, encoding="utf8")) if known else None if folder else {}
        if golds[report] is None:
            continue
        y, w = label(golds[report], fact)
        features = features.split(" ")
        rows.append(
            dict(
                report=report,
                check=held and for_checking(report),
                family=features[0].split("|")[0],
                told=told == "1",
                features=features,
                status=status.split(" "),
                y=y,
                w=w,
                fact=fact,
            )
        )
    return rows


# --- the model ------------------------------------------------------------------------------------------------
def fitted(rows, a):
    """The features that count, and their weights."""
    names = vocabulary([(r["report"], r["features"]) for r in rows], a.least)
    # What a frame tells already is seen in training, but what no frame tells is the question.
    weight = [r["w"] * (TOLD_WEIGHT if r["told"] else 1.0) * (DAILY_WEIGHT if r["daily"] else 1.0) for r in rows]
    return names, fit([r["features"] for r in rows], names, [r["y"] for r in rows], a.l2, weight)


def scores(rows, names, weights):
    return matrix([r["features"] for r in rows], names) @ weights


def by_encounter(rows, z):
    """What reading adds: the highest score of each encounter that no frame tells, and whether it is right."""
    best = {}
    for r, s in zip(rows, z):
        if r["told"] or r["w"] == 0:
            continue
        place = (r["fact"].get("place") or {}).get("country") if r["family"] == "visit" else ""
        who = tuple(sorted(str(p.get("person") or (p.get("country"), p.get("office"))) for p in r["fact"]["parties"]))
        name = r["fact"].get("name") if r["family"] == "gathering" else ""
        key = (r["report"], r["family"], who, place or name)
        right = r["y"] or (r["w"] < 1 and 1)
        if key not in best or s > best[key][0]:
            best[key] = (s, right)
    return sorted(best.values(), reverse=True)


def threshold(ranked, like, precision, daily):
    """The lowest score at which so many of what is added are right, and so many among reports like daily input."""
    best, right = None, 0
    for n, (s, y) in enumerate(ranked, 1):
        right += y
        near = [r for z, r in like if z >= s]
        if n >= 20 and right / n >= precision and (not near or sum(near) / len(near) >= daily):
            best = (s, n, right, len(near), sum(near))
    return best


TOLD_WEIGHT = 0.4
DAILY_WEIGHT = 2.0


def main():
    ap = arguments(__doc__, ("PROPOSALS", "GOLD"), "model/judge.tsv", l2=4.0, least=6)
    ap.add_argument("--none", action="append", default=[], metavar="PROPOSALS")
    ap.add_argument("--family", help="fit this family alone")
    ap.add_argument("--precision", type=float, default=0.6)
    ap.add_argument("--daily", type=float, default=0.35, help="the least of it that is right among reports like daily input")
    ap.add_argument("--like", default="^[hijw]", help="reports like daily input: the precision holds among them, too")
    ap.add_argument("--verbose", action="store_true")
    a = ap.parse_args()
    rows = [r for p, g in a.set for r in load(p, g, False)] + [r for p, g in a.held_set for r in load(p, g, True)]
    rows += [r for p in a.none for r in load(p, None, False)]
    for r in rows:
        r["daily"] = bool(re.search(a.like, r["report"]))
    lines = [
        "# Weights of the judge of bare wordings: feature, what it adds to the log odds. Made by training/judge.py",
        f"# from {len({r['report'] for r in rows if not r['check']})} reports; see model/README.md.",
    ]
    if a.family:
        kept = [line.rstrip("\n") for line in open(a.out, encoding="utf8") if not line.startswith("#")]
        lines += [line for line in kept if line.removeprefix("threshold|").split("|")[0].split("\t")[0] != a.family]
    for family in sorted({r["family"] for r in rows if a.family in (None, r["family"])}):
        mine = [r for r in rows if r["family"] == family]
        tune = [r for r in mine if not r["check"]]
        check = [r for r in mine if r["check"]]
        z = cross_validated(
            [r["report"] for r in tune],
            lambda train, test: scores([tune[i] for i in test], *fitted([tune[i] for i in train], a)),
        )
        ranked = by_encounter(tune, z)
        daily = np.array([r["daily"] for r in tune])
        like = by_encounter([r for r in tune if r["daily"]], z[daily])
        cut = threshold(ranked, like, a.precision, a.daily)
        print(f"{family}: {len(tune)} proposals, {sum(r['y'] for r in tune)} right;", end=" ")
        print(f"encounters that no frame tells {len(ranked)}, right {sum(y for _, y in ranked)}")
        for p in (0.8, 0.75, 0.7, 0.65, 0.6, 0.55, 0.5):
            c = threshold(ranked, like, p, a.daily)
            print(f"   at precision {p}:", f"adds {c[1]}, right {c[2]} (daily {c[3]}, {c[4]}), from {c[0]:.2f}" if c else "nothing")
        if a.verbose:
            for r, s in sorted(zip(tune, z), key=lambda q: -q[1]):
                if not r["told"] and s > -1.5:
                    print(f"   {s:5.2f} {r['y']} {r['w']} {r['report']} {[p.get('person') or p.get('country') for p in r['fact']['parties']]} {r['fact']['evidence'][0]['text'][:230]!r}")
        if not cut:
            continue
        names, b = fitted(tune, a)
        if check:
            rank = [e for e in by_encounter(check, scores(check, names, b)) if e[0] >= cut[0]]
            print(f"   checking reports: adds {len(rank)}, right {sum(y for _, y in rank)}")
        lines.append(f"threshold|{family}\t{cut[0]:.3f}")
        lines += lines_of(names, b)
    with open(a.out, "w", encoding="utf8") as f:
        f.write("\n".join(lines) + "\n")


if __name__ == "__main__":
    sys.exit(main())
