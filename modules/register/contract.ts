import { correctionEndpoints } from './contract/corrections.ts';
import { fullExportEndpoints } from './contract/full-export.ts';
import { importEndpoints } from './contract/import.ts';
import { memberEndpoints } from './contract/members.ts';

/** Everything the module can be asked, by topic in contract/. */
export const endpoints = { ...memberEndpoints, ...importEndpoints, ...fullExportEndpoints, ...correctionEndpoints } as const;
