import { dossierEndpoints } from './contract/dossiers.ts';
import { figureEndpoints } from './contract/figures.ts';
import { standardEndpoints } from './contract/standards.ts';

/** Everything the module can be asked beside its two processes, by topic in contract/. */
export const endpoints = { ...dossierEndpoints, ...figureEndpoints, ...standardEndpoints } as const;
