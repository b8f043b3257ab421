import { fork } from 'node:child_process';
import { join } from 'node:path';

type Wish =
  | { readonly ask: 'offer'; readonly places: number; readonly waitingPlaces: number }
  | { readonly ask: 'sign-ups' | 'press'; readonly offerId: string }
  | { readonly ask: 'code'; readonly phone: string }
  | { readonly ask: 'settle' | 'stop' };
export type Asked = Wish & { readonly turn: number };
export type Ready = { readonly port: number; readonly pid: number; readonly tokens: readonly string[]; readonly phones: readonly string[] };

/** A process with the server of the bench, asked by message. */
export type OwnServer = Ready & {
  ask<Answer>(wish: Wish): Promise<Answer>;
  stop(): Promise<void>;
};

export async function startOwnServer(dataDirectory: string, people: number, execArgv: readonly string[] = []): Promise<OwnServer> {
  const child = fork(join(import.meta.dirname, 'own-server.ts'), [dataDirectory, String(people)], { execArgv: [...execArgv] });
  const ended = new Promise<void>((resolve) => { child.once('exit', () => resolve()); });
  const waiting = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>();
  const ready = await new Promise<Ready>((resolve, reject) => {
    child.once('message', (message) => resolve(message as Ready)); // -- what own-server.ts sends first
    child.once('exit', () => reject(new Error('the server of the bench ended before it was ready')));
  });
  child.on('message', (message) => {
    const { turn, value, error } = message as { turn: number; value?: unknown; error?: string }; // -- what own-server.ts sends
    const asker = waiting.get(turn);
    waiting.delete(turn);
    if (error === undefined) asker?.resolve(value);
    else asker?.reject(new Error(error));
  });
  let turns = 0;
  return {
    ...ready,
    ask: <Answer>(wish: Wish) => new Promise<Answer>((resolve, reject) => {
      turns += 1;
      waiting.set(turns, { resolve: (value) => resolve(value as Answer), reject }); // -- the asker knows what it asked for
      child.send({ ...wish, turn: turns });
    }),
    async stop() {
      child.send({ ask: 'stop', turn: 0 });
      await ended;
    },
  };
}
