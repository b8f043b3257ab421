import type { Endpoint } from './endpoint.ts';

/** Drawings that a service comes with or a union gives it; `platform/ui/icons/service-icon.tsx` draws them. */
export const SERVICE_ICONS = [
  'scan', 'search', 'matters', 'chat', 'bell', 'phone', 'named', 'person', 'home', 'building', 'heart', 'shield', 'star', 'calendar', 'chart', 'clock', 'note',
] as const;
export type ServiceIconName = (typeof SERVICE_ICONS)[number];

/** Where a service stands on the phone's home unless a union says otherwise. Unions may add groups of their own. */
export const SERVICE_GROUPS = ['voice', 'belonging', 'care', 'life', 'growth'] as const;
export type ServiceGroup = (typeof SERVICE_GROUPS)[number];

/** A module as something that unions switch on and off. Its id is the module's. */
export type Service = {
  readonly id: string;
  /** Where no union says anything. */
  readonly initially: 'on' | 'off';
  readonly icon: ServiceIconName;
  readonly group: ServiceGroup;
  /** Among all services; a union's own order goes before it. */
  readonly order: number;
  /** Phone pages it may open with, the usual one first; none for a service of the console alone. */
  readonly pages: readonly string[];
  /** Endpoints that still answer where it is off: what finishes running cases and what reads the past. All others are refused. */
  readonly goesOn: readonly string[];
  /** Endpoints whose union only the use-case can know (a scanned code's): it calls `requireService` itself. */
  readonly asksItself: readonly string[];
};

type NamesOf<All extends Readonly<Record<string, Endpoint>>> = Extract<keyof All, string>;

/** `defineService('appeals', endpoints, {...})`: an endpoint that is not in the contract does not compile. */
export function defineService<const All extends Readonly<Record<string, Endpoint>>>(
  id: string, _endpoints: All,
  parts: Omit<Service, 'id' | 'goesOn' | 'asksItself'> & { readonly goesOn: readonly NamesOf<All>[]; readonly asksItself?: readonly NamesOf<All>[] },
): Service {
  return { id, ...parts, goesOn: parts.goesOn, asksItself: parts.asksItself ?? [] };
}
