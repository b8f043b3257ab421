import { useState } from 'react';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button, LinkButton } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { timeWords } from './case-words.ts';
import { alarmAddress, useAlarms } from './use-alarms.ts';

const SHOWN = 2;

/** Many workers with one matter: above every list until somebody of the union says that it was seen. */
export function AlarmBanner() {
  const t = useText();
  const { unseen, isBusy, failure, see } = useAlarms();
  const [isWhole, setWhole] = useState(false);
  const shown = isWhole ? unseen : unseen.slice(0, SHOWN);
  return (
    <>
      <FailureBanner failure={failure} />
      {shown.map((alarm) => {
        const words = { count: alarm.cases, union: alarm.unionName, topic: t(`appeals.topic.${alarm.topic}`) };
        return (
          <Banner
            key={alarm.alarmId} tone="warn" title={t(alarm.kind === 'ratings' ? 'appeals.office.alarm.ratings-title' : 'appeals.office.alarm.title', words)}
            action={(
              <div className="list-alarm-acts">
                <LinkButton href={alarmAddress(alarm)}>{t(alarm.kind === 'ratings' ? 'appeals.office.alarm.ratings-open' : 'appeals.office.alarm.open')}</LinkButton>
                <Button variant="quiet" isBusy={isBusy} onClick={() => see(alarm)}>
                  {t('appeals.office.alarm.seen')}<span className="zj-unseen">{words.union} {words.topic}</span>
                </Button>
              </div>
            )}
          >
            {t(alarm.kind === 'ratings' ? 'appeals.office.alarm.ratings-text' : 'appeals.office.alarm.text', { when: timeWords(t, String(alarm.raisedAt)) })}
          </Banner>
        );
      })}
      {unseen.length > shown.length && (
        <div><Button variant="quiet" onClick={() => setWhole(true)}>{t('appeals.office.alarm.more', { count: unseen.length - shown.length })}</Button></div>
      )}
    </>
  );
}
