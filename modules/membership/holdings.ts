import type { HeldFact, HeldFile, HeldRow, Holding } from '#platform/access/holding.ts';
import { erasePhotosOf } from '#platform/files/store/erase-photos.ts';
import { readPhotoBytes } from '#platform/files/store/photos.ts';
import { joinAsked, joinReturned } from './events/definitions.ts';
import english from './locale/en.json' with { type: 'json' };
import chinese from './locale/zh-CN.json' with { type: 'json' };
import { emptyRequests, findHeldCard, listFoundingsOf, listJoinsOf, listTransfersOf } from './store/held.ts';
import { openText } from './use-cases/open-sealed.ts';

const words = { 'zh-CN': chinese, en: english };
const OPEN_JOINS = ['waiting', 'sent-back'];

const asked = (at: Date): HeldFact => ({ name: 'privacy.fact.sent', value: at, class: 'C2' });
const state = (kind: string, status: string): HeldFact => ({ name: 'privacy.fact.state', value: `membership.${kind}.status.${status}`, class: 'C2', isWord: true });

export const membershipHoldings: readonly Holding[] = [
  {
    id: 'membership.join', tables: ['membership_join'], ground: 'request', kept: 'until-forgotten', words,
    async read(ctx, personId) {
      const rows: HeldRow[] = [];
      for (const row of await listJoinsOf(ctx.tx, personId)) {
        const open = (type: typeof joinAsked | typeof joinReturned, field: string, sealed: typeof row.reasonSealed) =>
          openText(ctx, { definition: type, field, subject: row.id, personId, sealed });
        const [idNumber, reason] = [await open(joinAsked, 'idNumber', row.idNumberSealed), await open(joinReturned, 'reason', row.reasonSealed)];
        rows.push([
          { name: 'privacy.fact.union', value: row.unionName, class: 'C2' }, asked(row.askedAt), state('join', row.status),
          { name: 'privacy.fact.name', value: row.name, class: 'name' }, { name: 'privacy.fact.id-number', value: idNumber, class: 'C4' },
          { name: 'privacy.fact.category', value: `membership.category.${row.category}`, class: 'C2', isWord: true },
          ...(row.employer === null ? [] : [{ name: 'privacy.fact.employer', value: row.employer, class: 'C2' } as const]),
          ...(reason === '' ? [] : [{ name: 'privacy.fact.answer', value: reason, class: 'C3' } as const]),
        ]);
      }
      return rows;
    },
    listSubjects: async ({ tx }, personId) => (await listJoinsOf(tx, personId)).map(({ id }) => id),
    async listObstacles({ tx }, personId) {
      const open = (await listJoinsOf(tx, personId)).filter(({ status }) => OPEN_JOINS.includes(status));
      return [{ kind: 'privacy.obstacle.membership.join', count: open.length, link: '/union' }];
    },
    forget: emptyRequests,
  },
  {
    id: 'membership.transfer', tables: ['membership_transfer', 'membership_transfer_end'], ground: 'request', kept: 'until-forgotten', words,
    async read({ tx }, personId) {
      return (await listTransfersOf(tx, personId)).map((row): HeldRow => [
        { name: 'privacy.fact.from', value: row.fromName, class: 'C2' }, { name: 'privacy.fact.to', value: row.toName, class: 'C2' },
        asked(row.askedAt), state('transfer', row.status), { name: 'privacy.fact.name', value: row.name, class: 'name' },
      ]);
    },
    listSubjects: async ({ tx }, personId) => (await listTransfersOf(tx, personId)).map(({ id }) => id),
    async listObstacles({ tx }, personId) {
      const open = (await listTransfersOf(tx, personId)).filter(({ status }) => status === 'open');
      return [{ kind: 'privacy.obstacle.membership.transfer', count: open.length, link: '/union' }];
    },
  },
  {
    id: 'membership.founding', tables: ['membership_founding', 'membership_founding_step'], ground: 'request', kept: 'until-forgotten', words,
    async read({ tx }, personId) {
      return (await listFoundingsOf(tx, personId)).map((row): HeldRow => [
        { name: 'privacy.fact.employer', value: row.employer, class: 'C2' }, { name: 'privacy.fact.address', value: row.address, class: 'C2' },
        asked(row.askedAt), state('founding', row.status), { name: 'privacy.fact.name', value: row.applicantName, class: 'name' },
        { name: 'privacy.fact.photos', value: row.photos.length, class: 'C2' },
      ]);
    },
    async listFiles(ctx, personId) {
      const files: HeldFile[] = [];
      for (const [request, { id, photos }] of (await listFoundingsOf(ctx.tx, personId)).entries()) {
        for (const [place, photoId] of photos.entries()) {
          const bytes = await readPhotoBytes(ctx, id, photoId, false);
          if (bytes !== undefined) files.push({ name: `${request + 1}-${place + 1}.jpg`, bytes });
        }
      }
      return files;
    },
    listSubjects: async ({ tx }, personId) => (await listFoundingsOf(tx, personId)).map(({ id }) => id),
    async erase(ctx, personId) {
      await erasePhotosOf(ctx, (await listFoundingsOf(ctx.tx, personId)).map(({ id }) => id));
    },
  },
  {
    id: 'membership.card', tables: ['membership_card'], ground: 'membership', kept: 'stays', words,
    async read({ tx }, personId) {
      const card = await findHeldCard(tx, personId);
      return card === undefined ? [] : [[
        { name: 'privacy.fact.card-number', value: card.number, class: 'C2' }, { name: 'privacy.fact.since', value: card.issuedAt, class: 'C2' },
      ]];
    },
  },
];
