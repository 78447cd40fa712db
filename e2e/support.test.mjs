// The tools of the journeys are tried first: each must see the fault that it is there for.
import assert from 'node:assert/strict';
import { chmod, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { decodeWords, parseMail } from './mail.mjs';
import * as support from './support.mjs';

const pages = {
  '/zh/good': '<main><h1>陇原英才</h1><p>Talent 人才 𠮷 䶮</p></main>',
  '/zh/unlabelled': '<main><h1>表单</h1><input type="text"></main>',
  '/zh/wide': '<main><h1>宽</h1><p style="width:2000px">x</p></main>',
  '/zh/foreign': '<main><h1>外部</h1><img alt="" src="http://localhost:9/x.png"></main>',
  '/zh/script': '<main><h1>错误</h1></main><script>throw new Error("broken")</script>',
  '/zh/incomplete': '<main><h1>缺</h1></main><link rel="stylesheet" href="/missing.css">',
  '/zh/japanese': '<main><h1 lang="ja" style="font-family:\'Noto Sans CJK JP\'">骨直</h1></main>',
};
let server, browser, url;

before(async () => {
  server = createServer(({ url: path }, answer) => {
    answer.writeHead({ '/zh/fails': 500, '/missing.css': 404 }[path] ?? 200, { 'content-type': 'text/html; charset=utf-8' });
    answer.end(`<!doctype html><html lang="zh-CN"><head><title>试</title><link rel="icon" href="data:,"></head><body>${pages[path] ?? '<main><h1>x</h1></main>'}</body></html>`);
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  url = `http://127.0.0.1:${server.address().port}`;
  browser = await support.openBrowser();
});
after(async () => {
  await browser?.close();
  server?.close();
});

for (const script of [true, false]) {
  test(`a good page passes, ${script ? 'with' : 'without'} scripts`, async () => {
    const page = await support.openPage(browser, url, { width: 320, script });
    await page.goto('/zh/good');
    await support.inspect(page);
  });
}

for (const [path, why] of [['unlabelled', /label: /], ['wide', /2\d\d\d > 320/], ['foreign', /foreign request/],
  ['script', /script: broken/], ['japanese', /CJK JP/], ['fails', /500: /],
  ['incomplete', /404: /]]) {
  test(`a page that is ${path} is found`, async () => {
    const page = await support.openPage(browser, url, { width: 320 });
    await page.goto(`/zh/${path}`);
    await assert.rejects(support.inspect(page), why);
  });
}

test('mails are read as their reader sees them', () => {
  const subject = Buffer.from('新的匹配：单克隆抗体').toString('base64');
  const mail = parseMail(Buffer.from([
    `Subject: =?utf-8?b?${subject.slice(0, 8)}?=`, ` =?utf-8?b?${subject.slice(8)}?= (2)`, 'To: =?UTF-8?Q?=E5=BC=A0_x?= <a@example.org>',
    'Content-Type: multipart/alternative;', ' boundary="b1"', '', '--b1', 'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable', '', '=E4=BD=A0=E5=A5=BD, a very long li=', 'ne http://127.0.0.1/x?a=3D1', '--b1',
    'Content-Type: text/html; charset=utf-8', 'Content-Transfer-Encoding: base64', '', Buffer.from('<p>你好</p>').toString('base64'), '--b1--', '',
  ].join('\r\n')));
  assert.equal(mail.subject, '新的匹配：单克隆抗体 (2)');
  assert.equal(mail.to, '张 x <a@example.org>');
  assert.equal(mail.text, '你好, a very long line http://127.0.0.1/x?a=1');
  assert.equal(mail.html, '<p>你好</p>');
  assert.deepEqual(mail.links, ['http://127.0.0.1/x?a=1']);
  // A character cut between two words.
  assert.equal(decodeWords('=?utf-8?q?=E4=BD?= =?utf-8?q?=A0?='), '你');
});

test('the second factor follows RFC 6238', () => {
  const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
  assert.equal(support.totp(secret, 59_000), '287082');
  assert.equal(support.totp(secret, 1_111_111_109_000), '081804');
});

test('a platform is started on its printed address, stopped, and a broken one reported', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'longyuan-e2e-'));
  const program = async (name, text) => {
    const path = join(folder, name);
    await writeFile(path, `#!${process.execPath}\n${text}`);
    await chmod(path, 0o755);
    return path;
  };
  const good = await program('good.cjs', `
    const fs = require('node:fs'), folder = process.argv[process.argv.indexOf('--data') + 1] + '/mail';
    fs.mkdirSync(folder, { recursive: true });
    fs.writeFileSync(folder + '/1.eml', 'Subject: ' + process.env.LONGYUAN_MAIL__MERGE_SECONDS + process.env.LONGYUAN_OFFICE__NAME + '\\r\\n\\r\\nx');
    const server = require('node:http').createServer().listen(0, '127.0.0.1', () => console.log('Open http://127.0.0.1:' + server.address().port + '/zh/set-up'));
    process.on('SIGTERM', () => process.exit(0));`);
  const platform = await support.startPlatform({ binary: good, settings: { 'office.name': 'Y' } });
  assert.equal(platform.link, `${platform.url}/zh/set-up`);
  assert.equal((await platform.mail((mail) => mail.text === 'x')).subject, '1Y');
  await platform.stop();
  const bad = await program('bad.cjs', 'console.error("no such setting"); process.exit(2);');
  await assert.rejects(support.startPlatform({ binary: bad }), /ended with 2[^]*no such setting/);
  await rm(folder, { recursive: true });
});
