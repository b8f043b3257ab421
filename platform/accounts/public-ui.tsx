import { useCommand } from '#platform/ui/api/use-command.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { Skeleton } from '#platform/ui/phone/skeleton.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import './member/device-list.css';
import { devicesApi, type Device } from './member/devices-api.ts';

/** Where one is signed in, on the phone and in the console alike; one or all the others can be ended. */
export function DeviceList() {
  const t = useText();
  const { answer, failure, refresh } = useRead(devicesApi.listSessions, {});
  const endOthers = useCommand(devicesApi.endOtherSessions);
  const sessions = answer?.sessions;
  return (
    <div className="zj-stack">
      <p className="zj-soft">{t('accounts.devices.lead')}</p>
      <FailureBanner failure={failure} onRetry={refresh} />
      {sessions === undefined && failure === undefined && <Skeleton rows={1} />}
      {sessions !== undefined && <ul className="devices">{sessions.map((one) => <DeviceRow key={one.sessionId} device={one} />)}</ul>}
      <FailureBanner failure={endOthers.failure} onRetry={() => void endOthers.run({})} />
      {sessions !== undefined && sessions.length > 1 && (
        <div><Button isBusy={endOthers.isBusy} onClick={() => void endOthers.run({})}>{t('accounts.devices.end-others')}</Button></div>
      )}
    </div>
  );
}

function DeviceRow({ device }: { readonly device: Device }) {
  const t = useText();
  const end = useCommand(devicesApi.endSession);
  const name = t('accounts.devices.name', {
    system: t(`accounts.devices.system.${device.system}`), browser: t(`accounts.devices.browser.${device.browser}`),
  });
  return (
    <li>
      <div>
        <p className="devices-name">{name}{device.isThis && <span className="devices-this">{t('accounts.devices.this')}</span>}</p>
        <p className="zj-soft zj-small">{t(`accounts.devices.kind.${device.kind}`)}{placeText(t, device)}</p>
        <p className="zj-soft zj-small">
          {t('accounts.devices.times', { opened: t.format.date(device.openedAt, 'day-time'), seen: t.format.date(device.lastSeenAt, 'day-time') })}
        </p>
        <FailureBanner failure={end.failure} />
      </div>
      {!device.isThis && (
        <Button variant="quiet" isBusy={end.isBusy} onClick={() => void end.run({ sessionId: device.sessionId })}>
          {t('accounts.devices.end')}<span className="zj-unseen">{name}</span>
        </Button>
      )}
    </li>
  );
}

function placeText(t: ReturnType<typeof useText>, { network }: Device): string {
  if (network === null) return '';
  return network === 'loopback' ? t('accounts.devices.here') : t('accounts.devices.network', { network });
}
