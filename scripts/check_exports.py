#!/usr/bin/env python3
"""Opens every export with a tool of its standard, and counts what is in it.

    pip install -r scripts/requirements-exports.txt
    scripts/check_exports.py PROGRAM DB [--parquet]

PROGRAM is the binary `sidelines`, DB a record. Each form is written, opened without repair, and compared with the
facts of the record: nothing may be missing that the form can hold, every entry must lead to a report, and the words
must be there. The first thing that is wrong ends it with its name.
"""

import argparse
import collections
import io
import json
import pathlib
import re
import subprocess
import sys
import tempfile

ISO = re.compile(r"^\d{4}(-\d{2}(-\d{2})?)?$")


def export(program, db, form, *more):
    done = subprocess.run(
        [program, "export", "--db", db, "--quiet", "--as", form, *more], capture_output=True, check=False
    )
    if done.returncode != 0:
        sys.exit(f"export --as {form}: {done.stderr.decode()}")
    return done.stdout


def dated(fact):
    """Whether a calendar or an event row can hold the fact's day."""
    date = fact.get("date")
    return bool(date) and "XXXX" not in date and ".." not in date


def facts(program, db):
    import jsonschema

    schema = json.loads(export(program, db, "schema"))
    validator = jsonschema.Draft202012Validator(schema)
    lines = [json.loads(line) for line in export(program, db, "facts").splitlines()]
    for fact in lines:
        validator.validate(fact)
        assert fact["evidence"], fact["id"]
    print(f"facts     {len(lines)} lines fit the JSON Schema")
    return lines


def csv(program, db, lines, reader, name, folder):
    tables = {path.stem: reader(path) for path in sorted(pathlib.Path(folder).iterdir())}
    count = collections.Counter(fact["type"] for fact in lines)
    for table, kind in [
        ("encounters", "encounter"), ("holders", "holder"), ("quotes", "quote"),
        ("memberships", "membership"), ("figures", "figure"), ("events", "event"),
    ]:
        assert len(tables[table]) == count[kind], (name, table, len(tables[table]), count[kind])
        assert tables[table]["id"].is_unique, (name, table)
        if len(tables[table]):
            assert tables[table]["reports"].notna().all(), (name, table)
    known = set(tables["encounters"]["id"])
    assert set(tables["parties"]["encounter"]) <= known
    assert set(tables["status_history"]["encounter"]) <= known
    pieces = sum(len(fact["evidence"]) for fact in lines)
    assert len(tables["evidence"]) == pieces, (name, len(tables["evidence"]), pieces)
    words = {(f["id"], e["report"], e["start"]): e["text"] for f in lines for e in f["evidence"]}
    for row in tables["evidence"].itertuples():
        told = words[(row.fact, row.report, row.start)].lstrip("'")
        assert clean(told) == row.text.lstrip("'"), (name, row)
    rows = sum(len(table) for table in tables.values())
    print(f"{name:9} pandas: {len(tables)} tables, {rows} rows, keys hold, {pieces} pieces of evidence unchanged")


def counted(program, db, form, reader):
    """What counts by a profile: as many rows as the program counts, each of an encounter that is there."""
    profile = ("--profile", "dyads")
    counts = subprocess.run(
        [program, "count", "--db", db, "--json", *profile, "--by", "pair"], capture_output=True, check=True
    )
    wanted = json.loads(counts.stdout)["total"]
    with tempfile.TemporaryDirectory() as folder:
        export(program, db, form, "--output", folder, *profile)
        rows = reader(pathlib.Path(folder) / f"counted.{form}")
        known = set(reader(pathlib.Path(folder) / f"encounters.{form}")["id"])
    assert len(rows) == wanted, (form, len(rows), wanted)
    assert set(rows["encounter"]) <= known and rows["evidence"].notna().all(), form
    assert rows["sides"].notna().all() and rows["to"].notna().all(), form
    print(f"{form:9} pandas: {wanted} directed pairs, as many as the program counts")


def parquet(lines, folder):
    import pyarrow.parquet

    count = collections.Counter(fact["type"] for fact in lines)
    pieces = 0
    for kind in ("encounter", "holder", "quote", "membership", "figure", "event"):
        rows = pyarrow.parquet.read_table(pathlib.Path(folder) / f"{kind}s.parquet").to_pylist()
        assert len(rows) == count[kind], (kind, len(rows), count[kind])
        facts = {fact["id"]: fact for fact in lines if fact["type"] == kind}
        for row in rows:
            fact = facts[row["id"]]
            assert row["evidence"] == fact["evidence"] and row["reports"] == fact["reports"], row["id"]
            pieces += len(row["evidence"])
            for field in ("parties", "actors", "recipients", "attendees"):
                for told, kept in zip(fact.get(field, []), row.get(field) or []):
                    assert told == {k: v for k, v in kept.items() if k in told}, (row["id"], field)
    print(f"parquet   pyarrow: {sum(count.values())} rows in 6 tables, {pieces} pieces of evidence unchanged")


def clean(text):
    return "".join("\ufffd" if c not in "\n\t" and (ord(c) < 32 or 0x7F <= ord(c) < 0xA0) else c for c in text)


def ftm(program, db, lines):
    from followthemoney import model

    entities = {}
    for line in export(program, db, "ftm").splitlines():
        raw = json.loads(line)
        strict = model.get_proxy(raw, cleaned=False)
        for prop, values in raw["properties"].items():
            kept = strict.get(prop)
            assert len(kept) == len(set(values)), (raw["id"], prop, values, kept)
        strict.schema.validate(raw)
        assert raw["id"] not in entities, raw["id"]
        entities[raw["id"]] = strict
    links = 0
    for entity in entities.values():
        for prop, value in entity.itervalues():
            if prop.type.name == "entity":
                target = entities[value]
                assert target.schema.is_a(prop.range), (entity.id, prop.name, target.schema.name)
                links += 1
    for fact in lines:
        entity = entities[fact["id"]]
        assert len(entity.get("proof")) == len(fact["reports"]), fact["id"]
        whole = json.dumps(entity.to_dict(), ensure_ascii=False)
        tied = [e for e in entities.values() if e.schema.name == "Documentation" and fact["id"] in e.get("entity")]
        whole += "".join(json.dumps(e.to_dict(), ensure_ascii=False) for e in tied)
        for e in fact["evidence"]:
            assert json.dumps(" ".join(e["text"].split()), ensure_ascii=False)[1:-1] in whole, (fact["id"], e["text"])
    kinds = collections.Counter(e.schema.name for e in entities.values())
    visits = sum(fact["type"] == "encounter" and fact["kind"] == "visit" for fact in lines)
    assert kinds["Trip"] == visits, (kinds["Trip"], visits)
    placed = {f["place"]["name"] for f in lines if (f.get("place") or {}).get("lat") and f["place"].get("name")}
    cities = {e.first("city") for e in entities.values() if e.schema.name == "Address" and e.get("latitude")}
    assert placed <= cities, placed - cities
    for entity in entities.values():
        if entity.schema.name == "Article":
            words = " ".join(entity.get("bodyText"))
            for fact in lines:
                for e in fact["evidence"]:
                    told = " ".join(clean(e["text"]).split())
                    assert e["report"] != entity.first("fileName") or told in words, (fact["id"], told)
    print(f"ftm       followthemoney: {len(entities)} entities, no value refused, {links} links lead to the right kind")
    print("          " + ", ".join(f"{name} {n}" for name, n in sorted(kinds.items())))


def popolo(program, db, lines):
    from popolo_data.importer import Popolo

    raw = json.loads(export(program, db, "popolo"))
    opened = Popolo(raw)
    count = collections.Counter(fact["type"] for fact in lines)
    assert len(opened.events) == count["encounter"]
    assert len(opened.memberships) == count["holder"] + count["membership"]
    assert len(raw["speeches"]) == count["quote"]
    ids = {key: {item["id"] for item in raw[key]} for key in raw}
    for person in opened.persons:
        assert person.name
    for m in raw["memberships"]:
        assert m["organization_id"] in ids["organizations"], m
        assert m.get("person_id", next(iter(ids["persons"]))) in ids["persons"], m
        assert m.get("post_id", next(iter(ids["posts"]))) in ids["posts"], m
    for item in raw["memberships"] + raw["events"]:
        for key in ("start_date", "end_date"):
            assert key not in item or ISO.match(item[key]), item
    inside = [e for e in raw["events"] if "parent_id" in e]
    for e in inside:
        assert e["parent_id"] in ids["events"], e
    for s in raw["speeches"]:
        assert s.get("event_id", next(iter(ids["events"]))) in ids["events"], s
    print(
        f"popolo    everypolitician-popolo: {len(opened.persons)} persons, {len(opened.posts)} posts, "
        f"{len(opened.memberships)} memberships, {len(opened.events)} events ({len(inside)} inside another), "
        f"{len(raw['speeches'])} speeches"
    )


def ics(program, db, lines):
    import icalendar

    text = export(program, db, "ics")
    for line in text.split(b"\r\n"):
        assert len(line) <= 75 and b"\n" not in line, line
    calendar = icalendar.Calendar.from_ical(text)
    assert not calendar.errors, calendar.errors
    events = calendar.walk("VEVENT")
    wanted = [f for f in lines if f["type"] == "encounter" and dated(f)]
    assert len(events) == len(wanted), (len(events), len(wanted))
    uids = {str(e["UID"]) for e in events}
    assert len(uids) == len(events)
    status = collections.Counter()
    for e in events:
        assert not e.errors, (e["UID"], e.errors)
        for key in ("DTSTAMP", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION"):
            assert key in e, (e["UID"], key)
        assert e.decoded("DTSTART") < e.decoded("DTEND"), e["UID"]
        status[str(e["STATUS"])] += 1
    for fact in wanted:
        e = next(e for e in events if str(e["UID"]) == f"{fact['id']}@sidelines")
        for piece in fact["evidence"]:
            assert " ".join(clean(piece["text"]).split()) in str(e["DESCRIPTION"]), fact["id"]
    print(f"ics       icalendar: {len(events)} events, {dict(status)}")


def rdf(program, db, lines):
    import rdflib

    graph = rdflib.Graph().parse(data=export(program, db, "rdf"), format="turtle")
    count = collections.Counter(fact["type"] for fact in lines)

    def ask(query):
        return list(graph.query("""
            PREFIX sem: <http://semanticweb.cs.vu.nl/2009/11/sem/> PREFIX oa: <http://www.w3.org/ns/oa#>
            PREFIX org: <http://www.w3.org/ns/org#> PREFIX schema: <https://schema.org/>
            PREFIX prov: <http://www.w3.org/ns/prov#> """ + query))

    events = ask("SELECT DISTINCT ?e { ?e a sem:Event ; prov:wasDerivedFrom ?r . ?r a schema:NewsArticle }")
    assert len(events) == count["encounter"] + count["event"], len(events)
    assert len(ask("SELECT ?q { ?q a schema:Quotation ; schema:text ?t ; prov:wasDerivedFrom ?r } GROUP BY ?q")) == count["quote"]
    members = ask("SELECT DISTINCT ?m { ?m a org:Membership ; org:member ?who }")
    assert len(members) == count["holder"] + count["membership"], len(members)
    notes = ask("""SELECT ?e ?report ?start ?words { ?n oa:hasBody ?e ; oa:hasTarget ?t . ?t oa:hasSource ?report ;
        oa:hasSelector [ oa:start ?start ] ; oa:hasSelector [ oa:exact ?words ] }""")
    told = {(str(e).removeprefix("urn:sidelines:"), int(start), str(words)) for e, _, start, words in notes}
    wanted = {(f["id"], e["start"], e["text"]) for f in lines for e in f["evidence"]}
    assert wanted <= told, sorted(wanted - told)[:3]
    print(f"rdf       rdflib: {len(graph)} triples, {len(events)} events, {len(notes)} annotations with the exact words")


def networks(program, db, lines):
    import networkx

    gexf = networkx.read_gexf(io.BytesIO(export(program, db, "gexf")))
    graphml = networkx.read_graphml(io.BytesIO(export(program, db, "graphml")), force_multigraph=True)
    assert set(gexf.nodes) == set(graphml.nodes)
    assert gexf.number_of_edges() == graphml.number_of_edges(), (gexf, graphml)
    held = {f["id"] for f in lines if f["type"] == "encounter" and f["status"] in ("occurred", "ongoing")}
    for _, _, data in graphml.edges(data=True):
        assert data["evidence"] and data["reports"] and data["encounter"] in held, data
    for _, data in gexf.nodes(data=True):
        assert data["label"], data
    print(f"gexf      networkx: {gexf.number_of_nodes()} nodes, {gexf.number_of_edges()} edges")
    print(f"graphml   networkx: {graphml.number_of_nodes()} nodes, {graphml.number_of_edges()} edges")


GDELT = """GlobalEventID Day MonthYear Year FractionDate Actor1Code Actor1Name Actor1CountryCode Actor1KnownGroupCode
Actor1EthnicCode Actor1Religion1Code Actor1Religion2Code Actor1Type1Code Actor1Type2Code Actor1Type3Code Actor2Code
Actor2Name Actor2CountryCode Actor2KnownGroupCode Actor2EthnicCode Actor2Religion1Code Actor2Religion2Code
Actor2Type1Code Actor2Type2Code Actor2Type3Code IsRootEvent EventCode EventBaseCode EventRootCode QuadClass
GoldsteinScale NumMentions NumSources NumArticles AvgTone Actor1Geo_Type Actor1Geo_FullName Actor1Geo_CountryCode
Actor1Geo_ADM1Code Actor1Geo_ADM2Code Actor1Geo_Lat Actor1Geo_Long Actor1Geo_FeatureID Actor2Geo_Type
Actor2Geo_FullName Actor2Geo_CountryCode Actor2Geo_ADM1Code Actor2Geo_ADM2Code Actor2Geo_Lat Actor2Geo_Long
Actor2Geo_FeatureID ActionGeo_Type ActionGeo_FullName ActionGeo_CountryCode ActionGeo_ADM1Code ActionGeo_ADM2Code
ActionGeo_Lat ActionGeo_Long ActionGeo_FeatureID DATEADDED SOURCEURL""".split()
NUMBERS = {
    "GlobalEventID": "int64", "Day": "int64", "MonthYear": "int64", "Year": "int64", "FractionDate": "float64",
    "IsRootEvent": "int64", "QuadClass": "int64", "GoldsteinScale": "float64", "NumMentions": "int64",
    "NumSources": "int64", "NumArticles": "int64", "AvgTone": "float64", "Actor1Geo_Type": "int64",
    "Actor2Geo_Type": "int64", "ActionGeo_Type": "int64", "Actor1Geo_Lat": "float64", "Actor1Geo_Long": "float64",
    "Actor2Geo_Lat": "float64", "Actor2Geo_Long": "float64", "ActionGeo_Lat": "float64", "ActionGeo_Long": "float64",
    "DATEADDED": "int64",
}


def gdelt(program, db, lines):
    import pandas

    assert len(GDELT) == 61
    kinds = {name: NUMBERS.get(name, "object") for name in GDELT}
    table = pandas.read_csv(
        io.BytesIO(export(program, db, "gdelt")), sep="\t", header=None, names=GDELT, dtype=kinds, quoting=3
    )
    assert table["GlobalEventID"].is_unique
    assert table["Actor1Code"].notna().all() and table["SOURCEURL"].notna().all()
    assert table["EventCode"].str.match(r"^\d{3,4}$").all()
    assert (table["EventCode"].str[:2] == table["EventRootCode"]).all()
    assert table["QuadClass"].isin([1, 2, 3, 4]).all() and table["GoldsteinScale"].between(-10, 10).all()
    assert (pandas.to_datetime(table["Day"].astype(str), format="%Y%m%d").dt.year == table["Year"]).all()
    assert (table["NumSources"] <= table["NumArticles"]).all()
    states = set(table["Actor1CountryCode"].dropna()) | set(table["Actor2CountryCode"].dropna())
    # CAMEO's own codes of these are others.
    assert all(len(code) == 3 for code in states) and not states & {"ROU", "MNE", "TLS", "IMN"}, states
    print(f"gdelt     pandas: {len(table)} rows of 61 columns with GDELT's types")


PLOVER = {
    "type": "object",
    "required": ["id", "date", "actor", "event"],
    "properties": {
        "id": {"type": "string"},
        "date": {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
        "enddate": {"type": "string", "pattern": r"^\d{4}-\d{2}-\d{2}$"},
        "actor": {"$ref": "#/$defs/entities", "minItems": 1},
        "recipient": {"$ref": "#/$defs/entities"},
        "event": {
            "type": "array",
            "items": {
                "enum": "AGREE CONSULT SUPPORT CONCEDE COOPERATE AID RETREAT REQUEST ACCUSE REJECT THREATEN PROTEST "
                "SANCTION MOBILIZE COERCE ASSAULT".split()
            },
        },
        "mode": {"type": "array", "items": {"type": "string"}},
        "context": {"type": "array", "items": {"type": "string"}},
        "quad_code": {"type": "integer", "minimum": 1, "maximum": 4},
        "event_scale": {"type": "number", "minimum": -10, "maximum": 10},
        "event_loc": {"type": "object"}, "event_text": {"type": "string", "minLength": 1},
        "text_info": {"type": "array", "minItems": 1}, "cite_info": {"type": "array", "minItems": 1},
        "coder": {"type": "string"}, "comment": {"type": "string"},
    },
    "additionalProperties": False,
    "$defs": {
        "entities": {
            "type": "array",
            "items": {
                "type": "object",
                "required": ["code", "sector", "entity_text"],
                "properties": {
                    "code": {"type": "string"}, "sector": {"type": "array", "items": {"type": "string"}},
                    "entity_text": {"type": "string"}, "office": {"type": "string"},
                    "identifier_text": {"type": "string"},
                },
                "additionalProperties": False,
            },
        }
    },
}


def plover(program, db, lines):
    import jsonschema

    events = [json.loads(line) for line in export(program, db, "plover").splitlines()]
    for event in events:
        jsonschema.validate(event, PLOVER)
    coded = {event["id"] for event in events}
    for fact in lines:
        if fact["type"] == "encounter" and fact["status"] != "denied" and dated(fact) and fact["parties"]:
            assert fact["id"] in coded, fact["id"]
    kinds = collections.Counter(event["event"][0] for event in events)
    print(f"plover    JSON Schema of the codebook's fields: {len(events)} events, {dict(kinds)}")


def cameo(program, db, lines):
    import pandas

    table = pandas.read_csv(
        io.BytesIO(export(program, db, "cameo")), sep="\t", quoting=3, dtype={"code": str, "root_code": str}
    )
    assert table["id_version"].is_unique and table["code"].str.match(r"^\d{3,4}$").all()
    assert table["source"].notna().all() and table["evidence"].notna().all() and table["ids"].notna().all()
    assert (pandas.to_datetime(table["date"].astype(str), format="%Y%m%d").dt.month == table["month"]).all()
    print(f"cameo     pandas: {len(table)} rows of {len(table.columns)} columns")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("db")
    parser.add_argument("--parquet", action="store_true", help="also Parquet (needs sidelines-parquet)")
    args = parser.parse_args()
    import pandas

    lines = facts(args.program, args.db)
    with tempfile.TemporaryDirectory() as folder:
        export(args.program, args.db, "csv", "--output", folder)
        csv(args.program, args.db, lines, pandas.read_csv, "csv", folder)
    counted(args.program, args.db, "csv", pandas.read_csv)
    if args.parquet:
        with tempfile.TemporaryDirectory() as folder:
            export(args.program, args.db, "parquet", "--output", folder)
            parquet(lines, folder)
        counted(args.program, args.db, "parquet", pandas.read_parquet)
    for check in (plover, cameo, gdelt, ftm, popolo, ics, rdf, networks):
        check(args.program, args.db, lines)


if __name__ == "__main__":
    main()
