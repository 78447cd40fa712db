// The other core journeys, each in both languages, with scripts and without: a form half filled, a firm's code, an erasure,
// larger text.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { always, browser, enter, journey, phone, scripted } from './journey.mjs';
import { inspect, openPage } from './support.mjs';

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
