import { createContext, useContext, useEffect, useEffectEvent, useMemo, useState, type ReactNode } from 'react';
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

/** Where somebody acts who has first to do what the profile asks (DutyGate). */
const NOWHERE: Office = { unionId: '', unionName: '', roles: [], permissions: new Set() };

/** Who is not signed in gets the door; who holds no office is told so; everybody else acts in one office. */
export function SignedInGate({ hasEnded, onSignedIn, children }: SignedInGateProps) {
  const { answer, failure, refresh } = useRead(accountsApi.readMe, {});
  const askAnew = useEffectEvent(refresh);
  useEffect(() => {
    if (hasEnded) askAnew();
  }, [hasEnded]);
  if (answer === undefined) {
    return <DoorFrame>{failure === undefined ? <Skeleton /> : <FailureBanner failure={failure} onRetry={refresh} />}</DoorFrame>;
  }
  if (answer.me === null) return <SignInPage hasEnded={hasEnded} onSignedIn={onSignedIn} />;
  const offices = officesOf(answer.me.grants);
  if (answer.me.duty !== null) return <SignedInContext value={{ me: answer.me, offices, office: NOWHERE, choose: () => {} }}>{children}</SignedInContext>;
  if (offices.length === 0) return <NoOfficePage name={answer.me.name} />;
  // An office that was gained or ended begins the choice anew.
  return <ActingGate key={offices.map(({ unionId }) => unionId).join()} me={answer.me} offices={offices}>{children}</ActingGate>;
}

type ActingGateProps = { readonly me: Me; readonly offices: readonly Office[]; readonly children: ReactNode };

function ActingGate({ me, offices, children }: ActingGateProps) {
  const { answers } = useConnection();
  // Written while it is chosen: the pages' first questions, asked before any effect of ours, must already carry it.
  const [chosenId, setChosenId] = useState(() => chooseAtFirst(offices));
  const office = offices.find(({ unionId }) => unionId === chosenId);
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

function chooseAtFirst(offices: readonly Office[]): string | undefined {
  const kept = offices.find(({ unionId }) => unionId === readChoice(visitMemory)) ?? offices[0];
  if (kept !== undefined) rememberChoice(visitMemory, kept.unionId);
  return kept?.unionId;
}
