// The editors of firm and talent: keywords as chips with suggestions, a need with the pool beside it, a profile that is kept
// while it is written. Each in both languages, with and without scripts.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inspect, openBrowser, openPage, startPlatform } from './support.mjs';

const phone = { width: 390, height: 844 };
let browser;
let platform;

before(async () => {
  browser = await openBrowser();
  platform = await startPlatform({ demo: true });
});
after(async () => {
  await browser.close();
  await platform.stop();
});

async function enter(role, options) {
  const page = await openPage(browser, platform.url, options);
  await page.goto(`/${options.language}/demo`);
  await page.click(`form.door:has(input[value="${role}"]) button`);
  await page.waitForLoadState();
  return page;
}

async function openNeed(language, options) {
  const page = await enter('enterprise', { language, ...options });
  await page.goto(`/${language}/needs`);
  const need = await page.locator('.list h2 a[href*="/needs/N-"]').first().getAttribute('href');
  await page.goto(`${need}/edit`);
  return page;
}

for (const language of ['zh', 'en']) {
  test(`a keyword is typed, offered and taken as a chip: ${language}`, async () => {
    const page = await openNeed(language, {});
    await inspect(page, `${language}-need-edit`);
    const sent = () => page.inputValue('input[name="must"]');
    const had = (await sent()).split(/[,，]\s*/).filter(Boolean);
    await page.click('#must');
    await page.keyboard.type(language === 'zh' ? '单克隆' : 'monoclon');
    await page.waitForSelector('#must-list [role=option]');
    assert.equal(await page.getAttribute('#must', 'aria-expanded'), 'true');
    await page.keyboard.press('ArrowDown');
    assert.equal(await page.getAttribute('#must', 'aria-activedescendant'), 'must-0');
    await inspect(page, `${language}-need-edit-suggestions`);
    await page.keyboard.press('Enter');
    const label = language === 'zh' ? '单克隆抗体' : 'Monoclonal antibodies';
    assert.deepEqual((await sent()).split(/[,，]\s*/), [...had, label]);
    await page.keyboard.type('GMP,');
    assert.ok((await sent()).endsWith('GMP'), 'a comma takes what was typed');
    await page.keyboard.press('Backspace');
    await page.keyboard.press('Backspace');
    assert.deepEqual((await sent()).split(/[,，]\s*/).filter(Boolean), had);
    await page.keyboard.type('mono');
    await page.waitForSelector('#must-list [role=option]');
    await page.keyboard.press('Escape');
    assert.ok(await page.isHidden('#must-list'));
    await page.context().close();
  });

  test(`the pool is counted while the need is typed: ${language}`, async () => {
    const page = await openNeed(language, phone);
    await page.waitForSelector('.reach dd');
    await page.fill('#title', language === 'zh' ? '急聘技术专家' : 'Senior experts wanted');
    await page.waitForSelector('.advice a[href="#title"]');
    assert.equal(await page.inputValue('#title'), language === 'zh' ? '急聘技术专家' : 'Senior experts wanted');
    await inspect(page, `${language}-need-edit-phone`);
    await page.context().close();
  });

  test(`without scripts a button counts and nothing typed is lost: ${language}`, async () => {
    const page = await openNeed(language, { script: false, ...phone });
    await page.fill('#title', language === 'zh' ? '高端人才' : 'Top talents');
    await page.fill('#nice', 'GMP');
    await page.click('.live button');
    await page.waitForSelector('.reach dd');
    assert.equal(await page.inputValue('#nice'), 'GMP');
    assert.equal(await page.locator('.advice a[href="#title"]').count(), 1);
    await inspect(page, `${language}-need-edit-plain`);
    await page.context().close();
  });

  test(`a profile is kept while it is written: ${language}`, async () => {
    const page = await enter('talent', { language });
    await page.goto(`/${language}/me/edit`);
    await inspect(page, `${language}-profile`);
    await page.click('[data-part=career]');
    await page.fill('#employer', 'Some Works');
    await page.waitForSelector('#draft-line [data-revision]');
    await inspect(page, `${language}-profile-career`);
    await page.reload();
    assert.equal(await page.inputValue('#employer'), 'Some Works', 'the draft is there again, in the section that was open');
    await page.goto(`/${language}/me`);
    assert.equal(await page.locator('.banner a[href$="/me/edit"]').count(), 1);
    await page.goto(`/${language}/me/edit`);
    await page.click('form[action$="/drop"] button');
    await page.waitForURL(/draft_dropped/);
    assert.notEqual(await page.inputValue('#employer'), 'Some Works');
    await page.context().close();
  });

  test(`without scripts each section keeps what the others hold: ${language}`, async () => {
    const page = await enter('talent', { language, script: false, ...phone });
    await page.goto(`/${language}/me/edit`);
    await page.fill('#city', 'Basel');
    await page.click('[data-part=wishes]');
    await page.waitForURL(/part=wishes/);
    await inspect(page, `${language}-profile-plain`);
    await page.click('[data-part=basics]');
    await page.waitForURL(/part=basics/);
    assert.equal(await page.inputValue('#city'), 'Basel');
    await page.click('form[action$="/drop"] button');
    await page.waitForURL(/draft_dropped/);
    await page.context().close();
  });
}
