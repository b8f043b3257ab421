import type { ReactNode } from 'react';
import { systemClock } from '#platform/kernel/clock.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextArea } from '#platform/ui/phone/text-area.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { MOST, WAY_LIST } from './activities-api.ts';
import { MoreSettings } from './more-settings.tsx';
import { NewSessions } from './new-sessions.tsx';
import { NewShares } from './new-shares.tsx';
import { shown, timesOf } from './send-activity.ts';
import type { PartProps } from './use-new-activity.ts';

/** What, when, how many and in which way; everything rarer is folded away and holds what the template chose. */
export function NewForm({ state }: PartProps) {
  const t = useText();
  const { draft, failure, isAtField, isBusy, submit, startOver } = state;
  return (
    <Form onSubmit={submit} failure={failure} isAtField={isAtField} onRetry={submit}>
      <Part title={t('activities.office.part.what')}><What state={state} /></Part>
      <Part title={t('activities.office.part.when')}><NewSessions state={state} /></Part>
      <Part title={t('activities.office.part.signup')}><SignUp state={state} /></Part>
      <Part title={t('activities.office.part.places')}><Places state={state} /></Part>
      <MoreSettings state={state} />
      <div className="activity-send">
        <Button variant="primary" type="submit" isBusy={isBusy}>{t('activities.office.form.publish')}</Button>
        <Button variant="quiet" onClick={startOver}>{t('activities.office.form.start-over')}</Button>
        <span className="zj-soft zj-small">{t(draft.opensAt === '' ? 'activities.office.form.publish-hint' : 'activities.office.form.publish-later')}</span>
      </div>
    </Form>
  );
}

export function Part({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return <section className="zj-panel activity-part" aria-label={title}><h2>{title}</h2>{children}</section>;
}

function What({ state: { draft, set, errorOf } }: PartProps) {
  const t = useText();
  return (
    <>
      <TextInput
        label={t('activities.office.field.title')} value={draft.title} onValue={(title) => set({ title })} error={errorOf('title')} autoComplete="off"
        limit={draft.title.length > MOST.title / 2 ? MOST.title : undefined}
      />
      <div className="activity-pair">
        <TextInput label={t('activities.office.field.place')} value={draft.place} onValue={(place) => set({ place })} error={errorOf('place')} autoComplete="off" />
        <TextInput
          label={t('activities.office.field.contact')} value={draft.contact} onValue={(contact) => set({ contact })} error={errorOf('contact')} autoComplete="off"
        />
      </div>
      <TextArea
        label={t('activities.office.field.summary')} hint={t('activities.office.field.summary-hint')} value={draft.summary} onValue={(summary) => set({ summary })} isOptional
        error={errorOf('summary')} limit={MOST.summary}
      />
    </>
  );
}

function SignUp({ state: { draft, set, errorOf } }: PartProps) {
  const t = useText();
  const { closesAt } = timesOf(draft, systemClock.now());
  return (
    <>
      <ChoiceCards
        legend={t('activities.office.field.way')} value={draft.way} onValue={(way) => set({ way })}
        choices={WAY_LIST.map((value) => ({ value, label: t(`signup.way.${value}`), description: t(`signup.way.${value}.text`) }))}
      />
      <div className="activity-pair">
        <TextInput
          type="datetime-local" label={t('activities.office.field.opens')} hint={t('activities.office.field.opens-hint')} value={draft.opensAt}
          onValue={(opensAt) => set({ opensAt })} error={errorOf('opensAt')}
        />
        <TextInput
          type="datetime-local" label={t('activities.office.field.closes')} hint={t('activities.office.field.closes-hint')} value={draft.closesAt === '' ? shown(closesAt) : draft.closesAt}
          onValue={(next) => set({ closesAt: next })} error={errorOf('closesAt')}
        />
      </div>
    </>
  );
}

function Places({ state }: PartProps) {
  const t = useText();
  const { draft, set, errorOf } = state;
  return (
    <>
      <div className="activity-pair">
        <TextInput
          label={t(draft.sessions.length > 1 ? 'activities.office.field.places-each' : 'activities.office.field.places')} inputMode="numeric" autoComplete="off"
          value={draft.places} onValue={(places) => set({ places })} error={errorOf('places')} hint={t('activities.office.field.places-hint')}
        />
        <TextInput
          label={t('activities.office.field.group')} hint={t('activities.office.field.group-hint')} inputMode="numeric" autoComplete="off" value={draft.groupMost}
          onValue={(groupMost) => set({ groupMost })} error={errorOf('groupMost')}
        />
      </div>
      <NewShares state={state} />
    </>
  );
}
