import type { AnyCountersignedAction } from '#platform/access/countersigned-action.ts';
import type { BoundResource, Handler } from '#platform/access/handler.ts';
import type { Holding } from '#platform/access/holding.ts';
import type { Endpoint } from '#platform/contract/endpoint.ts';
import type { ErrorEntry } from '#platform/kernel/app-error.ts';
import type { DeskItemSource } from '#platform/flows/desk-item.ts';
import type { Process } from '#platform/flows/process.ts';
import type { PermissionCatalogue } from '#platform/contract/permissions.ts';
import type { Service } from '#platform/contract/service.ts';
import type { MigrationSet } from '#platform/db/migrations.ts';
import type { Applier } from '#platform/journal/applier.ts';
import type { ScopedTable } from '#platform/orgs/events.ts';
import type { TodoSource, WaitingSource, WeekSource } from './desk.ts';

/** What a room or a module gives to the house. The one file of a module to read first. */
export type Manifest = {
  readonly id: string;
  readonly dependsOn: readonly string[];
  readonly migrations: URL | undefined;
  readonly endpoints: Readonly<Record<string, Endpoint>>;
  readonly handlers: readonly Handler[];
  readonly resources: readonly BoundResource[];
  readonly permissions: PermissionCatalogue;
  readonly errors: Readonly<Record<string, ErrorEntry>>;
  readonly appliers: readonly Applier[];
  /** What unions may switch off; without it the endpoints answer everywhere. */
  readonly service: Service | undefined;
  /** Tables with org_path and line_path, which orgs rewrites when the tree changes. */
  readonly scopedTables: readonly ScopedTable[];
  /** Tables that replay rebuilds from the journal, row for row. */
  readonly replayedTables: readonly string[];
  /** What needs a second person before it happens; platform/countersign runs them. */
  readonly countersigned: readonly AnyCountersignedAction[];
  /** What waits for an officer, and what a week brought, on the console's first page; platform/desk gathers them. */
  readonly todos: readonly TodoSource[];
  readonly weeks: readonly WeekSource[];
  /** What waits and is no `deskItems` of its own; those count by themselves. */
  readonly waiting: readonly WaitingSource[];
  /** What stands on the officers' desk (办事台) beside approvals; platform/flows merges them by their last day. */
  readonly deskItems: readonly DeskItemSource[];
  /** What is kept about a person, and what forgetting does to it; platform/privacy gathers them. */
  readonly holdings: readonly Holding[];
  /** Approvals that the product brings: form and flow as data, with the places where code acts; platform/flows runs them. */
  readonly processes: readonly Process[];
};

const EMPTY: Omit<Manifest, 'id'> = {
  dependsOn: [], migrations: undefined, endpoints: {}, handlers: [], resources: [], permissions: [], errors: {},
  appliers: [], service: undefined, scopedTables: [], replayedTables: [], countersigned: [], todos: [], weeks: [], waiting: [], deskItems: [], holdings: [], processes: [],
};

export function defineModule(parts: Partial<Manifest> & Pick<Manifest, 'id' | 'dependsOn'>): Manifest {
  return { ...EMPTY, ...parts };
}

/** The migrations of the manifests that have any, in the order given. */
export function migrationSets(manifests: readonly Manifest[]): MigrationSet[] {
  return manifests.flatMap(({ id, migrations }) => (migrations === undefined ? [] : [{ room: id, directory: migrations }]));
}

/** Everything that unions switch on and off. */
export function servicesOf(manifests: readonly Manifest[]): Service[] {
  return manifests.flatMap(({ service }) => service ?? []);
}
