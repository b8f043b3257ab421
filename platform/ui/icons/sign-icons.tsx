import { Icon } from './icon.tsx';

export function CheckIcon() {
  return <Icon><path d="m5 12.6 4.6 4.6L19.2 7.4" /></Icon>;
}

export function ClockIcon() {
  return <Icon><circle cx="12" cy="12" r="8.4" /><path d="M12 7.4V12l3 2" /></Icon>;
}

export function StarIcon() {
  return <Icon><path className="zj-icon-body" d="m12 3.8 2.5 5.2 5.7.8-4.1 4 1 5.7-5.1-2.7-5.1 2.7 1-5.7-4.1-4 5.7-.8z" /></Icon>;
}

export function LockIcon() {
  return <Icon><rect x="5.4" y="10.4" width="13.2" height="9.8" rx="2" /><path d="M8.4 10.4V8a3.6 3.6 0 0 1 7.2 0v2.4M12 14.4v2" /></Icon>;
}

export function HiddenIcon() {
  return (
    <Icon>
      <path d="m4 4 16 16M9.8 5.8a8.6 8.6 0 0 1 2.2-.3c4.4 0 7.4 3.5 9 6.5a15 15 0 0 1-2.6 3.6M6.2 7.8A14.6 14.6 0 0 0 3 12c1.6 3 4.6 6.5 9 6.5a8.6 8.6 0 0 0 4-1M9.8 9.9a3 3 0 0 0 4.2 4.2" />
    </Icon>
  );
}

export function NamedIcon() {
  return (
    <Icon>
      <rect x="3.4" y="5.4" width="17.2" height="13.2" rx="2" /><circle cx="8.6" cy="10.6" r="1.9" />
      <path d="M5.6 15.8c.5-1.6 1.6-2.3 3-2.3s2.5.7 3 2.3M14.4 10.2h3.2M14.4 13.6h3.2" />
    </Icon>
  );
}

export function ShieldIcon() {
  return <Icon><path d="m12 3.4 7.2 2.6v5.4c0 4.4-3 7.5-7.2 9.2-4.2-1.7-7.2-4.8-7.2-9.2V6zM8.8 11.8l2.3 2.3 4.2-4.4" /></Icon>;
}

export function WarningIcon() {
  return <Icon><path d="M12 4.2 3 19.6h18zM12 10v4.4M12 17v.01" /></Icon>;
}

export function NoteIcon() {
  return <Icon><circle cx="12" cy="12" r="8.4" /><path d="M12 11v5.2M12 7.8v.01" /></Icon>;
}

export function OfflineIcon() {
  return <Icon><path d="m4 4 16 16M8.6 14.2a5 5 0 0 1 3.8-1.4M5 10.4a10.4 10.4 0 0 1 4-2.3M13.2 7.5a10.4 10.4 0 0 1 5.8 2.9M12 18v.01" /></Icon>;
}

export function ChatIcon() {
  return <Icon><path d="M6 5h12a2 2 0 0 1 2 2v7.6a2 2 0 0 1-2 2h-6.4L7.2 20v-3.4H6a2 2 0 0 1-2-2V7a2 2 0 0 1 2-2ZM8.4 9.4h7.2M8.4 12.6h4.4" /></Icon>;
}
