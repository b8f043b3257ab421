import type { Ctx } from '#platform/access/ctx.ts';
import { handle, type Handler } from '#platform/access/handler.ts';
import type { Holding, Kept } from '#platform/access/holding.ts';
import { withSystemReach } from '#platform/access/with-system.ts';
import { signedInPerson } from '#platform/accounts/signed-in-person.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { daysOf, KINDS } from '#platform/keeping/rules/retention.ts';
import { listChosenPeriods } from '#platform/keeping/store/retention.ts';
import type { Language } from '#platform/text/language.ts';
import type { Translator } from '#platform/text/translator.ts';
import { endpoints, errors } from '../contract.ts';
import { maskFact, wordFact } from '../show-fact.ts';
import { listHolders, listLooksAt, listStays, type Holder } from '../store/looks.ts';
import { privacyTexts } from '../texts.ts';

/** So many rows of one kind on the page; the export has all of them. */
const SHOWN = 20;

export function holdingHandlers(holdings: readonly Holding[]): readonly Handler[] {
  return [
    handle(endpoints.listHoldings, async (ctx, { language }) => {
      const { personId } = signedInPerson(ctx);
      const t = privacyTexts(holdings, language, ctx.clock);
      const chosen = await withSystemReach(ctx, 'job', ({ tx }) => listChosenPeriods(tx));
      const listed = [];
      for (const holding of holdings) {
        const rows = await withSystemReach(ctx, 'job', (inner) => holding.read?.(inner, personId) ?? Promise.resolve([]));
        if (rows.length === 0) continue;
        listed.push({
          holdingKey: holding.id, title: t(`privacy.holding.${holding.id}`), why: t(`privacy.ground.${holding.ground}`), kept: keptWords(t, holding.kept, chosen),
          count: rows.length, hasMasks: rows.some((row) => row.some((fact) => maskFact(t, fact).isMasked)),
        });
      }
      return { holdings: listed };
    }),
    handle(endpoints.readHolding, (ctx, input) => readRows(ctx, holdings, { ...input, show: maskFact })),
    handle(endpoints.revealHolding, (ctx, input) => readRows(ctx, holdings, { ...input, show: wordFact })),
    handle(endpoints.listLooks, async (ctx, { language }) => {
      const { personId } = signedInPerson(ctx);
      const t = privacyTexts(holdings, language, ctx.clock);
      const { looks, holders, days } = await withSystemReach(ctx, 'job', (inner) => gatherLooks(inner, holdings, personId));
      return {
        looks: looks.map((look) => {
          const isOwn = look.byId === personId;
          return { at: look.at, what: lookWords(t, look.endpoint), who: isOwn ? t('privacy.look.yourself') : whoWords(t, look.byId, holders.get(lookKey(look))), reason: look.reason, isOwn };
        }),
        keptDays: days,
      };
    }),
  ];
}

type Asked = { readonly holdingKey: string; readonly language: Language; readonly show: typeof maskFact };

async function readRows(ctx: Ctx, holdings: readonly Holding[], { holdingKey, language, show }: Asked) {
  const { personId } = signedInPerson(ctx);
  const read = holdings.find(({ id }) => id === holdingKey)?.read;
  if (read === undefined) throw new AppError(errors['holding-unknown']);
  const t = privacyTexts(holdings, language, ctx.clock);
  const rows = await withSystemReach(ctx, 'job', (inner) => read(inner, personId));
  return { rows: rows.slice(0, SHOWN).map((row) => row.map((fact) => show(t, fact))) };
}

const lookKey = ({ byId, at }: { readonly byId: string | null; readonly at: Date }): string => `${byId ?? ''} ${at.getTime()}`;

async function gatherLooks(ctx: Ctx, holdings: readonly Holding[], personId: ReturnType<typeof signedInPerson>['personId']) {
  const subjects: string[] = [personId];
  for (const holding of holdings) subjects.push(...await holding.listSubjects?.(ctx, personId) ?? []);
  const looks = await listLooksAt(ctx, { subjects, stays: await listStays(ctx, personId), exports: holdings.flatMap((one) => one.exports ?? []) });
  const known = looks.filter(({ byId }) => byId !== null);
  const rows = await listHolders(ctx, known);
  const byPerson = Map.groupBy(rows, (row) => row.personId);
  // In the order asked, so the n-th look of a person has the n-th row of that person.
  const holders = new Map(known.map((look): [string, Holder | undefined] => [lookKey(look), byPerson.get(look.byId ?? '')?.shift()]));
  return { looks, holders, days: daysOf('access-log', await listChosenPeriods(ctx.tx)) };
}

function lookWords(t: Translator, endpoint: string): string {
  const key = `privacy.look.${endpoint}`;
  return t.has(key) ? t(key) : t('privacy.look.other');
}

function whoWords(t: Translator, byId: string | null, holder: Holder | undefined): string {
  if (byId === null) return t('privacy.look.house');
  const name = holder === undefined || holder.name === '' ? t('privacy.look.forgotten') : holder.name;
  return holder?.role === null || holder === undefined
    ? name : t('privacy.look.officer', { name, role: t(`privacy.role.${holder.role}`), union: holder.unionName ?? '' });
}

export function keptWords(t: Translator, kept: Kept, chosen: ReadonlyMap<string, number>): string {
  if (typeof kept === 'string') return t(`privacy.kept.${kept}`);
  const kind = KINDS.find((one) => one === kept.kind);
  return kind === undefined ? t('privacy.kept.until-forgotten') : t('privacy.kept.days', { days: daysOf(kind, chosen) });
}
