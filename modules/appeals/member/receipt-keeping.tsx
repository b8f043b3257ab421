import { CheckIcon } from '#platform/ui/icons/sign-icons.tsx';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import type { SentReceipt } from './sent-receipt.ts';
import { useReceiptPicture } from './use-receipt-picture.ts';
import { useRemembering } from './use-remembering.ts';

/** Two ways to keep a receipt beyond this tab: as a picture, and in this phone's memory if its holder wants that. */
export function ReceiptKeeping({ receipt }: { readonly receipt: SentReceipt }) {
  const t = useText();
  const { address, hasFailed, draw } = useReceiptPicture(receipt);
  const { isPossible, isRemembered, toggle } = useRemembering(receipt);
  return (
    <>
      <Button isWide onClick={() => void draw()}>{t('appeals.member.receipt.picture')}</Button>
      {hasFailed && <Banner tone="warn" title={t('appeals.member.receipt.picture-failed')} isAnnounced />}
      {address !== undefined && (
        <div className="sent-picture">
          <p role="status">{t('appeals.member.receipt.picture-hint')}</p>
          <img src={address} alt={t('appeals.member.receipt.picture-alt')} />
          <a className="zj-button" data-variant="secondary" href={address} download={`${receipt.caseNumber}.png`}>
            {t('appeals.member.receipt.download')}
          </a>
        </div>
      )}
      {isPossible && (
        <Button isWide icon={isRemembered ? <CheckIcon /> : undefined} onClick={() => void toggle()}>
          {t(isRemembered ? 'appeals.member.receipt.forget' : 'appeals.member.receipt.remember')}
        </Button>
      )}
      <p className="zj-soft zj-small" role="status">
        {t(!isPossible ? 'appeals.member.receipt.no-remembering' : isRemembered ? 'appeals.member.receipt.remembered' : 'appeals.member.receipt.not-remembered')}
      </p>
    </>
  );
}
