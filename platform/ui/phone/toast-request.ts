export type ToastRequest = {
  readonly text: string;
  /** With it the toast has an undo button and stays long enough to reach it. */
  readonly onUndo?: () => void;
};
