import type { StepKind } from '../../definition.ts';
import { Icon } from '#platform/ui/icons/icon.tsx';

export function FlowIcon() {
  return <Icon><rect x="8.5" y="3" width="7" height="5" rx="1.4" /><path d="M12 8v4M6.5 16v-2.6A1.4 1.4 0 0 1 7.9 12h8.2a1.4 1.4 0 0 1 1.4 1.4V16" /><rect x="3.5" y="16" width="6" height="5" rx="1.4" /><rect x="14.5" y="16" width="6" height="5" rx="1.4" /></Icon>;
}

const DRAWINGS: Readonly<Record<StepKind, string>> = {
  'approve': 'M9 4.5h6l1.5 6.5h-9zM12 11v3.5M5.5 19.5h13M7 14.5h10v5H7z',
  'fill': 'M5 19.5l1-4L16.5 5l3 3L9 18.5zM14.5 7l3 3',
  'choose': 'M12 3.5 20.5 12 12 20.5 3.5 12zM12 8.5v4M12 15.5v.1',
  'together': 'M6 4v16M12 4v16M18 4v16',
  'publicise': 'M4 10v4l9 4.5v-13zM13 8.5h2.5a3.5 3.5 0 0 1 0 7H13M6.5 15l1 4.5h2.5l-.8-3.3',
  'wait': 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M12 8v4.2l2.8 1.8',
  'copy': 'M4 5.5 20.5 12 4 18.5l2.5-6.5zM6.5 12h8',
  'paper': 'M6.5 3.5h7.5l4 4v13h-11.5zM14 3.5v4h4M9.5 12h5M9.5 15.5h5',
  'call': 'M13.5 3.5 5.5 13.5h5.5l-1 7 8-10.5h-5.5z',
  'sub': 'M4 4.5h7v7H4zM13 12.5h7v7h-7zM7.5 11.5v4.5H13',
  'again': 'M5 11a7 7 0 1 1 1.3 5.5M5 20v-4h4',
  'end': 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16M9.2 9.2h5.6v5.6H9.2z',
};

export function KindIcon({ kind }: { readonly kind: StepKind }) {
  return <Icon><path d={DRAWINGS[kind]} /></Icon>;
}

export function UpIcon() {
  return <Icon><path d="M12 19V5.5M6 11l6-6 6 6" /></Icon>;
}

export function DownIcon() {
  return <Icon><path d="M12 5v13.5M6 13l6 6 6-6" /></Icon>;
}

export function BinIcon() {
  return <Icon><path d="M5 7h14M9.5 7V4.5h5V7M7 7l1 12.5h8L17 7M10.5 10.5v5.5M13.5 10.5v5.5" /></Icon>;
}
