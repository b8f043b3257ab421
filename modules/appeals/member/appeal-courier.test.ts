import { describe, expect, test } from 'vitest';
import fc from 'fast-check';
import { settableClock, toInstant } from '#platform/kernel/clock.ts';
import { seededRandom } from '#platform/kernel/random.ts';
import { localFailure, type Answer } from '#platform/ui/api/failure.ts';
import { memoryIn } from '#platform/ui/browser-memory.ts';
import { createOutbox } from '#platform/ui/kept/outbox.ts';
import { groupOf } from '#platform/ui/kept/parcels.ts';
import { photoPlace } from '#platform/ui/kept/photo-place.ts';
import { createTabVault } from '#platform/ui/kept/tab-vault.ts';
import type { Vault } from '#platform/ui/kept/vault.ts';
import { APPEAL_KIND, newAppealDraft, type AppealDraft } from './appeal-draft.ts';
import { appealsCouriers } from './couriers.ts';
import { newParcel } from './new-parcel.ts';
import type { Roads } from './roads.ts';
import { CASE_KIND, newCaseParcel } from './case-parcel.ts';

const seed = Number(process.env.SEED ?? 20261123);
const clock = settableClock(toInstant('2026-11-23T08:00:00Z'));
const offline: Answer<never> = { ok: false, failure: localFailure('http/offline') };
const refused = (code: string, status = 422): Answer<never> => ({ ok: false, failure: { ...localFailure('http/offline', status), code } });
type Fate = 'arrives' | 'lost' | 'answer lost';
type Case = { readonly appealId: string; readonly text: string; readonly photos: readonly string[] };

/** The server as far as couriers meet it: photos wait for their case, a case is made once per key, ids are unique. */
function union({ fates = [], holder = null }: { fates?: Fate[]; holder?: string | null }) {
  const photos = new Map<string, string>();
  const cases = new Map<string, Case>();
  const answers = new Map<string, unknown>();
  let uploads = 0;
  const calls: { road: string; path: string; credentials?: string }[] = [];
  const over = <Value>(work: () => Answer<Value>): Answer<Value> => {
    const fate = fates.shift() ?? 'arrives';
    if (fate === 'lost') return offline;
    const answer = work();
    return fate === 'answer lost' ? offline : answer;
  };
  const submit = (key: string, input: Case): Answer<unknown> => {
    if (answers.has(key)) return { ok: true, value: answers.get(key) };
    if (cases.has(input.appealId)) return refused('appeals/already-sent', 409);
    if (input.photos.some((id) => !photos.has(id))) return refused('appeals/photo-unknown');
    const value = { appealId: input.appealId, caseNumber: `1000000${cases.size}`, receivedAt: '', dueOn: '2026-11-30', isDueProvisional: false };
    cases.set(input.appealId, input);
    answers.set(key, value);
    return { ok: true, value };
  };
  const road = (name: string): Roads['session'] => ({
    call: async (ref, input, options) => {
      calls.push({ road: name, path: ref.path });
      const answer = ref.path.endsWith('read-me') ? { ok: true as const, value: { me: holder === null ? null : { personId: holder } } }
        : ref.path.endsWith('read-code') ? { ok: true as const, value: {} }
          : over(() => (ref.path.endsWith('submit-appeal') ? submit(options?.key ?? '', input as unknown as Case) : { ok: true as const, value: {} })); // -- the courier's own submission
      return answer as never; // -- one double for every endpoint
    },
  });
  const roads: Roads = {
    session: road('session'), nobody: road('nobody'), receipt: (token) => road(`receipt ${token}`),
    postPhoto: async (image, { credentials }) => {
      calls.push({ road: 'photo', path: 'photos', credentials });
      const text = await image.text();
      return over(() => {
        const fileId = `file${uploads++}`;
        photos.set(fileId, text);
        return { ok: true, value: { fileId, width: 1, height: 1, bytes: 1 } };
      });
    },
  };
  return { roads, photos, cases, answers, calls };
}

function freshVault(): Vault {
  const held = new Map<string, string>();
  return createTabVault({ clock }, memoryIn(() => ({
    getItem: (key) => held.get(key) ?? null, setItem: (key, value) => { held.set(key, value); }, removeItem: (key) => { held.delete(key); },
  })));
}

function openOn(vault: Vault, roads: Roads) {
  return createOutbox({ clock, random: seededRandom(seed), vault, couriers: appealsCouriers(roads, async ({ appealId }) => `key of ${appealId}`) });
}

let drafts = 0;
async function keepDraft(vault: Vault, roads: Roads, more: Partial<AppealDraft> = {}) {
  drafts += 1;
  const draft: AppealDraft = {
    ...newAppealDraft(seededRandom(drafts), 'code'), topic: 'complaint', text: '热水停了', disclosure: 'anonymous',
    photos: [{ name: 'one', fileId: null }, { name: 'two', fileId: null }, { name: 'three', fileId: null }], ...more,
  };
  const parcel = newParcel({ id: draft.appealId, kind: APPEAL_KIND, owner: null, content: draft });
  const at = { ...parcel, madeAt: clock.now().getTime(), touchedAt: clock.now().getTime() };
  const outbox = openOn(vault, roads);
  await outbox.put(at);
  for (const { name } of draft.photos) await vault.writeBytes(groupOf(parcel), photoPlace(name), new TextEncoder().encode(`picture ${name}`));
  return { outbox, id: draft.appealId, draft };
}

describe('an appeal on its way', () => {
  const fates = fc.array(fc.constantFrom<Fate>('arrives', 'lost', 'answer lost'), { maxLength: 14 });

  test('whatever gets lost and however often the page dies, becomes one case with its photos in order, and its number is known', async () => {
    await fc.assert(fc.asyncProperty(fates, fc.array(fc.integer({ min: 0, max: 12 }), { maxLength: 4 }), async (road, deaths) => {
      const vault = freshVault();
      const { roads, photos, cases } = union({ fates: [...road] });
      const { id } = await keepDraft(vault, roads);
      for (const dies of deaths) await openOn(dying(vault, dies), roads).load().then(() => undefined, () => undefined);
      for (const dies of deaths) {
        const doomed = openOn(dying(vault, dies), roads);
        await doomed.load().then(() => doomed.send(id)).catch(() => undefined);
      }
      const outbox = openOn(vault, roads);
      await outbox.load();
      await outbox.send(id);
      for (let round = 0; round < 16; round += 1) await outbox.flush(true);
      expect([...cases.values()].map((one) => one.photos.map((file) => photos.get(file)))).toEqual([['picture one', 'picture two', 'picture three']]);
      expect(outbox.find(id)).toMatchObject({ stage: 'sent', content: { receipt: { caseNumber: '10000000' } } });
      // Nothing of what was written is left.
      expect(await vault.list('')).toEqual([`over.${id}`]);
      expect(JSON.stringify(outbox.parcels.get())).not.toContain('热水');
    }), { seed, numRuns: 120 });
  });

  test('a photo that the server has is not sent again; one that it has forgotten is', async () => {
    const vault = freshVault();
    const { roads, photos, cases, calls } = union({ fates: ['arrives', 'arrives', 'lost'] });
    const { outbox, id } = await keepDraft(vault, roads);
    expect(await outbox.send(id)).toMatchObject({ stage: 'waiting' });
    photos.delete('file0');
    expect(await outbox.send(id)).toMatchObject({ stage: 'sent' });
    expect(cases.get(id)?.photos.map((file) => photos.get(file))).toEqual(['picture one', 'picture two', 'picture three']);
    // Two, the one that was lost, the third, and all three anew when the case was refused for the forgotten one.
    expect(calls.filter(({ road }) => road === 'photo')).toHaveLength(7);
  });

  test('anonymous, nothing goes out with a cookie, not even the pictures', async () => {
    const { roads, calls } = union({});
    const { outbox, id } = await keepDraft(freshVault(), roads);
    await outbox.send(id);
    expect(new Set(calls.map(({ road }) => road))).toEqual(new Set(['photo', 'nobody']));
    expect(calls.filter(({ road }) => road === 'photo').every(({ credentials }) => credentials === 'omit')).toBe(true);
  });

  test('what one person signed never goes out while another holds the phone', async () => {
    for (const [holder, stage] of [['her', 'sent'], ['him', 'held'], [null, 'held']] as const) {
      const { roads, cases } = union({ holder });
      const { outbox, id } = await keepDraft(freshVault(), roads, { disclosure: 'named', sender: 'her' });
      expect((await outbox.send(id))?.stage).toBe(stage);
      expect(cases.size).toBe(stage === 'sent' ? 1 : 0);
    }
  });

  test('that had arrived long ago is said to have arrived, and its number is not made up', async () => {
    const vault = freshVault();
    const { roads, answers, photos } = union({ fates: ['arrives', 'arrives', 'arrives', 'answer lost'] });
    const { outbox, id } = await keepDraft(vault, roads);
    expect(await outbox.send(id)).toMatchObject({ stage: 'waiting' });
    answers.clear();
    photos.clear();
    expect(await outbox.send(id)).toMatchObject({ stage: 'sent', content: { receipt: null } });
  });

  test('refused for a lost picture or by another version of the page, it stays with its words', async () => {
    const vault = freshVault();
    const { roads } = union({});
    const { outbox, id } = await keepDraft(vault, roads);
    await vault.erase(`parcel.${id}`, photoPlace('two'));
    expect(await outbox.send(id)).toMatchObject({ stage: 'refused', failure: { code: 'appeals/photo-unknown' }, content: { text: '热水停了' } });
    await outbox.change(id, (one) => ({ ...one, content: { shape: 'of tomorrow' } }));
    expect(await outbox.send(id)).toMatchObject({ stage: 'refused', content: { shape: 'of tomorrow' } });
  });
});

describe('what is done on a case', () => {
  const message = (token: string | null, sender: string | null) => newCaseParcel(seededRandom(7), {
    act: 'addMessage', appealId: 'a', input: { appealId: 'a', text: '是二号线' }, token, sender,
  }).parcel;

  test('goes out under the receipt that opened the case, or the session, and leaves nothing', async () => {
    for (const [token, sender, road] of [['k', null, 'receipt k'], [null, 'her', 'session']] as const) {
      const { roads, calls } = union({ holder: 'her' });
      const vault = freshVault();
      const outbox = openOn(vault, roads);
      const parcel = message(token, sender);
      await outbox.put({ ...parcel, touchedAt: clock.now().getTime() });
      expect(await outbox.send(parcel.id)).toBeUndefined();
      expect(calls.at(-1)).toMatchObject({ road, path: '/appeals/add-message' });
      expect(await vault.list('')).toEqual([]);
    }
  });

  test('a lapsed receipt holds it until the case is opened again; it goes out with the key it had', async () => {
    const keys: (string | undefined)[] = [];
    const { roads } = union({});
    const receipt: Roads['receipt'] = (token) => ({
      call: async (_ref, _input, options) => {
        keys.push(options?.key);
        return (token === 'old' ? refused('http/not-signed-in', 401) : { ok: true, value: {} }) as never; // -- one double for every endpoint
      },
    });
    const outbox = openOn(freshVault(), { ...roads, receipt });
    const parcel = message('old', null);
    await outbox.put({ ...parcel, touchedAt: clock.now().getTime() });
    expect(await outbox.send(parcel.id)).toMatchObject({ stage: 'held', kind: CASE_KIND, failure: { code: 'appeals.member.outgoing.case-closed' } });
    await outbox.change(parcel.id, (one) => ({ ...one, content: { ...Object(one.content), token: 'new' } }));
    expect(await outbox.send(parcel.id)).toBeUndefined();
    expect(new Set(keys).size).toBe(1);
  });
});

/** A phone whose page is killed at its n-th writing. */
function dying(vault: Vault, dies: number): Vault {
  let writings = 0;
  const mortal = <Args extends unknown[], Value>(work: (...args: Args) => Promise<Value>) => async (...args: Args): Promise<Value> => {
    writings += 1;
    if (writings > dies) throw new Error('killed');
    return work(...args);
  };
  return { ...vault, ensure: mortal(vault.ensure), write: mortal(vault.write), remove: mortal(vault.remove) };
}
