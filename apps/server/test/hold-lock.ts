import { takeServerLock } from '../server-lock.ts';

/** A process that tests can kill: takes the lock of a folder, says so and waits; says who has it otherwise. */
try {
  await takeServerLock(process.argv[2] ?? '');
  process.stdout.write('held\n');
  setInterval(() => {}, 60_000);
} catch (error) {
  const params: unknown = error instanceof Error && 'params' in error ? error.params : String(error);
  process.stdout.write(`${JSON.stringify(params)}\n`);
}
