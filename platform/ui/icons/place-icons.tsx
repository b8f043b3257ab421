import { Icon } from './icon.tsx';

export function HomeIcon() {
  return <Icon><path d="M3.8 11.4 12 4.4l8.2 7M6 9.8V19a1 1 0 0 0 1 1h10a1 1 0 0 0 1-1V9.8M10 20v-5.2h4V20" /></Icon>;
}

export function AppealIcon() {
  return (
    <Icon>
      <path d="M3.8 10.4v3.2a1.2 1.2 0 0 0 1.2 1.2h2.6l8.2 3.9V5.3L7.6 9.2H5a1.2 1.2 0 0 0-1.2 1.2ZM19 9.4a3.6 3.6 0 0 1 0 5.2M8 15l1 4.6h2.4" />
    </Icon>
  );
}

export function MattersIcon() {
  return (
    <Icon>
      <path d="M8.8 5H7a2 2 0 0 0-2 2v12a2 2 0 0 0 2 2h10a2 2 0 0 0 2-2V7a2 2 0 0 0-2-2h-1.8M8.8 3.4h6.4v3.4H8.8zM8.8 11.8h6.4M8.8 16h4" />
    </Icon>
  );
}

export function BellIcon() {
  return <Icon><path d="M6.4 16.4V11a5.6 5.6 0 0 1 11.2 0v5.4l1.6 2H4.8zM10 21.2h4M12 5.4V3.6" /></Icon>;
}

export function PersonIcon() {
  return <Icon><circle cx="12" cy="8" r="4" /><path d="M4.4 20.4c.8-3.9 3.7-5.8 7.6-5.8s6.8 1.9 7.6 5.8" /></Icon>;
}

export function BuildingIcon() {
  return (
    <Icon>
      <path d="M5 20.4V5a1 1 0 0 1 1-1h8a1 1 0 0 1 1 1v15.4M15 10h3a1 1 0 0 1 1 1v9.4M3.4 20.4h17.2M8.6 8h2.8M8.6 12h2.8M8.6 16h2.8" />
    </Icon>
  );
}

export function ChartIcon() {
  return <Icon><path d="M4 20.4h16M6.8 16.6v-5M12 16.6V5M17.2 16.6V9" /></Icon>;
}

export function CalendarIcon() {
  return <Icon><rect x="4" y="5.4" width="16" height="14.6" rx="2" /><path d="M4 10.2h16M8.4 3.4v4M15.6 3.4v4" /></Icon>;
}

export function HeartIcon() {
  return <Icon><path d="M12 20s-7.8-4.6-7.8-10.2A4.3 4.3 0 0 1 12 7.4a4.3 4.3 0 0 1 7.8 2.4C19.8 15.4 12 20 12 20Z" /></Icon>;
}
