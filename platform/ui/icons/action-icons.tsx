import { Icon } from './icon.tsx';

export function BackIcon() {
  return <Icon><path d="M19 12H5M11 5.8 4.8 12l6.2 6.2" /></Icon>;
}

export function ChevronIcon() {
  return <Icon><path d="m9.4 5.8 6.2 6.2-6.2 6.2" /></Icon>;
}

export function PreviousIcon() {
  return <Icon><path d="m14.6 5.8-6.2 6.2 6.2 6.2" /></Icon>;
}

export function PlusIcon() {
  return <Icon><path d="M12 5v14M5 12h14" /></Icon>;
}

export function CloseIcon() {
  return <Icon><path d="m6 6 12 12M18 6 6 18" /></Icon>;
}

export function SearchIcon() {
  return <Icon><circle cx="11" cy="11" r="6.4" /><path d="m16 16 4.2 4.2" /></Icon>;
}

export function ScanIcon() {
  return (
    <Icon>
      <path d="M4 8V5.6A1.6 1.6 0 0 1 5.6 4H8M16 4h2.4A1.6 1.6 0 0 1 20 5.6V8M20 16v2.4a1.6 1.6 0 0 1-1.6 1.6H16M8 20H5.6A1.6 1.6 0 0 1 4 18.4V16M4 12h16" />
    </Icon>
  );
}

export function CameraIcon() {
  return (
    <Icon>
      <path d="M4 8.6A1.6 1.6 0 0 1 5.6 7H8l1.5-2.6h5L16 7h2.4A1.6 1.6 0 0 1 20 8.6v8.8a1.6 1.6 0 0 1-1.6 1.6H5.6A1.6 1.6 0 0 1 4 17.4z" />
      <circle cx="12" cy="13" r="3.4" />
    </Icon>
  );
}

export function CopyIcon() {
  return <Icon><rect x="9" y="9" width="11" height="11" rx="2" /><path d="M6 15H5a1 1 0 0 1-1-1V5a1 1 0 0 1 1-1h9a1 1 0 0 1 1 1v1" /></Icon>;
}

export function RetryIcon() {
  return <Icon><path d="M19.6 12a7.6 7.6 0 1 1-2.2-5.4l2.2 2.3M19.6 4.4v4.5h-4.5" /></Icon>;
}

export function PhoneIcon() {
  return (
    <Icon>
      <path d="M6.6 4h2.8L11 8.4 9 10a11 11 0 0 0 5 5l1.6-2 4.4 1.6v2.8a1.6 1.6 0 0 1-1.7 1.6A14.8 14.8 0 0 1 5 5.7 1.6 1.6 0 0 1 6.6 4Z" />
    </Icon>
  );
}

export function SignOutIcon() {
  return <Icon><path d="M10 4.4H6a1.6 1.6 0 0 0-1.6 1.6v12A1.6 1.6 0 0 0 6 19.6h4M15.4 7.8 19.6 12l-4.2 4.2M19.6 12H10" /></Icon>;
}
