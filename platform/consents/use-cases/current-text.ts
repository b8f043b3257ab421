import type { Tx } from '#platform/db/tx.ts';
import type { Ctx } from '#platform/access/ctx.ts';
import type { OrgPath } from '#platform/kernel/org-path.ts';
import { dateInChina, type PlainDate } from '#platform/kernel/plain-date.ts';
import type { TextKey } from '../rules/text-kinds.ts';
import { toLine, versionOn } from '../rules/text-line.ts';
import { findPublisher, listPublished, type Publisher } from '../store/versions.ts';
import { shippedTexts, type WordedVersion } from '../texts/shipped-texts.ts';

export type CurrentText = { readonly publisher: Publisher | undefined; readonly line: readonly WordedVersion[]; readonly current: WordedVersion };

/** The text that holds today at a place in the tree (null: for who belongs to no union yet), with every version before and after. */
export async function currentText(ctx: Pick<Ctx, 'tx' | 'clock'>, textKey: TextKey, path: OrgPath | null): Promise<CurrentText> {
  const publisher = await findPublisher(ctx.tx, path);
  const published = publisher === undefined ? [] : await listPublished(ctx.tx, publisher.id, [textKey]);
  const line = toLine<WordedVersion>(shippedTexts(textKey), published);
  const current = versionOn(line, todayOf(ctx));
  if (current === undefined) throw new TypeError(`the product ships no text ${textKey}`);
  return { publisher, line, current };
}

/** One version, whoever published it and however old it is. */
export async function findVersion(tx: Tx, asked: { textKey: TextKey; publisherId: string | null; version: number }): Promise<WordedVersion | undefined> {
  const { textKey, publisherId, version } = asked;
  const versions: readonly WordedVersion[] = publisherId === null ? shippedTexts(textKey) : await listPublished(tx, publisherId, [textKey]);
  return versions.find((one) => one.version === version);
}

export function todayOf(ctx: Pick<Ctx, 'clock'>): PlainDate {
  return dateInChina(ctx.clock.now());
}
