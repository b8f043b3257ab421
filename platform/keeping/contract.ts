import { defineErrors } from '#platform/contract/errors.ts';

/** Why a backup was not made or not brought back; sentences for a terminal in locale/. */
export const keepingErrors = defineErrors('keeping', {
  'no-backup': 'not-found',
  'backup-broken': 'conflict',
  'backup-file-missing': 'conflict',
  'archive-gap': 'conflict',
  'restore-not-empty': 'conflict',
  'until-too-late': 'invalid',
  'bad-recipient': 'invalid',
  'bad-identity': 'invalid',
  'external-database': 'invalid',
  'share-broken': 'invalid',
  'shares-unfit': 'conflict',
  'unknown-kind': 'invalid',
  'bad-period': 'invalid',
});
