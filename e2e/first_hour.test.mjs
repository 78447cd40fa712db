// The first hour: an office is set up, a need is posted in Chinese from a phone, a person registers in English from
// another, the office gets one clear mail about it, an officer opens its link and approves with one key. Then both sides say
// yes by the links of their mails, and the officer introduces them.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { inspect, openBrowser, openPage, startPlatform, totp } from './support.mjs';

const passphrase = 'seven white camels crossing the Yellow River';
const phone = { width: 390, height: 844 };
const links = /http:\/\/127\.0\.0\.1:\d+\/(?:zh|en)\/links\/\S+/;
let browser;

before(async () => { browser = await openBrowser(); });
after(() => browser.close());

// Fields filled, ticks and presses, as the README reports them.
class Count {
  fields = 0;
  presses = 0;
  async fill(page, id, text) { this.fields += 1; await page.fill(`#${id}`, text); }
  async tick(page, name, value) { this.presses += 1; await page.check(`input[name="${name}"][value="${value}"]`, { force: true }); }
  async press(page, selector) { this.presses += 1; await page.click(selector); }
}

async function setUp(platform, language) {
  const page = await openPage(browser, platform.url, { language });
  await page.goto(platform.link);
  await page.goto(page.url().replace(/\/(zh|en)\//, `/${language}/`));
  await inspect(page, `${language}-set-up`);
  const texts = {
    office_name_zh: '兰州科技创新（硅谷）工作站',
    office_name_en: 'Lanzhou Science and Technology Innovation (Silicon Valley) Workstation',
    postal_address: '1 Example Way, Fremont, CA 94538, USA',
    mailboxes: 'office@example.org',
    name: '周雨 Zhou Yu',
    email: 'zhou@example.org',
    password: passphrase,
  };
  for (const [name, text] of Object.entries(texts)) await page.fill(`[name="${name}"]`, text);
  await page.fill('[name="code"]', totp(await page.inputValue('[name="totp_secret"]')));
  await page.click('#main button.primary');
  await page.waitForSelector('ul.tags .code');
  await inspect(page, `${language}-recovery-codes`);
  const mail = await platform.mail((m) => m.to.includes('office@example.org'));
  await page.goto(links.exec(mail.text)[0]);
  await page.click('#link-form button.primary');
  await page.waitForLoadState();
  await page.goto(`/${language}/review`);
  assert.equal(await page.locator('.banner.warn').count(), 0, 'mail is confirmed, so no page says otherwise');
  return page;
}

// What the mails of the parties say in their subjects, a language each.
const subjects = {
  asked: { zh: /有一个问题想请教您/, en: /A question for you/ },
  asksFirm: { zh: /可能帮上忙/, en: /somebody may help/ },
  accepted: { zh: /已通过/, en: /accepted/ },
  opened: { zh: /已开放/, en: /is open/ },
};

async function confirm(page, platform, address) {
  const mail = await platform.mail((m) => m.to.includes(address) && links.test(m.text));
  await page.goto(links.exec(mail.text)[0]);
  await inspect(page);
  await page.click('#link-form button.primary');
  await page.waitForURL(/\/(me|needs)\?done=/);
}

async function postNeed(platform, language, script) {
  const count = new Count();
  const page = await openPage(browser, platform.url, { language, script, ...phone });
  const begun = Date.now();
  await page.goto(`/${language}/needs/new`);
  await inspect(page, `${language}-need-new`);
  await count.fill(page, 'problem', '长链多肽工艺放大：三十个氨基酸以上的品种粗品纯度只有六成，需要懂固相合成、制备纯化和冻干的人帮助放大到公斤级');
  await count.tick(page, 'fields', 'biomedicine');
  await count.tick(page, 'modes', 'short_visit');
  await count.tick(page, 'modes', 'consulting');
  await count.fill(page, 'firm_name', '兰州陇肽生物科技有限公司');
  await count.fill(page, 'contact_name', '马文');
  await count.fill(page, 'email', 'ma@example.org');
  await page.check('#consent_need');
  count.presses += 1;
  // Nobody writes all this in under three seconds; whoever does is taken for a robot.
  await pause(Math.max(0, begun + 3200 - Date.now()));
  await count.press(page, '#main form[novalidate] button.primary');
  await page.waitForURL(/\/sent/);
  await inspect(page, `${language}-sent`);
  await confirm(page, platform, 'ma@example.org');
  await inspect(page, `${language}-my-needs`);
  return { count, seconds: (Date.now() - begun) / 1000 };
}

async function registerTalent(platform, language, script) {
  const count = new Count();
  const page = await openPage(browser, platform.url, { language, script, ...phone });
  const begun = Date.now();
  await page.goto(`/${language}/talents/new`);
  await inspect(page, `${language}-talent-new`);
  await page.click('#main form[novalidate] button.primary');
  await page.waitForSelector('.errors');
  await inspect(page, `${language}-talent-errors`);
  await count.fill(page, 'email', 'lin@example.org');
  await count.fill(page, 'name', 'Ruolan Lin');
  await page.selectOption('#country', 'US');
  count.fields += 1;
  await count.tick(page, 'fields', 'biomedicine');
  await count.fill(page, 'headline', 'I scale up solid-phase peptide synthesis and preparative purification from gram to kilogram, freeze-drying included.');
  await count.tick(page, 'modes', 'short_visit');
  await count.tick(page, 'modes', 'consulting');
  await page.check('#consent_pool');
  await page.check('#consent_border');
  count.presses += 2;
  await pause(Math.max(0, begun + 3200 - Date.now()));
  await count.press(page, '#main form[novalidate] button.primary');
  await page.waitForURL(/\/sent/);
  await confirm(page, platform, 'lin@example.org');
  await inspect(page, `${language}-me`);
  return { count, seconds: (Date.now() - begun) / 1000 };
}

async function review(page, platform, language, mail, script) {
  const link = new RegExp(`http://127\\.0\\.0\\.1:\\d+/${language}/review/N-\\d+`).exec(mail.text)[0];
  await page.goto(link);
  await inspect(page, `${language}-review-need`);
  assert.match(await page.locator('#main').innerText(), /长链多肽工艺放大/);
  assert.match(await page.locator('#main').innerText(), /Ruolan Lin/);
  await (script ? page.keyboard.press('a') : page.click('button[data-key="a"]'));
  await page.waitForSelector('.toast');
  await inspect(page, `${language}-approved`);
  await page.goto(`/${language}/review?show=approved`);
  assert.match(await page.locator('#main').innerText(), /长链多肽工艺放大/);
}

// The person, then the firm, answers by the link of the mail; the officer introduces with one key.
async function introduce(platform, staff, { language, talent, firm, script }) {
  const answer = async (reader, subject, name, spoken) => {
    const mail = await platform.mail((m) => m.to.includes(reader) && subject.test(m.subject));
    const page = await openPage(browser, platform.url, { language: spoken, script, ...phone });
    await page.goto(links.exec(mail.text)[0]);
    await inspect(page, `${language}-question-${name}`);
    assert.ok(name === 'talent' || !/Ruolan|lin@example/.test(await page.locator('#main').innerText()), 'no name before the introduction');
    if (name === 'talent') await page.check('#consent_card');
    await page.check('#consent_contact');
    for (const field of ['name', 'email']) await page.check(`input[name="fields"][value="${field}"]`, { force: true });
    await page.click('button[name="answer"][value="yes"]');
    await page.locator('#main a.btn[href$="/introductions"]').waitFor();
    await inspect(page, `${language}-answered-${name}`);
    await page.goto(links.exec(mail.text)[0]);
    await page.waitForSelector('.empty');
    return page;
  };
  await (await answer('lin@example.org', subjects.asked[talent], 'talent', talent)).context().close();
  await (await answer('ma@example.org', subjects.asksFirm[firm], 'firm', firm)).context().close();
  const told = await platform.mail((m) => m.to.includes('office@example.org') && /请引荐/.test(m.subject));
  await staff.goto(new RegExp(`http://127\\.0\\.0\\.1:\\d+/${language}/staff/introductions/\\S+`).exec(told.text)[0]);
  await inspect(staff, `${language}-introduce`);
  await (script ? staff.keyboard.press('i') : staff.click('button[data-key="i"]'));
  await staff.waitForURL(/done=introduction_introduce/);
  await inspect(staff, `${language}-introduced`);
  await staff.goto(`/${language}/staff/introductions?state=introduced`);
  await inspect(staff, `${language}-board`);
  const mail = await platform.mail((m) => m.to.includes('lin@example.org') && m.to.includes('ma@example.org'));
  assert.match(mail.text, /Ruolan Lin/);
}

// Each language with and without script; staff, firm and person do not speak the same one.
const journeys = [
  { language: 'zh', firm: 'zh', talent: 'en', script: true },
  { language: 'en', firm: 'zh', talent: 'en', script: false },
  { language: 'en', firm: 'en', talent: 'zh', script: true },
  { language: 'zh', firm: 'en', talent: 'zh', script: false },
];
for (const journey of journeys) {
  const { language, script } = journey;
  test(`the first hour, staff in ${language}, firm in ${journey.firm}, person in ${journey.talent}, script ${script ? 'on' : 'off'}`, async () => {
    const platform = await startPlatform({ smtp: true });
    try {
      const staff = await setUp(platform, language);
      const firm = await postNeed(platform, journey.firm, script);
      const talent = await registerTalent(platform, journey.talent, script);
      const second = Date.now();
      const mail = await platform.mail((m) => m.to.includes('office@example.org') && /强匹配/.test(m.subject) && /Please review/.test(m.subject));
      const mails = await platform.mails();
      const toOffice = mails.filter((m) => m.to.includes('office@example.org') && /T-/.test(m.text));
      assert.equal(toOffice.length, 1, `one mail tells it: ${toOffice.map((m) => m.subject).join(' | ')}`);
      assert.ok(!/Ruolan|lin@example/.test(mail.text), 'no name and no address of a person in a mail to the office');
      const waited = (Date.now() - second) / 1000;
      await review(staff, platform, language, mail, script);
      await platform.mail((m) => m.to.includes('lin@example.org') && subjects.accepted[journey.talent].test(m.subject));
      await platform.mail((m) => m.to.includes('ma@example.org') && subjects.opened[journey.firm].test(m.subject));
      await introduce(platform, staff, journey);
      for (const [who, { count, seconds }] of Object.entries({ firm, talent })) {
        console.log(`${who}: ${count.fields} fields typed or chosen, ${count.presses} ticks and presses, ${seconds.toFixed(1)} s`);
      }
      console.log(`office: 1 mail ${waited.toFixed(1)} s after the second event; approval: 1 key; ${(await platform.mails()).length} mails in all`);
      assert.ok(talent.seconds < 180 && firm.seconds < 180);
      assert.ok(talent.count.fields + 2 <= 9 && firm.count.fields + 2 <= 8);
    } finally {
      await platform.stop();
    }
  });
}
