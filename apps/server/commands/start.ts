import { ensurePublishedYears } from '#platform/calendar/use-cases/fill-year.ts';
import { systemClock } from '#platform/kernel/clock.ts';
import { asSystem } from '../as-system.ts';
import { ensureDataDirectory } from '../data-directory.ts';
import { loadDemonstration } from '../demo/load-demo.ts';
import { giveBackMemory } from '../give-back-memory.ts';
import { keepArchive } from '../keep-archive.ts';
import { createLog } from '../log.ts';
import { openHouse } from '../open-house.ts';
import { ensureScreens } from '../screens-build.ts';
import { takeServerLock } from '../server-lock.ts';
import { serve } from '../serve.ts';
import { toPublicUrl, type Settings } from '../settings.ts';
import { say } from '../terminal-text.ts';

/** `zhijia start`: from nothing to a ready server, and back to nothing on the first signal. */
export async function start(settings: Settings): Promise<void> {
  const log = createLog(systemClock, 'warn');
  const dataDirectory = await ensureDataDirectory(settings.dataDirectory);
  const lock = await takeServerLock(dataDirectory);
  try {
    // The screens are built by a child while the database comes up: on two cores the longer of the two counts.
    const screens = ensureScreens({ dataDirectory, log: (line) => log.info({}, line) });
    screens.catch(() => {});
    const open = await openHouse(settings, { log, publicUrl: toPublicUrl(settings, settings.port) });
    try {
      // The working days must be known before the demonstration's deadlines are reckoned.
      await asSystem(open, 'job', ensurePublishedYears);
      if (settings.isDemonstration) await loadDemonstration(open);
      const serving = await serve(open, {
        port: settings.port, isPortFixed: settings.isPortFixed, isPublic: settings.publicUrl !== undefined,
        isDemonstration: settings.isDemonstration, screens: await screens, publicUrlAt: (port) => toPublicUrl(settings, port),
      });
      await serving.runner.settle();
      const archive = keepArchive(open);
      announce(settings, serving);
      giveBackMemory();
      await untilSignal();
      say('server/stopping', {});
      await serving.close();
      await archive.stop();
    } finally {
      await open.close();
    }
  } finally {
    await lock.release();
  }
}

function announce(settings: Settings, serving: Awaited<ReturnType<typeof serve>>): void {
  say('server/ready', { url: toPublicUrl(settings, serving.port) });
  for (const link of serving.links) say(link.label, { url: `http://localhost:${serving.port}${link.path}` });
  if (serving.demoPassword !== undefined) say('server/demo-password', { password: serving.demoPassword });
  if (settings.isDemonstration && settings.publicUrl !== undefined) say('server/demo-public', {});
}

function untilSignal(): Promise<void> {
  return new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.once(signal, () => resolve());
  });
}
