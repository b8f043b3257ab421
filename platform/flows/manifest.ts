import { bindResource } from '#platform/access/handler.ts';
import { defineModule } from '#platform/registry/module.ts';
import { caseResource, endpoints, errors, permissions, taskResource, unionCaseResource } from './contract.ts';
import { flowsAppliers } from './events/apply.ts';

import { flowsHoldings } from './store/holdings.ts';
import { findOwnCase, findOwnTask, findUnionCase, isOpenCase } from './store/cases.ts';
import type { CaseRow } from './store/rows.ts';
import { flowsTodos, flowsWaiting, flowsWeeks } from './todos.ts';
import { starterHandlers, taskHandlers } from './use-cases/act.ts';
import { beginningHandlers } from './use-cases/begin.ts';
import { definingHandlers } from './use-cases/define.ts';
import { deskHandlers } from './use-cases/list-desk.ts';
import { draftHandlers } from './use-cases/drafts.ts';
import { listHandlers } from './use-cases/list.ts';
import { printHandlers } from './use-cases/print.ts';
import { readHandlers } from './use-cases/read-case.ts';

const placeOf = ({ orgPath, linePath, askedBy }: CaseRow) => ({ orgPath, linePath, personId: askedBy, receiptId: null });

/** Approvals: what a union works by, the cases that run on it, and who is asked for what. */
export const flowsManifest = defineModule({
  id: 'flows', dependsOn: ['access', 'orgs', 'papers', 'calendar', 'files', 'consents'],
  migrations: new URL('./store/migrations/', import.meta.url),
  endpoints, errors, permissions: permissions.entries,
  handlers: [...beginningHandlers, ...starterHandlers, ...taskHandlers, ...listHandlers, ...deskHandlers, ...readHandlers, ...printHandlers, ...definingHandlers, ...draftHandlers],
  resources: [
    bindResource(caseResource, { load: findOwnCase, placeOf }),
    bindResource(unionCaseResource, { load: findUnionCase, placeOf: (row) => ({ ...placeOf(row), personId: null }) }),
    bindResource(taskResource, { load: findOwnTask, placeOf: ({ of, personId }) => ({ ...placeOf(of), personId }) }),
  ],
  appliers: flowsAppliers,
  scopedTables: [
    { table: 'flows_version' }, { table: 'flows_draft' },
    { table: 'flows_case', isOpen: isOpenCase },
  ],
  replayedTables: ['flows_version', 'flows_case', 'flows_task', 'flows_trail', 'flows_paper'],
  todos: flowsTodos, weeks: flowsWeeks, waiting: flowsWaiting, holdings: flowsHoldings,
});
