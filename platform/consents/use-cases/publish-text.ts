import { handle } from '#platform/access/handler.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { endpoints } from '../contract.ts';
import { errors } from '../contract/errors.ts';
import { contactSet, textPublished } from '../events.ts';
import { emptyPart, partsOf, type TextContent, type TextKey, type TextWords } from '../rules/text-kinds.ts';
import { earliestDay, toLine } from '../rules/text-line.ts';
import { listContacts, listPublished } from '../store/versions.ts';
import { shippedTexts, type WordedVersion } from '../texts/shipped-texts.ts';
import { textHash } from '../texts/text-hash.ts';
import { todayOf } from './current-text.ts';

/** The topmost union speaks for everybody below it, so that one text has one wording in its tree. The union's row is locked. */
export const publishText = handle(endpoints.publishText, async (ctx, input, union) => {
  const { textKey, seen, validFrom, widens, reason } = input;
  if (union.parentId !== null) throw new AppError(errors['not-topmost']);
  const published = await listPublished(ctx.tx, union.id, [textKey]);
  const line = toLine<WordedVersion>(shippedTexts(textKey), published);
  if (line.length !== seen) throw new AppError(errors.outdated);
  const earliest = earliestDay(line, todayOf(ctx));
  if (validFrom < earliest) throw new AppError(errors['day-too-early'], { day: earliest });
  const content = wholeContent(textKey, input.content);
  const hash = textHash(textKey, content);
  if (line.at(-1)?.hash === hash) throw new AppError(errors['nothing-changed']);
  const version = (published.at(-1)?.version ?? 0) + 1;
  const officerId = ctx.actor.kind === 'person' ? ctx.actor.personId : null;
  await record(ctx, [textPublished({
    unionId: union.id, textKey, version, hash, validFrom, widens, reason, officerId,
    content: { 'zh-CN': { ...content['zh-CN'] }, 'en': content.en === null ? null : { ...content.en } },
  })]);
  return { version, hash };
});

/** Every part in Chinese; in English every part or none at all, so that no reader gets half of it in each. */
function wholeContent(textKey: TextKey, content: TextContent): TextContent {
  const whole = (words: TextWords): TextWords => {
    if (emptyPart(textKey, words) !== undefined) throw new AppError(errors['text-incomplete']);
    return Object.fromEntries(partsOf(textKey).map((part) => [part, words[part] ?? '']));
  };
  return { 'zh-CN': whole(content['zh-CN']), 'en': content.en === null ? null : whole(content.en) };
}

/** Whom to ask at this union: the one thing that those below the top add. */
export const setContact = handle(endpoints.setContact, async (ctx, { contact }, union) => {
  const own = (await listContacts(ctx.tx, { id: union.id, ancestors: [] }))[0];
  await record(ctx, [contactSet({ unionId: union.id, version: (own?.version ?? 0) + 1, contact })]);
  return {};
});
