import { useEffect } from 'react';
import { Toast as Parts } from '@base-ui/react/toast';
import { CheckIcon } from '../icons/sign-icons.tsx';
import { CloseIcon } from '../icons/action-icons.tsx';
import { useText } from '../text/text-provider.tsx';
import type { ToastRequest } from './toast-request.ts';
import './toast.css';

type ToastHostProps = { readonly requests: readonly ToastRequest[]; readonly onShown: (count: number) => void };

/** Base UI announces the text, pauses the clock under a finger or the focus, and lets F6 reach the toasts. */
export function ToastHost(props: ToastHostProps) {
  return (
    <Parts.Provider timeout={5000} limit={2}>
      <Toasts {...props} />
    </Parts.Provider>
  );
}

const UNDO_TIMEOUT = 12_000;

function Toasts({ requests, onShown }: ToastHostProps) {
  const t = useText();
  const { toasts, add, close } = Parts.useToastManager();
  useEffect(() => {
    if (requests.length === 0) return;
    for (const { text, onUndo } of requests) {
      const undo = onUndo === undefined ? {} : {
        timeout: UNDO_TIMEOUT,
        actionProps: { children: t('ui/undo'), onClick: () => { close(id); onUndo(); } },
      };
      const id: string = add({ title: text, ...undo });
    }
    onShown(requests.length);
  }, [requests, onShown, add, close, t]);
  return (
    <Parts.Portal>
      <Parts.Viewport className="zj-toasts" aria-label={t('ui/toasts')}>
        {toasts.map((toast) => (
          <Parts.Root key={toast.id} toast={toast} className="zj-toast" swipeDirection={['down', 'right']}>
            <Parts.Content className="zj-toast-content">
              <CheckIcon />
              <Parts.Title className="zj-toast-title" />
              {toast.actionProps !== undefined && <Parts.Action className="zj-toast-button" />}
              <Parts.Close className="zj-toast-button"><CloseIcon /><span className="zj-unseen">{t('ui/close')}</span></Parts.Close>
            </Parts.Content>
          </Parts.Root>
        ))}
      </Parts.Viewport>
    </Parts.Portal>
  );
}
