/** Work that goes on until nothing is left, one step at a time. */
export type Lane = {
  /** Looks for work now; while working, once more afterwards. */
  wake(): void;
  /** Resolves when the work that a call to wake() began is done. */
  idle(): Promise<void>;
  /** Begins no further step and waits for the running one. */
  stop(): Promise<void>;
};

/** `step` answers whether it found something to do, and deals with its own failures: it never rejects. */
export function createLane(step: () => Promise<boolean>): Lane {
  let isAsked = false;
  let isStopped = false;
  let running: Promise<void> | undefined;

  const work = async () => {
    while (isAsked && !isStopped) {
      isAsked = false;
      while (!isStopped && await step());
    }
    running = undefined;
  };
  return {
    wake() {
      isAsked = true;
      if (!isStopped) running ??= work();
    },
    async idle() {
      await running;
    },
    async stop() {
      isStopped = true;
      await running;
    },
  };
}
