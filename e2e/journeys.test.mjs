// The other core journeys, each in both languages, with scripts and without: a form half filled, a firm's code, review by keys,
// an erasure, larger text.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { decideOne, inspect, openBrowser, openPage, reached, startPlatform } from './support.mjs';

const question = /有一个问题想请教|A question for you/;
const phone = { width: 390, height: 844 };
const manners = [
  { language: 'zh', script: true }, { language: 'zh', script: false },
  { language: 'en', script: true }, { language: 'en', script: false },
];
let browser;
before(async () => { browser = await openBrowser(); });
after(() => browser?.close());

async function withDemo(work, settings = {}) {
  const platform = await startPlatform({ demo: true, settings });
  try { await work(platform); } finally { await platform.stop(); }
}

async function enter(platform, manner, who, size = phone) {
  const page = await openPage(browser, platform.url, { ...manner, ...size });
  await page.goto(`/${manner.language}/demo`);
  await page.click(`form.door:has(input[value="${who}"]) button`);
  await page.waitForLoadState();
  return page;
}

const journey = (name, which, work, settings) => {
  for (const manner of manners.filter(which)) {
    test(`${name}: ${manner.language}, script ${manner.script ? 'on' : 'off'}`, () => withDemo((platform) => work(platform, manner), settings));
  }
};
const always = () => true;
const scripted = ({ script }) => script;

journey('a half-filled form goes along to the other language', scripted, async (platform, { language }) => {
  const page = await openPage(browser, platform.url, { language, ...phone });
  await page.goto(`/${language}/talents/new`);
  await page.fill('#headline', 'I scale up peptides 多肽放大');
  await page.check('input[name="modes"][value="consulting"]', { force: true });
  await page.click('[data-lang]');
  await page.waitForURL(new RegExp(`/${language === 'zh' ? 'en' : 'zh'}/talents/new`));
  assert.equal(await page.inputValue('#headline'), 'I scale up peptides 多肽放大');
  assert.ok(await page.isChecked('input[name="modes"][value="consulting"]'));
  await inspect(page);
});

const plain = ({ script }) => !script;

journey('without scripts a half-filled form goes along too', plain, async (platform, { language, script }) => {
  const other = language === 'zh' ? 'en' : 'zh';
  const visitor = await openPage(browser, platform.url, { language, script, ...phone });
  await visitor.goto(`/${language}/talents/new`);
  await visitor.fill('#headline', 'I scale up peptides 多肽放大');
  await visitor.click(`button[formaction="/${other}/talents/new"]`);
  await visitor.waitForURL(new RegExp(`/${other}/talents/new`));
  assert.equal(await visitor.inputValue('#headline'), 'I scale up peptides 多肽放大');
  assert.equal(await visitor.locator('.errors').count(), 0);
  await inspect(visitor);
  const talent = await enter(platform, { language, script }, 'talent');
  await talent.goto(`/${language}/me/edit`);
  await talent.fill('#city', '巴塞尔 Basel');
  await talent.click(`button[formaction="/${other}/me/edit/draft"][lang]`);
  await talent.waitForURL(new RegExp(`/${other}/me/edit`));
  assert.equal(await talent.inputValue('#city'), '巴塞尔 Basel');
  const firm = await enter(platform, { language, script }, 'enterprise');
  await firm.goto(`/${language}/needs`);
  await firm.goto(`${await firm.locator('#main a[href*="/needs/N-"]').first().getAttribute('href')}/edit`);
  await firm.fill('#title', '中药提取物 herbal extracts');
  await firm.click(`button[formaction^="/${other}/needs/"]`);
  await firm.waitForURL(new RegExp(`/${other}/needs/.*/count`));
  assert.equal(await firm.inputValue('#title'), '中药提取物 herbal extracts');
});

journey('a copy of my data is taken along once', always, async (platform, manner) => {
  const page = await enter(platform, manner, 'talent');
  await page.goto(`/${manner.language}/me/data`);
  await page.click('#main form button.primary');
  await page.waitForURL(/\/me\/data\/.+/);
  await inspect(page, `${manner.language}-copy`);
  const [copy] = await Promise.all([page.waitForEvent('download'), page.click('#main form button.primary')]);
  const zip = await readFile(await copy.path());
  assert.ok(copy.suggestedFilename().endsWith('.zip') && zip.subarray(0, 2).toString() === 'PK', copy.suggestedFilename());
  await page.reload();
  assert.equal(await page.locator('#main form').count(), 0, 'a link gives one copy');
});

journey('a registration outlives a reload in its tab', scripted, async (platform, { language }) => {
  const page = await openPage(browser, platform.url, { language, ...phone });
  await page.goto(`/${language}/talents/new`);
  await page.fill('#name', '林若兰');
  await page.waitForFunction(() => Object.keys(sessionStorage).some((key) => key.startsWith('draft:')));
  await page.reload();
  assert.equal(await page.inputValue('#name'), '林若兰');
  assert.equal(await page.evaluate(() => Object.keys(localStorage).filter((key) => key.startsWith('draft:')).length), 0, 'nothing stays on the device');
});

journey('a draft outlives a reload', scripted, async (platform, { language }) => {
  const page = await openPage(browser, platform.url, { language, ...phone });
  await page.goto(`/${language}/needs/new`);
  await page.fill('#problem', '镍钴回收率只有八成');
  await page.waitForFunction(() => Object.keys(localStorage).some((key) => key.startsWith('draft:')));
  await page.reload();
  assert.equal(await page.inputValue('#problem'), '镍钴回收率只有八成');
  assert.ok(await page.isVisible('[data-draft-note]'), 'it says where the words come from');
});

journey('a wrong code is told and kept, the right one is taken', always, async (platform, manner) => {
  const page = await enter(platform, manner, 'enterprise');
  await page.goto(`/${manner.language}/enterprise`);
  if (!(await page.locator('#uscc').isEditable())) return; // the demo's firm is verified: its code stands fast
  await page.fill('#uscc', '91350100M000100Y4Z');
  await page.click('#firm-form button.primary');
  await page.waitForSelector('.errors');
  assert.equal(await page.inputValue('#uscc'), '91350100M000100Y4Z');
  await inspect(page);
  await page.fill('#uscc', '91350100M000100Y43');
  await page.click('#firm-form button.primary');
  await page.waitForURL(/done=/);
});

journey('review by keys alone: approve, undo, approve', scripted, async (platform, manner) => {
  const page = await enter(platform, manner, 'workstation', { width: 1280, height: 900 });
  let clicks = 0;
  await page.exposeFunction('countClick', () => { clicks += 1; });
  await page.addInitScript(() => addEventListener('mousedown', () => window.countClick(), true));
  await decideOne(page, manner.language, () => page.keyboard.press('a'), reached);
  await page.keyboard.press('z');
  // The page that offers the undo already shows another pair: wait for the one that was taken back.
  await page.waitForURL(/done=review_undone/);
  await page.waitForSelector('button[data-key="a"]');
  assert.equal((await platform.mails()).filter((mail) => question.test(mail.subject)).length, 0, 'undone in time, so nobody is asked');
  await page.keyboard.press('a');
  await platform.mail((mail) => question.test(mail.subject));
  await decideOne(page, manner.language, async () => { await page.keyboard.press('x'); await page.keyboard.press('1'); });
  assert.equal(clicks, 0, 'no press of the mouse');
}, { 'review.undo_seconds': 8 });

// As an officer: a need of the queue that has what is looked for.
async function openNeedWith(page, language, selector, least = 1) {
  for (const end = Date.now() + 60_000; Date.now() < end;) {
    await page.goto(`/${language}/review`);
    for (const need of await page.$$eval('#main a[href*="/review/N-"]', (found) => found.map((a) => a.getAttribute('href')))) {
      await page.goto(need);
      if (await page.locator(selector).count() >= least) return need;
    }
  }
  throw new Error(`no need has ${selector}`);
}

const eitherWay = ({ language, script }) => script === (language === 'zh');
journey('several are ticked, their mails read, approved, undone, approved', eitherWay, async (platform, manner) => {
  const page = await enter(platform, manner, 'workstation', { width: 1280, height: 900 });
  const rows = (which) => page.locator('form[action$="/several"] tr', which).locator('input[name="pair"]').first();
  const ticks = `form[action$="/several"]:has(tr:has-text("${reached}") input[name="pair"]) input[name="pair"]`;
  const need = await openNeedWith(page, manner.language, ticks, 2);
  const preview = async () => {
    await page.goto(need);
    for (const which of [{ hasText: reached }, { hasNotText: reached }]) await rows(which).check();
    await page.click('form[action$="/several"] button[value="approve"]');
    await page.waitForURL(/\/several\?/);
  };
  await preview();
  await inspect(page, `${manner.language}-several`);
  const subjects = await page.$$eval('details summary b', (found) => found.map((b) => b.textContent));
  const asked = subjects.filter((subject) => question.test(subject));
  assert.ok(asked.length > 0, subjects.join(' | '));
  assert.doesNotMatch(await page.textContent('#main'), /@/, 'no address is shown');
  const confirm = async () => {
    await page.click('form[method="post"][action$="/several"] button');
    await page.waitForSelector('.toast');
    assert.match(await page.textContent('.toast'), /2/);
  };
  await confirm();
  await inspect(page, `${manner.language}-several-done`);
  if (manner.script) await page.keyboard.press('z');
  else await page.click('.toast button');
  await page.waitForURL(/done=review_undone/);
  assert.equal((await platform.mails()).filter((mail) => question.test(mail.subject)).length, 0, 'undone in time, so nobody is asked');
  await preview();
  await confirm();
  const mail = await platform.mail((one) => question.test(one.subject));
  assert.ok(asked.includes(mail.subject), `${mail.subject} was not shown before`);
}, { 'review.undo_seconds': 15 });

journey('a line to the person goes along, by keys alone', scripted, async (platform, manner) => {
  const page = await enter(platform, manner, 'workstation', { width: 1280, height: 900 });
  await openNeedWith(page, manner.language, 'details[data-key="e"] #note_talent');
  await page.keyboard.press('e');
  await page.waitForFunction(() => document.activeElement.id === 'note_talent');
  assert.ok(await page.inputValue('#note_talent'), 'it is prefilled from what fits');
  await inspect(page, `${manner.language}-line`);
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' Sax, jazz and zinc: kz7.');
  await page.keyboard.press('Escape');
  assert.equal(await page.locator('details[data-key="e"][open]').count(), 0, 'Escape closes it');
  await page.keyboard.press('e');
  await page.waitForFunction(() => document.activeElement.id === 'note_talent');
  for (let n = 0; n < 3 && !await page.evaluate(() => document.activeElement.matches('button')); n += 1) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await page.waitForSelector('.toast');
  const mail = await platform.mail((one) => question.test(one.subject));
  assert.match(mail.text.replace(/\s+/g, ' '), /Sax, jazz and zinc: kz7\./);
  assert.match(mail.text, /工作站附言|A line from the workstation/);
}, { 'review.undo_seconds': 2 });

journey('on a phone the bar holds two answers and what is more', always, async (platform, manner) => {
  const page = await openPage(browser, platform.url, { ...manner, ...phone, hasTouch: true, isMobile: true });
  await page.goto(`/${manner.language}/demo`);
  await page.click('form.door:has(input[value="workstation"]) button');
  await page.waitForLoadState();
  await openNeedWith(page, manner.language, 'section.actions button[value="approve"]');
  const bar = await page.locator('section.actions').boundingBox();
  assert.ok(bar.height < phone.height / 5, `the bar is ${bar.height} high`);
  assert.ok(Math.abs(bar.y + bar.height - phone.height) <= 1, 'it stands at the bottom');
  const shown = await page.$$eval('section.actions :is(button, summary, kbd)', (all) => all.filter((el) => el.checkVisibility()).map((el) => el.tagName));
  assert.deepEqual(shown, ['BUTTON', 'SUMMARY', 'SUMMARY'], 'approve, dismiss, more');
  await inspect(page, `${manner.language}-phone-bar`);
  await page.click('section.actions .more > summary');
  const more = await page.locator('section.actions .more .pop').boundingBox();
  assert.ok(more.y >= 0 && more.x >= 0 && more.x + more.width <= phone.width && more.y + more.height <= bar.y + 1, JSON.stringify(more));
  await inspect(page, `${manner.language}-phone-more`);
  await page.click('section.actions .more button[value="park"]');
  await page.waitForSelector('.toast');
});

journey('I am erased', always, async (platform, manner) => {
  const page = await enter(platform, manner, 'talent');
  await page.goto(`/${manner.language}/me/erase`);
  await inspect(page);
  await page.click('#main form[action$="/me/erase"] button.danger');
  await page.waitForLoadState();
  await inspect(page);
  const again = await page.goto(`/${manner.language}/me`);
  assert.ok(again.status() >= 400 || /sign-in/.test(page.url()), 'the profile is gone');
});

journey('larger text stays until it is taken back', always, async (platform, manner) => {
  const page = await openPage(browser, platform.url, { ...manner, width: 320, height: 640 });
  await page.goto(`/${manner.language}/privacy`);
  const size = () => page.evaluate(() => parseFloat(getComputedStyle(document.documentElement).fontSize));
  const plain = manner.script ? await size() : 16;
  await page.click('.foot .elder-form button');
  await page.waitForSelector('html.elder');
  assert.match(page.url(), new RegExp(`/${manner.language}/privacy$`));
  if (manner.script) assert.equal(await size(), plain * 1.25);
  await inspect(page, `${manner.language}-elder`);
  await page.goto(`/${manner.language}/talents/new`);
  await page.waitForSelector('html.elder');
  await inspect(page, `${manner.language}-elder-form`);
  await page.click('.foot .elder-form button');
  await page.waitForSelector('html:not(.elder)');
});
