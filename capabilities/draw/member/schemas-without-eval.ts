import { config } from 'zod';

// Schemas try whether they may make code at run time, and the content policy of every page reports the attempt as a breach.
// What says so must run before the first schema is made: check-here.tsx loads it before what checks.
config({ jitless: true });
