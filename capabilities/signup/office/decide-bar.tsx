import { useState } from 'react';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { Dialog } from '#platform/ui/phone/dialog.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { DECIDE_MOST, signupApi } from './signup-api.ts';

export type DecideBarProps = {
  readonly offerId: string;
  /** Entries that wait for a word, in the order in which they came. */
  readonly asked: readonly string[];
  readonly chosen: readonly string[];
  readonly onPick: (entryIds: readonly string[]) => void;
};

/** Yes or no to those ticked. A no is told at once and cannot be taken back, so it stands behind a question. */
export function DecideBar({ offerId, asked, chosen, onPick }: DecideBarProps) {
  const t = useText();
  const { run, isBusy, failure } = useCommand(signupApi.decideEntries);
  const [isTried, setTried] = useState(false);
  const [isRefusing, setRefusing] = useState(false);
  const [said, setSaid] = useState('');
  const most = asked.slice(0, DECIDE_MOST);
  const isAll = most.every((entryId) => chosen.includes(entryId));
  const decide = async (isAgreed: boolean): Promise<void> => {
    setTried(true);
    if (chosen.length === 0) return;
    const answer = await run({ offerId, entries: [...chosen], isAgreed });
    setRefusing(false);
    if (!answer.ok) return;
    const { placed, waiting, refused } = answer.value;
    setSaid(isAgreed ? t(waiting === 0 ? 'signup.office.agreed' : 'signup.office.agreed-waiting', { placed, waiting }) : t('signup.office.refused', { count: refused }));
    setTried(false);
    onPick([]);
  };
  return (
    <section className="entries-bar" aria-label={t('signup.office.decide')}>
      <label className="entries-all">
        <input type="checkbox" checked={isAll} onChange={(event) => onPick(event.currentTarget.checked ? most : [])} />
        <span>{t('signup.office.pick-all', { count: most.length })}</span>
      </label>
      <p className="entries-said" role="status">{chosen.length === 0 && isTried ? t('signup.office.pick-first') : chosen.length > 0 ? t('signup.office.picked', { count: chosen.length }) : said}</p>
      <Button variant="danger" onClick={() => (chosen.length === 0 ? setTried(true) : setRefusing(true))}>{t('signup.office.refuse')}</Button>
      <Button variant="primary" isBusy={isBusy && !isRefusing} onClick={() => void decide(true)}>{t('signup.office.agree')}</Button>
      {failure !== undefined && <div className="entries-failure"><FailureBanner failure={failure} onRetry={() => decide(true)} /></div>}
      <Dialog
        isOpen={isRefusing} onClose={() => setRefusing(false)} title={t('signup.office.refuse-title', { count: chosen.length })} description={t('signup.office.refuse-means')}
        actions={(
          <>
            <Button onClick={() => setRefusing(false)}>{t('ui/cancel')}</Button>
            <Button variant="danger" isBusy={isBusy} onClick={() => void decide(false)}>{t('signup.office.refuse')}</Button>
          </>
        )}
      />
    </section>
  );
}
