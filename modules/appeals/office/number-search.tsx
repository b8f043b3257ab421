import { useId, useState } from 'react';
import Button from 'antd/es/button';
import Input from 'antd/es/input';
import { SearchIcon } from '#platform/ui/icons/action-icons.tsx';
import { FieldError } from '#platform/ui/phone/field.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';
import { isCaseNumber } from './list-filter.ts';

export type NumberSearchProps = { readonly caseNumber: string | undefined; readonly onNumber: (caseNumber: string | undefined) => void };

/** The case whose number somebody says on the phone. Spaces are how people write eight digits. */
export function NumberSearch({ caseNumber, onNumber }: NumberSearchProps) {
  const t = useText();
  const id = useId();
  const [typed, setTyped] = useState(caseNumber ?? '');
  const [isTried, setTried] = useState(false);
  const digits = typed.replaceAll(/\s/g, '');
  const isWrong = isTried && digits !== '' && !isCaseNumber(digits);
  const search = (): void => {
    setTried(true);
    if (digits === '') onNumber(undefined);
    else if (isCaseNumber(digits)) onNumber(digits);
    else document.getElementById(id)?.focus();
  };
  return (
    <form className="list-search" role="search" aria-label={t('appeals.office.search')} onSubmit={(event) => { event.preventDefault(); search(); }}>
      <label className="zj-unseen" htmlFor={id}>{t('appeals.office.search.label')}</label>
      <Input
        id={id} value={typed} placeholder={t('appeals.office.search.label')} inputMode="numeric" autoComplete="off"
        aria-invalid={isWrong || undefined} aria-describedby={isWrong ? `${id}e` : undefined}
        onChange={(event) => { setTyped(event.currentTarget.value); setTried(false); }}
      />
      <Button htmlType="submit" icon={<SearchIcon />} aria-label={t('appeals.office.search.go')} />
      {caseNumber !== undefined && <Button type="link" onClick={() => onNumber(undefined)}>{t('ui/filters/clear')}</Button>}
      {isWrong && <FieldError id={`${id}e`} text={t('appeals.office.search.wrong', { count: digits.length })} />}
    </form>
  );
}
