import { defineErrors } from '#platform/contract/errors.ts';

/** What is refused because there is too much of it. Each says when it works again: `again` is the wall clock in China. */
export const guardErrors = defineErrors('guard', {
  /** The phone answers this by itself: it asks for a new challenge and does the work. A person never sees it. */
  'work-needed': 'invalid',
  'code-full': 'too-many',
  'case-full': 'too-many',
  'photos-full': 'too-many',
  'network-full': 'too-many',
});
