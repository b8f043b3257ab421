import { bindResource } from '#platform/access/handler.ts';
import { defineModule } from '#platform/registry/module.ts';
import { alarmResource, appealResource, callBackResource, codeResource, endpoints, errors, permissions } from './contract.ts';
import { caseAppliers } from './events/apply.ts';
import { caseworkAppliers } from './events/apply-casework.ts';
import { codeAppliers } from './events/apply-codes.ts';
import { oversightAppliers } from './events/apply-oversight.ts';
import { rehomingAppliers } from './events/rehoming.ts';
import { appealsHoldings } from './holdings.ts';
import { appealsService } from './service.ts';
import { findAlarm } from './store/alarms.ts';
import { isOpenCase } from './store/left-behind.ts';
import { findAppeal } from './store/appeals.ts';
import { findCallBack } from './store/call-backs.ts';
import { findCodeInReach } from './store/codes.ts';
import { appealDeskItems } from './use-cases/desk-items.ts';
import { downloadFigures } from './use-cases/download-figures.ts';
import { enterAppeal } from './use-cases/enter-appeal.ts';
import { listCalled } from './use-cases/list-called.ts';
import { listLimits, setLimit } from './use-cases/limits.ts';
import { listAppeals } from './use-cases/list-appeals.ts';
import { appealTodos, appealWeeks } from './use-cases/list-todos.ts';
import { listCodes, makeCode, makeCodes, replaceCode, retireCode } from './use-cases/manage-codes.ts';
import { joinAppeal, listSimilar, partAppeal } from './use-cases/matters.ts';
import { declareConflict, escalateAppeal, handOverAppeal, listReceivers, refuseAppeal, takeUpAppeal } from './use-cases/move-case.ts';
import { acceptAppeal, answerAppeal, askWorker, closeAppeal } from './use-cases/officer-steps.ts';
import { listAlarms, listCallBacks, recordCallBack, revealCallBack, seeAlarm } from './use-cases/oversight.ts';
import { pauseAppeal, resumeAppeal } from './use-cases/pauses.ts';
import { openReceipt } from './use-cases/open-receipt.ts';
import { listMine, readAppeal, readCase, readOwnPhoto, readPhoto, revealContact } from './use-cases/read-case.ts';
import { printCodes } from './use-cases/print-codes.ts';
import { findUnionCodes, readCode } from './use-cases/read-code.ts';
import { readFigures } from './use-cases/read-figures.ts';
import { submitAppeal } from './use-cases/submit-appeal.ts';
import { addMessage, rateAppeal, withdrawAppeal } from './use-cases/worker-steps.ts';

/** 扫码诉求: a worker scans, asks and is answered; both unions of 双会 see it. */
export const appealsModule = defineModule({
  id: 'appeals', service: appealsService,
  dependsOn: [],
  migrations: new URL('./store/migrations/', import.meta.url),
  endpoints, errors, permissions: permissions.entries,
  handlers: [
    readCode, submitAppeal, openReceipt, readCase, readOwnPhoto, listMine, addMessage, withdrawAppeal, rateAppeal,
    listAppeals, readAppeal, readPhoto, revealContact, acceptAppeal, askWorker, answerAppeal, closeAppeal,
    pauseAppeal, resumeAppeal, listReceivers, handOverAppeal, refuseAppeal, escalateAppeal, takeUpAppeal, declareConflict,
    listSimilar, joinAppeal, partAppeal, enterAppeal, listLimits, setLimit, listAlarms, seeAlarm, listCallBacks, revealCallBack, recordCallBack,
    listCodes, makeCode, makeCodes, printCodes, replaceCode, retireCode, findUnionCodes, readFigures, downloadFigures, listCalled,
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
    bindResource(callBackResource, {
      load: findCallBack,
      placeOf: (row) => ({ orgPath: row.orgPath, linePath: row.linePath, personId: null, receiptId: null }),
    }),
    bindResource(alarmResource, {
      load: findAlarm,
      placeOf: (row) => ({ orgPath: row.orgPath, linePath: row.linePath, personId: null, receiptId: null }),
    }),
  ],
  appliers: [...codeAppliers, ...caseAppliers, ...caseworkAppliers, ...oversightAppliers, ...rehomingAppliers],
  scopedTables: [{ table: 'appeals_code' }, { table: 'appeals_appeal', isOpen: isOpenCase }, { table: 'appeals_limit' }, { table: 'appeals_alarm' }, { table: 'appeals_call_back' }, { table: 'appeals_called' }],
  replayedTables: ['appeals_code', 'appeals_appeal', 'appeals_step', 'appeals_limit', 'appeals_alarm', 'appeals_call_back', 'appeals_called'],
  todos: appealTodos,
  weeks: appealWeeks,
  deskItems: appealDeskItems,
  holdings: appealsHoldings,
});
