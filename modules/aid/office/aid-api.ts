import type { z } from 'zod';
import { endpointRefs } from '#platform/contract/endpoint-ref.ts';
import type { endpoints } from '../contract.ts';
import type { ApplicationView, DossierView } from '../wire.ts';

const refs = endpointRefs<typeof endpoints>('aid');

/** The endpoints that the console asks, typed by the contract and without its schemas. */
export const aidApi = {
  listDossiers: refs.query('listDossiers'),
  readDossier: refs.query('readDossier'),
  readFigures: refs.query('readFigures'),
  listApplications: refs.query('listApplications'),
  listPayments: refs.query('listPayments'),
  exportFigures: refs.query('exportFigures'),
  readStandard: refs.query('readStandard'),
  setStandard: refs.command('setStandard'),
} as const;

export type DossierLine = z.infer<typeof endpoints.listDossiers.output>['dossiers'][number];
export type Dossier = z.infer<typeof endpoints.readDossier.output>;
export type Figures = z.infer<typeof endpoints.readFigures.output>;
export type ApplicationLine = z.infer<typeof endpoints.listApplications.output>['applications'][number];
export type PaymentLine = z.infer<typeof endpoints.listPayments.output>['payments'][number];
export type StandardView = z.infer<typeof endpoints.readStandard.output>;

// Spelled out instead of imported: the tuples would bring the validator along. `satisfies` keeps them complete.
const dossierViews = { active: true, due: true, left: true, opened: true } satisfies Record<DossierView, true>;
const applicationViews = { all: true, asked: true, agreed: true, refused: true } satisfies Record<ApplicationView, true>;

export const DOSSIER_VIEW_LIST = Object.keys(dossierViews).filter(isDossierView);
export const APPLICATION_VIEW_LIST = Object.keys(applicationViews).filter(isApplicationView);

export function isDossierView(text: string): text is DossierView {
  return Object.hasOwn(dossierViews, text);
}

export function isApplicationView(text: string): text is ApplicationView {
  return Object.hasOwn(applicationViews, text);
}
