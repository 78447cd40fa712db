// The real binary on a free port with a folder of its own, and a mail server for it.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { readMails, waitForMail } from './mail.mjs';

const here = dirname(fileURLToPath(import.meta.url));
export const patience = 120_000; // a loaded machine is slow, not wrong

// Waiting times that a person would not notice and a test should not sit through.
const quick = { 'mail.quiet_hours': false, 'review.undo_seconds': 1, 'mail.merge_seconds': 1, 'mail.min_gap_seconds': 0 };

const asEnvironment = (settings) => Object.fromEntries(Object.entries(settings).map(([key, value]) =>
  [`LONGYUAN_${key.toUpperCase().replaceAll('.', '__')}`, String(value)]));

// An SMTP server in a process of its own, with STARTTLS and a certificate that the platform is told to trust. It ends with its input.
async function startMailServer(store) {
  await mkdir(store);
  const python = process.env.LONGYUAN_TEST_PYTHON ?? '/usr/bin/python3';
  const options = ['--store', store, '--require-starttls', '--end-with-stdin'];
  const child = spawn(python, [join(here, '..', 'tests', 'peers', 'smtp.py'), ...options], { stdio: ['pipe', 'pipe', 'inherit'] });
  const ended = new Promise((resolve) => { child.once('close', resolve); });
  const port = await new Promise((resolve, reject) => {
    createInterface({ input: child.stdout }).once('line', resolve);
    ended.then((code) => reject(new Error(`the SMTP server ended with ${code}`)));
  });
  const settings = {
    'mail.transport': 'smtp', 'mail.host': '127.0.0.1', 'mail.port': port, 'mail.encryption': 'starttls', 'mail.ca_file': join(store, 'ca.pem'),
  };
  return { settings, stop() { child.stdin.end(); return ended; } };
}

// Starts `longyuan serve` in an empty folder. `settings` are written as in the configuration: { 'mail.merge_seconds': 1 }. With
// `smtp` its mails go through a mail server, otherwise into its folder.
// Gives { url, link, folder, data, mails(), mail(fits), output(), stop() }; `link` is the first address it printed.
export async function startPlatform({ smtp = false, ...options } = {}) {
  if (!smtp) return startProgram(options);
  const folder = await mkdtemp(join(tmpdir(), 'longyuan-smtp-'));
  const store = join(folder, 'mails');
  const server = await startMailServer(store);
  const end = async () => { await server.stop(); await rm(folder, { recursive: true, force: true }); };
  const platform = await startProgram({ ...options, settings: { ...server.settings, ...options.settings } }).catch(async (error) => { await end(); throw error; });
  return {
    ...platform,
    mails: () => readMails(store),
    mail: (fits, limits) => waitForMail(store, fits, limits),
    async stop() { await platform.stop(); await end(); },
  };
}

async function startProgram({ demo = false, settings = {}, binary = process.env.LONGYUAN_BIN }) {
  const program = binary ?? join(here, '..', 'target', 'debug', 'longyuan');
  const folder = await mkdtemp(join(tmpdir(), 'longyuan-e2e-'));
  const data = join(folder, 'data');
  const options = ['serve', '--listen', '127.0.0.1:0', '--data', data, ...(demo ? ['--demo'] : [])];
  const inherited = Object.entries(process.env).filter(([name]) => !name.startsWith('LONGYUAN_'));
  const env = { ...Object.fromEntries(inherited), ...asEnvironment({ ...quick, ...settings }) };
  const child = spawn(program, options, { cwd: folder, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const forget = () => child.kill('SIGKILL'); // a journey that breaks off leaves no server behind
  process.once('exit', forget);
  const lines = [];
  const ended = new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message));
    child.once('close', (code, signal) => resolve(code ?? signal));
  });
  createInterface({ input: child.stderr }).on('line', (line) => lines.push(line));
  const link = await new Promise((resolve, reject) => {
    const fail = (why) => reject(new Error(`${program}: ${why}\n${lines.join('\n')}`));
    const timer = setTimeout(() => { child.kill('SIGKILL'); fail('printed no address'); }, patience);
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      const address = /http:\/\/127\.0\.0\.1:\d+\S*/.exec(line)?.[0];
      if (address) { clearTimeout(timer); resolve(address); }
    });
    ended.then((code) => { clearTimeout(timer); fail(`ended with ${code}`); });
  }).catch(async (error) => {
    process.off('exit', forget);
    await rm(folder, { recursive: true, force: true });
    throw error;
  });
  const mailFolder = join(data, 'mail');
  return {
    url: new URL(link).origin, link, folder, data,
    output: () => lines.join('\n'),
    mails: () => readMails(mailFolder),
    mail: (fits, options) => waitForMail(mailFolder, fits, options),
    async stop() {
      process.off('exit', forget);
      child.kill('SIGTERM');
      assert.equal(await ended, 0, `the platform did not end well:\n${lines.join('\n')}`);
      await rm(folder, { recursive: true, force: true });
    },
  };
}

// The six digits that a phone shows for this base32 secret (SHA-1, 30 s).
export function totp(secret, at = Date.now()) {
  const bits = [...secret.toUpperCase().replace(/[^A-Z2-7]/g, '')]
    .map((c) => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0')).join('');
  const key = Buffer.from(bits.match(/.{8}/g).map((byte) => parseInt(byte, 2)));
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(Math.floor(at / 30_000)));
  const mac = createHmac('sha1', key).update(counter).digest();
  const number = mac.readUInt32BE(mac[19] & 15) & 0x7fffffff;
  return String(number % 1_000_000).padStart(6, '0');
}
