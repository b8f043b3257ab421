import { solveChallenge } from './solve-challenge.ts';

/** Work under way or done, one piece per subject. It outlives the page that began it, not the tab. */
export type WorkBench = {
  /** Begins ahead of need, while somebody writes. A second challenge for the same subject is not begun. */
  begin(subject: string, challenge: string): void;
  /** The work for a subject, done by now or awaited; `obtain` gives a challenge when none was begun, or undefined. */
  workFor(subject: string, obtain: () => Promise<string | undefined>): Promise<string | undefined>;
  /** After a refusal: the challenge has lapsed, the next work is done on a new one. */
  forget(subject: string): void;
};

export function createWorkBench(solve: (challenge: string, subject: string) => Promise<string> = solveChallenge): WorkBench {
  const pieces = new Map<string, Promise<string | undefined>>();
  const begin = (subject: string, challenge: string): Promise<string | undefined> => {
    // A challenge that this version of the page does not understand is answered with nothing, and the server says so.
    const piece = pieces.get(subject) ?? solve(challenge, subject).catch(() => undefined);
    pieces.set(subject, piece);
    return piece;
  };
  return {
    begin(subject, challenge) {
      void begin(subject, challenge);
    },
    async workFor(subject, obtain) {
      const begun = pieces.get(subject);
      if (begun !== undefined) return begun;
      const challenge = await obtain();
      return challenge === undefined ? undefined : begin(subject, challenge);
    },
    forget: (subject) => { pieces.delete(subject); },
  };
}

/** The tab's own: the form begins, the courier that sends takes what is done. */
export const workBench: WorkBench = createWorkBench();
