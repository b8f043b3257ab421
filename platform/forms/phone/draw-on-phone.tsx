import type { ReactNode } from 'react';
import { ChoiceField, ChoicesField, YesNoField } from './choice-fields.tsx';
import type { WidgetProps } from './field-props.tsx';
import { CalculatedField, PickedField, PlaceField } from './found-fields.tsx';
import { PhotosField } from './photo-field.tsx';
import { SignatureField } from './signature-field.tsx';
import { TableField } from './table-field.tsx';
import { DateField, IdNumberField, MoneyField, NumberField, PhoneField, TextField } from './typed-fields.tsx';

/** The phone's widget for a field. */
export function drawOnPhone({ field, ...rest }: WidgetProps): ReactNode {
  switch (field.kind) {
    case 'text': case 'long-text': return <TextField field={field} {...rest} />;
    case 'number': return <NumberField field={field} {...rest} />;
    case 'money': return <MoneyField field={field} {...rest} />;
    case 'date': return <DateField field={field} {...rest} />;
    case 'phone': return <PhoneField field={field} {...rest} />;
    case 'id-number': return <IdNumberField field={field} {...rest} />;
    case 'choice': return <ChoiceField field={field} {...rest} />;
    case 'choices': return <ChoicesField field={field} {...rest} />;
    case 'yes-no': return <YesNoField field={field} {...rest} />;
    case 'person': case 'union': return <PickedField field={field} {...rest} />;
    case 'photos': case 'files': return <PhotosField field={field} {...rest} />;
    case 'signature': return <SignatureField field={field} {...rest} />;
    case 'place': return <PlaceField field={field} {...rest} />;
    case 'calculated': return <CalculatedField field={field} {...rest} />;
    case 'table': return <TableField field={field} {...rest} draw={drawOnPhone} />;
    case 'section': case 'note': return null;
  }
}
