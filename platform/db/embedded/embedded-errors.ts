import { defineErrors } from '#platform/contract/errors.ts';

/** Why the embedded database cannot serve. Sentences, with what to do, are in `locale/` beside this file. */
export const embeddedErrors = defineErrors('db', {
  'embedded-binaries-missing': 'unavailable',
  'embedded-no-account': 'unavailable',
  'embedded-folder': 'unavailable',
  'embedded-foreign-folder': 'unavailable',
  'embedded-cannot-enter': 'unavailable',
  'embedded-no-place': 'unavailable',
  'embedded-database-missing': 'unavailable',
  'embedded-password-missing': 'unavailable',
  'embedded-password-wrong': 'unavailable',
  'embedded-init-failed': 'unavailable',
  'embedded-start-failed': 'unavailable',
});
