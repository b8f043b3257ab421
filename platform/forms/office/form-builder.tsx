import { useEffect, useRef } from 'react';
import Button from 'antd/es/button';
import Drawer from 'antd/es/drawer';
import { Coming } from '#platform/ui/arrival/coming.tsx';
import { Skeleton } from '#platform/ui/phone/skeleton.tsx';
import { ModuleText, useText } from '#platform/ui/text/text-provider.tsx';
import { inLanguage } from '../in-language.ts';
import type { FormBuilderProps } from './builder-props.ts';
import { BuilderList, focusCard } from './builder-list.tsx';
import { FieldSettings } from './field-settings.tsx';
import { formProblemText, problemTexts } from './form-problem-text.ts';
import { formsOfficeTexts } from './office-texts.ts';
import { PhonePreview } from './phone-preview.tsx';
import { useBuilder } from './use-builder.ts';
import './form-builder.css';

/** Builds a form: its fields in order, one in a drawer, and what it will look like on the phone. */
export function FormBuilder(props: FormBuilderProps) {
  return (
    <Coming sign={<Skeleton />}>
      <ModuleText source={formsOfficeTexts}><Desk {...props} /></ModuleText>
    </Coming>
  );
}

function Desk(props: FormBuilderProps) {
  const { form, problems } = props;
  const t = useText();
  const builder = useBuilder(props);
  const { open, last } = builder;
  const undo = useRef<HTMLButtonElement>(null);
  // Whoever removes a field loses the button under their finger; the way back is the next one.
  useEffect(() => {
    if (last?.act === 'removed') undo.current?.focus();
  }, [last]);
  const whole = problems.filter(({ key }) => key === '').map((problem) => formProblemText(t, form, problem));
  return (
    <div className="forms-builder">
      <div className="forms-builder-main">
        <div className="forms-builder-bar">
          <p role="status" className="zj-soft">{last === undefined ? t('forms.office.count', { count: form.fields.length }) : t(`forms.office.did.${last.act}`)}</p>
          {last !== undefined && <Button ref={undo} onClick={builder.undo}>{t('ui/undo')}</Button>}
        </div>
        {whole.map((text) => <p key={text} className="forms-problem">{text}</p>)}
        <BuilderList builder={builder} problems={problems} />
      </div>
      <PhonePreview form={form} />
      <Drawer
        open={open !== undefined} onClose={() => builder.setOpen(undefined)} size={520} closable={{ 'aria-label': t('ui/close') }} destroyOnHidden
        afterOpenChange={(isOpen) => { if (!isOpen) focusCard(builder.lastOpen); }}
        title={open && t('forms.office.settings-of', { kind: t(`forms.kind.${open.kind}`), label: inLanguage(open.label, t.language) })}
      >
        {open !== undefined && (
          <FieldSettings
            key={open.key} field={open} above={form.fields.slice(0, form.fields.findIndex(({ key }) => key === open.key))}
            problems={problemTexts(t, form, open, problems)} onField={builder.change}
          />
        )}
      </Drawer>
    </div>
  );
}
