// Reads the mails that the platform wrote into its folder: headers, subject and bodies as their reader sees them.
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setInterval } from 'node:timers/promises';

const bytes = (text) => Buffer.from(text, 'latin1');
const decode = (buffer, charset) => new TextDecoder((charset || 'utf-8').toLowerCase()).decode(buffer);
const unquote = (text) => bytes(text.replace(/=([0-9A-F]{2})/gi, (_, hex) => String.fromCharCode(parseInt(hex, 16))));

// RFC 2047. Words that follow each other are joined as bytes first: a Han character may be cut between two of them.
export function decodeWords(text) {
  const word = /=\?([\w-]+)(?:\*[\w-]+)?\?([BQ])\?([^?]*)\?=/i;
  const run = new RegExp(`${word.source}(?:\\s+${word.source})*`, 'gi');
  return text.replace(run, (words) => {
    const parts = [...words.matchAll(new RegExp(word, 'gi'))];
    const joined = parts.map(([, , kind, data]) =>
      kind.toUpperCase() === 'B' ? Buffer.from(data, 'base64') : unquote(data.replaceAll('_', ' ')));
    return decode(Buffer.concat(joined), parts[0][1]);
  });
}

function split(raw) {
  const end = raw.search(/\r?\n\r?\n/);
  const head = end < 0 ? raw : raw.slice(0, end);
  const body = end < 0 ? '' : raw.slice(end).replace(/^\r?\n\r?\n/, '');
  const headers = {};
  for (const line of head.replace(/\r?\n(?=[ \t])/g, '').split(/\r?\n/)) {
    const colon = line.indexOf(':');
    // Raw UTF-8 in a header is allowed where the server takes it.
    if (colon > 0) headers[line.slice(0, colon).toLowerCase()] = decodeWords(decode(bytes(line.slice(colon + 1).trim())));
  }
  return { headers, body };
}

function* leaves({ headers, body }) {
  const type = headers['content-type'] ?? 'text/plain';
  const boundary = /boundary="?([^";]+)"?/i.exec(type)?.[1];
  if (/^multipart\//i.test(type) && boundary) {
    for (const part of `\r\n${body}`.split(`\n--${boundary}`).slice(1)) {
      if (!part.startsWith('--')) yield* leaves(split(part.replace(/^[^\n]*\n/, '')));
    }
    return;
  }
  const coding = (headers['content-transfer-encoding'] ?? '').toLowerCase();
  const data = coding === 'base64' ? Buffer.from(body, 'base64')
    : coding === 'quoted-printable' ? unquote(body.replace(/=[ \t]*\r?\n/g, '')) : bytes(body);
  yield { type: type.split(';')[0].trim().toLowerCase(), text: decode(data, /charset="?([\w-]+)/i.exec(type)?.[1]) };
}

// One mail: { headers (lower-case names), from, to, subject, text, html, links }.
export function parseMail(buffer) {
  const whole = split(buffer.toString('latin1'));
  const parts = [...leaves(whole)];
  const body = (type) => (parts.find((part) => part.type === type)?.text ?? '').replaceAll('\r\n', '\n').trimEnd();
  const { from = '', to = '', subject = '' } = whole.headers;
  const text = body('text/plain');
  return { headers: whole.headers, from, to, subject, text, html: body('text/html'), links: text.match(/https?:\/\/[^\s<>"]+/g) ?? [] };
}

// All mails in a folder, oldest file name first; none while the folder does not exist.
export async function readMails(folder) {
  const names = await readdir(folder).catch(() => []);
  const files = names.filter((name) => name.endsWith('.eml')).sort();
  return Promise.all(files.map(async (name) => ({ file: name, ...parseMail(await readFile(join(folder, name))) })));
}

// The first mail that fits, as soon as it is there.
export async function waitForMail(folder, fits, { timeout = 120_000 } = {}) {
  const end = Date.now() + timeout;
  for await (const _ of setInterval(100)) {
    const mails = await readMails(folder);
    const found = mails.find(fits);
    if (found) return found;
    if (Date.now() > end) {
      const seen = mails.map((mail) => `${mail.to}: ${mail.subject}`).join('\n  ');
      throw new Error(`no such mail within ${timeout / 1000} s; there are:\n  ${seen || '(none)'}`);
    }
  }
}
