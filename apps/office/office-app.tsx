import { useCallback, useState, useSyncExternalStore } from 'react';
import { Route, Router, Switch, useLocation } from 'wouter';
import { DirectoryReturn } from '#platform/accounts/office/directory-door.tsx';
import { DutyGate } from '#platform/accounts/office/duty-gate.tsx';
import { SignedInGate } from '#platform/accounts/office/signed-in.tsx';
import { StartPage } from '#platform/accounts/office/start-page.tsx';
import { StepUpProvider } from '#platform/accounts/office/step-up.tsx';
import { DelayedActsProvider } from '#platform/orgs/office/delayed-acts-provider.tsx';
import { ClientProvider } from '#platform/ui/api/client-provider.tsx';
import type { Client } from '#platform/ui/api/client.ts';
import type { Store } from '#platform/ui/api/store.ts';
import { OfficeTheme } from '#platform/ui/office/office-theme.tsx';
import type { Language } from '#platform/text/language.ts';
import { TextProvider } from '#platform/ui/text/text-provider.tsx';
import type { Translator } from '#platform/text/translator.ts';
import { OfficeFrame } from './office-frame.tsx';
import './office-app.css';

export type OfficeAppProps = {
  readonly client: Client;
  /** True once the server has said that nobody is signed in any more. */
  readonly hasEnded: Store<boolean>;
  readonly translator: Translator;
  readonly load: (language: Language) => Promise<Translator>;
};

export function OfficeApp({ client, hasEnded, translator, load }: OfficeAppProps) {
  return (
    <TextProvider initial={translator} load={load}>
      <OfficeTheme>
        <ClientProvider client={client}>
          <Router base="/office">
            <Switch>
              <Route path="/start/:token?"><FirstSignIn /></Route>
              <Route path="/sign-in/return"><DirectorySignIn /></Route>
              <Route><Console hasEnded={hasEnded} /></Route>
            </Switch>
          </Router>
        </ClientProvider>
      </OfficeTheme>
    </TextProvider>
  );
}

/** A link carries its secret behind '#', which no server log and no referrer ever sees. */
function FirstSignIn() {
  const [, navigate] = useLocation();
  const [token] = useState(() => window.location.hash.slice(1) || window.location.pathname.split('/').at(-1) || '');
  const onDone = useCallback(() => navigate('/', { replace: true }), [navigate]);
  return <StartPage token={token} onDone={onDone} />;
}

function DirectorySignIn() {
  const [, navigate] = useLocation();
  const onDone = useCallback(() => navigate('/', { replace: true }), [navigate]);
  return <DirectoryReturn onDone={onDone} />;
}

function Console({ hasEnded }: { readonly hasEnded: Store<boolean> }) {
  const isOver = useSyncExternalStore(hasEnded.subscribe, hasEnded.get);
  const onSignedIn = useCallback(() => hasEnded.set(false), [hasEnded]);
  return (
    <SignedInGate hasEnded={isOver} onSignedIn={onSignedIn}>
      <StepUpProvider>
        <DutyGate><DelayedActsProvider><OfficeFrame /></DelayedActsProvider></DutyGate>
      </StepUpProvider>
    </SignedInGate>
  );
}
