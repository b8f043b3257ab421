import type { RealNamePort } from '#platform/accounts/real-name-port.ts';
import { readRealName } from '#modules/register/public.ts';

/** Lends sign-in what the register knows; between the two stands nothing but this line. */
export const realNames: RealNamePort = { findRealName: readRealName };
