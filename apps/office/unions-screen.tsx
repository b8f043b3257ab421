import { useLocation } from 'wouter';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { StartLink } from '#platform/accounts/office/start-link.tsx';
import { countersignApi } from '#platform/countersign/office/countersign-api.ts';
import type { AskSecond } from '#platform/orgs/office/ask-second.ts';
import { UnionsPage } from '#platform/orgs/office/unions-page.tsx';
import { useCommand } from '#platform/ui/api/use-command.ts';

/** The rooms side by side: what `orgs` shows, with what the acting office may do there. */
export function UnionsScreen() {
  const { may } = useActingOffice();
  return (
    <UnionsPage
      mayFound={may('orgs.union.found')} mayAppoint={may('orgs.office.appoint')}
      handOver={(officer) => <StartLink {...officer} />} askSecond={useAskSecond()}
    />
  );
}

/** Prepares the request and opens its page, where the officer sees who was asked and carries it out later. */
function useAskSecond(): AskSecond {
  const [, navigate] = useLocation();
  const { run, isBusy, failure } = useCommand(countersignApi.prepare);
  return {
    isBusy, failure,
    async ask({ payload, ...act }) {
      const answer = await run({ ...act, payload: { ...payload } });
      if (answer.ok) navigate(`/countersign/${act.requestId}`);
    },
  };
}
