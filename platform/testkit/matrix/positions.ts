import { granted, grantEnded } from '#platform/access/events.ts';
import type { Actor } from '#platform/access/actor.ts';
import { ROLES, type Role } from '#platform/contract/permissions.ts';
import { record } from '#platform/journal/journal.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import type { GrantId, PersonId } from '#platform/kernel/id.ts';
import { newId } from '#platform/kernel/random.ts';
import { personEntered } from '#platform/orgs/events.ts';
import type { TestWorld } from '../test-world.ts';
import { PLACES, type MatrixTree, type Place } from './matrix-tree.ts';

/** A duty as one would tell it: which role, where, how wide, and whether it has ended. */
export type Duty = { readonly role: Role; readonly at: Place; readonly isWide: boolean; readonly hasEnded: boolean };

/** Somebody who may call an endpoint: the facts for the oracle, and the actor for the real house. */
export type Position = {
  readonly name: string;
  readonly who: 'person' | 'receipt' | 'anonymous' | 'system';
  /** The person, or the cases whose receipts somebody holds: to whom a row can belong. */
  readonly holds: readonly string[];
  readonly duties: readonly Duty[];
  readonly actingFor: Place | undefined;
  readonly actor: Actor;
};

export type People = {
  /** The worker of each union whose row lies there; the unit's is the position "holder". */
  readonly holders: Readonly<Record<Place, PersonId>>;
  /** One officer of each union whose name is looked for in answers and who calls nothing. */
  readonly marked: Readonly<Record<Place, { readonly personId: PersonId; readonly grantId: GrantId; readonly name: string }>>;
  /** Seven ids at each union for what a receipt opens, made beforehand; the bearer of the receipt holds those of the unit's. Appeals take five, doors the others. */
  readonly cases: Readonly<Record<Place, readonly string[]>>;
};

const HOUR = 3_600_000;

/** Everybody of the matrix, entered and appointed through the journal; the clock then stands past the expired duties. */
export async function buildPositions(world: TestWorld, tree: MatrixTree): Promise<{ positions: readonly Position[]; people: People }> {
  const staff = staffOf(world, tree);
  const people = await enterPeople(staff);
  const byRole: Position[] = [];
  for (const role of ROLES) {
    const personId = await staff.enter(`unit ${role}`, 'unit');
    await staff.grant(personId, { role, at: 'unit', isWide: true });
    byRole.push(await staff.position(`${role} of the unit`, personId, [{ role, at: 'unit', isWide: true, hasEnded: false }]));
  }
  const positions = [
    await staff.position('the worker whose row it is', people.holders.unit, []),
    await staff.position('another worker of the unit', await staff.enter('member', 'unit'), []),
    ...byRole,
    await staff.officer('at the unit, not below', [{ at: 'unit', isWide: false }]),
    await staff.officer('at the district, with all below', [{ at: 'district', isWide: true }]),
    await staff.officer('at the district alone', [{ at: 'district', isWide: false }]),
    await staff.officer('at the province, with all below', [{ at: 'province', isWide: true }]),
    await staff.officer('at the branch below the unit', [{ at: 'branch', isWide: true }]),
    await staff.officer('at the sibling union', [{ at: 'sibling', isWide: true }]),
    await staff.officer('of the other tenant', [{ at: 'other-tenant', isWide: true }]),
    await staff.officer('of the leading industry union', [{ at: 'industry', isWide: true }]),
    await staff.officer('of the leading industry union alone', [{ at: 'industry', isWide: false }]),
    await staff.officer('below the leading industry union', [{ at: 'industry-office', isWide: true }]),
    ...await delegates(staff),
    ...await manyOffices(staff),
    { name: 'nobody', who: 'anonymous', holds: [], duties: [], actingFor: undefined, actor: { kind: 'anonymous' } },
    receiptPosition('bearer of the receipt', people.cases.unit, newId(world.house)),
    receiptPosition('bearer of another receipt', people.cases.sibling, newId(world.house)),
    { name: 'the importer', who: 'system', holds: [], duties: [], actingFor: undefined, actor: { kind: 'system', name: 'replay' } },
  ] as const;
  world.clock.advance(2 * HOUR);
  return { positions: positions.map((position) => withFreshFactor(world, position)), people };
}

type Where = { readonly at: Place; readonly isWide: boolean };
type Staff = ReturnType<typeof staffOf>;

function staffOf(world: TestWorld, tree: MatrixTree) {
  const enter = async (name: string, at: Place): Promise<PersonId> => {
    const personId = newId<'person'>(world.house);
    await world.asSystem('setup', (ctx) => record(ctx, [personEntered({ personId, name, unionId: tree[at].id })]));
    return personId;
  };
  const grant = async (
    personId: PersonId, duty: Omit<Duty, 'hasEnded'>, limits: { until?: Date; from?: GrantId } = {},
  ): Promise<GrantId> => {
    const grantId = newId<'grant'>(world.house);
    const { id, path, linePath } = tree[duty.at];
    await world.asSystem('setup', (ctx) => record(ctx, [granted({
      grantId, personId, unionId: id, orgPath: path, linePath: linePath ?? path, role: duty.role, hasSubtree: duty.isWide,
      grantedBy: null, parentGrantId: limits.from ?? null, validUntil: limits.until?.toISOString() ?? null,
    })]));
    return grantId;
  };
  const end = (grantId: GrantId, personId: PersonId) =>
    world.asSystem('setup', (ctx) => record(ctx, [grantEnded({ grantId, personId, endedBy: null })]));
  const position = async (name: string, personId: PersonId, duties: readonly Duty[], actingFor?: Place): Promise<Position> =>
    ({ name, who: 'person', holds: [personId], duties, actingFor, actor: await world.actorOf(personId) });
  // The two offices of a union exist once, so whoever else holds theirs has them as handed on from the province's.
  const sources = new Map<Role, GrantId>();
  const source = async (role: Role): Promise<GrantId> => {
    const made = sources.get(role)
      ?? await grant(await enter(`${role} <province>`, 'province'), { role, at: 'province', isWide: true });
    sources.set(role, made);
    return made;
  };
  /** Holds every role there is at each place, so that only place and width can make the difference. */
  const officer = async (name: string, places: readonly Where[], actingFor?: Place): Promise<Position> => {
    const personId = await enter(name, places[0]?.at ?? 'unit');
    const duties = places.flatMap((where) => ROLES.map((role): Duty => ({ ...where, role, hasEnded: false })));
    for (const duty of duties) await grant(personId, duty, { from: await source(duty.role) });
    return position(`officer ${name}`, personId, duties, actingFor);
  };
  return { world, tree, enter, grant, end, position, officer, source };
}

async function enterPeople({ world, enter, grant }: Staff): Promise<People> {
  const holders: [Place, PersonId][] = [];
  const marked: [Place, People['marked'][Place]][] = [];
  for (const place of PLACES) {
    holders.push([place, await enter(`worker <${place}>`, place)]);
    const personId = await enter(`officer <${place}>`, place);
    const grantId = await grant(personId, { role: 'audit-officer', at: place, isWide: false });
    marked.push([place, { personId, grantId, name: `officer <${place}>` }]);
  }
  const cases = PLACES.map((place) => [place, Array.from({ length: 7 }, () => newId(world.house))]);
  return { holders: Object.fromEntries(holders), marked: Object.fromEntries(marked), cases: Object.fromEntries(cases) } as People;
}

/** Somebody who stands in for an officer of the unit: in time, too late, called back, and left by their giver. */
async function delegates({ world, enter, grant, end, position, source }: Staff): Promise<Position[]> {
  const until = shiftInstant(world.clock.now(), HOUR);
  const stand = async (name: string, parts: { until?: Date; hasEnded: boolean; endWith?: 'own' | 'giver' }) => {
    const [giver, personId] = [await enter(`giver ${name}`, 'unit'), await enter(name, 'unit')];
    for (const role of ROLES) {
      const given = await grant(giver, { role, at: 'unit', isWide: true }, { from: await source(role) });
      const limits = { from: given, ...(parts.until === undefined ? {} : { until: parts.until }) };
      const own = await grant(personId, { role, at: 'unit', isWide: true }, limits);
      if (parts.endWith === 'own') await end(own, personId);
      if (parts.endWith === 'giver') await end(given, giver);
    }
    // The expired one keeps what the session knew before the hour was over.
    return position(name, personId, ROLES.map((role) => ({ role, at: 'unit', isWide: true, hasEnded: parts.hasEnded })));
  };
  return [
    await stand('delegate of the unit', { until: shiftInstant(until, 30 * 24 * HOUR), hasEnded: false }),
    await stand('delegate whose time is over', { until, hasEnded: true }),
    await stand('delegate who was called back', { hasEnded: true, endWith: 'own' }),
    await stand('delegate whose giver left office', { hasEnded: true, endWith: 'giver' }),
  ];
}

async function manyOffices(staff: Staff): Promise<Position[]> {
  const two: readonly Where[] = [{ at: 'unit', isWide: true }, { at: 'sibling', isWide: true }];
  const five = (['unit', 'sibling', 'second-sibling', 'third-sibling', 'fourth-sibling'] as const).map((at) => ({ at, isWide: true }));
  return [
    await staff.officer('of unit and sibling, acting for the unit', two, 'unit'),
    await staff.officer('of unit and sibling, acting for the sibling', two, 'sibling'),
    await staff.officer('of the unit, acting for a union not theirs', [{ at: 'unit', isWide: true }], 'other-tenant'),
    await staff.officer('of five unions at once', five),
    await staff.officer('of five unions, acting for the unit', five, 'unit'),
  ];
}

function receiptPosition(name: string, holds: readonly string[], sessionId: string): Position {
  return { name, who: 'receipt', holds, duties: [], actingFor: undefined, actor: { kind: 'receipt', caseId: holds[0] ?? '', sessionId } };
}

function withFreshFactor(world: TestWorld, position: Position): Position {
  return position.actor.kind === 'person' ? { ...position, actor: { ...position.actor, factorAt: world.clock.now() } } : position;
}
