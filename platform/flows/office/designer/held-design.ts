import type { ProcessDefinition } from '../../wire.ts';

/** What somebody works on, in this tab and at the union: what it was made from stands beside it, so that it can be merged with what came meanwhile. */
export type HeldDesign = {
  readonly format: 1;
  readonly basedOn: string | null;
  readonly basis: ProcessDefinition | null;
  readonly definition: ProcessDefinition;
  /** The version above that was merged in, once it is published. */
  readonly mergedWith: string | null;
};

export function draftName(unionId: string, process: string): string {
  return `flows.design.${unionId}.${process}`;
}

/** The tab keeps what this program wrote; a former version of it may have written otherwise. */
export function isHeldDesign(held: unknown): held is HeldDesign {
  return typeof held === 'object' && held !== null && Reflect.get(held, 'format') === 1;
}
