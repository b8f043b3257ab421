import type { ReactNode } from 'react';
import type { WidgetProps } from '../phone/field-props.tsx';
import { drawOnPhone } from '../phone/draw-on-phone.tsx';
import { DeskChoice } from './desk-choice.tsx';
import { DeskTable } from './desk-table.tsx';

/** The PC's widget for a field: the phone's own, in desk measures, where there is nothing better. */
export function drawOnDesk(props: WidgetProps): ReactNode {
  const { field, ...rest } = props;
  switch (field.kind) {
    case 'choice': return <DeskChoice field={field} {...rest} />;
    case 'table': return <DeskTable field={field} {...rest} draw={drawOnDesk} />;
    default: return drawOnPhone(props);
  }
}
