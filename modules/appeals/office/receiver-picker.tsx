import { useId } from 'react';
import Select from 'antd/es/select';
import { useRead } from '#platform/ui/api/use-read.ts';
import { FailureBanner } from '#platform/ui/phone/failure-banner.tsx';
import { FieldError } from '#platform/ui/phone/field.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { appealsApi } from './appeals-api.ts';
import { receiverKey } from './use-rare-act.ts';

export type ReceiverPickerProps = {
  readonly appealId: string; readonly value: string; readonly error: string | undefined; readonly onValue: (receiver: string) => void;
};

/** Everybody who may take the case, found by typing a part of their name, office or union. */
export function ReceiverPicker({ appealId, value, error, onValue }: ReceiverPickerProps) {
  const t = useText();
  const id = useId();
  const read = useRead(appealsApi.listReceivers, { appealId });
  const options = (read.answer?.receivers ?? []).map((one) => ({
    value: receiverKey(one),
    label: t('appeals.office.act.receiver-line', { name: one.name, role: t(`orgs.office.role.${one.role}`), union: one.unionName }),
  }));
  const chosen = options.some((option) => option.value === value) ? value : undefined;
  return (
    <div className="zj-field" data-invalid={error === undefined ? undefined : ''}>
      <label className="zj-label" htmlFor={id}>{t('appeals.office.act.receiver')}</label>
      <p className="zj-hint" id={`${id}h`}>{t('appeals.office.act.receiver-hint')}</p>
      <Select
        id={id} className="case-receiver" showSearch={{ optionFilterProp: 'label' }} value={chosen} onChange={onValue} options={options}
        loading={read.isLoading} placeholder={t('appeals.office.act.receiver-find')} status={error === undefined ? undefined : 'error'}
        notFoundContent={t(options.length === 0 ? 'appeals.office.act.receiver-nobody' : 'appeals.office.act.receiver-none')}
        aria-invalid={error === undefined ? undefined : true} aria-describedby={error === undefined ? `${id}h` : `${id}h ${id}e`}
      />
      {error !== undefined && <FieldError id={`${id}e`} text={error} />}
      <FailureBanner failure={read.failure} onRetry={read.refresh} />
    </div>
  );
}
