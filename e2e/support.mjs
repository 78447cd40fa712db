// What every journey needs: the platform (`platform.mjs`) and a watchful browser.
import assert from 'node:assert/strict';
import { mkdir, readdir, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import axe from 'axe-core';
import { chromium } from 'playwright-core';
import { patience } from './platform.mjs';

export { startPlatform, totp } from './platform.mjs';

const here = dirname(fileURLToPath(import.meta.url));
const shots = join(here, 'shots');

export const openBrowser = () => chromium.launch({
  executablePath: process.env.LONGYUAN_E2E_CHROMIUM ?? '/usr/bin/chromium',
  timeout: patience,
  args: ['--headless', '--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run',
    '--disable-background-networking', '--disable-component-update', '--disable-sync'],
});

// A page of a visitor of its own (no shared cookies). It keeps `page.problems`: errors on the console or in scripts,
// requests to another host, missing parts of a page and answers of 500 and above; `inspect` and `assertClean` fail on them.
export async function openPage(browser, url, { language = 'zh', width = 1280, height = 900, dark = false, script = true, ...more } = {}) {
  const context = await browser.newContext({
    baseURL: url,
    locale: language === 'zh' ? 'zh-CN' : 'en-GB',
    timezoneId: 'America/Los_Angeles',
    viewport: { width, height },
    colorScheme: dark ? 'dark' : 'light',
    javaScriptEnabled: script,
    reducedMotion: 'reduce',
    ...more,
  });
  context.setDefaultTimeout(patience);
  const page = await context.newPage();
  const host = new URL(url).host;
  page.problems = [];
  page.options = { script, dark };
  page.on('console', (message) => {
    // A form that is refused answers 422 with the page that says why; the browser reports each as an error.
    const refusal = /status of 4\d\d/.test(message.text());
    if (message.type() === 'error' && !refusal) page.problems.push(`console: ${message.text()}`);
  });
  page.on('pageerror', (error) => page.problems.push(`script: ${error.message}`));
  page.on('request', (request) => {
    const target = new URL(request.url());
    if (target.protocol.startsWith('http') && target.host !== host) page.problems.push(`foreign request: ${request.url()}`);
  });
  page.on('response', (response) => {
    const part = ['stylesheet', 'script', 'image', 'font', 'manifest'].includes(response.request().resourceType());
    if (response.status() >= (part ? 400 : 500)) page.problems.push(`${response.status()}: ${response.url()}`);
  });
  return page;
}

// Older versions of node show only the message of a failed assertion: it says what was found.
function assertNone(found, place) {
  assert.ok(found.length === 0, `${place.url()}\n${found.join('\n')}`);
}

export function assertClean(page) {
  assertNone(page.problems, page);
}

const accessTags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

// Where copies of a visitor's pages are shown: to open such a place costs more than a copy.
const copies = new WeakMap();

async function openCopies(page) {
  const { dark } = page.options;
  const own = page.context();
  const context = await own.browser().newContext({ viewport: page.viewportSize(), colorScheme: dark ? 'dark' : 'light' });
  const copy = await context.newPage();
  copy.options = { script: true };
  own.once('close', () => context.close().catch(() => {}));
  copies.set(own, copy);
  return copy;
}

// axe needs scripts: a page that was opened without them is shown to it as a copy, just as it stands.
async function copyWithScripts(page) {
  const copy = copies.get(page.context()) ?? await openCopies(page);
  const body = (await page.content()).replace(/<script[^]*?<\/script>/gi, '').replace(/<(\/?)noscript/gi, '<$1div');
  await copy.unrouteAll();
  await copy.route(page.url(), (route) => route.fulfill({ contentType: 'text/html; charset=utf-8', body }));
  await copy.setViewportSize(page.viewportSize());
  await copy.goto(page.url());
  return copy;
}

export async function assertAccessible(page) {
  if (!page.options.script) {
    return assertAccessible(await copyWithScripts(page));
  }
  for (const frame of page.frames()) {
    await frame.evaluate(axe.source);
    const violations = await frame.evaluate(async (tags) => {
      const found = await window.axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'], iframes: false });
      return found.violations.map(({ id, help, nodes }) =>
        `${id}: ${help}\n${nodes.map((node) => `    ${node.target} ${node.html.slice(0, 160)}`).join('\n')}`);
    }, accessTags);
    assertNone(violations, frame);
  }
}

export async function assertNoSidewaysScroll(page) {
  const wide = await page.evaluate(() => {
    if (document.documentElement.scrollWidth <= window.innerWidth) return [];
    const beyond = [...document.querySelectorAll('body *')].filter((e) => e.getBoundingClientRect().right > window.innerWidth + 0.5);
    return [`${document.documentElement.scrollWidth} > ${window.innerWidth}`, ...beyond.slice(0, 5).map((e) => e.outerHTML.slice(0, 120))];
  });
  assertNone(wide, page);
}

// Every visible Han text is drawn by a Chinese face: neither boxes nor the shapes of another country.
export async function assertHanGlyphs(page) {
  const session = await page.context().newCDPSession(page);
  try {
    for (const domain of ['DOM', 'CSS']) await session.send(`${domain}.enable`);
    await session.send('DOM.getDocument', { depth: 0 });
    const expression = `[...document.querySelectorAll('body *')].filter((e) => !e.closest('script,style,option,noscript,textarea')
      && e.checkVisibility({ visibilityProperty: true }) && [...e.childNodes].some((n) => n.nodeType === 3 && /\\p{Script=Han}/u.test(n.data))).slice(0, 100)`;
    const { result } = await session.send('Runtime.evaluate', { expression });
    const { result: items } = await session.send('Runtime.getProperties', { objectId: result.objectId, ownProperties: true });
    for (const item of items.filter(({ name }) => /^\d+$/.test(name))) {
      const fonts = await drawnWith(session, item.value.objectId);
      if (!fonts) continue;
      const families = fonts.map((font) => font.familyName);
      const chinese = families.some((family) => /^Noto (Sans|Serif) CJK SC/.test(family));
      const other = families.some((family) => /CJK (JP|KR|TC|HK)/.test(family));
      assert.ok(chinese && !other, `${page.url()}: ${item.value.description} is drawn with ${families.join(', ')}`);
    }
  } finally {
    await session.detach();
  }
}

// The fonts that draw an element; null where the page has replaced it meanwhile, as panels do that count while one types.
async function drawnWith(session, objectId) {
  const isThere = async () => {
    const { result } = await session.send('Runtime.callFunctionOn', { objectId, returnByValue: true, functionDeclaration: 'function () { return this.isConnected; }' });
    return result.value;
  };
  try {
    const { nodeId } = await session.send('DOM.requestNode', { objectId });
    const { fonts } = await session.send('CSS.getPlatformFontsForNode', { nodeId });
    return fonts.length || await isThere() ? fonts : null;
  } catch (error) {
    if (await isThere()) throw error;
    return null;
  }
}

// A picture for the eyes of a reviewer; shots/index.html shows all of them.
export async function takeShot(page, name) {
  await mkdir(shots, { recursive: true });
  await page.screenshot({ path: join(shots, `${name}.png`), fullPage: true, timeout: patience });
  const names = (await readdir(shots)).filter((file) => file.endsWith('.png')).sort();
  const figures = names.map((file) => `<figure><figcaption>${file}</figcaption><img src="${file}" width="480" alt=""></figure>`);
  await writeFile(join(shots, 'index.html'), `<!doctype html><meta charset="utf-8"><title>Shots</title>${figures.join('\n')}`);
}

// Everything that holds for every page: language, access, width, glyphs, no problem so far; then a picture.
export async function inspect(page, name) {
  const path = new URL(page.url()).pathname;
  const expected = { zh: 'zh-CN', en: 'en' }[path.split('/')[1]];
  if (expected) assert.equal(await page.locator('html').getAttribute('lang'), expected, page.url());
  await assertAccessible(page);
  await assertNoSidewaysScroll(page);
  await assertHanGlyphs(page);
  assertClean(page);
  if (name) await takeShot(page, name);
}

// The person behind the demo's door, the only one of its people whom a mail reaches: the others were imported, and are asked by hand.
export const reached = '石映雪';

// As an officer: opens the first need of the queue that has somebody, or this person, to be decided on; gives its address. The demo opens before its
// people are compared with its needs, so it is looked for until they are.
export async function openUndecided(page, language, person) {
  for (const end = Date.now() + patience; Date.now() < end;) {
    await page.goto(`/${language}/review`);
    const needs = await page.$$eval('#main a[href*="/review/N-"]', (found) => found.map((a) => a.getAttribute('href')));
    for (const need of needs) {
      await page.goto(need);
      if (person) {
        const row = page.locator('#main tbody tr', { hasText: person }).locator('th a');
        if (!await row.count()) continue;
        await page.goto(await row.first().getAttribute('href'));
      }
      if (await page.locator('button[data-key="a"]').count()) return need;
    }
  }
  throw new Error('nobody waits for a decision');
}

// As an officer: decides on somebody of the queue by what `press` does. The matching may weigh the pair anew between reading and
// pressing: then the page says so, and whoever waits now is decided on.
export async function decideOne(page, language, press, person) {
  for (const end = Date.now() + patience; Date.now() < end;) {
    await openUndecided(page, language, person);
    await press();
    await page.waitForURL((url) => url.searchParams.has('undo') || url.pathname.endsWith('/decisions'));
    if (new URL(page.url()).searchParams.has('undo')) return;
  }
  throw new Error(`no decision was taken: ${await page.textContent('#main')}`);
}
