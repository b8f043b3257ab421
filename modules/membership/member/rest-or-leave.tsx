import { useState } from 'react';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { Button } from '#platform/ui/phone/button.tsx';
import { Card } from '#platform/ui/phone/card.tsx';
import { ChoiceCards } from '#platform/ui/phone/choice-cards.tsx';
import { Dialog } from '#platform/ui/phone/dialog.tsx';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { membershipApi, type Home } from './membership-api.ts';

const CAUSES = ['retired', 'out-of-work'] as const;

/** 保留会籍 and 退会: each is said what it means, and asked once more. */
export function RestOrLeave({ home }: { readonly home: Home }) {
  const t = useText();
  const [open, setOpen] = useState<'retain' | 'leave'>();
  return (
    <Card title={t('membership.member.rest')}>
      <div className="zj-stack">
        {home.standing !== 'retained' && <Button isWide onClick={() => setOpen('retain')}>{t('membership.member.retain')}</Button>}
        <Button variant="quiet" isWide onClick={() => setOpen('leave')}>{t('membership.member.leave')}</Button>
      </div>
      <Retain isOpen={open === 'retain'} onClose={() => setOpen(undefined)} />
      <Leave isOpen={open === 'leave'} home={home} onClose={() => setOpen(undefined)} />
    </Card>
  );
}

type AskProps = { readonly isOpen: boolean; readonly onClose: () => void };

function Retain({ isOpen, onClose }: AskProps) {
  const t = useText();
  const retain = useCommand(membershipApi.retain);
  const [cause, setCause] = useState<(typeof CAUSES)[number]>('retired');
  const send = async (): Promise<void> => {
    if ((await retain.run({ cause })).ok) onClose();
  };
  return (
    <Dialog
      isOpen={isOpen} onClose={onClose} title={t('membership.member.retain')} description={t('membership.member.retain-text')}
      actions={<><Button onClick={onClose}>{t('membership.member.not-now')}</Button><Button variant="primary" isBusy={retain.isBusy} onClick={() => void send()}>{t('membership.member.retain')}</Button></>}
    >
      <ChoiceCards
        legend={t('membership.member.retain.cause')} value={cause} onValue={setCause}
        choices={CAUSES.map((value) => ({ value, label: t(`membership.member.retain.${value}`) }))}
      />
      <FailureBanner failure={retain.failure} />
    </Dialog>
  );
}

function Leave({ isOpen, onClose, home }: AskProps & { readonly home: Home }) {
  const t = useText();
  const leave = useCommand(membershipApi.leave);
  const send = async (): Promise<void> => {
    if ((await leave.run({})).ok) onClose();
  };
  return (
    <Dialog
      isOpen={isOpen} onClose={onClose} title={t('membership.member.leave')} description={t('membership.member.leave-text', { union: home.unionName })}
      actions={<><Button onClick={onClose}>{t('membership.member.not-now')}</Button><Button variant="danger" isBusy={leave.isBusy} onClick={() => void send()}>{t('membership.member.leave')}</Button></>}
    >
      <FailureBanner failure={leave.failure} />
    </Dialog>
  );
}
