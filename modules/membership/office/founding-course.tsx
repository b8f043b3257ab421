import { useState } from 'react';
import { StartLink } from '#platform/accounts/office/start-link.tsx';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { CertificateForm } from './certificate-form.tsx';
import { FoundingDocuments } from './founding-documents.tsx';
import { membershipApi, type FoundingDetails } from './membership-api.ts';
import { ReasonedForm } from './reasoned-form.tsx';
import { FoundingStepList } from './founding-step-list.tsx';

/** What happened since the approval, with its days and papers. */
export function FoundingHistory({ founding: { foundingId, steps } }: { readonly founding: FoundingDetails }) {
  const t = useText();
  const papers = [...new Set(steps.flatMap(({ photos }) => photos))];
  return (
    <section className="zj-panel zj-stack" aria-labelledby="founding-course">
      <h2 id="founding-course">{t('membership.office.course')}</h2>
      {steps.length === 0 ? <p className="zj-soft">{t('membership.office.course.none')}</p> : <FoundingStepList steps={steps} />}
      {papers.length > 0 && <FoundingDocuments foundingId={foundingId} photos={papers} />}
    </section>
  );
}

/** What the upper union does next; once the union is established, the link for its chair. */
export function FoundingNext({ founding }: { readonly founding: FoundingDetails }) {
  const t = useText();
  const [established, setEstablished] = useState<{ readonly unionId: string; readonly grantId: string; readonly name: string }>();
  const chairName = founding.steps.findLast(({ kind }) => kind === 'elected')?.chairName ?? '';
  return (
    <>
      {established !== undefined && (
        <section className="zj-panel zj-stack">
          <Banner tone="ok" title={t('membership.office.established', { name: established.name })} isAnnounced />
          <StartLink unionId={established.unionId} grantId={established.grantId} name={established.name} />
        </section>
      )}
      {founding.can.step && (
        <NextStep key={founding.status} founding={founding} onEstablished={(made) => setEstablished({ ...made, name: chairName })} />
      )}
    </>
  );
}

type NextProps = { readonly founding: FoundingDetails; readonly onEstablished: (made: { readonly unionId: string; readonly grantId: string }) => void };

function NextStep({ founding, onEstablished }: NextProps) {
  const t = useText();
  const [isReturning, setReturning] = useState(false);
  const sendBack = useCommand(membershipApi.sendBackStep);
  const { foundingId, status } = founding;
  return (
    <section className="zj-panel zj-stack" aria-labelledby="founding-step">
      <h2 id="founding-step">{t(`membership.office.step.${status}`)}</h2>
      <p className="zj-soft">{t(`membership.office.step.${status}-what`)}</p>
      {status === 'established' && <CertificateForm foundingId={foundingId} />}
      {status !== 'established' && !isReturning && <ReplyForm founding={founding} onEstablished={onEstablished} onReturn={() => setReturning(true)} />}
      {isReturning && (
        <ReasonedForm
          label={t('membership.office.send-back')} isBusy={sendBack.isBusy} failure={sendBack.failure}
          onSend={(reason) => void sendBack.run({ foundingId, reason })} onBack={() => setReturning(false)}
        />
      )}
    </section>
  );
}

/** The reply is a document with a number, here as on paper. */
function ReplyForm({ founding, onEstablished, onReturn }: NextProps & { readonly onReturn: () => void }) {
  const t = useText();
  const congress = useCommand(membershipApi.approveCongress);
  const election = useCommand(membershipApi.approveElection);
  const [documentNumber, setNumber] = useState('');
  const [isTried, setTried] = useState(false);
  const isShort = documentNumber.trim().length < 2;
  const asked = { foundingId: founding.foundingId, documentNumber: documentNumber.trim() };
  const send = async (): Promise<void> => {
    setTried(true);
    if (isShort) return;
    if (founding.status === 'congress-asked') return void await congress.run(asked);
    const answer = await election.run(asked);
    if (answer.ok) onEstablished(answer.value);
  };
  return (
    <Form onSubmit={() => void send()} failure={congress.failure ?? election.failure} onRetry={send}>
      <TextInput
        label={t('membership.office.step.number')} hint={t('membership.office.approve.number-hint')} limit={40} value={documentNumber} onValue={setNumber}
        error={isTried && isShort ? t('membership.office.too-short') : undefined}
      />
      <div className="membership-acts">
        <Button type="submit" variant="primary" isBusy={congress.isBusy || election.isBusy}>{t('membership.office.approve')}</Button>
        <Button onClick={onReturn}>{t('membership.office.send-back')}</Button>
      </div>
    </Form>
  );
}
