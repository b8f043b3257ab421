import { bindResource } from '#platform/access/handler.ts';
import { defineModule } from '#platform/registry/module.ts';
import { correctionResource, errors, importResource, memberResource, permissions } from './contract/access.ts';
import { endpoints } from './contract.ts';
import { registerAppliers } from './events/apply.ts';
import { registerHoldings } from './holdings.ts';
import { findCorrection } from './store/corrections.ts';
import { findImport } from './store/imports.ts';
import { findMemberRow } from './store/members.ts';
import { addMember, changeMember } from './use-cases/change-members.ts';
import { listCorrections, proposeCorrection, readCorrection, readOwnRecord, settleCorrection, withdrawCorrection } from './use-cases/corrections.ts';
import { exportMembers } from './use-cases/export-members.ts';
import { countForExport, exportInFull, exportInFullAction } from './use-cases/full-export.ts';
import { checkMembers, downloadTemplate, exportWrongMembers, importMembers, readMemberImport } from './use-cases/import-members.ts';
import { listMembers, lookUpMember, readMember, revealField } from './use-cases/read-members.ts';

/** Where a person's home is; who has none is reached by nobody's office. */
const placeOf = (row: { readonly orgPath: string | null; readonly linePath: string | null; readonly personId?: string }) =>
  ({ orgPath: row.orgPath ?? '', linePath: row.linePath, personId: row.personId ?? null, receiptId: null });

/** 会员实名册: who the members are, imported, entered, corrected; sealed, masked, and shown for a reason. */
export const registerModule = defineModule({
  id: 'register',
  dependsOn: [],
  migrations: new URL('./store/migrations/', import.meta.url),
  endpoints, errors, permissions: permissions.entries,
  handlers: [
    listMembers, lookUpMember, readMember, revealField, addMember, changeMember, exportMembers,
    countForExport, exportInFull,
    downloadTemplate, checkMembers, exportWrongMembers, importMembers, readMemberImport,
    readOwnRecord, proposeCorrection, withdrawCorrection, listCorrections, readCorrection, settleCorrection,
  ],
  resources: [
    bindResource(memberResource, { load: findMemberRow, placeOf }),
    bindResource(correctionResource, { load: findCorrection, placeOf }),
    bindResource(importResource, { load: findImport, placeOf: (row) => placeOf({ orgPath: row.orgPath, linePath: row.linePath }) }),
  ],
  countersigned: [exportInFullAction],
  appliers: registerAppliers,
  scopedTables: [{ table: 'register_import' }],
  replayedTables: ['register_member', 'register_correction', 'register_import', 'register_wrong_line'],
  holdings: registerHoldings,
});
