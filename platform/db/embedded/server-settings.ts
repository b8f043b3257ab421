import { createHash } from 'node:crypto';

export type Durability = 'full' | 'none';

const ALWAYS = {
  listen_addresses: '127.0.0.1',
  // A socket's path may hold 107 bytes; ours can be longer, and TCP on the loopback is enough.
  unix_socket_directories: '',
  cluster_name: 'zhijia',
  max_connections: '100',
  work_mem: '16MB',
  // The house's statements are short: compiling them costs more than it saves, and every server process uses a
  // core of its own already. Containers give too little shared memory for parallel workers (64 MB).
  jit: 'off',
  max_parallel_workers_per_gather: '0',
  max_parallel_maintenance_workers: '0',
  // Solid-state disks: a random page costs about what the next one does.
  random_page_cost: '1.1',
  timezone: 'UTC',
  log_timezone: 'UTC',
  log_line_prefix: '%m [%p] ',
  log_checkpoints: 'off',
};

/** For tests only: a killed database may lose its last commits, a power cut may damage the cluster. */
const NOT_DURABLE = {
  shared_buffers: '64MB',
  fsync: 'off',
  synchronous_commit: 'off',
  full_page_writes: 'off',
  wal_level: 'minimal',
  max_wal_senders: '0',
};

/** What the server is started with; `overrides` win. `memory` is what this machine, or its container, has, in bytes. */
export function toServerSettings(
  durability: Durability, overrides: Readonly<Record<string, string>>, memory: number,
): Record<string, string> {
  return { ...ALWAYS, shared_buffers: buffersFor(memory), ...(durability === 'none' ? NOT_DURABLE : {}), ...overrides };
}

/**
 * A sixteenth of the memory, from 128 MB to 1 GB, in powers of two: a machine that reports a little less tomorrow must
 * not restart the server. What the buffers do not hold comes from the system's cache, for a few microseconds a page.
 */
export function buffersFor(memory: number): string {
  const megabytes = 2 ** Math.floor(Math.log2(Math.max(1, memory / 16 / 1024 / 1024)));
  return `${Math.min(1024, Math.max(128, megabytes))}MB`;
}

/** Tells a living server that would be started just the same from one that has to be started anew. */
export function toLaunchMark(binaries: string, settings: Readonly<Record<string, string>>): string {
  const ordered = Object.entries(settings).sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256').update(JSON.stringify([binaries, ordered])).digest('hex').slice(0, 16);
}
