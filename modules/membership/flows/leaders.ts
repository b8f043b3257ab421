import type { Who } from '#platform/flows/definition.ts';

/** Who decides at a union: its administrators and its chair. */
export const leadersAt = (at: Extract<Who, { kind: 'office' }>['at']): Who[] => [
  { kind: 'office', office: 'administrator', at }, { kind: 'office', office: 'chair', at },
];
