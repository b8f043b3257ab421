import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The laws of the whole house: small files that take up to a minute each. */
const LONG = /\/apps\/server\/testing\/|\/tools\/new-module\.test\.ts$/;

/**
 * Vitest begins with the largest files, as long as it knows nothing else about them. What is small and long would come
 * last, and one process would stand idle while the other finishes it.
 */
export class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    return [...sorted.filter(({ moduleId }) => LONG.test(moduleId)), ...sorted.filter(({ moduleId }) => !LONG.test(moduleId))];
  }
}
