import type { Ctx } from '#platform/access/ctx.ts';
import { catchUpServices } from './gate.ts';
import { serviceState } from './rules/resolve.ts';

/** Whether the module that owns a process (`module.noun`) is on at a union. A union's own process belongs to no service. */
export async function isProcessOn(ctx: Pick<Ctx, 'tx' | 'ports'>, process: string, path: string): Promise<boolean> {
  const { switchboard } = ctx.ports;
  const service = switchboard.services.get(process.split('.')[0] ?? '');
  if (service === undefined) return true;
  await catchUpServices(ctx);
  return serviceState(switchboard.at(path), service).isOn;
}
