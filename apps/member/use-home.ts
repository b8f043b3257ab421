import { systemClock } from '#platform/kernel/clock.ts';
import { useMyMatters } from '#modules/appeals/member/use-my-matters.ts';
import { listRemembered } from '#modules/appeals/member/remembered-receipts.ts';
import { useMe, type Who } from '#platform/accounts/member/use-me.ts';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { dayPart } from './day-part.ts';

export type Home = Pick<Who, 'me' | 'failure' | 'refresh'> & {
  readonly union: string;
  readonly greeting: string;
  readonly note: string;
  readonly hasRemembered: boolean;
};

export function useHome(): Home {
  const t = useText();
  const { me, failure, refresh } = useMe();
  const isSignedIn = me !== undefined && me !== null;
  const { waiting } = useMyMatters(isSignedIn);
  const name = isSignedIn && me.name !== '' ? me.name : t('member.friend');
  const part = dayPart(t.format.date(systemClock.now(), 'time'));
  return {
    me, failure, refresh,
    union: me?.homeUnion?.name ?? t('member.house'),
    greeting: t(`member.greeting.${part}`, { name }),
    note: waiting > 0 ? t('member.note.waiting', { count: waiting }) : t('member.note'),
    hasRemembered: listRemembered().length > 0,
  };
}
