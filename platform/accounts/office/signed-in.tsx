import { createContext, useContext, useEffect, useMemo, useRef, useState, type ReactNode } from 'react';
import { useConnection } from '#platform/ui/api/client-provider.tsx';
import { useRead } from '#platform/ui/api/use-read.ts';
import { visitMemory } from '#platform/ui/browser-memory.ts';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { Skeleton } from '#platform/ui/phone/skeleton.tsx';
import { accountsApi, type Me } from './accounts-api.ts';
import { ActingOfficeContext } from './acting-office.tsx';
import { DoorFrame } from './door-frame.tsx';
import { NoOfficePage } from './no-office-page.tsx';
import { holds, officesOf, readChoice, rememberChoice, type Office } from './office-choice.ts';
import { SignInPage } from './sign-in-page.tsx';

export type SignedInOfficer = {
  readonly me: Me;
  readonly offices: readonly Office[];
  readonly office: Office;
  readonly choose: (unionId: string) => void;
};

const SignedInContext = createContext<SignedInOfficer | undefined>(undefined);

export function useSignedIn(): SignedInOfficer {
  const officer = useContext(SignedInContext);
  if (officer === undefined) throw new TypeError('useSignedIn outside SignedInGate');
  return officer;
}

export type SignedInGateProps = {
  /** A call was refused because the session is over. */
  readonly hasEnded: boolean;
  readonly onSignedIn: () => void;
  readonly children: ReactNode;
};

/** Who is not signed in gets the door; who holds no office is told so; everybody else acts in one office. */
export function SignedInGate({ hasEnded, onSignedIn, children }: SignedInGateProps) {
  const read = useRead(accountsApi.readMe, {});
  const { answer, failure, refresh } = read;
  const askAnew = useRef(refresh);
  askAnew.current = refresh;
  useEffect(() => {
    if (hasEnded) askAnew.current();
  }, [hasEnded]);
  const isSignedIn = answer !== undefined && answer.me !== null;
  const wasSignedIn = useRef(isSignedIn);
  useEffect(() => {
    // Only a new sign-in ends the end: the answer from before it is still here while we ask.
    if (isSignedIn && !wasSignedIn.current) onSignedIn();
    wasSignedIn.current = isSignedIn;
  }, [isSignedIn, onSignedIn]);
  if (answer === undefined) {
    return <DoorFrame>{failure === undefined ? <Skeleton /> : <FailureBanner failure={failure} onRetry={refresh} />}</DoorFrame>;
  }
  if (answer.me === null) return <SignInPage hasEnded={hasEnded} />;
  const offices = officesOf(answer.me.grants);
  if (offices.length === 0) return <NoOfficePage name={answer.me.name} />;
  return <ActingGate me={answer.me} offices={offices}>{children}</ActingGate>;
}

type ActingGateProps = { readonly me: Me; readonly offices: readonly Office[]; readonly children: ReactNode };

function ActingGate({ me, offices, children }: ActingGateProps) {
  const { answers } = useConnection();
  const [chosenId, setChosenId] = useState(() => readChoice(visitMemory));
  const office = offices.find(({ unionId }) => unionId === chosenId);
  const firstId = offices[0]?.unionId;
  // Nothing is shown before the choice stands: the pages' first questions must already carry it.
  useEffect(() => {
    if (office !== undefined || firstId === undefined) return;
    rememberChoice(visitMemory, firstId);
    setChosenId(firstId);
  }, [office, firstId]);
  const officer = useMemo(() => office && {
    me, offices, office,
    choose: (unionId: string) => {
      rememberChoice(visitMemory, unionId);
      answers.forgetAll();
      setChosenId(unionId);
    },
  }, [me, offices, office, answers]);
  const acting = useMemo(() => office && {
    personName: me.name, unionId: office.unionId, unionName: office.unionName, may: (permission: `${string}.${string}.${string}`) => holds(office, permission),
  }, [me.name, office]);
  if (officer === undefined || acting === undefined) return null;
  return (
    <SignedInContext value={officer}>
      <ActingOfficeContext key={acting.unionId} value={acting}>{children}</ActingOfficeContext>
    </SignedInContext>
  );
}
