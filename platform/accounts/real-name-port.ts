import type { Ctx } from '#platform/access/ctx.ts';
import type { PersonId } from '#platform/kernel/id.ts';

export type RealName = { readonly name: string; readonly idNumber: string };

/** What a union's register holds of a person: given by the server, because this floor knows no register. */
export type RealNamePort = {
  /** Undefined where no document number stands. Asked under the person's own reach. */
  findRealName(ctx: Ctx, personId: PersonId): Promise<RealName | undefined>;
};

declare module '#platform/access/ctx.ts' {
  interface Ports {
    readonly realNames?: RealNamePort;
  }
}
