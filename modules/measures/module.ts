import { bindResource } from '#platform/access/handler.ts';
import { defineModule } from '#platform/registry/module.ts';
import { errors, firmResource, importResource, itemResource, permissions } from './contract/access.ts';
import { endpoints } from './contract.ts';
import { measuresAppliers } from './events/apply.ts';
import { measuresHoldings } from './holdings.ts';
import { measuresService } from './service.ts';
import { findFirm } from './store/firms.ts';
import { findImport } from './store/imports.ts';
import { findItem } from './store/plan.ts';
import { addFirm, changeFirm, removeFirm } from './use-cases/change-register.ts';
import { checkSheet, exportWrong } from './use-cases/check-sheet.ts';
import { exportFirms } from './use-cases/export-firms.ts';
import { importFirms, readImport } from './use-cases/import-firms.ts';
import { moveFirm } from './use-cases/move-firm.ts';
import { addItem, changeItem, removeItem } from './use-cases/plan-items.ts';
import { listPlans, readBoard, readEvidence, readItem } from './use-cases/read-plan.ts';
import { listFirms, readCoverage, readFirm, revealPhone } from './use-cases/read-register.ts';
import { reportProgress } from './use-cases/report-progress.ts';

const placeOf = (row: { readonly orgPath: string; readonly linePath: string | null }) =>
  ({ orgPath: row.orgPath, linePath: row.linePath, personId: null, receiptId: null });

/** 双会助企: the plan under the ten headings, and the register of enterprises with who among them workers can reach. */
export const measuresModule = defineModule({
  id: 'measures', service: measuresService,
  dependsOn: ['appeals'],
  migrations: new URL('./store/migrations/', import.meta.url),
  endpoints, errors, permissions: permissions.entries,
  handlers: [
    readBoard, listPlans, readItem, readEvidence, addItem, changeItem, reportProgress, removeItem,
    listFirms, readFirm, revealPhone, addFirm, changeFirm, removeFirm, moveFirm, readCoverage, exportFirms,
    checkSheet, exportWrong, importFirms, readImport,
  ],
  resources: [
    bindResource(itemResource, { load: findItem, placeOf }),
    bindResource(firmResource, { load: findFirm, placeOf }),
    bindResource(importResource, { load: findImport, placeOf }),
  ],
  appliers: measuresAppliers,
  scopedTables: [{ table: 'measures_item' }, { table: 'measures_firm' }, { table: 'measures_import' }],
  replayedTables: ['measures_item', 'measures_report', 'measures_firm', 'measures_firm_move', 'measures_import'],
  holdings: measuresHoldings,
});
