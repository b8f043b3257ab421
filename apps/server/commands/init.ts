import type { Ctx } from '#platform/access/ctx.ts';
import { makeLink } from '#platform/accounts/links.ts';
import { ensurePublishedYears } from '#platform/calendar/use-cases/fill-year.ts';
import { lockName } from '#platform/db/advisory-lock.ts';
import { record } from '#platform/journal/journal.ts';
import { AppError } from '#platform/kernel/app-error.ts';
import { newId } from '#platform/kernel/random.ts';
import { personEntered } from '#platform/orgs/events.ts';
import { countRoots, findUnion } from '#platform/orgs/store/unions.ts';
import { appoint } from '#platform/orgs/use-cases/appoint-officer.ts';
import { foundUnion } from '#platform/orgs/use-cases/found-union.ts';
import { asSystem } from '../as-system.ts';
import type { Settings } from '../settings.ts';
import { startupErrors } from '../startup-errors.ts';
import { say, title } from '../terminal-text.ts';
import { withHouse } from '../with-house.ts';

/**
 * `zhijia init NAME`: the first union of a real platform and its first chair. The chair chooses sign-in name and
 * password behind a one-time link; no password exists before.
 */
export async function init(settings: Settings, name: string | undefined): Promise<void> {
  if (name === undefined || [...name.trim()].length < 2) throw new AppError(startupErrors['init-name']);
  const union = name.trim();
  await withHouse(settings, async (open) => {
    await asSystem(open, 'job', ensurePublishedYears);
    const token = await asSystem(open, 'setup', (ctx) => foundFirstUnion(ctx, union));
    const origin = open.house.publicUrl;
    say('server/init-made', { name: union, url: `${origin}/office/start#${token}` });
    // The default port gives way to a free one when the server starts; only then is it known.
    if (settings.publicUrl === undefined && !settings.isPortFixed) say('server/init-port', { origin });
  });
}

async function foundFirstUnion(ctx: Ctx, name: string): Promise<string> {
  await lockName(ctx.tx, 'init');
  if (await countRoots(ctx.tx) > 0) throw new AppError(startupErrors['init-done']);
  const unionId = newId<'union'>(ctx);
  await foundUnion(ctx, undefined, { unionId, name, kind: 'federation', isGenerated: false });
  const union = await findUnion(ctx.tx, unionId);
  if (union === undefined) throw new Error('the union just founded is not there');
  const personId = newId<'person'>(ctx);
  await record(ctx, [personEntered({ personId, name: `${union.name}${title('server/title-chair')}`, unionId })]);
  await appoint(ctx, union, { personId, role: 'chair', until: null, grantedBy: null });
  return makeLink(ctx, { personId, purpose: 'officer-start' });
}
