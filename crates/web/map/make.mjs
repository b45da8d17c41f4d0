// Makes countries.tsv: the outlines of the world's countries in the Natural Earth projection, one a line
// (ISO 3166-1 alpha-2 or -, tab, SVG path in a field of 1000 × 520), from the npm package world-atlas.
//
//   npm install --no-save world-atlas@2.0.2 topojson-client@3 topojson-simplify@3 d3-geo@3 i18n-iso-countries@7 && node make.mjs
import { writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { feature } from "topojson-client";
import { presimplify, simplify } from "topojson-simplify";
import { geoNaturalEarth1, geoPath } from "d3-geo";

const require = createRequire(import.meta.url);
const world = simplify(presimplify(require("world-atlas/countries-110m.json")), 0.05);
const projection = geoNaturalEarth1().scale(1000 / (2 * 2.73539)).translate([500, 260]);
const line = geoPath(projection).digits(1);

// Natural Earth knows countries by the numbers of ISO 3166-1; its own three without a number go by name.
const codes = require("i18n-iso-countries");
const rows = feature(world, world.objects.countries)
  .features.filter((f) => f.properties.name !== "Antarctica")
  .map((f) => [codes.numericToAlpha2(f.id) ?? { Kosovo: "XK" }[f.properties.name] ?? "-", line(f)])
  .filter(([, path]) => path)
  .sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
writeFileSync(new URL("countries.tsv", import.meta.url), rows.map((r) => r.join("\t")).join("\n") + "\n");
