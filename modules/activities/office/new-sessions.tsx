import { Button } from '#platform/ui/phone/button.tsx';
import { PlusIcon } from '#platform/ui/icons/action-icons.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { MOST } from './activities-api.ts';
import type { SessionDraft } from './activity-draft.ts';
import { endOf, shown } from './send-activity.ts';
import type { PartProps } from './use-new-activity.ts';

/** One time is two fields; with several, each has a name and, where it differs, a place of its own. */
export function NewSessions({ state }: PartProps) {
  const t = useText();
  const { draft: { sessions }, addSession } = state;
  return (
    <>
      {sessions.map((session, index) => <Session key={session.sessionId} state={state} session={session} index={index} />)}
      {sessions.length < MOST.sessions && (
        <div><Button icon={<PlusIcon />} onClick={addSession}>{t('activities.office.form.add-session')}</Button></div>
      )}
    </>
  );
}

type SessionProps = PartProps & { readonly session: SessionDraft; readonly index: number };

function Session({ state, session, index }: SessionProps) {
  const t = useText();
  const { draft, set, setSession, errorOf } = state;
  const isOne = draft.sessions.length === 1;
  const name = t('activities.office.form.session', { number: index + 1 });
  return (
    <div className="activity-session" role="group" aria-label={name}>
      {!isOne && (
        <div className="activity-session-head">
          <h3>{name}</h3>
          <Button
            variant="quiet" aria-label={t('activities.office.form.remove-session', { number: index + 1 })}
            onClick={() => set({ sessions: draft.sessions.filter((one) => one.sessionId !== session.sessionId) })}
          >
            {t('activities.office.form.remove')}
          </Button>
        </div>
      )}
      <div className="activity-pair">
        <TextInput
          type="datetime-local" label={t('activities.office.field.begins')} value={session.beginsAt} onValue={(beginsAt) => setSession(index, { beginsAt })}
          error={errorOf(`sessions.${index}.beginsAt`)}
        />
        <TextInput
          type="datetime-local" label={t('activities.office.field.ends')} value={session.endsAt === '' ? shown(endOf(draft, session)) : session.endsAt}
          onValue={(endsAt) => setSession(index, { endsAt })} error={errorOf(`sessions.${index}.endsAt`)}
        />
      </div>
      {!isOne && (
        <div className="activity-pair">
          <TextInput
            label={t('activities.office.field.label')} isOptional autoComplete="off" value={session.label} onValue={(label) => setSession(index, { label })}
            error={errorOf(`sessions.${index}.label`)}
          />
          <TextInput
            label={t('activities.office.field.session-place')} isOptional autoComplete="off" placeholder={draft.place} value={session.place}
            onValue={(place) => setSession(index, { place })} error={errorOf(`sessions.${index}.place`)}
          />
        </div>
      )}
    </div>
  );
}
