import { caseworkEndpoints } from './contract/casework.ts';
import { codeEndpoints } from './contract/codes.ts';
import { figureEndpoints } from './contract/figures.ts';
import { officerEndpoints } from './contract/officer.ts';
import { oversightEndpoints } from './contract/oversight.ts';
import { workerEndpoints } from './contract/worker.ts';

export { errors } from './contract/errors.ts';
export * from './contract/permissions.ts';

export const endpoints = {
  ...workerEndpoints, ...officerEndpoints, ...caseworkEndpoints, ...codeEndpoints, ...oversightEndpoints, ...figureEndpoints,
} as const;
