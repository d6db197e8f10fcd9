// Pages held against the rules of axe: what keeps somebody out of a page is told, and fails.
//
//     node .ci/node/axe.mjs FOLDER|FILE…
//
// Every HTML page named, or under a folder named, is opened in Chromium without a network: at the
// width of a telephone and of a desk, light and dark. Chromium is $CHROMIUM or /usr/bin/chromium.
// Exit status 1 where something of weight is found, 2 where the pages cannot be tried.
import { readFileSync, readdirSync, statSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const WEIGHTY = new Set(["serious", "critical"]);
const WIDTHS = [360, 1300];
const SCHEMES = ["light", "dark"];
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
const FLAGS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

const isPage = (path) => /\.(html?|svg)$/i.test(path);

function* pagesIn(path) {
  if (!statSync(path).isDirectory()) {
    yield resolve(path);
    return;
  }
  for (const name of readdirSync(path).sort()) {
    const inside = join(path, name);
    if (statSync(inside).isDirectory()) yield* pagesIn(inside);
    else if (isPage(name)) yield resolve(inside);
  }
}

const named = process.argv.slice(2);
if (named.length === 0) {
  console.error("usage: node .ci/node/axe.mjs FOLDER|FILE…");
  process.exit(2);
}
let pages = [];
try {
  pages = named.flatMap((path) => [...pagesIn(path)]);
} catch (error) {
  console.error(`these pages cannot be read: ${error.message}`);
  process.exit(2);
}
if (pages.length === 0) {
  console.error(`no page is in ${named.join(", ")}: nothing was tried`);
  process.exit(2);
}

// In the page itself: what axe finds there.
const run = async (values) => {
  const how = { runOnly: { type: "tag", values }, resultTypes: ["violations"] };
  return (await globalThis.axe.run(document, how)).violations.map(({ id, impact, help, nodes }) => ({
    id,
    impact,
    help,
    nodes: nodes.map(({ target }) => ({ target })),
  }));
};

const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
// A profile of its own, which Playwright makes anew and takes away.
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  headless: true,
  args: FLAGS,
});
const context = await browser.newContext({ bypassCSP: true }); // a page may forbid scripts not its own
await context.route(/^(?!file:|data:|blob:)/, (route) => route.abort());
const page = await context.newPage();
const found = new Map();
let tried = 0;
for (const path of pages) {
  await page.goto(pathToFileURL(path).href, { waitUntil: "load" });
  await page.evaluate(axe);
  for (const width of WIDTHS) {
    await page.setViewportSize({ width, height: 900 });
    for (const colorScheme of SCHEMES) {
      await page.emulateMedia({ colorScheme });
      const violations = await page.evaluate(run, TAGS);
      tried += 1;
      for (const { id, impact, help, nodes } of violations) {
        if (!WEIGHTY.has(impact)) continue;
        for (const node of nodes) {
          const told = `${path}\n  ${impact} ${id}: ${help}\n  ${node.target.flat().join(" ")}`;
          found.set(told, [...(found.get(told) ?? []), `${colorScheme} ${width} px`]);
        }
      }
    }
  }
}
await browser.close();

for (const [told, where] of found) console.log(`${told}\n  ${where.join(", ")}`);
const many = (n, noun) => `${n} ${noun}${n === 1 ? "" : "s"}`;
console.log(
  `${many(pages.length, "page")}, ${many(tried, "view")}: ${many(found.size, "violation")} of weight`,
);
process.exit(found.size === 0 ? 0 : 1);
