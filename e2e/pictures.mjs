// The two pictures of the documents, as the program gives them now: a page of the reading room, a brief on paper.
//
//   SIDELINES=BINARY node pictures.mjs     needs sidelines-pdf on the path, and pdftoppm (poppler-utils)
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { chromium } from "playwright-core";

const binary = process.env.SIDELINES ?? "../target/debug/sidelines";
const browserPath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
const folder = mkdtempSync(join(tmpdir(), "sidelines-pictures-"));
const db = join(folder, "demo.db");

const run = (program, ...parts) => {
  const ran = spawnSync(program, parts, { encoding: "utf8" });
  if (ran.status !== 0) throw new Error(`${program} ${parts.join(" ")}: ${ran.error ?? ran.stderr}`);
};

run(binary, "read", "../reports/samples/text", "--db", db, "--quiet");
const server = spawn(binary, ["serve", "--db", db, "--port", "0", "--read-only"]);
const base = await new Promise((open) => server.stdout.once("data", (text) => open(String(text).trim().replace(/\/$/, ""))));
const browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox"] });
const page = await browser.newPage({ viewport: { width: 1200, height: 860 }, colorScheme: "light" });
await page.goto(`${base}/pair/IN/TJ`);
await page.screenshot({ path: "../docs/src/reading-room.png" });

run(binary, "brief", "India", "Tajikistan", "--on", "2025-06-26", "--db", db, "--output", join(folder, "brief.pdf"));
run("pdftoppm", "-png", "-r", "80", join(folder, "brief.pdf"), join(folder, "page"));
const sheet = (n) => `<img src="data:image/png;base64,${readFileSync(join(folder, `page-${n}.png`)).toString("base64")}">`;
// A page of its own: that of the room lets no other pictures in.
const paper = await browser.newPage({ viewport: { width: 1384, height: 976 } });
await paper.setContent(`<style>body { margin: 20px; display: flex; gap: 20px; background: #c8cbd0 } img { width: 662px }</style>${sheet(1)}${sheet(2)}`);
await paper.screenshot({ path: "../docs/src/brief.png" });

await browser.close();
server.kill();
rmSync(folder, { recursive: true });
