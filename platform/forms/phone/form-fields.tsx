import { Coming } from '#platform/ui/arrival/coming.tsx';
import { Skeleton } from '#platform/ui/phone/skeleton.tsx';
import { ModuleText } from '#platform/ui/text/text-provider.tsx';
import { drawOnPhone } from './draw-on-phone.tsx';
import { FieldList } from './field-list.tsx';
import type { FormFieldsProps } from './field-props.tsx';
import { formsTexts } from './phone-texts.tsx';

/** Every field of a form for the phone, from its definition. Stands inside a `<Form>`, which leads to the first problem. */
export function FormFields(props: FormFieldsProps) {
  return (
    <Coming sign={<Skeleton />}>
      <ModuleText source={formsTexts}><FieldList {...props} draw={drawOnPhone} /></ModuleText>
    </Coming>
  );
}
