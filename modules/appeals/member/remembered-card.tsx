import { useEffect, useState } from 'react';
import { MattersIcon } from '#platform/ui/icons/place-icons.tsx';
import { failureText } from '#platform/ui/api/failure.ts';
import { useOutbox } from '#platform/ui/kept/outbox-provider.tsx';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { ListRow, RowList } from '#platform/ui/phone/list-row.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { AppealsKept } from './member-texts.tsx';
import { forgetAllReceipts, listRemembered, type RememberedReceipt } from './remembered-receipts.ts';
import { useOpenReceipt } from './use-open-receipt.ts';

/** The receipts that this phone was asked to remember, each one press away from its case. */
export function RememberedCard() {
  return <AppealsKept><Remembered /></AppealsKept>;
}

function Remembered() {
  const t = useText();
  const { open, failure } = useOpenReceipt();
  const { vault } = useOutbox();
  const [receipts, setReceipts] = useState<readonly RememberedReceipt[]>([]);
  useEffect(() => {
    let isCurrent = true;
    void listRemembered(vault).then((all) => { if (isCurrent) setReceipts(all); });
    return () => { isCurrent = false; };
  }, [vault]);
  if (receipts.length === 0) return null;
  const forgetAll = async (): Promise<void> => {
    await forgetAllReceipts(vault);
    setReceipts(await listRemembered(vault));
  };
  return (
    <Card
      title={t('appeals.member.remembered')} look="flush"
      action={<Button variant="quiet" onClick={() => void forgetAll()}>{t('appeals.member.remembered.forget')}</Button>}
    >
      {failure !== undefined && <Banner tone="warn" title={failureText(t, failure)} isAnnounced />}
      <RowList label={t('appeals.member.remembered')}>
        {receipts.map((receipt) => (
          <ListRow
            key={receipt.caseNumber} icon={<MattersIcon />} title={t('appeals.member.case-number', { number: receipt.caseNumber })}
            detail={receipt.unionName} onPress={() => void open(receipt)}
          />
        ))}
      </RowList>
    </Card>
  );
}
