import type { Tx } from '#platform/db/tx.ts';
import type { PersonId, UnionId } from '#platform/kernel/id.ts';
import type { OrgPath } from '#platform/kernel/org-path.ts';
import type { TextKey } from '../rules/text-kinds.ts';
import type { WordedVersion } from '../texts/shipped-texts.ts';

export type Publisher = { readonly id: UnionId; readonly name: string; readonly path: OrgPath };

/** The topmost union above a path, whose words hold below; for nobody's union the platform's first one. */
export async function findPublisher(tx: Tx, path: OrgPath | null): Promise<Publisher | undefined> {
  const [row] = await tx<Publisher[]>`
    select u.id, u.name, u.path from orgs_union u
    where u.parent_id is null and ${path === null ? tx`true` : tx`u.path = ${path.slice(0, path.indexOf('/') + 1)}`}
    order by length(u.path), u.path limit 1`;
  return row;
}

export type PublishedVersion = WordedVersion & {
  readonly publisherId: UnionId;
  readonly reason: string;
  readonly officerId: PersonId | null;
  readonly officerName: string | null;
  readonly publishedAt: Date;
};

/** What a union has published of these texts, oldest first. */
export async function listPublished(tx: Tx, unionId: string, textIds: readonly TextKey[]): Promise<PublishedVersion[]> {
  return tx<PublishedVersion[]>`
    select v.union_id as "publisherId", v.text_id as "textKey", v.version, v.content, v.hash, v.valid_from as "validFrom", v.widens, v.reason,
      v.officer_id as "officerId", p.name as "officerName", v.published_at as "publishedAt"
    from consents_version v left join orgs_person p on p.id = v.officer_id
    where v.union_id = ${unionId} and v.text_id = any(${[...textIds]}::text[]) order by v.text_id, v.version`;
}

export type Contact = { readonly unionId: UnionId; readonly unionName: string; readonly contact: string; readonly version: number };

/** Whom to ask, of a union and those above it that said so, the nearest first. */
export async function listContacts(tx: Tx, union: { readonly id: string; readonly ancestors: readonly string[] }): Promise<Contact[]> {
  return tx<Contact[]>`
    select distinct on (u.level, u.id) u.id as "unionId", u.name as "unionName", c.contact, c.version
    from consents_contact c join orgs_union u on u.id = c.union_id
    where c.union_id = any(${[...union.ancestors, union.id]}::uuid[])
    order by u.level desc, u.id, c.version desc`;
}
