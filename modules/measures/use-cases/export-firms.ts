import { handle } from '#platform/access/handler.ts';
import { endpoints } from '../contract.ts';
import { countFirms, listFirms } from '../store/firms.ts';
import { writeFirms } from './firm-book.ts';
import { toFilter } from './read-register.ts';

/** More rows than that no officer reads in one spreadsheet; its notes say how many there are. */
const MOST = 20_000;

export const exportFirms = handle(endpoints.exportFirms, async (ctx, { view, words, language }, union) => {
  const filter = await toFilter(ctx, union, { view, words });
  const firms = await listFirms(ctx.tx, ctx.reach, filter, { after: undefined, limit: MOST });
  const whole = await countFirms(ctx.tx, ctx.reach, { ...filter, view: 'all', words: undefined });
  return writeFirms(ctx, { language, unionName: union.name, view, words, coded: filter.coded, firms, whole });
});
