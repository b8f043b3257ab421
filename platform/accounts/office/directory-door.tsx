import { useEffect, useRef, useState } from 'react';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { Button, LinkButton } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { Skeleton } from '#platform/ui/phone/skeleton.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { accountsApi } from './accounts-api.ts';
import { DoorFrame } from './door-frame.tsx';

/** The way to the company's own sign-in page, where the platform has been told of one. */
export function DirectoryDoor() {
  const t = useText();
  const { answer } = useRead(accountsApi.readDoors, {});
  const begin = useCommand(accountsApi.beginDirectorySignIn);
  const name = answer?.directory ?? null;
  if (name === null) return null;
  const go = async (): Promise<void> => {
    const begun = await begin.run({});
    if (begun.ok) window.location.assign(begun.value.address);
  };
  return (
    <div className="zj-stack">
      <Button isWide isBusy={begin.isBusy} onClick={() => void go()}>{t('accounts.office.directory.sign-in', { name })}</Button>
      <FailureBanner failure={begin.failure} onRetry={() => void go()} />
    </div>
  );
}

/** Where the directory sends the browser back to. The answer leaves the address bar before anything else happens. */
export function DirectoryReturn({ onDone }: { readonly onDone: () => void }) {
  const t = useText();
  const { run, failure } = useCommand(accountsApi.finishDirectorySignIn);
  const [query] = useState(() => window.location.search.slice(1));
  const tried = useRef(false);
  useEffect(() => {
    document.title = t('accounts.office.sign-in.title');
    if (tried.current) return;
    tried.current = true;
    window.history.replaceState(null, '', window.location.pathname);
    void run({ query }).then((answer) => { if (answer.ok) onDone(); });
  }, [t, run, query, onDone]);
  return (
    <DoorFrame>
      <h1>{t('accounts.office.sign-in.title')}</h1>
      {failure === undefined ? <Skeleton /> : <FailureBanner failure={failure} />}
      {failure !== undefined && <LinkButton href="/" isWide>{t('accounts.office.directory.again')}</LinkButton>}
    </DoorFrame>
  );
}
