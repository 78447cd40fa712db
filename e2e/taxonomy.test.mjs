// An editor adds a concept, tries it out and publishes it; a few seconds later whoever types a keyword is offered it. Then the
// way back. In both languages, on a screen and on a phone, once without scripts.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { inspect, openBrowser, openPage, startPlatform } from './support.mjs';

let browser;
before(async () => { browser = await openBrowser(); });
after(() => browser?.close());

async function enter(platform, role, options) {
  const page = await openPage(browser, platform.url, options);
  await page.goto(`/${options.language}/demo`);
  await page.click(`form.door:has(input[value="${role}"]) button`);
  await page.waitForLoadState();
  return page;
}

// What the platform suggests for a few letters, asked until the node has taken up what was published.
async function suggested(page, typed, fits) {
  for (let tries = 0; tries < 120; tries += 1) {
    const answer = await page.request.get(`/api/v1/concepts?q=${encodeURIComponent(typed)}`);
    const codes = (await answer.json()).map((one) => one.code);
    if (fits(codes)) return codes;
    await page.waitForTimeout(500);
  }
  throw new Error(`${typed}: not as expected after a minute`);
}

for (const look of [
  { language: 'zh', width: 1280, script: true },
  { language: 'en', width: 390, height: 844, script: false },
]) {
  const { language } = look;
  test(`a concept is added, published and suggested: ${language}, ${look.width} px, script ${look.script ? 'on' : 'off'}`, async () => {
    const platform = await startPlatform({ demo: true });
    try {
      const page = await enter(platform, 'workstation', look);
      await page.goto(`/${language}/staff/taxonomy/photovoltaics`);
      await inspect(page, `${language}-taxonomy-subfield`);
      await page.click('#main a[href$="/photovoltaics/new"]');
      await page.fill('#code', 'quartz-lace');
      await page.fill('#zh', '石英花边');
      await page.fill('#en', 'Quartz lace');
      await page.fill('#synonyms_en', 'silica tatting\nwind turbine');
      await page.fill('#broader', language === 'zh' ? '钙钛矿电池' : 'perovskite solar cells');
      await page.click('#main .submit button');
      await page.waitForSelector('#synonyms_en-error');
      assert.equal(await page.inputValue('#zh'), '石英花边', 'what was typed stays');
      await inspect(page, `${language}-taxonomy-add-refused`);
      await page.fill('#synonyms_en', 'silica tatting');
      await page.click('#main .submit button');
      await page.waitForURL(/\/draft\?done=/);
      await page.goto(`/${language}/staff/taxonomy/concepts/perovskite-solar`);
      await inspect(page, `${language}-taxonomy-concept`);
      await page.fill('#en', 'Perovskite photovoltaic cells');
      await page.click('#main .submit button');
      await page.waitForURL(/\/draft\?done=/);
      await page.fill('#q', 'ten years of silica tatting');
      await page.check('input[name=counts]');
      await page.click('#main form.filter button');
      await page.waitForSelector('dd');
      assert.match(await page.textContent('#main'), language === 'zh' ? /石英花边/ : /Quartz lace/);
      await inspect(page, `${language}-taxonomy-draft`);
      await page.fill('#note', language === 'zh' ? '新的概念' : 'A new concept');
      await page.click('#main .submit button');
      await page.waitForURL(/\/versions\/1\?done=/);
      await inspect(page, `${language}-taxonomy-version`);

      await suggested(page, 'quartz la', (codes) => codes.includes('quartz-lace'));
      const firm = await enter(platform, 'enterprise', { ...look, script: true });
      await firm.goto(`/${language}/needs`);
      const need = await firm.locator('.list h2 a[href*="/needs/N-"]').first().getAttribute('href');
      await firm.goto(`${need}/edit`);
      await firm.click('#must');
      await firm.keyboard.type(language === 'zh' ? '石英花' : 'quartz la');
      await firm.waitForSelector('#must-list [role=option]');
      assert.match(await firm.textContent('#must-list'), language === 'zh' ? /石英花边/ : /Quartz lace/);

      await page.goto(`/${language}/staff/taxonomy/versions`);
      await inspect(page, `${language}-taxonomy-versions`);
      await page.click('#main a[href$="/versions/0"]');
      await page.fill('#note', language === 'zh' ? '回到原来' : 'As it was');
      await page.click('#main .submit button');
      await page.waitForURL(/\/versions\/2\?done=/);
      await suggested(page, 'quartz la', (codes) => !codes.includes('quartz-lace'));
      for (const one of [page, firm]) await one.context().close();
    } finally {
      await platform.stop();
    }
  });
}
