import { readdir, readFile } from 'node:fs/promises';

/**
 * Processor time that a process, or all children of its children (a database's own processes), have used so far, in
 * nanoseconds. From Linux's schedstat: the clock ticks of /proc/…/stat miss what runs for less than one.
 */
export async function processorNanoseconds(pid: number, whose: 'itself' | 'grandchildren' = 'itself'): Promise<number> {
  if (whose === 'itself') return threadsOf(pid);
  const children = await childrenOf(pid);
  const grandchildren = (await Promise.all(children.map(childrenOf))).flat();
  return (await Promise.all(grandchildren.map(threadsOf))).reduce((sum, one) => sum + one, 0);
}

async function threadsOf(pid: number): Promise<number> {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  const times = await Promise.all(threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/schedstat`, 'utf8').catch(() => '0')));
  return times.reduce((sum, line) => sum + Number(line.split(' ')[0]), 0);
}

async function childrenOf(pid: number): Promise<number[]> {
  const threads = await readdir(`/proc/${pid}/task`).catch(() => []);
  const lists = await Promise.all(threads.map((thread) => readFile(`/proc/${pid}/task/${thread}/children`, 'utf8').catch(() => '')));
  return lists.flatMap((line) => line.split(' ').filter((word) => /^\d+$/.test(word)).map(Number));
}
