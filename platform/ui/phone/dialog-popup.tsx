import { Dialog as Parts } from '@base-ui/react/dialog';
import { CloseIcon } from '../icons/action-icons.tsx';
import { useText } from '../text/text-provider.tsx';
import type { DialogProps } from './dialog-props.ts';
import './dialog.css';

/** Base UI brings what a dialog needs and native ones lack on older phones: focus kept in and given back, Escape, scroll lock. */
export function DialogPopup({ isOpen, onClose, title, description, children, actions }: DialogProps) {
  const t = useText();
  return (
    <Parts.Root open={isOpen} onOpenChange={(open) => { if (!open) onClose(); }}>
      <Parts.Portal>
        <Parts.Backdrop className="zj-scrim" />
        <Parts.Popup className="zj-dialog">
          <div className="zj-dialog-head">
            <Parts.Title className="zj-dialog-title">{title}</Parts.Title>
            <Parts.Close className="zj-dialog-close"><CloseIcon /><span className="zj-unseen">{t('ui/close')}</span></Parts.Close>
          </div>
          {description !== undefined && <Parts.Description className="zj-soft">{description}</Parts.Description>}
          {children}
          {actions !== undefined && <div className="zj-dialog-actions">{actions}</div>}
        </Parts.Popup>
      </Parts.Portal>
    </Parts.Root>
  );
}
