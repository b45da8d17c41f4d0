// A browser walks through the reading room: search, pair, fact, report, correct, undo; axe-core looks at every
// kind of page in both themes and at the width of a phone; a page must work without scripts.
//
//   SIDELINES=BINARY SHOTS=FOLDER node --test walk.mjs     both may be left out; without SHOTS no pictures are kept
import { createRequire } from "node:module";
import { spawn, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { chromium } from "playwright-core";

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const binary = process.env.SIDELINES ?? "../target/debug/sidelines";
const shots = process.env.SHOTS;
const browserPath = ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);
const token = "a token for the browser test";
const folder = mkdtempSync(join(tmpdir(), "sidelines-e2e-"));
const db = join(folder, "demo.db");

let server, base, browser;

before(async () => {
  const read = spawnSync(binary, ["read", "../reports/samples/text", "--db", db, "--quiet"], { encoding: "utf8" });
  assert.equal(read.status, 0, read.stderr);
  server = spawn(binary, ["serve", "--db", db, "--port", "0"], { env: { ...process.env, SIDELINES_TOKEN: token } });
  base = await new Promise((resolve, reject) => {
    server.stdout.once("data", (text) => resolve(String(text).trim().replace(/\/$/, "")));
    server.once("exit", (code) => reject(new Error(`the server ended with ${code}`)));
  });
  browser = await chromium.launch({ executablePath: browserPath, args: ["--no-sandbox"] });
  if (shots) mkdirSync(shots, { recursive: true });
});

after(async () => {
  await browser?.close();
  server?.kill();
  rmSync(folder, { recursive: true, force: true });
});

/** A page that fails the test on any script error or anything that the policy keeps out. */
const open = async (options = {}) => {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 }, ...options });
  const page = await context.newPage();
  page.wrong = [];
  page.on("pageerror", (e) => page.wrong.push(String(e)));
  page.on("console", (m) => { if (m.type() === "error") page.wrong.push(m.text()); });
  return page;
};

const id = async (address, find) => {
  const answer = await (await fetch(base + address)).json();
  return find(answer);
};

test("search, pair, fact, report, correct, undo", async () => {
  const page = await open();
  await page.goto(base);
  // From the keyboard alone: "/" reaches the search box, its completion is walked with the arrows.
  await page.keyboard.press("/");
  await page.keyboard.type("india tajik");
  await page.getByRole("option").first().waitFor();
  await page.keyboard.press("Escape");
  await page.keyboard.type("istan");
  await page.getByRole("option", { name: "India – Tajikistan" }).waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL("**/pair/IN/TJ");
  assert.equal(await page.locator("h1").textContent(), "India – Tajikistan");
  assert.match(await page.locator(".card").first().textContent(), /26 Jun 2025/);

  await page.getByRole("link", { name: /why the record says so/ }).first().click();
  await page.waitForURL("**/fact/e-*");
  const fact = page.url();
  assert.ok(await page.locator(".evidence").count() > 1, "several reports tell it");

  await page.locator(".evidence a.words").first().click();
  await page.waitForURL("**/report/s11_qingdao_wire#e-*");
  const marks = await page.locator(".text a.mark").count();
  assert.ok(marks > 3, `${marks} marks`);
  assert.ok(await page.locator(`.text a[href="${new URL(fact).pathname}"]`).count(), "the report leads back to the fact");

  await page.goto(fact);
  await page.locator(".correct").getByRole("link", { name: "Sign in" }).click();
  await page.getByLabel("Your name").fill("A. Reader");
  await page.getByLabel("Token").fill("not it");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("alert").waitFor();
  await page.getByLabel("Token").fill(token);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(fact);

  const set = page.locator("form", { has: page.getByRole("heading", { name: "Set a field" }) });
  await set.getByLabel("Field").selectOption("date");
  await set.getByLabel("Value").fill("2025-06-25");
  await set.getByLabel("Why").fill("for the test");
  await set.getByRole("button", { name: "Set" }).click();
  await page.getByRole("heading", { name: "Corrected" }).waitFor();
  assert.match(await page.locator(".facts").textContent(), /25 Jun 2025/);
  assert.match(await page.locator(".ledger").textContent(), /A\. Reader/);
  if (shots) await page.screenshot({ path: join(shots, "corrected.png"), fullPage: true });

  await page.getByRole("button", { name: "Take back" }).click();
  await page.waitForURL(fact);
  assert.match(await page.locator(".facts").textContent(), /26 Jun 2025/);
  await page.goto(`${base}/corrections`);
  assert.match(await page.locator(".ledger").textContent(), /taken back/);
  assert.deepEqual(page.wrong.filter((w) => !/403/.test(w)), []);
  await page.context().close();
});

test("a party's country is set, and taken back", async () => {
  const page = await open();
  await page.goto(`${base}/sign-in`);
  await page.getByLabel("Token").fill(token);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(`${base}/`);
  const address = await id("/pair/IN/TJ.json", (a) => `/fact/${a.last_met.id}`);
  await page.goto(base + address);
  const set = page.locator("form", { has: page.getByRole("heading", { name: "Set something of a party" }) });
  await set.getByLabel("Party").selectOption("Rajnath Singh");
  await set.getByLabel("Field").selectOption("country");
  await set.getByLabel("Value").fill("NP");
  await set.getByRole("button", { name: "Set" }).click();
  await page.getByRole("heading", { name: "Corrected" }).waitFor();
  assert.match(await page.locator(".facts").textContent(), /Nepal/);
  await page.getByRole("button", { name: "Take back" }).click();
  await page.waitForFunction(() => !document.querySelector(".facts").textContent.includes("Nepal"));
  assert.deepEqual(page.wrong, []);
  await page.context().close();
});

test("a moment stays from page to page", async () => {
  const page = await open();
  await page.goto(base);
  const today = new Date().toISOString().slice(0, 10);
  await page.getByLabel("As known at the end of").fill(today);
  await page.locator(".clocks button").click();
  await page.waitForURL((url) => url.searchParams.get("known_at") === today);
  await page.getByRole("link", { name: "Timeline" }).click();
  await page.waitForURL((url) => url.pathname === "/timeline" && url.searchParams.get("known_at") === today);
  assert.match(await page.locator(".moment").textContent(), /as it was known/);
  await page.getByRole("link", { name: "As it is now" }).click();
  await page.waitForURL((url) => url.pathname === "/timeline" && !url.searchParams.get("known_at"));
  assert.equal(await page.locator(".moment").count(), 0);
  assert.deepEqual(page.wrong, []);
  await page.context().close();
});

test("a network follows its sliders", async () => {
  const page = await open();
  await page.goto(`${base}/network`);
  const before = await page.locator(".edge").count();
  await page.getByLabel(/^From/).focus();
  await page.keyboard.press("End");
  await page.waitForURL((url) => url.searchParams.has("from"), { waitUntil: "commit" });
  assert.ok(await page.locator(".edge").count() < before);
  assert.deepEqual(page.wrong, []);
  await page.context().close();
});

test("reading works without scripts", async () => {
  const page = await open({ javaScriptEnabled: false });
  await page.goto(base);
  await page.locator(".find.great input").fill("Qingdao");
  await page.locator(".find.great button").click();
  await page.getByRole("link", { name: "Qingdao", exact: true }).click();
  assert.match(await page.locator("h1").textContent(), /Qingdao, China/);
  await page.context().close();
});

const kinds = async () => ({
  home: "/",
  search: "/search?q=Qingdao",
  timeline: "/timeline?country=India",
  coming: "/coming?on=2023-04-20",
  changes: "/changes?reported_since=2025-06-27",
  count: "/count?profile=dyads&by=pair&by=year",
  moment: `/timeline?country=India&profile=meetings&known_at=${new Date().toISOString().slice(0, 10)}`,
  pair: "/pair/IN/TJ",
  person: `/person/${await id("/search.json?q=rajnath+singh", (a) => a.names[0].to.split("/").pop())}`,
  office: await id("/search.json?q=minister+defence+india", (a) => a.names.find((n) => n.kind === "office").to),
  organisation: "/organisation/SCO",
  organisations: "/organisations",
  gathering: await id("/gatherings.json", (a) => `/gathering/${a.gatherings.sort((x, y) => y.links.holds.length - x.links.holds.length)[0].id}`),
  gatherings: "/gatherings",
  place: "/place/CN/Qingdao",
  country: "/place/IN",
  map: "/map",
  network: "/network",
  people: "/network?of=people",
  quotes: "/quotes",
  figures: "/figures",
  disputes: "/disputes",
  completeness: "/completeness",
  reports: "/reports",
  report: "/report/s11_qingdao_wire",
  fact: await id("/pair/IN/TJ.json", (a) => `/fact/${a.last_met.id}`),
  corrections: "/corrections",
  "sign-in": "/sign-in",
  nowhere: "/nowhere",
});

/** What axe-core and the width of the window have against the page that is open. */
const against = async (page, kind) => {
  // The policy of the pages lets no script in but their own; the inspector is not one of them.
  const found = await page.evaluate(`${axe}; axe.run(document, { resultTypes: ["violations"], rules: { "target-size": { enabled: true } } })`);
  const broken = found.violations.map((v) => `${kind}: ${v.id}: ${v.nodes.slice(0, 3).map((n) => n.html.slice(0, 200)).join(" | ")}`);
  const overflow = await page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
  if (overflow > 0) broken.push(`${kind}: ${overflow} px wider than the window`);
  return broken;
};

for (const [theme, width] of [["light", 1280], ["dark", 1280], ["light", 390], ["dark", 390]]) {
  test(`every kind of page can be used by everybody: ${theme}, ${width} px`, async () => {
    const page = await open({ colorScheme: theme, viewport: { width, height: 900 } });
    const broken = [];
    for (const [kind, address] of Object.entries(await kinds())) {
      const answer = await page.goto(base + address);
      assert.ok(kind === "nowhere" || answer.ok(), `${address}: ${answer.status()}`);
      broken.push(...await against(page, kind));
      if (shots) await page.screenshot({ path: join(shots, `${kind}-${theme}-${width}.png`), fullPage: true });
    }
    assert.deepEqual(broken, []);
    assert.deepEqual(page.wrong.filter((w) => !/404/.test(w)), []);
    await page.context().close();
  });
}

test("the page of marked reports can be used by everybody", async () => {
  const file = join(folder, "review.html");
  const made = spawnSync(binary, ["review", "../reports/samples/text", "-o", file, "--quiet"], { encoding: "utf8" });
  assert.equal(made.status, 0, made.stderr);
  const broken = [];
  for (const [theme, width] of [["light", 1280], ["dark", 1280], ["light", 390], ["dark", 390]]) {
    const page = await open({ colorScheme: theme, viewport: { width, height: 900 } });
    await page.goto(`file://${file}`);
    broken.push(...await against(page, `review, ${theme}, ${width} px`));
    // A number in the text leads to its fact, and the words under the fact back.
    await page.locator(".text sup a").first().click();
    assert.equal(await page.locator(".facts li:target").count(), 1);
    await page.locator(".facts li:target .words a").first().click();
    assert.equal(await page.locator("mark:has(> .here:target)").count(), 1);
    if (shots) await page.screenshot({ path: join(shots, `review-${theme}-${width}.png`), clip: { x: 0, y: 0, width, height: 2400 }, fullPage: true });
    assert.deepEqual(page.wrong, []);
    await page.context().close();
  }
  assert.deepEqual(broken, []);
});

test("a brief is two printed pages", async () => {
  const file = join(folder, "brief.html");
  const made = spawnSync(binary, ["brief", "India", "Tajikistan", "--on", "2025-06-26", "--db", db, "-o", file], { encoding: "utf8" });
  assert.equal(made.status, 0, made.stderr);
  const page = await open();
  await page.goto(`file://${file}`);
  const printed = (await page.pdf({ preferCSSPageSize: true })).toString("latin1");
  assert.equal(printed.match(/\/Type\s*\/Page\b/g).length, 2);
  // The first is not left empty to keep what follows together.
  const offices = page.getByRole("heading", { name: "Offices" });
  await page.emulateMedia({ media: "print" });
  assert.ok((await offices.boundingBox()).y < 200);
  assert.deepEqual(page.wrong, []);
  await page.context().close();
});
