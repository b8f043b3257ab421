import { reporter, type Violation } from './gate.ts';
import { floors as houseFloors } from './place.ts';

const report = reporter('floors');
const code = /\.tsx?$/;
const houseCode = /^(?:apps|modules|capabilities|platform)\/.*\.tsx?$/;

/**
 * What each gate must have read, told from the listing alone and not by the gate itself: a gate whose filter is wrong,
 * or whose parser quietly gave up, would otherwise pass everything.
 */
const mustRead: Readonly<Record<string, RegExp>> = {
  'type-checker': /^(?:apps|modules|capabilities|platform|tools|bench)\/.*\.tsx?$/,
  'linter': /\.(?:tsx?|mjs)$/,
  'parses': code,
  'import-direction': code,
  'import-cycles': code,
  'purity': /^(?:apps|modules|capabilities|platform)\/(?!testkit\/)(?!.*(?:\.test\.|\.e2e\.|\.config\.|\/test(?:ing)?\/)).*\.tsx?$/,
  'sql-place': /^(?:apps|modules|capabilities)\/(?!.*(?:\/store|\/events|\.test\.|\.e2e\.|\.config\.|\/test(?:ing)?\/)).*\.tsx?$/,
  'sentences': /\/locale\/(?:zh-CN|en)\.json$|^(?:apps|modules|capabilities|platform)\/(?!testkit\/)(?!.*(?:\.test\.|\/test(?:ing)?\/)).*\.tsx$/,
  'names': houseCode,
  'docs-paths': /\.md$/,
  'file-size': /\.(?:tsx?|mjs|css|sql)$/,
  'suppressions': code,
};

/** Fewer files than this are not the repository but a broken listing of it. */
const leastFiles = 150;
const mustExist = [...houseFloors, 'tools'];

export type Reading = { readonly gate: string; readonly read: number; readonly seen: ReadonlySet<string> | undefined };

export function listingViolations(paths: readonly string[]): Violation[] {
  const few = paths.length < leastFiles ? [report.file('tools/gates/floors.ts', `only ${paths.length} files listed; at least ${leastFiles}.`)] : [];
  const absent = mustExist.filter((folder) => !paths.some((path) => path.startsWith(`${folder}/`) && code.test(path)));
  return [...few, ...absent.map((folder) => report.file('tools/gates/floors.ts', `no code listed under ${folder}/.`))];
}

export function readingViolations(reading: Reading, paths: readonly string[]): Violation[] {
  const scope = mustRead[reading.gate];
  if (scope === undefined) return [report.file('tools/gates/floors.ts', `the gate ${reading.gate} has no floor.`)];
  const expected = paths.filter((path) => scope.test(path));
  if (reading.read === 0 || expected.length === 0) return [report.file('tools/gates/floors.ts', `the gate ${reading.gate} read no files.`)];
  const { seen } = reading;
  if (seen === undefined) {
    return reading.read >= expected.length ? []
      : [report.file('tools/gates/floors.ts', `the gate ${reading.gate} read ${reading.read} of ${expected.length} files.`)];
  }
  return expected.filter((path) => !seen.has(path)).map((path) => report.file(path, `the gate ${reading.gate} did not read this file.`));
}
