export interface RunOptions {
  /** Parts of paths; only test files with one of them in their path run. */
  filters: string[];
  /** How many times the usual number of random cases. */
  scale: number;
  /** Decimal; the same seed gives the same random cases. */
  seed: string;
}

const defaultSeed = '20261123';

/** @throws Error on an option that does not exist or a seed that is no number: a run must not test less than was asked */
export function readOptions(commandArguments: readonly string[], environment: NodeJS.ProcessEnv): RunOptions {
  const unknown = commandArguments.find((argument) => argument.startsWith('-') && argument !== '--long');
  if (unknown !== undefined) throw new Error(`Unknown option ${unknown}; known: --long, and parts of test files' paths`);
  const seed = environment.SEED ?? defaultSeed;
  if (!/^\d{1,9}$/.test(seed)) throw new Error(`SEED must be a whole number of at most nine digits, not "${seed}"`);
  const scale = Number(environment.ZHIJIA_TEST_SCALE ?? 1);
  if (!Number.isInteger(scale) || scale < 1) throw new Error('ZHIJIA_TEST_SCALE must be a whole number of 1 or more');
  return {
    filters: commandArguments.filter((argument) => !argument.startsWith('-')),
    scale: commandArguments.includes('--long') ? 10 : scale,
    seed,
  };
}
