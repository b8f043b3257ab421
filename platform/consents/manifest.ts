import { defineModule } from '#platform/registry/module.ts';
import { errors } from './contract/errors.ts';
import { endpoints, permissions } from './contract.ts';
import { consentsAppliers } from './events.ts';
import { consentsHoldings } from './store/holdings.ts';
import { decline, give, listOwn, readAsk, withdraw } from './use-cases/own-consents.ts';
import { publishText, setContact } from './use-cases/publish-text.ts';
import { listTexts, readText, readVersion } from './use-cases/read-texts.ts';
import { recordPaper, withdrawOnPaper } from './use-cases/record-paper.ts';

/** Notices in versions, and who said yes to what. */
export const consentsManifest = defineModule({
  id: 'consents', dependsOn: ['access', 'orgs'],
  migrations: new URL('./store/migrations/', import.meta.url),
  endpoints, errors, permissions: permissions.entries,
  handlers: [readText, readVersion, listOwn, readAsk, give, decline, withdraw, listTexts, publishText, setContact, recordPaper, withdrawOnPaper],
  appliers: consentsAppliers, holdings: consentsHoldings,
  scopedTables: [{ table: 'consents_version' }, { table: 'consents_contact' }, { table: 'consents_consent' }],
  replayedTables: ['consents_version', 'consents_contact', 'consents_consent', 'consents_declined'],
});
