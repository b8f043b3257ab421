import { handle } from '#platform/access/handler.ts';
import { endpoints } from '../contract.ts';
import { signedInPerson } from '../signed-in-person.ts';
import { endSessions } from '../store/sessions.ts';

export const signOut = handle(endpoints.signOut, async (ctx) => {
  await endSessions(ctx.tx, [signedInPerson(ctx).sessionId], ctx.clock.now());
  ctx.answer.clearSession();
  return {};
});
