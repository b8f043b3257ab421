import { useState } from 'react';
import type { ApiFailure } from '#platform/ui/api/failure.ts';
import { useCommand } from '#platform/ui/api/use-command.ts';
import type { Translator } from '#platform/text/translator.ts';
import type { FirmKind } from '../wire.ts';
import { measuresApi, type FirmDetails } from './measures-api.ts';

export type FirmFields = {
  readonly name: string; readonly creditCode: string; readonly kind: FirmKind; readonly industry: string; readonly address: string;
  readonly workers: string; readonly contactName: string; readonly phone: string; readonly isPhoneRemoved: boolean;
  readonly firmUnionId: string | null; readonly firmUnionName: string;
};
export type FirmFormParts = { readonly unionId: string; readonly firm: FirmDetails | undefined; readonly onDone: () => void };

export type FirmFormState = {
  readonly fields: FirmFields;
  readonly isBusy: boolean;
  readonly failure: ApiFailure | undefined;
  readonly set: (change: Partial<FirmFields>) => void;
  readonly submit: () => Promise<void>;
};

export function useFirmForm({ unionId, firm, onDone }: FirmFormParts): FirmFormState {
  const [fields, setFields] = useState<FirmFields>(() => startFields(firm));
  const add = useCommand(measuresApi.addFirm);
  const change = useCommand(measuresApi.changeFirm);
  const submit = async (): Promise<void> => {
    const { name, creditCode, kind, industry, address, workers, contactName, firmUnionId } = fields;
    const phone = fields.isPhoneRemoved ? { phone: '' } : fields.phone.trim() === '' ? {} : { phone: fields.phone };
    const entered = {
      name, creditCode, kind, industry, address, workers: workers.trim() === '' ? null : Number(workers), contactName, firmUnionId, ...phone,
    };
    const answer = firm === undefined ? await add.run({ unionId, ...entered }) : await change.run({ firmId: firm.firmId, ...entered });
    if (answer.ok) onDone();
  };
  return {
    fields, isBusy: add.isBusy || change.isBusy, failure: add.failure ?? change.failure,
    set: (changed) => setFields((former) => ({ ...former, ...changed })), submit,
  };
}

function startFields(firm: FirmDetails | undefined): FirmFields {
  return {
    name: firm?.name ?? '', creditCode: firm?.creditCode ?? '', kind: firm?.kind ?? 'company', industry: firm?.industry ?? '', address: firm?.address ?? '',
    workers: firm?.workers === null || firm === undefined ? '' : String(firm.workers), contactName: firm?.contactName ?? '', phone: '', isPhoneRemoved: false,
    firmUnionId: firm?.firmUnionId ?? null, firmUnionName: firm?.firmUnionName ?? '',
  };
}

/** What the browser can see at once; credit code and number are judged by the server. */
export function firmProblems(t: Translator, fields: FirmFields): { readonly name?: string; readonly workers?: string } {
  const name = fields.name.trim();
  return {
    ...(name.length < 2 && { name: t('measures.item.too-short') }), ...(name.length > 60 && { name: t('measures.item.too-long') }),
    ...(!/^\d{0,7}$/.test(fields.workers.trim()) && { workers: t('measures.firm.workers-wrong') }),
  };
}
