import { useState } from 'react';
import { useLocation, useParams } from 'wouter';
import type { MemberPageProps } from '#platform/accounts/member/member-route.ts';
import { SignInInvite } from '#platform/accounts/member/sign-in-invite.tsx';
import { useMe } from '#platform/accounts/member/use-me.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { ReadState } from '#platform/ui/phone/read-state.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { missingPurposes, TEXT_KEYS, TEXT_KINDS, type TextKey } from '../rules/text-kinds.ts';
import { ConsentFields } from './consent-fields.tsx';
import { consentsApi, NOTHING_TICKED, type OwnConsent } from './consents-api.ts';
import { ConsentsText } from './member-texts.tsx';

const RELATIONS = ['father', 'mother', 'grandparent', 'other'] as const;

/** Agreeing apart from any form: again after taking it back, or to what was left unticked. */
export function AgreePage(_props: MemberPageProps) {
  return <ConsentsText><Agree /></ConsentsText>;
}

function Agree() {
  const t = useText();
  const { textKey: asked = '' } = useParams();
  const { me } = useMe();
  const read = useRead(consentsApi.listOwn, {}, { isReady: me !== undefined && me !== null });
  const textKey = TEXT_KEYS.find((one) => one === asked) ?? 'account';
  return (
    <Screen title={t('consents.member.agree')} back="/my-consents">
      {me === null && <SignInInvite title={t('consents.member.signed-out')} text={t('consents.member.signed-out-text')} next={`/my-consents/agree/${textKey}`} />}
      {me !== undefined && me !== null && <ReadState read={read}>{({ consents }) => <AgreeForm textKey={textKey} consents={consents} />}</ReadState>}
    </Screen>
  );
}

function AgreeForm({ textKey, consents }: { readonly textKey: TextKey; readonly consents: readonly OwnConsent[] }) {
  const t = useText();
  const [, navigate] = useLocation();
  const { run, isBusy, failure } = useCommand(consentsApi.give);
  const [value, setValue] = useState(NOTHING_TICKED);
  const [guardian, setGuardian] = useState<{ name: string; relation: (typeof RELATIONS)[number] | undefined }>({ name: '', relation: undefined });
  const [isTried, setTried] = useState(false);
  const held = consents.filter((one) => one.textKey === textKey && one.state === 'given').map(({ purpose }) => purpose);
  const open = TEXT_KINDS[textKey].filter(({ purpose }) => !held.includes(purpose));
  const isForChild = open.some(({ purpose, needsGuardian }) => needsGuardian && value.purposes.includes(purpose));
  const { name, relation } = guardian;
  const send = async (): Promise<void> => {
    setTried(true);
    if (value.purposes.length === 0 || missingPurposes(textKey, value.purposes, held).length > 0) return;
    if (isForChild && (name.trim().length < 2 || relation === undefined)) return;
    const speaking = isForChild && relation !== undefined ? { guardian: { name: name.trim(), relation } } : {};
    if ((await run({ textKey, agreement: { hash: value.hash, purposes: [...value.purposes] }, ...speaking })).ok) navigate('/my-consents', { replace: true });
  };
  if (open.length === 0) return <p>{t('consents.member.all-given')}</p>;
  return (
    <Form onSubmit={() => void send()} failure={failure} onRetry={send}>
      <Card><ConsentFields textKey={textKey} unionId={unionOf(consents, textKey)} value={value} onValue={setValue} isTried={isTried} failure={failure} only={open.map(({ purpose }) => purpose)} /></Card>
      {isForChild && (
        <Card title={t('consents.member.guardian')}>
          <div className="zj-stack" data-gap="wide">
            <TextInput
              label={t('consents.member.guardian-name')} value={name} onValue={(next) => setGuardian({ ...guardian, name: next })}
              error={isTried && name.trim().length < 2 ? t('consents.member.guardian-missing') : undefined}
            />
            <ChoiceCards
              legend={t('consents.member.relation')} look="chips" value={relation} onValue={(next) => setGuardian({ ...guardian, relation: next })}
              error={isTried && relation === undefined ? t('consents.member.guardian-missing') : undefined}
              choices={RELATIONS.map((one) => ({ value: one, label: t(`consents.member.relation.${one}`) }))}
            />
          </div>
        </Card>
      )}
      <Button type="submit" variant="primary" isWide isBusy={isBusy}>{t('consents.member.agree-send')}</Button>
    </Form>
  );
}

/** The union that was spoken to before; whoever has none reads the text of the platform. */
function unionOf(consents: readonly OwnConsent[], textKey: TextKey): string | null {
  return consents.find((one) => one.textKey === textKey)?.unionId ?? null;
}
