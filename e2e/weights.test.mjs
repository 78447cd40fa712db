// What a first visit costs: bytes over the wire and requests of each kind of page, a visitor's and an officer's.
import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { openBrowser, openPage, openUndecided, startPlatform } from './support.mjs';

const most = { visitor: 45_000, workstation: 80_000, requests: 6, script: 8192 };
const pages = {
  visitor: ['/', '/about', '/open-needs', '/fields', '/talents/new', '/needs/new', '/sign-in', '/privacy', '/help'],
  workstation: ['/review', '/staff/todo', '/staff/dashboard', '/staff/talents', '/staff/enterprises', '/staff/needs', '/staff/introductions', '/outbox', '/account'],
};
let browser;
before(async () => { browser = await openBrowser(); });
after(() => browser?.close());

// Bytes as they came over the wire, heads of answers included, of one page with nothing kept from another.
async function weigh(page, address) {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.clearBrowserCache');
  const loaded = new Map();
  session.on('Network.responseReceived', ({ requestId, response, type }) => loaded.set(requestId, { url: response.url, type, bytes: 0 }));
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => { if (loaded.has(requestId)) loaded.get(requestId).bytes = encodedDataLength; });
  await page.goto(address, { waitUntil: 'networkidle' });
  await session.detach();
  const parts = [...loaded.values()].filter(({ url }) => url.startsWith('http'));
  const sum = (some) => some.reduce((all, { bytes }) => all + bytes, 0);
  return { requests: parts.length, bytes: sum(parts), script: sum(parts.filter(({ type }) => type === 'Script')) };
}

test('first views are light', async () => {
  const platform = await startPlatform({ demo: true });
  try {
    for (const language of ['zh', 'en']) {
      for (const [who, paths] of Object.entries(pages)) {
        const page = await openPage(browser, platform.url, { language });
        let all = paths;
        if (who !== 'visitor') {
          await page.goto(`/${language}/demo`);
          await page.click(`form.door:has(input[value="${who}"]) button`);
          await page.waitForLoadState();
          all = [...paths, (await openUndecided(page, language)).slice(3)];
        }
        for (const path of all) {
          const { requests, bytes, script } = await weigh(page, `/${language}${path}`);
          console.log(`${who} /${language}${path}: ${(bytes / 1000).toFixed(1)} KB, script ${(script / 1000).toFixed(1)} KB, ${requests} requests`);
          assert.ok(bytes <= most[who], `${path}: ${bytes} bytes`);
          assert.ok(script <= most.script, `${path}: ${script} bytes of script`);
          assert.ok(requests <= most.requests, `${path}: ${requests} requests`);
        }
        await page.context().close();
      }
    }
  } finally {
    await platform.stop();
  }
});
