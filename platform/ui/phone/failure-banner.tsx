import { failureText, isPassing, reasonTexts, type ApiFailure } from '../api/failure.ts';
import { useText } from '../text/text-provider.tsx';
import { RetryIcon } from '../icons/action-icons.tsx';
import { Banner } from './banner.tsx';
import { Button } from './button.tsx';

export type FailureBannerProps = { readonly failure: ApiFailure | undefined; readonly onRetry?: () => unknown };

/** Why something did not work, in the person's words; with a way to try again where trying again can help. */
export function FailureBanner({ failure, onRetry }: FailureBannerProps) {
  const t = useText();
  if (failure === undefined) return null;
  const retry = onRetry !== undefined && isPassing(failure)
    ? <Button icon={<RetryIcon />} onClick={() => void onRetry()}>{t('ui/retry')}</Button>
    : undefined;
  return (
    <Banner tone={isPassing(failure) ? 'warn' : 'danger'} title={failureText(t, failure)} action={retry} isAnnounced>
      {reasonTexts(t, failure).map((reason) => <p key={reason}>{reason}</p>)}
      {failure.status >= 500 && failure.requestId !== undefined && t('ui/request-id', { requestId: failure.requestId })}
    </Banner>
  );
}
