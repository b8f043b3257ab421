import { handle } from '#platform/access/handler.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { dateInChina } from '#platform/kernel/plain-date.ts';
import { endpoints } from '../contract.ts';
import { switchboardErrors as errors } from '../contract/errors.ts';
import { serviceState } from '../rules/resolve.ts';
import { findAddress, findUnionByAddress, listVersions, readStamp } from '../store/layouts.ts';
import { loadGround } from './load-ground.ts';

const VERSIONS_SHOWN = 20;

export const readStates = handle(endpoints.readStates, async (ctx, _input, union) => {
  const { switchboard } = ctx.ports;
  await switchboard.catchUp(await readStamp(ctx.tx));
  const resolved = switchboard.at(union.path);
  return { off: [...switchboard.services.values()].filter((service) => !serviceState(resolved, service).isOn).map(({ id }) => id) };
});

export const readLayout = handle(endpoints.readLayout, async (ctx, _input, union) => {
  const { above, own, version } = await loadGround(ctx.tx, union);
  return {
    unionId: union.id, unionName: union.name, version, address: await findAddress(ctx.tx, union.id),
    services: [...ctx.ports.switchboard.services.values()]
      .map(({ id, initially, icon, group, order, pages }) => ({ id, initially, icon, group, order, pages: [...pages] })),
    above: { settings: { ...above.settings }, fixedBy: { ...above.fixedBy }, setBy: { ...above.setBy } },
    changes: { ...own }, versions: await listVersions(ctx.tx, union.id, VERSIONS_SHOWN),
  };
});

export const readPortal = handle(endpoints.readPortal, async (ctx, input) => {
  const { switchboard } = ctx.ports;
  const union = await findUnionByAddress(ctx.tx, input.address);
  if (union === undefined) throw new AppError(errors['address-unknown']);
  await switchboard.catchUp(await readStamp(ctx.tx));
  return { unionName: union.name, portal: switchboard.portalAt(union.path, dateInChina(ctx.clock.now())) };
});
