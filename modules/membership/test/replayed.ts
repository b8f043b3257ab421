import { manifests } from '#apps/server/manifests.ts';
import { assertReplays as assertTablesReplay } from '#platform/testkit/laws/assert-replays.ts';
import type { TestWorld } from '#platform/testkit/test-world.ts';

const TABLES = ['membership_join', 'membership_transfer', 'membership_transfer_end', 'membership_founding', 'membership_founding_step', 'flows_case', 'flows_task', 'membership_card', 'orgs_membership'] as const;

export const assertReplays = (world: TestWorld) => assertTablesReplay(world, manifests, TABLES);
