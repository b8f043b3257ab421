import { defineErrors } from '#platform/contract/errors.ts';

/** Columns that are read of a spreadsheet; what stands further right is left out. */
export const MAX_COLUMNS = 60;

/** One for each reason why an upload gives no table, and for an upload that is not there any more. */
export const sheetErrors = defineErrors('sheets', {
  'not-a-sheet': 'invalid', 'old-format': 'invalid', 'too-large': 'too-large', 'too-many-rows': 'invalid', 'empty': 'invalid',
  'broken': 'invalid', 'timeout': 'unavailable', 'busy': 'unavailable', 'upload-gone': 'not-found',
});
