import { importEndpoints } from './contract/import.ts';
import { planEndpoints } from './contract/plan.ts';
import { registerEndpoints } from './contract/register.ts';

/** Everything the module can be asked, by topic in contract/. */
export const endpoints = { ...planEndpoints, ...registerEndpoints, ...importEndpoints } as const;
