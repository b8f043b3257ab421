type Waiting<Question, Answer> = {
  readonly question: Question; readonly settle: (answer: Answer) => void; readonly fail: (reason: unknown) => void;
};

export type GatheringLimits = {
  /** A crowd is cut into pieces that stay far below the statement time limit. */
  readonly most: number;
  /** A group that takes longer than this does not hold up the next: its connection may be gone. */
  readonly patienceMs: number;
  /** So many groups may be under way together, 1 if not said: more of them keep the database busy while one is reckoned. */
  readonly atOnce?: number;
};

/**
 * Turns single questions into few statements. What is asked while groups are under way waits and is the next group, so
 * groups grow with the load by themselves; a lone question leaves in the same turn of the event loop. A group starts
 * after the last of its questions was asked: each sees everything that was committed before that (SE-2).
 * `answerAll` gives one answer per question, in their order; when it fails, all of its group fail.
 */
export function createGathering<Question, Answer>(
  limits: GatheringLimits, answerAll: (questions: readonly Question[]) => Promise<readonly Answer[]>,
): (question: Question) => Promise<Answer> {
  const { most, patienceMs, atOnce = 1 } = limits;
  let waiting: Waiting<Question, Answer>[] = [];
  let underWay = 0;
  let isStarting = false;
  let patience: NodeJS.Timeout | undefined;

  const answer = async (group: readonly Waiting<Question, Answer>[]): Promise<void> => {
    underWay += 1;
    try {
      const answers = await answerAll(group.map((one) => one.question));
      if (answers.length !== group.length) throw new TypeError(`${group.length} questions and ${answers.length} answers`);
      // -- as many answers as questions, counted just now
      group.forEach((one, index) => { one.settle(answers[index] as Answer); });
    } catch (error) {
      for (const one of group) one.fail(error);
    } finally {
      underWay -= 1;
      if (waiting.length > 0) startSoon();
    }
  };

  const start = (): void => {
    isStarting = false;
    clearTimeout(patience);
    patience = undefined;
    const all = waiting;
    waiting = [];
    for (let from = 0; from < all.length; from += most) void answer(all.slice(from, from + most));
  };

  const startSoon = (): void => {
    if (isStarting) return;
    isStarting = true;
    setImmediate(start);
  };

  return (question) => new Promise((settle, fail) => {
    waiting.push({ question, settle, fail });
    if (underWay < atOnce) startSoon();
    else patience ??= setTimeout(startSoon, patienceMs);
  });
}
