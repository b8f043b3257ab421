import { foundingEndpoints } from './contract/founding.ts';
import { joinEndpoints } from './contract/join.ts';
import { limitEndpoints } from './contract/limits.ts';
import { memberEndpoints } from './contract/member.ts';

/** Everything the module can be asked, by topic in contract/. */
export const endpoints = { ...joinEndpoints, ...memberEndpoints, ...foundingEndpoints, ...limitEndpoints } as const;
