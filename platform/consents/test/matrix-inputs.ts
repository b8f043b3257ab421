import { record } from '#platform/journal/journal.ts';
import type { Id } from '#platform/kernel/id.ts';
import { toPlainDate } from '#platform/kernel/plain-date.ts';
import { newId } from '#platform/kernel/random.ts';
import { UNIT_ITSELF, type MatrixRow, type PrepareMatrix } from '#platform/testkit/matrix/matrix-room.ts';
import { PLACES } from '#platform/testkit/matrix/matrix-tree.ts';
import { errors } from '../contract/errors.ts';
import { consentGiven, contactSet, textPublished } from '../events.ts';
import { newestShipped } from '../texts/shipped-texts.ts';

/** The worker of every union agreed to one text; the topmost union has published another, which nobody is asked with here. */
export const prepareMatrix: PrepareMatrix = async ({ world, tree, people }) => {
  const family = newestShipped('family');
  const { content, hash } = newestShipped('appeals');
  const unionId = tree.unit.id;
  const given = PLACES.map((at): MatrixRow & { readonly id: Id<'consent'> } => {
    const id = newId<'consent'>(world.house);
    return { at, id, belongsTo: [people.holders[at]], marks: [id] };
  });
  await world.asSystem('demo', (ctx) => record(ctx, [
    ...given.map(({ at, id }) => consentGiven({
      consentId: id, personId: people.holders[at], unionId: tree[at].id, textKey: 'family', purpose: 'family', publisherId: null, version: 1, hash: family.hash,
      way: 'counter', officerId: null, note: '矩阵档案',
    })),
    textPublished({
      unionId: tree.province.id, textKey: 'appeals', version: 1, hash, validFrom: toPlainDate('2026-01-01'), widens: false, reason: '矩阵', officerId: null,
      content: { 'zh-CN': { ...content['zh-CN'] }, 'en': null },
    }),
    contactSet({ unionId, version: 1, contact: '矩阵三楼' }),
  ]));
  const agreement = { hash: family.hash, purposes: ['family'] };
  const member = { unionId, personId: people.holders.unit };
  const inUnit = (more: object) => ({ input: () => ({ ...member, ...more }), row: UNIT_ITSELF });
  return {
    'consents.readText': { input: () => ({ textKey: 'family', unionId }) },
    'consents.readVersion': { input: () => ({ textKey: 'appeals', publisherId: tree.province.id, version: 1 }) },
    'consents.listOwn': { input: () => ({}), showsOwn: given },
    'consents.readAsk': { input: () => ({}) },
    'consents.give': { input: () => ({ textKey: 'family', agreement }) },
    'consents.decline': { input: () => ({ textKey: 'family', hash: family.hash }) },
    'consents.withdraw': { input: () => ({ textKey: 'family', purpose: 'family' }), mayRefuse: [errors['not-given']] },
    'consents.listTexts': { input: () => ({ unionId }), row: UNIT_ITSELF },
    'consents.publishText': {
      input: () => ({
        unionId: tree.province.id, textKey: 'appeals', seen: 2, validFrom: '2026-12-01', widens: true, reason: '增加一项用途',
        content: { 'zh-CN': { ...content['zh-CN'], title: '新版' }, 'en': null },
      }),
      row: { ...UNIT_ITSELF, at: 'province' },
    },
    'consents.setContact': { input: () => ({ unionId, contact: '四楼' }), row: UNIT_ITSELF },
    'consents.recordPaper': inUnit({ textKey: 'family', agreement, bornOn: null, note: '档案柜' }),
    'consents.withdrawOnPaper': inUnit({ textKey: 'family', purpose: 'family' }),
  };
};
