import { useState } from 'react';
import { UnionPicker, type PickedUnion } from '#platform/orgs/office/union-picker.tsx';
import { SheetChoice } from '#platform/sheets/office/sheet-choice.tsx';
import { useText } from '#platform/ui/text/text-provider.tsx';

/** An uploaded spreadsheet and the register it is meant for. */
export type ChosenFile = { readonly uploadId: string; readonly unionId: string };

export type ImportFileProps = { readonly union: PickedUnion; readonly onChosen: (file: ChosenFile) => void };

export function ImportFile({ union, onChosen }: ImportFileProps) {
  const t = useText();
  const [into, setInto] = useState(union);
  return (
    <div className="zj-panel zj-stack" data-gap="wide">
      <UnionPicker
        label={t('measures.import.union')} isOptional={false} value={into.unionId} name={into.name}
        onValue={(unionId, name) => unionId !== undefined && setInto({ unionId, name })}
      />
      <SheetChoice
        label={t('measures.import.file')} hint={t('measures.import.file-hint')} choose={t('measures.import.choose')}
        reading={(file) => t('measures.import.reading', { file })} onUploaded={(uploadId) => onChosen({ uploadId, unionId: into.unionId })}
      />
    </div>
  );
}
