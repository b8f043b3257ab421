import type { ReactNode } from 'react';

export type DialogProps = {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly title: string;
  readonly description?: string;
  readonly children?: ReactNode;
  /** The buttons, the safest first in reading order. */
  readonly actions?: ReactNode;
};
