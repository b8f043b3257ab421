import type { Sealed } from '#platform/contract/event.ts';
import type { Tx } from '#platform/db/tx.ts';

export type TrailRow = {
  readonly id: string; readonly personId: string | null; readonly inPlaceOf: string | null; readonly kind: string; readonly step: string | null;
  readonly target: string | null; readonly wordsSealed: Sealed | null; readonly photos: string[]; readonly at: Date;
};

/** What happened to a case, in order. The caller has decided that this request may see the case. */
export async function listTrail(tx: Tx, caseId: string): Promise<TrailRow[]> {
  return tx<TrailRow[]>`
    select t.id, t.person_id as "personId", t.in_place_of as "inPlaceOf", t.kind, t.step, t.target, t.words_sealed as "wordsSealed", t.photos, t.at
    from flows_trail t where t.case_id = ${caseId} order by t.no`;
}

export type PaperRow = { readonly paperId: string; readonly step: string; readonly paper: string; readonly number: string | null; readonly textSealed: Sealed | null; readonly madeAt: Date };

export async function listPapers(tx: Tx, caseId: string): Promise<PaperRow[]> {
  return tx<PaperRow[]>`
    select p.id as "paperId", p.step, p.paper, p.number, p.text_sealed as "textSealed", p.made_at as "madeAt"
    from flows_paper p where p.case_id = ${caseId} order by p.made_at, p.id`;
}

export type PublicisedRow = {
  readonly caseId: string; readonly versionId: string; readonly starterId: string; readonly open: Readonly<Record<string, unknown>>;
  readonly steps: readonly { readonly step: string; readonly wakesAt: string }[];
};

/** Cases of a union with a clock that runs; which of their steps are publicity periods, the definition says. */
export async function listWithClocks(tx: Tx, unionId: string, now: Date): Promise<PublicisedRow[]> {
  return tx<PublicisedRow[]>`
    select c.id as "caseId", c.version_id as "versionId", c.starter_id as "starterId", c.open_answers as open,
      (select coalesce(jsonb_agg(jsonb_build_object('step', v.value ->> 'step', 'wakesAt', v.value ->> 'wakesAt')), '[]')
       from jsonb_each(c.visits) v where v.value ->> 'state' = 'open' and v.value ->> 'wakesAt' is not null) as steps
    from flows_case c where c.union_id = ${unionId} and c.wakes_at > ${now} order by c.wakes_at, c.id limit 100`;
}
