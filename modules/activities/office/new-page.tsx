import { useState } from 'react';
import { useSearch } from 'wouter';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { isUuid } from '#platform/kernel/id.ts';
import { systemClock } from '#platform/kernel/clock.ts';
import { useConnection } from '#platform/ui/api/client-provider.tsx';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { PageHeader } from '#platform/ui/office/page-header.tsx';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { activitiesApi, KIND_LIST, type Activity } from './activities-api.ts';
import { EMPTY_ACTIVITY, toCopy, type ActivityDraft } from './activity-draft.ts';
import { NewForm } from './new-form.tsx';
import { useNewActivity } from './use-new-activity.ts';
import './activities.css';

/** A new activity from a template, or as a copy of another (`?from=`). */
export function NewPage() {
  const t = useText();
  const { unionId, unionName } = useActingOffice();
  const from = new URLSearchParams(useSearch()).get('from') ?? '';
  const name = `activities.new.${unionId}`;
  return (
    <>
      <PageHeader
        title={t('activities.office.new')} lead={t('activities.office.form.lead', { union: unionName })} crumbs={[{ label: t('activities.office.title'), href: '/activities' }]}
      />
      {isUuid(from) ? <Copy key={`${name}.${from}`} name={`${name}.${from}`} from={from} /> : <Writing key={name} name={name} empty={EMPTY_ACTIVITY} />}
    </>
  );
}

function Copy({ name, from }: { readonly name: string; readonly from: string }) {
  const read = useRead(activitiesApi.readActivity, { activityId: from });
  return <DataState read={read}>{(activity) => <CopyOf name={name} activity={activity} />}</DataState>;
}

function CopyOf({ name, activity }: { readonly name: string; readonly activity: Activity }) {
  const t = useText();
  const { unionId } = useActingOffice();
  const { client } = useConnection();
  // Made once: reading again must not write over what was typed since.
  const [empty] = useState(() => toCopy(activity, unionId, systemClock.now(), () => client.newKey()));
  return (
    <>
      <Banner tone="info" title={t('activities.office.copy-of', { title: activity.title })}>{t('activities.office.copy-hint')}</Banner>
      <Writing name={name} empty={empty} />
    </>
  );
}

function Writing({ name, empty }: { readonly name: string; readonly empty: ActivityDraft }) {
  const t = useText();
  const state = useNewActivity(name, empty);
  const { draft, choose } = state;
  const isChosen = draft.kind !== '';
  return (
    <div className="activity-form">
      <section className="zj-panel activity-kinds">
        <ChoiceCards
          legend={t('activities.office.form.kind')} {...(!isChosen && { hint: t('activities.office.form.kind-hint') })} look={isChosen ? 'chips' : 'cards'}
          value={draft.kind === '' ? undefined : draft.kind} onValue={choose}
          choices={KIND_LIST.map((value) => ({ value, label: t(`activities.kind.${value}`), ...(!isChosen && { description: t(`activities.office.kind.${value}`) }) }))}
        />
      </section>
      {isChosen && <NewForm state={state} />}
    </div>
  );
}
