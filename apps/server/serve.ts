import type { House } from '#platform/access/ctx.ts';
import { createSessionLoader } from '#platform/accounts/session-loader.ts';
import { createReencoder } from '#platform/files/reencode.ts';
import { createAddressCeiling } from '#platform/guard/address-ceiling.ts';
import { addLocalPages } from '#platform/http/local-pages.ts';
import { addFontUpload } from '#platform/http/font-upload.ts';
import { addPhotoUpload } from '#platform/http/photo-upload.ts';
import { addSheetUpload } from '#platform/http/sheet-upload.ts';
import { addScreens, type ScreenFolders } from '#platform/http/screens.ts';
import { buildServer, type ActorResolver } from '#platform/http/server.ts';
import { createRunner, type Runner } from '#platform/jobs/runner.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { consumers, jobs } from './background.ts';
import { demoLinks, type DemoLink } from './demo/demo-links.ts';
import { manifests } from './manifests.ts';
import type { OpenHouse } from './open-house.ts';
import { startupErrors } from './startup-errors.ts';
import { VERSION } from './version.ts';

export type Serving = {
  readonly port: number;
  readonly links: readonly DemoLink[];
  readonly demoPassword: string | undefined;
  readonly runner: Runner;
  close(): Promise<void>;
};

export type ServeOptions = {
  readonly port: number;
  /** A port that was asked for and is taken is an error; the default one then gives way to a free one. */
  readonly isPortFixed: boolean;
  /** Without a public address only this machine is served. */
  readonly isPublic: boolean;
  readonly isDemonstration: boolean;
  /** What links and QR codes carry, once the port is known. */
  readonly publicUrlAt: (port: number) => string;
  readonly screens: ScreenFolders;
};

const POLL_MS = 1000;

/** Wires the HTTP room, the journal's readers and the jobs to an open house, and listens. */
export async function serve(open: OpenHouse, options: ServeOptions): Promise<Serving> {
  const { db } = open;
  // Which port it is turns out when it is taken; nobody can ask for a link before that.
  let { publicUrl } = open.house;
  const house: House = { ...open.house, get publicUrl() { return publicUrl; } };
  const runner = createRunner({ db, house, consumers: consumers(house), jobs, every: POLL_MS });
  const sessions = createSessionLoader(db.pool, house.clock);
  const reencoder = createReencoder({ log: house.log, idleMs: 30_000, timeoutMs: 20_000 });
  const resolveActor: ActorResolver = (credentials) => sessions.resolve(credentials);
  const app = await buildServer({
    house, db, version: VERSION, ceiling: createAddressCeiling(house.clock),
    handlers: manifests.flatMap((one) => one.handlers),
    resources: manifests.flatMap((one) => one.resources),
    resolveActor,
    afterCommit: () => runner.wake(),
  });
  addPhotoUpload(app, { house, db, reencoder, resolveActor });
  addSheetUpload(app, { house, db, resolveActor });
  addFontUpload(app, { house, db, resolveActor });
  const demo = options.isDemonstration ? demoLinks({ house, db, smsInbox: open.smsInbox }) : { pages: [], links: [] };
  addLocalPages(app, demo.pages);
  await addScreens(app, options.screens);
  const port = await listen(app, options);
  publicUrl = options.publicUrlAt(port);
  return {
    port, links: demo.links, runner, demoPassword: options.isDemonstration ? house.ports.signIn.demonstration?.password : undefined,
    async close() {
      await app.close();
      await runner.stop();
      await reencoder.close();
    },
  };
}

type Listener = { listen(where: { port: number; host: string }): Promise<string>; server: { address(): unknown } };

async function listen(app: Listener, options: ServeOptions): Promise<number> {
  const host = options.isPublic ? '0.0.0.0' : '127.0.0.1';
  try {
    await app.listen({ port: options.port, host });
  } catch (error) {
    if (!(error instanceof Error) || !('code' in error) || !['EADDRINUSE', 'EACCES'].includes(String(error.code))) throw error;
    if (options.isPortFixed) throw new AppError(startupErrors['port-taken'], { port: options.port });
    await app.listen({ port: 0, host });
  }
  const address = app.server.address();
  return typeof address === 'object' && address !== null && 'port' in address ? Number(address.port) : options.port;
}
