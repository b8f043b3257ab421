import { useState } from 'react';
import { useParams } from 'wouter';
import type { MemberPageProps } from '#platform/accounts/member/member-route.ts';
import { useMe } from '#platform/accounts/member/use-me.ts';
import { isPassing } from '#platform/ui/api/failure.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { WithOutbox } from '#platform/ui/kept/outbox-provider.tsx';
import { ReadState } from '#platform/ui/phone/read-state.tsx';
import { Screen } from '#platform/ui/phone/screen.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { appealsApi } from './appeals-api.ts';
import { DeadCode } from './dead-code.tsx';
import { AppealsText } from './member-texts.tsx';
import { RetiredCode } from './retired-code.tsx';
import { WritePage } from './write-page.tsx';

/** What a scanned poster opens. */
export function CodePage(_props: MemberPageProps) {
  const { code = '' } = useParams();
  return <AppealsText><ScannedCode key={code} code={code} /></AppealsText>;
}

const DEAD_CODES = { 'appeals/code-unknown': 'unknown', 'appeals/code-retired': 'retired' } as const;

function ScannedCode({ code }: { readonly code: string }) {
  const t = useText();
  const read = useRead(appealsApi.readCode, { code });
  const { me, failure } = useMe();
  const [isAgreed, setAgreed] = useState(false);
  const dead = Object.entries(DEAD_CODES).find(([refusal]) => refusal === read.failure?.code)?.[1];
  // Who is signed in decides which fields there are; if only that cannot be told, the form asks for everything.
  const isKnown = me !== undefined || failure !== undefined;
  const isUnreachable = read.failure !== undefined && isPassing(read.failure);
  if (read.answer !== undefined && read.answer.retired !== null && !isAgreed) {
    return (
      <Screen title={t('appeals.member.write')} back="/">
        <RetiredCode recipient={read.answer} retired={read.answer.retired} onGoOn={() => setAgreed(true)} />
      </Screen>
    );
  }
  if (isKnown && (read.answer !== undefined || isUnreachable)) {
    return <WithOutbox><WritePage code={code} recipient={read.answer} me={me?.personId ?? null} /></WithOutbox>;
  }
  return (
    <Screen title={t('appeals.member.write')} back="/">
      {dead === undefined
        ? <ReadState read={{ ...read, answer: undefined, isLoading: read.isLoading || !isKnown }}>{() => null}</ReadState>
        : <DeadCode state={dead} />}
    </Screen>
  );
}
