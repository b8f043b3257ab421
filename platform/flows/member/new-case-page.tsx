import { useState } from 'react';
import { useParams, useSearch } from 'wouter';
import type { Me } from '#platform/accounts/member/accounts-api.ts';
import type { MemberPageProps } from '#platform/accounts/member/member-route.ts';
import { ConsentFields } from '#platform/consents/member/consent-fields.tsx';
import { ConsentsText } from '#platform/consents/member/member-texts.tsx';
import { AnswersView } from '#platform/forms/phone/answers-view.tsx';
import type { KnownNames } from '#platform/forms/phone/field-props.tsx';
import { FormFields } from '#platform/forms/phone/form-fields.tsx';
import { isPassing } from '#platform/ui/api/failure.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { WithOutbox } from '#platform/ui/kept/outbox-provider.tsx';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { EmptyState } from '#platform/ui/phone/empty-state.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { ReadState } from '#platform/ui/phone/read-state.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { Skeleton } from '#platform/ui/phone/skeleton.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { said } from '../public-ui/case-words.ts';
import { flowsApi, type ProcessToBegin } from '../public-ui/flows-api.ts';
import { memberPickers } from './member-pickers.tsx';
import { FlowsText } from './member-texts.tsx';
import { SignedIn } from './signed-in.tsx';
import { useNewCase, type NewCase } from './use-new-case.ts';

/** One application: its form, a look over it, and off it goes. What is typed stays on the phone until then. */
export function NewCasePage(_props: MemberPageProps) {
  const { process = '' } = useParams();
  return <FlowsText><ConsentsText><WithOutbox><Begin key={process} process={process} /></WithOutbox></ConsentsText></FlowsText>;
}

function Begin({ process }: { readonly process: string }) {
  const t = useText();
  const search = useSearch();
  return (
    <Screen title={t('flows.member.new')} back="/flows">
      <SignedIn next={`/flows/new/${process}${search === '' ? '' : `?${search}`}`}>{(me) => <AtUnion me={me} process={process} />}</SignedIn>
    </Screen>
  );
}

/** A link from elsewhere names no union: then it is the first where the person may begin. What anybody may begin is in no list. */
function AtUnion({ me, process }: { readonly me: Me; readonly process: string }) {
  const t = useText();
  const asked = new URLSearchParams(useSearch()).get('union');
  const offered = useRead(flowsApi.listProcesses, {});
  return (
    <ReadState read={offered}>
      {({ processes }) => {
        const here = processes.filter((one) => one.process === process);
        const unionId = (here.find((one) => one.unionId === asked) ?? here[0])?.unionId ?? asked;
        return unionId === null
          ? <EmptyState title={t('flows.member.not-offered')} text={t('flows.member.not-offered-text')} />
          : <Known me={me} unionId={unionId} process={process} />;
      }}
    </ReadState>
  );
}

function Known({ me, unionId, process }: { readonly me: Me; readonly unionId: string; readonly process: string }) {
  const read = useRead(flowsApi.readProcess, { unionId, process });
  return <ReadState read={read}>{(known) => <Steps key={unionId} me={me} begun={known} onOutdated={read.refresh} />}</ReadState>;
}

function Steps({ me, begun, onOutdated }: { readonly me: Me; readonly begun: ProcessToBegin; readonly onOutdated: () => void }) {
  const t = useText();
  const state = useNewCase({ owner: me.personId, begun, onOutdated });
  const names = { person: (personId: string) => state.named[personId] };
  if (!state.isReady) return <Skeleton rows={4} />;
  return (
    <>
      <div className="zj-stack">
        <h2>{said(t, begun.title)}</h2>
        <p className="zj-soft">{said(t, begun.about)}</p>
        <p className="zj-soft zj-small">{t('flows.member.goes-to', { union: begun.unionName })}</p>
      </div>
      {state.isLooking ? <LookOver state={state} names={names} /> : <FillIn state={state} names={names} begun={begun} />}
    </>
  );
}

type StepProps = { readonly state: NewCase; readonly names: KnownNames };

function FillIn({ state, names, begun: { unionId, consents } }: StepProps & { readonly begun: ProcessToBegin }) {
  const t = useText();
  const [isSending, setSending] = useState(false);
  const [isTooEarly, setTooEarly] = useState(false);
  const look = (): void => {
    setTooEarly(isSending);
    if (!isSending) state.look();
  };
  return (
    <Form onSubmit={look} failure={state.failure} onRetry={state.send}>
      <Card>
        <FormFields
          form={state.form} answers={state.answers} editable={state.editable} onChange={state.change} problems={state.problems} onSending={setSending}
          photos={{ purpose: 'flows', subjectKey: state.caseId }} names={names} pickers={memberPickers(unionId, state.onName)}
        />
      </Card>
      {consents !== null && (
        <Card title={t('flows.member.consents')}>
          <ConsentFields textKey={consents} unionId={unionId} value={state.ticked} onValue={state.tick} isTried={state.isTried} failure={state.failure} />
        </Card>
      )}
      {isTooEarly && isSending && <Banner tone="warn" title={t('flows.member.photos-busy')} isAnnounced />}
      <p className="zj-soft zj-small">{t(`flows.member.kept-${state.keeping}`)}</p>
      <Button type="submit" variant="primary" isWide>{t('flows.member.look')}</Button>
    </Form>
  );
}

/** Nothing is sent before it has been seen once as others will see it. */
function LookOver({ state, names }: StepProps) {
  const t = useText();
  const { failure } = state;
  return (
    <>
      <Banner tone="info" title={t('flows.member.look-title')} isAnnounced>{t('flows.member.look-text')}</Banner>
      <Card><AnswersView form={state.form} answers={state.answers} names={names} /></Card>
      <FailureBanner failure={failure} onRetry={state.send} />
      {failure !== undefined && isPassing(failure) && <p>{t('flows.member.offline-kept')}</p>}
      <Button variant="primary" isWide isBusy={state.isBusy} onClick={() => void state.send()}>{t('flows.member.send')}</Button>
      <Button variant="quiet" isWide onClick={state.backToForm}>{t('flows.member.change')}</Button>
    </>
  );
}
