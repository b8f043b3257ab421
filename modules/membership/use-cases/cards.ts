import type { Ctx } from '#platform/access/ctx.ts';
import { handle } from '#platform/access/handler.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { shiftInstant } from '#platform/kernel/clock.ts';
import { findHome } from '#platform/orgs/memberships/store/memberships.ts';
import { listPersonHomes } from '#platform/orgs/store/persons.ts';
import { endpoints } from '../contract.ts';
import { errors } from '../contract/access.ts';
import { CARD_SECONDS, cardAge } from '../rules/card-token.ts';
import { maskedName } from '../rules/masked.ts';
import { findCard, findCardOf } from '../store/cards.ts';
import type { CardState } from '../wire.ts';
import { askingPerson } from './asking-person.ts';
import { ensureCard } from './homes.ts';
import { readCardToken, toCardToken } from './signed-token.ts';

export const issueCard = handle(endpoints.issueCard, async (ctx) => {
  const personId = askingPerson(ctx);
  if (await findHome(ctx.tx, personId) === undefined) throw new AppError(errors['not-member']);
  return { number: await ensureCard(ctx, personId) };
});

/** Signed anew each time: a picture of the screen is worth two minutes. */
export const readCard = handle(endpoints.readCard, async (ctx) => {
  const personId = askingPerson(ctx);
  const [home, card, [person]] = [
    await findHome(ctx.tx, personId), await findCardOf(ctx.tx, personId), await listPersonHomes(ctx.tx, [personId]),
  ];
  if (home === undefined || card === undefined) return { card: null };
  const issuedAt = ctx.clock.now();
  const token = toCardToken(ctx.keyring, {
    cardId: card.id, issuedAt, standing: home.standing === 'retained' ? 'retained' : 'valid', numberEnd: card.number.slice(-4),
  });
  return { card: {
    number: card.number, name: person?.name ?? '', unionName: home.unionName, standing: home.standing, since: home.beganOn,
    address: `${ctx.publicUrl}/c/${token}`, expiresAt: shiftInstant(issuedAt, CARD_SECONDS * 1000), seconds: CARD_SECONDS,
  } };
});

type Verdict = { readonly state: CardState; readonly maskedName: string; readonly unionName: string; readonly numberEnd: string };
type Checked = Verdict & { readonly issuedAt: Date | null; readonly asOf: Date };
const NOTHING = { maskedName: '', unionName: '', numberEnd: '' } as const;

/** What another union's officer, or a gate, sees of a card held out to them: enough to compare, too little to collect. */
export const checkCard = handle(endpoints.checkCard, async (ctx, { token }): Promise<Checked> => {
  const asOf = ctx.clock.now();
  const shown = readCardToken(ctx.keyring, token);
  if (shown === undefined) return { ...NOTHING, state: 'forged', issuedAt: null, asOf };
  const { issuedAt } = shown;
  // Nothing of the person is told for a picture that was passed on.
  if (cardAge(issuedAt.getTime() / 1000, asOf.getTime()) !== 'fresh') return { ...NOTHING, state: 'expired', issuedAt, asOf };
  return withSystemReach(ctx, 'job', async (system) => ({ ...await judge(system, shown.cardId), issuedAt, asOf }));
});

async function judge({ tx }: Pick<Ctx, 'tx'>, cardId: string): Promise<Verdict> {
  const card = await findCard(tx, cardId);
  if (card === undefined) return { ...NOTHING, state: 'forged' };
  const [home, [person]] = [await findHome(tx, card.personId), await listPersonHomes(tx, [card.personId])];
  const state: CardState = home === undefined ? 'left' : home.standing === 'retained' ? 'retained' : 'valid';
  return { state, maskedName: maskedName(person?.name ?? ''), unionName: home?.unionName ?? '', numberEnd: card.number.slice(-4) };
}
