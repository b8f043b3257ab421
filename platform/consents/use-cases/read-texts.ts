import type { Ctx } from '#platform/access/ctx.ts';
import { canAt } from '#platform/access/decide.ts';
import { handle } from '#platform/access/handler.ts';
import { systemReach } from '#platform/access/reach.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { findUnion, type UnionRow } from '#platform/orgs/store/unions.ts';
import { endpoints } from '../contract.ts';
import { errors } from '../contract/errors.ts';
import { TEXT_KEYS, TEXT_KINDS, type TextKey } from '../rules/text-kinds.ts';
import { earliestDay, toLine, versionOn } from '../rules/text-line.ts';
import { countAccountsAgreed, countAgreed, type AgreedCount } from '../store/consents.ts';
import { findPublisher, listContacts, listPublished, type Contact, type PublishedVersion } from '../store/versions.ts';
import { shippedTexts, type WordedVersion } from '../texts/shipped-texts.ts';
import { currentText, findVersion, todayOf } from './current-text.ts';

export const readText = handle(endpoints.readText, async (ctx, { textKey, unionId }) => {
  const union = unionId === null ? undefined : await findUnion(ctx.tx, unionId);
  const { publisher, current } = await currentText(ctx, textKey, union?.path ?? null);
  return toText(current, current.publisherId === null ? null : publisher?.name ?? null, await contactsOf(ctx, union));
});

export const readVersion = handle(endpoints.readVersion, async (ctx, asked) => {
  const [version, publisher] = [await findVersion(ctx.tx, asked), asked.publisherId === null ? undefined : await findUnion(ctx.tx, asked.publisherId)];
  if (version === undefined) throw new AppError(errors['version-unknown']);
  return toText(version, publisher?.name ?? null, await contactsOf(ctx, publisher));
});

export const listTexts = handle(endpoints.listTexts, async (ctx, _input, union) => {
  const publisher = await findPublisher(ctx.tx, union.path);
  const published = publisher === undefined ? [] : await listPublished(ctx.tx, publisher.id, TEXT_KEYS);
  const contacts = await contactsOf(ctx, union);
  const counts = await countsAt(ctx, union);
  const mayPublish = canAt('consents.text.publish', { orgPath: union.path, linePath: union.linePath }, { actor: ctx.actor, actingUnion: ctx.actingUnion, now: ctx.clock.now() }, ctx.permissions);
  return {
    texts: TEXT_KEYS.map((textKey) => listedText(textKey, published.filter((one) => one.textKey === textKey), { counts, today: todayOf(ctx) })),
    contacts: contacts.filter((one) => one.unionId !== union.id).map(toContact), ownContact: contacts.find((one) => one.unionId === union.id)?.contact ?? '',
    publisherName: publisher?.name ?? '', can: { publish: mayPublish && union.parentId === null, setContact: mayPublish, countAccounts: union.parentId === null },
  };
});

function listedText(textKey: TextKey, published: readonly PublishedVersion[], known: { readonly counts: readonly AgreedCount[]; readonly today: ReturnType<typeof todayOf> }) {
  const line = toLine<WordedVersion & Partial<Pick<PublishedVersion, 'officerName' | 'publishedAt'>>>(shippedTexts(textKey), published);
  return {
    textKey, currentHash: versionOn(line, known.today)?.hash ?? '', earliestDay: earliestDay(line, known.today),
    versions: line.toReversed().map((one) => ({
      ...toVersion(one), widens: one.widens, reason: one.reason, officerName: one.officerName ?? null, publishedAt: one.publishedAt ?? null,
      agreed: TEXT_KINDS[textKey].flatMap(({ purpose }) => {
        const found = known.counts.find((count) => count.textKey === textKey && count.purpose === purpose && count.hash === one.hash);
        return found === undefined ? [] : [{ purpose, people: found.people }];
      }),
    })),
  };
}

/** An account belongs to no union: how many stand by its text is the platform's figure, and the topmost union's to see. */
async function countsAt(ctx: Ctx, union: UnionRow): Promise<AgreedCount[]> {
  const within = await countAgreed(ctx.tx, ctx.reach, union.path);
  if (union.parentId !== null) return within;
  return [...within, ...await withSystemReach(ctx, 'job', ({ tx }) => countAccountsAgreed(tx, systemReach('job')))];
}

async function contactsOf(ctx: Ctx, union: UnionRow | undefined): Promise<Contact[]> {
  return union === undefined ? [] : listContacts(ctx.tx, union);
}

export function toText(version: WordedVersion, publisherName: string | null, contacts: readonly Contact[]) {
  return { ...toVersion(version), publisherName, contacts: contacts.map(toContact) };
}

function toVersion({ textKey, publisherId, version, hash, validFrom, content }: WordedVersion) {
  return { textKey, publisherId, version, hash, validFrom, content: { 'zh-CN': { ...content['zh-CN'] }, 'en': content.en === null ? null : { ...content.en } } };
}

function toContact({ unionName, contact }: Contact) {
  return { unionName, contact };
}
