import { bindResource } from '#platform/access/handler.ts';
import { defineModule } from '#platform/registry/module.ts';
import { appealResource, codeResource, endpoints, errors, permissions } from './contract.ts';
import { appealsAppliers } from './events/apply.ts';
import { findAppeal } from './store/appeals.ts';
import { findCodeInReach } from './store/codes.ts';
import { listAppeals } from './use-cases/list-appeals.ts';
import { listCodes, makeCode, retireCode } from './use-cases/manage-codes.ts';
import { acceptAppeal, answerAppeal, askWorker, closeAppeal } from './use-cases/officer-steps.ts';
import { openReceipt } from './use-cases/open-receipt.ts';
import { listMine, readAppeal, readCase, readOwnPhoto, readPhoto, revealContact } from './use-cases/read-case.ts';
import { readCode } from './use-cases/read-code.ts';
import { readFigures } from './use-cases/read-figures.ts';
import { submitAppeal } from './use-cases/submit-appeal.ts';
import { addMessage, rateAppeal } from './use-cases/worker-steps.ts';

/** 扫码诉求: a worker scans, asks and is answered; both unions of 双会 see it. */
export const appealsModule = defineModule({
  id: 'appeals',
  dependsOn: [],
  migrations: new URL('./store/migrations/', import.meta.url),
  endpoints, errors, permissions: permissions.entries,
  handlers: [
    readCode, submitAppeal, openReceipt, readCase, readOwnPhoto, listMine, addMessage, rateAppeal,
    listAppeals, readAppeal, readPhoto, revealContact, acceptAppeal, askWorker, answerAppeal, closeAppeal,
    listCodes, makeCode, retireCode, readFigures,
  ],
  resources: [
    bindResource(appealResource, {
      load: findAppeal,
      placeOf: (row) => ({ orgPath: row.orgPath, linePath: row.linePath, personId: row.personId, receiptId: row.id }),
    }),
    bindResource(codeResource, {
      load: findCodeInReach,
      placeOf: (row) => ({ orgPath: row.orgPath, linePath: row.linePath, personId: null, receiptId: null }),
    }),
  ],
  appliers: appealsAppliers,
  scopedTables: [{ table: 'appeals_code' }, { table: 'appeals_appeal' }],
  replayedTables: ['appeals_code', 'appeals_appeal', 'appeals_step'],
});
