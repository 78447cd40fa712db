// The journeys of officers, in both languages, with scripts and without: review by keys, several at once, a line to the person, a phone.
import assert from 'node:assert/strict';
import { always, browser, enter, journey, phone, question, scripted } from './journey.mjs';
import { decideOne, inspect, openPage, reached } from './support.mjs';

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
