import { useCommand } from '#platform/ui/api/use-command.ts';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { ownRecordApi, type OwnCorrection } from './register-api.ts';

const LOOKS = { open: ['info', 'waiting'], confirmed: ['ok', 'confirmed'], declined: ['warn', 'declined'] } as const;

/** What became of the last correction; one that the member withdrew themselves says nothing. */
export function CorrectionCard({ correction }: { readonly correction: OwnCorrection }) {
  const t = useText();
  const withdraw = useCommand(ownRecordApi.withdrawCorrection);
  const { correctionId, state, changes, reason } = correction;
  if (state === 'withdrawn') return null;
  const [tone, title] = LOOKS[state];
  return (
    <Banner tone={tone} title={t(`register.member.${title}`)}>
      <div className="zj-stack">
        {state === 'open' && (
          <ul>{changes.map(({ field, from, to }) => <li key={field}>{t('register.member.change', { field: t(`register.column.${field}`), from: wordOf(t, field, from), to: wordOf(t, field, to) })}</li>)}</ul>
        )}
        {state === 'declined' && reason !== '' && <p>{t('register.member.reason', { reason })}</p>}
        <FailureBanner failure={withdraw.failure} />
        {state === 'open' && <div><Button isBusy={withdraw.isBusy} onClick={() => void withdraw.run({ correctionId })}>{t('register.member.withdraw')}</Button></div>}
      </div>
    </Banner>
  );
}

function wordOf(t: ReturnType<typeof useText>, field: string, value: string): string {
  if (value === '') return t('register.member.empty');
  return field === 'education' || field === 'newForm' ? t(`register.${field}.${value}`) : value;
}
