import type { House } from '#platform/access/ctx.ts';
import { openSession } from '#platform/accounts/sessions.ts';
import type { SmsInbox } from '#platform/accounts/sms-inbox.ts';
import type { Database } from '#platform/db/database.ts';
import type { LocalPage } from '#platform/http/local-pages.ts';
import type { SessionChange } from '#platform/http/store/answers.ts';
import type { PersonId } from '#platform/kernel/id.ts';
import { asSystem } from '../as-system.ts';
import { DEMO_FIRM, demoPersons, type DemoPersons } from './load-demo-unions.ts';
import { demoCodeToken } from './load-pilot.ts';

/** What the start prints: a label's key in locale/ and a path on this machine. */
export type DemoLink = { readonly label: string; readonly path: string };

const PEOPLE = ['worker', 'contact', 'chair', 'upper'] as const;
const SCREENS: Readonly<Record<keyof DemoPersons, string>> = {
  worker: '/', contact: '/office/', chair: '/office/', upper: '/office/',
};

/**
 * Sign-in without a password for the four people of the demonstration: pages that only this machine can open, under a
 * secret of this start. They are not one-time links, because a presenter clicks them again and again.
 */
export function demoLinks(parts: { house: House; db: Database; smsInbox: SmsInbox }): { pages: LocalPage[]; links: DemoLink[] } {
  const secret = Buffer.from(parts.house.random.bytes(9)).toString('base64url');
  const pages = PEOPLE.map((who): LocalPage => ({
    path: `/demo/${secret}/${who}`,
    open: async () => ({ cookies: await signIn(parts, who, demoPersons[who]), to: SCREENS[who] }),
  }));
  const inbox: LocalPage = { path: `/demo/${secret}/inbox`, open: async () => ({ page: inboxPage(parts.smsInbox) }) };
  return {
    pages: [...pages, inbox],
    links: [
      ...PEOPLE.map((who) => ({ label: `server/demo-${who}`, path: `/demo/${secret}/${who}` })),
      { label: 'server/demo-poster', path: `/s/${demoCodeToken(parts.house, DEMO_FIRM)}` },
      { label: 'server/demo-inbox', path: inbox.path },
    ],
  };
}

async function signIn(parts: { house: House; db: Database }, who: keyof DemoPersons, personId: PersonId): Promise<SessionChange[]> {
  const cookies: SessionChange[] = [];
  await asSystem(parts, 'job', async (ctx) => {
    const answer = {
      setSession: (token: string, maxAge: number) => { cookies.push({ token, maxAge }); },
      clearSession: () => { cookies.push({ cleared: true }); },
    };
    await openSession({ ...ctx, answer }, { kind: who === 'worker' ? 'member' : 'officer', personId });
  });
  return cookies;
}

/** Plain text of what would have been sent to phones; escaped, because a name may stand in it. */
function inboxPage(inbox: SmsInbox): string {
  const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  const rows = inbox.list().map((message) => `<li>${escape(JSON.stringify(message))}</li>`).join('');
  return `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>SMS</title><ol>${rows}</ol></html>`;
}
