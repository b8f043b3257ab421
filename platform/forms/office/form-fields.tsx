import { Coming } from '#platform/ui/arrival/coming.tsx';
import { Skeleton } from '#platform/ui/phone/skeleton.tsx';
import { ModuleText } from '#platform/ui/text/text-provider.tsx';
import { FieldList } from '../phone/field-list.tsx';
import type { FormFieldsProps } from '../phone/field-props.tsx';
import { formsTexts } from '../phone/phone-texts.tsx';
import { drawOnDesk } from './draw-on-desk.tsx';
import './desk-forms.css';

/** Every field of a form for the PC, from its definition: short fields side by side, tables as tables. */
export function FormFields(props: FormFieldsProps) {
  return (
    <div className="forms-desk">
      <Coming sign={<Skeleton />}>
        <ModuleText source={formsTexts}><FieldList {...props} draw={drawOnDesk} /></ModuleText>
      </Coming>
    </div>
  );
}
