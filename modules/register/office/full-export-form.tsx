import { useState } from 'react';
import { useLocation } from 'wouter';
import { countersignApi } from '#platform/countersign/office/countersign-api.ts';
import { useConnection } from '#platform/ui/api/client-provider.tsx';
import { useCommand } from '#platform/ui/api/use-command.ts';
import { useRead } from '#platform/ui/api/use-read.ts';
import { DataState } from '#platform/ui/office/data-state.tsx';
import { Banner } from '#platform/ui/phone/banner.tsx';
import { Button } from '#platform/ui/phone/button.tsx';
import { FieldError } from '#platform/ui/phone/field.tsx';
import { Form } from '#platform/ui/phone/form.tsx';
import { TextInput } from '#platform/ui/phone/text-input.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { FULL_COLUMN_LIST, registerApi } from './register-api.ts';

type FullColumn = (typeof FULL_COLUMN_LIST)[number];
/** Who they are and nothing more: everything that tells more is ticked by hand. */
const TICKED: readonly FullColumn[] = ['name', 'union', 'workUnit'];
const FULL_ERROR = 'full-columns-error';

type FormProps = { readonly unionId: string; readonly words: string };

/** What is asked for: the people of the list, the columns, the reason. It goes to a second person word for word. */
export function FullExportForm({ unionId, words }: FormProps) {
  const t = useText();
  const read = useRead(registerApi.countForExport, { unionId, words });
  return (
    <DataState read={read}>
      {({ rows, most }) => {
        if (rows === null) return <Banner tone="warn" title={t('register.office.full.too-many', { most })} />;
        return rows === 0 ? <Banner tone="info" title={t('register.office.members.none')} /> : <Asking unionId={unionId} words={words} rows={rows} />;
      }}
    </DataState>
  );
}

function Asking({ unionId, words, rows }: FormProps & { readonly rows: number }) {
  const t = useText();
  const { client } = useConnection();
  const [, navigate] = useLocation();
  const command = useCommand(countersignApi.prepare);
  const [requestId] = useState(() => client.newKey());
  const [columns, setColumns] = useState<readonly FullColumn[]>(TICKED);
  const [reason, setReason] = useState('');
  const [isTried, setTried] = useState(false);
  const isShort = reason.trim().length < 2;
  const send = async (): Promise<void> => {
    setTried(true);
    if (isShort || columns.length === 0) return;
    const answer = await command.run({ unionId, requestId, action: 'register.exportInFull', payload: { words, columns: [...columns], rows, reason: reason.trim() } });
    if (answer.ok) navigate(`/countersign/${requestId}`);
  };
  const tick = (column: FullColumn, is: boolean): void =>
    setColumns((former) => FULL_COLUMN_LIST.filter((one) => (one === column ? is : former.includes(one))));
  return (
    <Form onSubmit={() => void send()} failure={command.failure} onRetry={() => void send()}>
      <p>{words === '' ? t('register.office.full.all', { count: rows }) : t('register.office.full.found', { count: rows, words })}</p>
      <fieldset className="full-columns" aria-describedby={isTried && columns.length === 0 ? FULL_ERROR : undefined}>
        <legend>{t('register.office.full.columns')}</legend>
        {FULL_COLUMN_LIST.map((column) => (
          <label key={column}>
            <input type="checkbox" checked={columns.includes(column)} onChange={(event) => tick(column, event.currentTarget.checked)} />
            <span>{t(`register.column.${column}`)}</span>
          </label>
        ))}
      </fieldset>
      {isTried && columns.length === 0 && <FieldError id={FULL_ERROR} text={t('register.office.full.columns-needed')} />}
      <TextInput
        label={t('register.full.reason')} hint={t('register.office.full.reason-hint')} limit={200} value={reason} onValue={setReason}
        error={isTried && isShort ? t('register.office.member.reason-short') : undefined}
      />
      <div><Button type="submit" variant="primary" isBusy={command.isBusy}>{t('register.office.full.ask', { count: rows })}</Button></div>
    </Form>
  );
}
