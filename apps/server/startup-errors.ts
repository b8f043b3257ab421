import { defineErrors } from '#platform/contract/errors.ts';

/** Why the server does not start. Each sentence in `locale/` names what to change, with an example. */
export const startupErrors = defineErrors('server', {
  'setting-port': 'invalid',
  'setting-public-url': 'invalid',
  'setting-public-url-path': 'invalid',
  'setting-database-url': 'invalid',
  'setting-database-name': 'invalid',
  'setting-data-tilde': 'invalid',
  'setting-demo': 'invalid',
  'setting-sms': 'invalid',
  'data-not-folder': 'unavailable',
  'data-not-writable': 'unavailable',
  'data-foreign': 'unavailable',
  'data-shared': 'unavailable',
  'already-running': 'conflict',
  'screens-failed': 'unavailable',
  'port-taken': 'conflict',
  'init-name': 'invalid',
  'init-done': 'conflict',
  'demo-amount': 'invalid',
});
