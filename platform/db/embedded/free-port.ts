import { createServer } from 'node:net';
import { systemRandom, type Random } from '#platform/kernel/random.ts';

/** Below what systems give to outgoing connections: Linux begins at 32768, Windows and macOS at 49152. */
const PORTS = { from: 20_000, count: 12_000 };
const TRIES = 100;

/**
 * A port of the loopback address that is free now. Any of those for outgoing connections could be taken when a killed database
 * wants it back a second later: somebody's connection was given it, or the server's own attempt to reach the database, and
 * as long as that lasted nobody would be answered. After many tries one that is taken: PostgreSQL says then what is wrong.
 */
export async function chooseFreePort(random: Random = systemRandom): Promise<number> {
  const choose = (): number => PORTS.from + Buffer.from(random.bytes(4)).readUInt32BE() % PORTS.count;
  let port = choose();
  for (let attempt = 1; attempt < TRIES && !(await isFree(port)); attempt += 1) port = choose();
  return port;
}

function isFree(port: number): Promise<boolean> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(false)).listen(port, '127.0.0.1', () => { server.close(() => resolve(true)); });
  });
}
