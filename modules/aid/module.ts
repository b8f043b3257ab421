import { bindResource } from '#platform/access/handler.ts';
import { defineModule } from '#platform/registry/module.ts';
import { endpoints } from './contract.ts';
import { dossierResource, errors, permissions } from './contract/access.ts';
import { aidAppliers } from './events/apply.ts';
import { aidApplication } from './flows/application.ts';
import { aidReview } from './flows/review.ts';
import { aidHoldings } from './holdings.ts';
import { aidService } from './service.ts';
import { findDossier, isOpenDossier } from './store/dossiers.ts';
import { exportFigures } from './use-cases/export-figures.ts';
import { listApplications, listPayments } from './use-cases/list-behind-figures.ts';
import { listDossiers } from './use-cases/list-dossiers.ts';
import { aidTodos } from './use-cases/list-todos.ts';
import { listMine, readDossier } from './use-cases/read-dossier.ts';
import { readFigures } from './use-cases/read-figures.ts';
import { readStandard, setStandard } from './use-cases/standards.ts';

/** 困难帮扶: files, what was paid and yearly reviews; applications and reviews run on the approval engine (flows/). */
export const aidModule = defineModule({
  id: 'aid', service: aidService,
  dependsOn: [],
  migrations: new URL('./store/migrations/', import.meta.url),
  endpoints, errors, permissions: permissions.entries,
  handlers: [
    listDossiers, readDossier, listMine, readFigures, listApplications, listPayments, exportFigures, readStandard, setStandard,
  ],
  resources: [bindResource(dossierResource, {
    load: findDossier, placeOf: (row) => ({ orgPath: row.orgPath, linePath: row.linePath, personId: row.personId, receiptId: null }),
  })],
  appliers: aidAppliers,
  scopedTables: [
    { table: 'aid_application' }, { table: 'aid_dossier', isOpen: isOpenDossier }, { table: 'aid_payment' }, { table: 'aid_review' }, { table: 'aid_standard' },
  ],
  replayedTables: ['aid_application', 'aid_dossier', 'aid_payment', 'aid_review', 'aid_standard'],
  todos: aidTodos,
  processes: [aidApplication, aidReview],
  holdings: aidHoldings,
});
