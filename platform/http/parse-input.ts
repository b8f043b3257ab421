import type { z } from 'zod';
import { generalErrors } from '#platform/contract/errors.ts';
import { AppError, type InputIssue } from '#platform/kernel/app-error.ts';

/**
 * Parses untrusted input; every problem is reported, each with its place and a code that has a sentence.
 * Unknown fields are refused, not dropped: AZ-8, nobody smuggles a column in.
 */
export function parseInput(schema: z.ZodObject, input: unknown): Readonly<Record<string, unknown>> {
  // The offending value tells "missing" from "wrong kind" and goes no further.
  const result = schema.strict().safeParse(input, { reportInput: true });
  if (result.success) return result.data;
  throw new AppError(generalErrors['invalid-input'], {}, result.error.issues.map(toIssue));
}

function toIssue(issue: z.core.$ZodIssue): InputIssue {
  const path = issue.path.map(String).join('.');
  switch (issue.code) {
    case 'too_small':
      return { path, code: 'http/too-short', params: { minimum: Number(issue.minimum) } };
    case 'too_big':
      return { path, code: 'http/too-long', params: { maximum: Number(issue.maximum) } };
    case 'unrecognized_keys':
      return { path: issue.keys.join(','), code: 'http/unknown-field', params: {} };
    case 'invalid_type':
      return { path, code: issue.input === undefined ? 'http/missing' : 'http/wrong-kind', params: {} };
    default:
      return { path, code: 'http/unreadable', params: {} };
  }
}
