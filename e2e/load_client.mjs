// The other side of load.mjs, in a process of its own: whatever else that one does would count as waiting for a page.
import { Agent, get } from 'node:http';

const connections = 8;
const warm = 200;

const agent = new Agent({ keepAlive: true, maxSockets: connections });
export const fetchOnce = (url, path, cookie, coding = 'gzip') => new Promise((resolve, reject) => {
  const begun = process.hrtime.bigint();
  get(`${url}${path}`, { agent, headers: { cookie, 'accept-encoding': coding } }, (answer) => {
    const parts = [];
    answer.on('data', (part) => parts.push(part));
    answer.on('end', () => {
      const body = Buffer.concat(parts);
      resolve({ ms: Number(process.hrtime.bigint() - begun) / 1e6, status: answer.statusCode, bytes: body.length, body });
    });
  }).on('error', reject);
});

async function measure(url, path, cookie, requests) {
  let [times, bytes, status] = [[], 0, 0];
  // What a page costs the first time on each connection to the database is paid once in the life of a server, so it is not timed.
  for (const count of [warm, requests]) {
    let left = count;
    times = [];
    await Promise.all(Array.from({ length: connections }, async () => {
      while (left-- > 0) {
        const answer = await fetchOnce(url, path, cookie);
        times.push(answer.ms);
        ({ bytes, status } = answer);
      }
    }));
  }
  times.sort((a, b) => a - b);
  const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))];
  return { p50: at(0.5), p99: at(0.99), bytes, status };
}

// Measures each page that it is sent, and sends what it found.
if (process.send) {
  process.once('message', async ({ url, pages, requests }) => {
    for (const [path, cookie] of pages) process.send({ path, ...await measure(url, path, cookie, requests) });
    process.disconnect();
  });
}
