import type { z } from 'zod';
import { endpointRefs } from '#platform/contract/endpoint-ref.ts';
import type { endpoints } from '../contract.ts';
import type { Category } from '../wire.ts';

const refs = endpointRefs<typeof endpoints>('membership');

/** The endpoints that the phone asks, typed by the contract and without its schemas. */
export const membershipApi = {
  readJoinCode: refs.query('readJoinCode'),
  findUnions: refs.query('findUnions'),
  proposeUnions: refs.query('proposeUnions'),
  askToJoin: refs.command('askToJoin'),
  readMine: refs.query('readMine'),
  issueCard: refs.command('issueCard'),
  readCard: refs.query('readCard'),
  checkCard: refs.query('checkCard'),
  readCardKeys: refs.query('readCardKeys'),
  retain: refs.command('retain'),
  leave: refs.command('leave'),
} as const;

export type Mine = z.infer<typeof endpoints.readMine.output>;
export type Home = NonNullable<Mine['home']>;
export type OwnJoin = NonNullable<Mine['join']>;
export type OwnTransfer = NonNullable<Mine['transfer']>;
export type CheckedCard = z.infer<typeof endpoints.checkCard.output>;
export type ShownCard = NonNullable<z.infer<typeof endpoints.readCard.output>['card']>;
export type ChosenUnion = Pick<z.infer<typeof endpoints.readJoinCode.output>, 'unionId' | 'unionName'>;

// Spelled out instead of imported: the tuples would bring the validator along. `satisfies` keeps them complete.
const categories = {
  'none': true, 'truck-driver': true, 'ride-hailing-driver': true, 'courier': true, 'food-rider': true, 'nursing-aide': true, 'domestic-worker': true,
  'store-promoter': true, 'estate-agent': true, 'security-guard': true, 'other': true,
} satisfies Record<Category, true>;

export const CATEGORY_LIST = Object.keys(categories).filter(isCategory);
/** The trades of people without an employer: everything but 'none'. */
export const TRADE_LIST = CATEGORY_LIST.filter((one) => one !== 'none');

export function isCategory(value: unknown): value is Category {
  return typeof value === 'string' && Object.hasOwn(categories, value);
}
