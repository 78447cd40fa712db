// How long pages take on a large pool: 100,000 people and 5,000 needs made from the invented samples, the real binary, eight
// connections, every page in turn. On demand, with a release build on an idle machine:
//   LONGYUAN_BIN=../target/release/longyuan node load.mjs [--people 100000] [--needs 5000] [--folder DIR] [--requests 400]
// A folder is filled once and may be used again. Ends with 1 when a page's p99 is above the goal of 50 ms.
import { fork, spawn, spawnSync } from 'node:child_process';
import { createWriteStream, existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { fetchOnce } from './load_client.mjs';
import { openBrowser, openPage, totp } from './support.mjs';

const { values } = parseArgs({ options: {
  people: { type: 'string', default: '100000' }, needs: { type: 'string', default: '5000' },
  folder: { type: 'string', default: join(tmpdir(), 'longyuan-load') }, requests: { type: 'string', default: '400' },
} });
const [people, needs, requests] = [values.people, values.needs, values.requests].map(Number);
const folder = values.folder;
const data = join(folder, 'data');
const program = process.env.LONGYUAN_BIN ?? '../target/release/longyuan';
const passphrase = 'seven white camels crossing the Yellow River';
const goal = 50;

// The same numbers in every run (mulberry32).
let state = 42;
const random = () => {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
const one = (list) => list[Math.floor(random() * list.length)];
const some = (list, most) => [...new Set(Array.from({ length: 1 + Math.floor(random() * most) }, () => one(list)))];

const sample = async (name) => (await readFile(new URL(`../config/sample/${name}`, import.meta.url), 'utf8'))
  .trim().split('\n').map((line) => JSON.parse(line));

async function write(file, count, make) {
  const out = createWriteStream(file);
  for (let i = 0; i < count; i += 1) if (!out.write(`${JSON.stringify(make(i))}\n`)) await once(out, 'drain');
  out.end();
  await once(out, 'finish');
}

async function generate() {
  const [talents, wanted] = [await sample('talents.jsonl'), await sample('needs.jsonl')];
  const surnames = [...'王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗'];
  // As many given names as there are people, and more: two of one name would wait for an officer to tell them apart.
  const given = [...new Set(JSON.stringify(talents).match(/\p{Script=Han}/gu))];
  const syllable = () => one([...'bdfghjklmnprstvwz']) + one(['a', 'e', 'i', 'o', 'u', 'an', 'en', 'in']);
  const latin = (syllables) => Array.from({ length: syllables }, syllable).join('').replace(/^./, (first) => first.toUpperCase());
  await write(join(folder, 'people.jsonl'), people, (i) => {
    const [base, other] = [one(talents), one(talents)];
    const name = `${one(surnames)}${one(given)}${one(given)}`;
    return { ...base, id: `p${i}`, name_zh: random() < 0.7 ? name : null, name_en: `${latin(3)} ${latin(2)}`,
      skills: [...new Set([...base.skills, ...some(other.skills, 3)])].slice(0, 20), years_experience: Math.floor(random() * 35) };
  });
  await write(join(folder, 'needs.jsonl'), needs, (i) => {
    const [base, other] = [one(wanted), one(wanted)];
    return { ...base, id: `q${i}`, enterprise: `${base.enterprise.replace(/有限公司$/, '')}${Math.floor(i / 5)}号有限公司`,
      title: `${base.title}（${i}）`, preferred_skills: [...new Set([...base.preferred_skills, ...some(other.required_skills, 2)])], deadline: null };
  });
}

const environment = { ...process.env, LONGYUAN_MAIL__TRANSPORT: 'folder' };

function command(...words) {
  const { status, stderr } = spawnSync(program, [...words, '--data', data], { env: environment, stdio: ['ignore', 'inherit', 'pipe'], encoding: 'utf8' });
  if (status !== 0) throw new Error(`${words.join(' ')}: ${stderr}`);
}

async function serve() {
  const child = spawn(program, ['serve', '--listen', '127.0.0.1:0', '--data', data], { env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
  let link, printed = '';
  while (!link) link = /http:\/\/127\.0\.0\.1:\d+\S*(?=\s)/.exec(printed += (await once(child.stdout, 'data'))[0])?.[0];
  return { child, link, url: new URL(link).origin };
}

// Signs the first administrator up, or in again; gives the cookie.
async function staff({ url, link }) {
  const browser = await openBrowser();
  const page = await openPage(browser, url, { language: 'en' });
  const kept = join(folder, 'totp');
  if (existsSync(kept)) {
    await page.goto('/en/sign-in');
    await page.fill('#staff-form [name="email"]', 'bench@example.org');
    await page.fill('#staff-form [name="password"]', passphrase);
    await page.fill('#staff-form [name="code"]', totp(await readFile(kept, 'utf8')));
    await page.click('#staff-form button.primary');
    await page.waitForLoadState();
  } else {
    await page.goto(link);
    const texts = { office_name_zh: '工作站', office_name_en: 'Workstation', postal_address: '1 Example Way', mailboxes: 'office@example.org', name: 'Bench', email: 'bench@example.org', password: passphrase };
    for (const [name, text] of Object.entries(texts)) await page.fill(`[name="${name}"]`, text);
    const secret = await page.inputValue('[name="totp_secret"]');
    await page.fill('[name="code"]', totp(secret));
    await page.click('#main button.primary');
    await page.waitForSelector('ul.tags .code');
    await writeFile(kept, secret);
  }
  const cookies = await page.context().cookies();
  await browser.close();
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

// Until the matching of what was taken in has come to rest.
async function rest({ child }) {
  const used = async () => (await readFile(`/proc/${child.pid}/stat`, 'utf8')).split(' ').slice(13, 15).map(Number).reduce((a, b) => a + b);
  for (let quiet = 0, before = await used(); quiet < 4;) {
    await pause(5000);
    const now = await used();
    quiet = now - before < 25 ? quiet + 1 : 0;
    before = now;
  }
}

// What the client finds of each page in turn.
async function* measured(asked) {
  const client = fork(new URL('load_client.mjs', import.meta.url));
  const ended = once(client, 'exit').then(([code]) => { throw new Error(`the client ended with ${code}`); });
  ended.catch(() => {}); // after the last page nobody waits for it
  client.send(asked);
  for (let left = asked.pages.length; left > 0; left -= 1) yield (await Promise.race([once(client, 'message'), ended]))[0];
}

async function stop({ child }) {
  child.kill('SIGTERM');
  await once(child, 'close');
}

// Set up by the pages, then filled while nothing else writes.
async function prepare() {
  await generate();
  const platform = await serve();
  await staff(platform);
  await stop(platform);
  const begun = Date.now();
  for (const kind of ['people', 'needs']) {
    command('import', kind, join(folder, `${kind}.jsonl`), '--as', 'accepted', '--by', 'bench@example.org', '--basis', 'invented for a measurement');
    console.log(`${kind} taken in after ${((Date.now() - begun) / 1000).toFixed(0)} s`);
  }
}

await mkdir(folder, { recursive: true });
if (!existsSync(data)) await prepare();
const platform = await serve();
let missed = 0;
try {
  const cookie = await staff(platform);
  const begun = Date.now();
  await rest(platform);
  console.log(`at rest after ${((Date.now() - begun) / 1000).toFixed(0)} s`);
  const first = async (page, link) => {
    const found = link.exec((await fetchOnce(platform.url, page, cookie, 'identity')).body.toString());
    if (!found) throw new Error(`${page} leads to no ${link}`);
    return found[0];
  };
  const need = await first('/en/review', /\/en\/review\/N-\w+/);
  const dossier = await first(need, /\/en\/review\/N-\w+\/people\/[\w-]+\/dossier/);
  const open = [
    '/zh/', '/en/about', '/zh/talents/new', '/en/needs/new', '/zh/open-needs', '/en/fields', '/zh/open-needs?field=biomedicine',
    '/en/help/staff', '/en/privacy',
  ];
  const closed = [
    '/en/review', need, `${need}/people`, `${need}/people?words=wangfang`, `${need}/people?words=wang`, `${need}/people?field=biomedicine`, dossier, `${need}/none-found`,
    '/zh/staff/todo', await first('/zh/staff/todo', /\/zh\/staff\/todo\?[^"]+/), '/zh/staff/dashboard', '/en/staff/figures',
    '/en/staff/talents', '/en/staff/talents?q=wangfang', `/zh/staff/talents?q=${encodeURIComponent('王芳')}`, '/en/staff/talents?q=peptide',
    '/en/staff/talents?letter=W', '/en/staff/talents?field=biomedicine', '/en/staff/talents?field=biomedicine&letter=W', await first('/en/staff/talents', /\/en\/staff\/talents\/T-\w+\/needs/),
    '/en/staff/needs', '/en/staff/needs?q=peptide', '/en/staff/needs?field=new_materials',
    '/en/staff/enterprises', '/en/staff/introductions', '/en/staff/same',
    '/en/staff/corrections', '/en/staff/taxonomy', '/en/staff/taxonomy/versions', '/en/staff/audit', '/en/staff/jobs', '/en/staff/accounts', '/en/staff/settings',
    '/en/outbox', '/en/staff/notices', '/en/account',
  ];
  const pages = [...open.map((path) => [path, '']), ...closed.map((path) => [path, cookie])];
  for await (const { path, p50, p99, bytes, status } of measured({ url: platform.url, pages, requests })) {
    missed += p99 > goal || status !== 200;
    console.log(`${status === 200 && p99 <= goal ? '  ' : '! '}${path.padEnd(44)} ${status}  p50 ${p50.toFixed(1)}  p99 ${p99.toFixed(1)} ms  ${(bytes / 1000).toFixed(1)} KB`);
  }
} finally {
  await stop(platform);
}
process.exitCode = missed ? 1 : 0;
