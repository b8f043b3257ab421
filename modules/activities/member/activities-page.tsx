import { useState } from 'react';
import { useLocation, useSearch } from 'wouter';
import { signupApi, type MyEntry } from '#capabilities/signup/member/signup-api.ts';
import { isLive } from '#capabilities/signup/member/place-stage.ts';
import type { MemberPageProps } from '#platform/accounts/member/member-route.ts';
import { SignedIn } from '#platform/accounts/member/signed-in.tsx';
import { useRead } from '#platform/ui/api/use-read.ts';
import { MattersIcon } from '#platform/ui/icons/place-icons.tsx';
import { LinkButton } from '#platform/ui/phone/button.tsx';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { EmptyState } from '#platform/ui/phone/empty-state.tsx';
import { ReadState } from '#platform/ui/phone/read-state.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { isFound } from '../rules/search.ts';
import { activitiesApi, toView, VIEWS, type MyActivity } from './activities-api.ts';
import { ActivityCalendar } from './activity-calendar.tsx';
import { ActivityRows } from './activity-rows.tsx';
import { ActivitiesText } from './member-texts.tsx';

/** 活动报名: what the worker may come to, as a list or by days, found by words or by their sound. */
export function ActivitiesPage(props: MemberPageProps) {
  return <ActivitiesText><Activities {...props} /></ActivitiesText>;
}

function Activities({ tabs }: MemberPageProps) {
  const t = useText();
  return (
    <Screen title={t('activities.title')} back="/" tabs={tabs}>
      <SignedIn next="/activities" title={t('activities.member.signed-out')} text={t('activities.member.signed-out-text')}>{() => <Known />}</SignedIn>
    </Screen>
  );
}

function Known() {
  const t = useText();
  const read = useRead(activitiesApi.listForMe, {});
  // Beside the list and never in its way: without it the list shows no standing.
  const mine = useRead(signupApi.listMine, {}).answer?.entries.filter(isLive) ?? [];
  return (
    <>
      <LinkButton isWide icon={<MattersIcon />} href="/signups">{t('activities.member.mine', { count: mine.length })}</LinkButton>
      <ReadState read={read}>
        {({ activities }) => (activities.length === 0
          ? <EmptyState title={t('activities.member.empty')} text={t('activities.member.empty-text')} />
          : <Found activities={activities} mine={mine} />)}
      </ReadState>
    </>
  );
}

function Found({ activities, mine }: { readonly activities: readonly MyActivity[]; readonly mine: readonly MyEntry[] }) {
  const t = useText();
  const [, navigate] = useLocation();
  const view = toView(new URLSearchParams(useSearch()).get('view'));
  const [typed, setTyped] = useState('');
  const found = activities.filter((activity) => isFound(activity, typed));
  return (
    <>
      <ChoiceCards
        look="chips" legend={t('activities.member.view')} value={view} onValue={(next) => navigate(`/activities?view=${next}`, { replace: true })}
        choices={VIEWS.map((value) => ({ value, label: t(`activities.member.view.${value}`) }))}
      />
      <TextInput type="search" label={t('activities.member.search')} hint={t('activities.member.search-hint')} value={typed} onValue={setTyped} />
      {found.length === 0 && <EmptyState title={t('activities.member.none-found')} text={t('activities.member.none-found-text')} />}
      {found.length > 0 && (view === 'calendar'
        ? <ActivityCalendar activities={found} mine={mine} />
        : <ActivityRows label={t('activities.title')} activities={found} mine={mine} />)}
    </>
  );
}
