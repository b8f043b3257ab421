import type { Ctx } from '#platform/access/ctx.ts';
import { liveGrants } from '#platform/access/decide.ts';
import type { Place } from '#platform/access/handler.ts';
import type { Endpoint } from '#platform/contract/endpoint.ts';
import type { Service } from '#platform/contract/service.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { switchboardErrors } from './contract/errors.ts';
import { serviceState } from './rules/resolve.ts';
import { findHomePath, findUnionPath, readStamp } from './store/layouts.ts';
import type { Switchboard } from './switchboard.ts';

type Asking = Pick<Ctx, 'tx' | 'ports' | 'actor' | 'actingUnion' | 'clock'>;

/** The service that an endpoint belongs to and may be refused for; undefined for what answers everywhere. */
export function gatedService(switchboard: Switchboard, { id }: Pick<Endpoint, 'id'>): Service | undefined {
  const [module = '', name = ''] = id.split('.');
  const service = switchboard.services.get(module);
  return service === undefined || service.goesOn.includes(name) || service.asksItself.includes(name) ? undefined : service;
}

/**
 * The gate every endpoint of every module passes, by its manifest's id: throws 'switchboard/service-off' where its
 * service is off. `loading` is the row of the endpoint, asked for in the same turn, so that the stamp costs no wait.
 */
export async function passGate<Row>(
  ctx: Asking, endpoint: Endpoint, loading: () => Promise<Row>, placeOf: (row: Row) => Place | undefined,
): Promise<Row> {
  const service = gatedService(ctx.ports.switchboard, endpoint);
  if (service === undefined) return loading();
  const [row, stamp] = await Promise.all([loading(), readStamp(ctx.tx)]);
  await ctx.ports.switchboard.catchUp(stamp);
  const paths = await pathsConcerned(ctx, endpoint, placeOf(row));
  if (!paths.some((path) => isOnAt(ctx.ports.switchboard, service, path))) throw offAt(ctx.ports.switchboard, service, paths[0] ?? null);
  return row;
}

/** For a use-case that learns only from its input which union is concerned (see `asksItself`). */
export async function requireService(ctx: Pick<Asking, 'tx' | 'ports'>, id: string, path: string): Promise<void> {
  await catchUpServices(ctx);
  refuseWhereOff(ctx, id, path);
}

/** The same by the union's id; one that is not there is left to the use-case's own refusal. */
export async function requireServiceOf(ctx: Pick<Asking, 'tx' | 'ports'>, id: string, unionId: string): Promise<void> {
  const path = await findUnionPath(ctx.tx, unionId);
  if (path !== undefined) await requireService(ctx, id, path);
}

/** Once for many requests of one transaction; `refuseWhereOff` then answers for each. */
export async function catchUpServices({ tx, ports }: Pick<Asking, 'tx' | 'ports'>): Promise<void> {
  await ports.switchboard.catchUp(await readStamp(tx));
}

export function refuseWhereOff({ ports: { switchboard } }: Pick<Asking, 'ports'>, id: string, path: string): void {
  const service = switchboard.services.get(id);
  if (service === undefined) throw new TypeError(`${id} is no service`);
  if (!isOnAt(switchboard, service, path)) throw offAt(switchboard, service, path);
}

/** The row's union; for a listing every union whose office somebody acts in, one of which must have it; else the person's home. */
async function pathsConcerned(ctx: Asking, { access }: Endpoint, place: Place | undefined): Promise<readonly (string | null)[]> {
  if (place !== undefined) return [place.orgPath];
  if (ctx.actor.kind !== 'person') return [null];
  if (access.kind !== 'may-listing') return [await findHomePath(ctx.tx, ctx.actor.personId)];
  return liveGrants(ctx.actor.grants, { actingUnion: ctx.actingUnion, now: ctx.clock.now() }).map((grant) => grant.orgPath);
}

function isOnAt(switchboard: Switchboard, service: Service, path: string | null): boolean {
  return serviceState(switchboard.at(path), service).isOn;
}

function offAt(switchboard: Switchboard, service: Service, path: string | null): AppError {
  const by = serviceState(switchboard.at(path), service).by;
  return new AppError(switchboardErrors['service-off'], { service: service.id, ...(by === null ? {} : { unionName: by.name }) });
}
