// Every page of the route table as each of its readers finds it: the demo is walked from its three doors by its own links and
// those of its mails, and every page met is looked at. A page that nobody can come to fails, and so does one that is new.
// `LONGYUAN_E2E_LONG=1` looks in all languages, themes, widths, with and without scripts; otherwise at two of them.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { after, before, test } from 'node:test';
import { decideOne, inspect, openBrowser, openPage, reached, startPlatform } from './support.mjs';

const routes = JSON.parse(await readFile(new URL('routes.json', import.meta.url), 'utf8'));
// Not walked here, and why.
const elsewhere = {
  '/home': 'leads on to the first page of whoever is signed in',
  '/set-up/{secret}': 'stands open only before the office is set up: first_hour.test.mjs',
  '/sent': 'follows a registration: first_hour.test.mjs',
  '/links/{token}': 'mails of a registration: first_hour.test.mjs',
  '/reset': 'asked for by mail',
  '/review/{code}/several': 'follows ticks in the list of a need: journeys.test.mjs',
  '/staff/same/{id}': 'two entries of one person: tests/it/same_web.rs',
  '/staff/reveal/enterprises/{id}/{account}': 'a firm with several members: tests/it/reveals.rs',
  '/unsubscribe/{token}': 'mails that may be switched off come months later: tests/it/notices.rs',
  '/answers/{token}': 'a question opened by the link of its mail: first_hour.test.mjs',
  '/follow-ups/{token}': 'mails seven days after an introduction: tests/it/links.rs',
  '/me/data/{token}': 'follows a press: journeys.test.mjs',
  '/staff/notices/{name}/{of}/html': 'the frame of a mail, with the styles that mail programs want',
};
const isRelease = /release/.test(process.env.LONGYUAN_BIN ?? '');
const doors = ['talent', 'enterprise', 'workstation'];
const starts = {
  visitor: ['/privacy/talent_pool/1', '/', '/about', '/privacy', '/talents/new', '/needs/new', '/sign-in', '/verify', '/demo', '/dev/components'],
  talent: ['/me', '/account', '/me/visibility', '/introductions'],
  enterprise: ['/needs', '/enterprise', '/people', '/introductions', '/account'],
  workstation: ['/review', '/staff/todo', '/staff/talents', '/staff/enterprises', '/staff/same', '/staff/corrections', '/outbox', '/account'],
};
const all = (keys, values) => keys.flatMap((key) => values.map((value) => ({ ...key, ...value })));
const looks = process.env.LONGYUAN_E2E_LONG
  ? all(all(all([{ language: 'zh' }, { language: 'en' }], [{ dark: false }, { dark: true }]), [{ width: 1280 }, { width: 390 }, { width: 320 }]), [{ script: true }, { script: false }])
  : [{ language: 'zh', dark: false, width: 1280, script: true }, { language: 'en', dark: true, width: 390, script: true }];

const matchers = routes.map((route) => ({
  route,
  fits: new RegExp(`^${route === '/' ? '/?' : route.replace(/\./g, '\\.').replace(/\{[^}]*\}/g, '[^/]+')}$`),
})).sort((a, b) => a.route.split('{').length - b.route.split('{').length);
const routeOf = (path) => matchers.find(({ fits }) => fits.test(path))?.route;

let browser;
before(async () => { browser = await openBrowser(); });
after(() => browser?.close());

async function enter(platform, look, who) {
  const page = await openPage(browser, platform.url, { ...look, height: 900 });
  if (who !== 'visitor') {
    await page.goto(`/${look.language}/demo`);
    await page.click(`form.door:has(input[value="${who}"]) button`);
    await page.waitForLoadState();
  }
  return page;
}

// Addresses of pages in this language that the page links to, without what only changes the view of a list.
const links = (page, language) => page.$$eval('a[href]', (found, prefix) => found
  .map((a) => new URL(a.getAttribute('href'), location.href)).filter((to) => to.origin === location.origin && to.pathname.startsWith(prefix) && !to.hash)
  .map((to) => to.pathname.slice(prefix.length - 1)), `/${language}/`);

const shotName = ({ language, dark, width, script }, who, route) =>
  `${language}-${dark ? 'dark' : 'light'}-${width}${script ? '' : '-plain'}-${who}${route.replace(/[^\w]+/g, '-')}`.replace(/-+$/, '');

// Focus by the keyboard is seen on everything that takes it.
async function assertFocusSeen(page) {
  await page.keyboard.press('Tab');
  const unseen = await page.evaluate(() => {
    const takes = 'a[href], button:not([disabled]), input:not([type=hidden]):not([disabled]), select, textarea, summary, [tabindex="0"]';
    const isRinged = (e) => e && getComputedStyle(e).outlineStyle !== 'none' && parseFloat(getComputedStyle(e).outlineWidth) >= 2;
    return [...document.querySelectorAll(takes)].filter((e) => e.checkVisibility({ visibilityProperty: true }) && !e.closest('[aria-hidden=true]')).filter((e) => {
      e.focus();
      return document.activeElement === e && !isRinged(e) && !isRinged(e.closest('label')) && !isRinged(e.parentElement);
    }).map((e) => e.outerHTML.slice(0, 120));
  });
  assert.deepEqual(unseen, [], `${page.url()}: focus cannot be seen`);
}

// Something of everything: a question put, a correction asked for, an entry made twice.
async function prepare(platform, language) {
  const staff = await enter(platform, { language, width: 1280 }, 'workstation');
  await decideOne(staff, language, () => staff.click('button[data-key="a"]'), reached);
  const talent = await enter(platform, { language, width: 1280 }, 'talent');
  await talent.goto(`/${language}/me/corrections`);
  await talent.fill('#wrong', language === 'zh' ? '城市写错了' : 'The town is wrong');
  await talent.fill('#right', language === 'zh' ? '弗里蒙特' : 'Fremont');
  await talent.click('#main form button.primary');
  await talent.waitForLoadState();
  await platform.mail((mail) => /有一个问题想请教|A question for you/.test(mail.subject));
  for (const page of [staff, talent]) await page.context().close();
}

async function walk(platform, look, who, seen) {
  const page = await enter(platform, look, who);
  const mailed = (await platform.mails()).flatMap((mail) => [...mail.links, ...(mail.headers['list-unsubscribe']?.match(/https?:[^>\s]+/g) ?? [])]).map((link) => new URL(link))
    .filter((link) => link.origin === platform.url && link.pathname.startsWith(`/${look.language}/`))
    .map((link) => link.pathname.slice(look.language.length + 1));
  const queue = [...starts[who], ...mailed];
  const own = new Set();
  while (queue.length) {
    const path = queue.shift();
    const route = routeOf(path);
    if (!route || own.has(route) || elsewhere[route]) continue;
    const answer = await page.goto(`/${look.language}${path}`).catch(() => null); // a download is no page
    if (!answer || !/html/.test(answer.headers()['content-type'] ?? '')) { seen.add(route); continue; }
    // What this reader may not open is another's, or gone: it is looked at once, as an error page.
    if (answer.status() >= 400 || new URL(page.url()).pathname !== `/${look.language}${path}`) continue;
    own.add(route);
    await inspect(page, shotName(look, who, route));
    if (look.script && look.width === 1280) await assertFocusSeen(page);
    seen.add(route);
    queue.push(...(await links(page, look.language)));
  }
  await page.context().close();
}

for (const look of looks) {
  const name = `${look.language}, ${look.dark ? 'dark' : 'light'}, ${look.width} px, script ${look.script ? 'on' : 'off'}`;
  test(`every page: ${name}`, { timeout: 3_600_000 }, async () => {
    const platform = await startPlatform({ demo: true });
    const seen = new Set();
    try {
      await prepare(platform, look.language);
      for (const who of ['visitor', ...doors]) await walk(platform, look, who, seen);
      const missing = routes.filter((route) => !seen.has(route) && !elsewhere[route] && !(isRelease && route.startsWith('/dev/')));
      assert.deepEqual(missing, [], 'pages that nobody came to');
    } finally {
      await platform.stop();
    }
  });
}

test('pages of errors help, in both languages', async () => {
  const platform = await startPlatform({ demo: true });
  try {
    for (const look of looks) {
      const page = await openPage(browser, platform.url, { ...look, height: 900 });
      for (const [path, status] of [['/nothing-here', 404], ['/review', 401], ['/privacy/pool/v99', 404]]) {
        const answer = await page.goto(`/${look.language}${path}`);
        if (answer.status() !== status) assert.match(page.url(), /sign-in/, `${path}: ${answer.status()}`);
        await inspect(page, shotName(look, `error-${status}`, path));
        assert.ok(await page.locator('#main a').count() > 0, `${path} leads on`);
      }
      await page.context().close();
    }
  } finally {
    await platform.stop();
  }
});
