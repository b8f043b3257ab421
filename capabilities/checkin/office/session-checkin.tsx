import { useState } from 'react';
import Drawer from 'antd/es/drawer';
import { useActingOffice } from '#platform/accounts/office/acting-office.tsx';
import { systemClock } from '#platform/kernel/clock.ts';
import { instantOf } from '#platform/text/formats.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { AttendanceCard } from './attendance-card.tsx';
import { checkinApi } from './checkin-api.ts';
import { RollForm } from './roll-form.tsx';
import type { SessionCheckinProps } from './session-props.ts';
import { useEvery } from './use-every.ts';
import './checkin.css';

/** Figures without names are asked for so often while the page is open. */
const LOOK_MS = 15_000;

/** Check-in of one session: set it up, give doors to devices, see who came. */
export function SessionCheckin(props: SessionCheckinProps) {
  const { unionId, rollId, rolls } = props;
  const t = useText();
  const { may } = useActingOffice();
  const [isSetting, setSetting] = useState(false);
  const read = useRead(checkinApi.listRolls, { unionId, rolls: [...rolls] });
  useEvery(LOOK_MS, read.refresh);
  const isOver = instantOf(props.endsAt) <= systemClock.now();
  const maySet = may('checkin.roll.manage') && props.isRunning && !isOver;
  const roll = read.answer?.rolls.find((one) => one.rollId === rollId);
  return (
    <DataState read={read}>
      {(answer) => (
        <>
          {roll === undefined
            ? (!isOver && props.isRunning) && <NotYet maySet={maySet} onSet={() => setSetting(true)} />
            : <AttendanceCard {...props} roll={roll} overall={answer} isOver={isOver} maySet={maySet} onSet={() => setSetting(true)} />}
          <Drawer open={isSetting} onClose={() => setSetting(false)} size={480} destroyOnHidden closable={{ 'aria-label': t('ui/close') }} title={t('checkin.office.set-up')}>
            {isSetting && <RollForm {...props} former={roll} onDone={() => setSetting(false)} />}
          </Drawer>
        </>
      )}
    </DataState>
  );
}

function NotYet({ maySet, onSet }: { readonly maySet: boolean; readonly onSet: () => void }) {
  const t = useText();
  return (
    <Card title={t('checkin.office.title')}>
      <div className="checkin-line">
        <p className="zj-soft">{t(maySet ? 'checkin.office.not-yet' : 'checkin.office.not-yet-read')}</p>
        {maySet && <Button variant="primary" onClick={onSet}>{t('checkin.office.set-up')}</Button>}
      </div>
    </Card>
  );
}
