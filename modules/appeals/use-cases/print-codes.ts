import { handle } from '#platform/access/handler.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { endpoints, errors } from '../contract.ts';
import chinese from '../locale/zh-CN.json' with { type: 'json' };
import { posterPages, type PosterWords } from './poster-pages.ts';
import { listCodesByNumber } from '../store/codes.ts';
import type { TOPICS } from '../wire.ts';
import { codeLink } from './manage-codes.ts';

/** Posters are Chinese whoever prints them: they are read on the wall, not on the printing officer's screen. */
const words: PosterWords = {
  headline: chinese['appeals.poster.headline'], call: chinese['appeals.poster.call'], how: chinese['appeals.poster.how'],
  contact: chinese['appeals.poster.contact'], place: chinese['appeals.poster.place'], topic: chinese['appeals.poster.topic'],
  number: (number) => chinese['appeals.poster.number'].replace('{number}', String(number)),
  label: (unionName) => chinese['appeals.poster.label'].replace('{union}', unionName),
};
const topics: Readonly<Record<(typeof TOPICS)[number], string>> = {
  'consultation': chinese['appeals.poster.topic.consultation'], 'aid': chinese['appeals.poster.topic.aid'],
  'complaint': chinese['appeals.poster.topic.complaint'], 'legal-aid': chinese['appeals.poster.topic.legal-aid'],
  'suggestion': chinese['appeals.poster.topic.suggestion'],
};

/** One PDF of the codes picked. One that is out of reach is not found; a retired one must not be hung up again. */
export const printCodes = handle(endpoints.printCodes, async (ctx, input) => {
  const codes = await listCodesByNumber(ctx.tx, ctx.reach, input.numbers);
  if (codes.length < new Set(input.numbers).size) throw new AppError(errors['code-unknown']);
  if (codes.some((code) => code.retiredAt !== null)) throw new AppError(errors['code-retired']);
  const posters = codes.map((code) => ({
    link: codeLink(ctx, code.id), unionName: code.unionName, contactName: code.contactName, place: code.place, number: code.number,
    topic: code.topic === null ? null : topics[code.topic],
  }));
  return ctx.ports.press.print({
    title: chinese['appeals.poster.title'], language: 'zh-CN', madeAt: ctx.clock.now(), pages: posterPages(posters, input.perSheet, words),
  });
});
