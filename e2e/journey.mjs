// A journey through the demo: in both languages, with scripts and without, each on a platform of its own.
import { after, before, test } from 'node:test';
import { openBrowser, openPage, startPlatform } from './support.mjs';

export const question = /有一个问题想请教|A question for you/;
export const phone = { width: 390, height: 844 };
const manners = [
  { language: 'zh', script: true }, { language: 'zh', script: false },
  { language: 'en', script: true }, { language: 'en', script: false },
];
export let browser;
before(async () => { browser = await openBrowser(); });
after(() => browser?.close());

async function withDemo(work, settings = {}) {
  const platform = await startPlatform({ demo: true, settings });
  try { await work(platform); } finally { await platform.stop(); }
}

export async function enter(platform, manner, who, size = phone) {
  const page = await openPage(browser, platform.url, { ...manner, ...size });
  await page.goto(`/${manner.language}/demo`);
  await page.click(`form.door:has(input[value="${who}"]) button`);
  await page.waitForLoadState();
  return page;
}

export const journey = (name, which, work, settings) => {
  for (const manner of manners.filter(which)) {
    test(`${name}: ${manner.language}, script ${manner.script ? 'on' : 'off'}`, () => withDemo((platform) => work(platform, manner), settings));
  }
};
export const always = () => true;
export const scripted = ({ script }) => script;
