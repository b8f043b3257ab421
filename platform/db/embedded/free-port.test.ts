import { readFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { seededRandom } from '#platform/kernel/random.ts';
import { chooseFreePort } from './free-port.ts';

function listen(port: number): Promise<number> {
  const server = createServer();
  onTestFinished(() => { server.close(); });
  return new Promise((resolve, reject) => {
    // -- a server on a port has an address of this shape
    server.once('error', reject).listen(port, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}

/** Linux says which ports it gives to outgoing connections; others have a smaller range at the same end. */
async function firstOutgoing(): Promise<number> {
  const text = await readFile('/proc/sys/net/ipv4/ip_local_port_range', 'utf8').catch(() => '32768');
  return Number(text.split(/\s/)[0]);
}

test('never one that an outgoing connection could be given while a killed database is away', async () => {
  const ports = await Promise.all(Array.from({ length: 200 }, () => chooseFreePort()));
  expect(Math.max(...ports)).toBeLessThan(await firstOutgoing());
  expect(new Set(ports).size).toBeGreaterThan(150);
  // Control: what the system itself gives is one of those.
  expect(await listen(0)).toBeGreaterThanOrEqual(await firstOutgoing());
});

test('passes over a port on which somebody listens', async () => {
  const taken = await listen(await chooseFreePort(seededRandom(1)));
  const other = await chooseFreePort(seededRandom(1));
  expect(other).not.toBe(taken);
  expect(await listen(other)).toBe(other);
});
