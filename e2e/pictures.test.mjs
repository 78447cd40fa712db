// The office looks at where it stands: six pictures in both languages, light and dark, each with its table and its files; and
// prints the dossier of a match, whose PDF says what it must in both languages under its watermark.
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { inspect, openBrowser, openPage, openUndecided, startPlatform } from './support.mjs';

const run = promisify(execFile);
const codes = ['pool', 'ties', 'demand', 'funnel', 'days', 'weeks'];
const shots = join(dirname(fileURLToPath(import.meta.url)), 'shots');
let browser;
let platform;

before(async () => {
  browser = await openBrowser();
  platform = await startPlatform({ demo: true });
  // The demo opens before its people are compared with its needs; the pictures are looked at when that is done.
  const page = await enter('en');
  for (let waited = 0; waited < 120; waited += 1) {
    if (await openUndecided(page, 'en').catch(() => null)) break;
    await pause(1000);
  }
  await page.context().close();
});
after(async () => {
  await platform?.stop();
  await browser?.close();
});

async function enter(language, options = {}) {
  const page = await openPage(browser, platform.url, { language, ...options });
  await page.goto(`/${language}/demo`);
  await page.click('form.door:has(input[value="workstation"]) button');
  await page.waitForURL((url) => !url.pathname.endsWith('/demo'));
  return page;
}

// The printed numbers of the chart that is shown, and the cells of its table, each in the order in which they stand.
const printed = (page, code) => page.locator(`[aria-labelledby="${code}"] svg:visible text.n`).allTextContents();
const cells = (page, code) => page.$$eval(`[aria-labelledby="${code}"] tbody tr`, (rows) =>
  rows.map((row) => [...row.querySelectorAll('td')].map((cell) => cell.textContent)));

// A chart may leave out a number for which there is no room, but prints none that the table has not.
async function assertSameNumbers(page, code) {
  const [shown, rows] = [await printed(page, code), await cells(page, code)];
  const sorted = (list) => [...list].sort();
  if (code === 'pool') {
    const totals = rows.map((row) => row.at(-1));
    const left = [...rows.flat()];
    for (const number of shown) {
      assert.ok(left.includes(number), `${code}: ${number} is not in its table`);
      left.splice(left.indexOf(number), 1);
    }
    for (const total of totals) assert.ok(shown.includes(total), `${code}: ${total} is not printed`);
  } else if (code === 'ties' || code === 'funnel') {
    assert.deepEqual(sorted(shown), sorted(rows.map((row) => row[0])), code);
  } else if (code === 'demand') {
    assert.deepEqual(shown, rows.flat(), code);
  } else if (code === 'weeks') {
    assert.deepEqual(sorted(shown), sorted(rows.flatMap(([made, , failed]) => [made, ...(failed === '0' ? [] : [failed])])), code);
  }
}

async function download(page, code, name) {
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.locator(`[aria-labelledby="${code}"] a[download]`, { hasText: name }).click(),
  ]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

for (const { language, dark, width } of [
  { language: 'zh', dark: false, width: 1280 },
  { language: 'en', dark: true, width: 1280 },
  { language: 'en', dark: false, width: 390 },
  { language: 'zh', dark: true, width: 320 },
]) {
  test(`the pictures in ${language}, ${dark ? 'dark' : 'light'}, ${width} px`, async () => {
    const page = await enter(language, { dark, width, acceptDownloads: true });
    await page.goto(`/${language}/staff/dashboard?period=all`);
    assert.equal(await page.locator('.nav a').first().getAttribute('aria-current'), 'page', 'the first entry of the menu');
    for (const summary of await page.locator('.picture summary').all()) await summary.click();
    await inspect(page, `pictures-${language}-${dark ? 'dark' : 'light'}-${width}`);
    for (const code of codes) {
      const drawn = await page.locator(`[aria-labelledby="${code}"] svg`).count();
      if (drawn === 0) continue;
      const svg = page.locator(`[aria-labelledby="${code}"] svg:visible`);
      assert.equal(await svg.count(), 1, `${code}: one drawing at a time`);
      assert.ok(['img', 'group'].includes(await svg.getAttribute('role')), code);
      assert.ok((await svg.locator('> title').textContent()).length > 0, code);
      await assertSameNumbers(page, code);
    }
    if (width < 1280) return;
    const csv = await download(page, 'pool', 'CSV');
    assert.match(csv.name, /^longyuan-pool-\d{4}-\d\d-\d\d\.csv$/);
    assert.ok(csv.text.startsWith('\ufeff') && csv.text.includes('\r\n'), 'for spreadsheets');
    const rows = await cells(page, 'pool');
    assert.deepEqual(csv.text.trim().split('\r\n').slice(1).map((row) => row.split(',').slice(-rows[0].length)), rows);
    const svg = await download(page, 'demand', 'SVG');
    const alone = await openPage(browser, platform.url, { language });
    const folder = await mkdtemp(join(tmpdir(), 'longyuan-svg-'));
    await writeFile(join(folder, svg.name), svg.text);
    await alone.goto(`file://${join(folder, svg.name)}`);
    assert.ok((await alone.locator('svg > title').textContent()).length > 0, 'it opens without the platform');
    await alone.screenshot({ path: join(shots, `pictures-file-${language}.png`) });
    await rm(folder, { recursive: true });
  });
}

test('the dossier of a match is a PDF in both languages with its watermark on each page', async () => {
  const page = await enter('zh');
  await openUndecided(page, 'zh');
  await page.locator('.why a[href$="/dossier"]').click();
  await inspect(page, 'dossier-zh');
  const mark = (await page.locator('.watermark span').first().textContent()).trim();
  const code = /D-[0-9A-Z]+/.exec(mark)[0];
  const pdf = await page.pdf({ format: 'A4', tagged: true, preferCSSPageSize: true });
  const folder = await mkdtemp(join(tmpdir(), 'longyuan-pdf-'));
  const file = join(folder, 'dossier.pdf');
  await writeFile(file, pdf);
  // Without spaces: lines break where the paper ends.
  const { stdout: text } = await run('pdftotext', ['-raw', file, '-']);
  const words = text.replace(/\s/g, '');
  for (const part of ['为何匹配', 'Why they match', '双方的意愿', 'What each side has agreed to', '缺口', 'Gaps']) {
    assert.ok(words.includes(part.replace(/\s/g, '')), `${part} is not in the PDF:\n${text}`);
  }
  const { stdout: info } = await run('pdfinfo', [file]);
  assert.match(info, /Page size:\s+59[45]\.\d* x 84[12]\.?\d* pts \(A4\)/, info);
  assert.match(info, /Tagged:\s+yes/);
  const pages = Number(/Pages:\s+(\d+)/.exec(info)[1]);
  assert.ok(pages >= 2 && pages <= 4, `${pages} pages`);
  for (let number = 1; number <= pages; number += 1) {
    const { stdout: one } = await run('pdftotext', ['-raw', '-f', `${number}`, '-l', `${number}`, file, '-']);
    assert.ok(one.replace(/\s/g, '').includes(code), `the code is not on page ${number}`);
    assert.ok(one.includes(`${number} / ${pages}`), `page ${number} has no number`);
  }
  await mkdir(shots, { recursive: true });
  await run('pdftoppm', ['-r', '70', '-png', file, join(shots, 'dossier')]);
  await rm(folder, { recursive: true });
});
