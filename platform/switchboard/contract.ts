import { z } from 'zod';
import { may, openToAll } from '#platform/contract/access.ts';
import { defineCommand, defineQuery } from '#platform/contract/endpoint.ts';
import { definePermissions } from '#platform/contract/permissions.ts';
import { SERVICE_GROUPS, SERVICE_ICONS } from '#platform/contract/service.ts';
import { isUuid } from '#platform/kernel/id.ts';
import { unionResource } from '#platform/orgs/contract.ts';
import { switchboardErrors as errors } from './contract/errors.ts';

export const permissions = definePermissions({
  'switchboard.state.read': ['chair', 'administrator', 'contact-person', 'system-officer', 'security-officer', 'audit-officer'],
  'switchboard.layout.publish': ['chair', 'administrator'],
});

const uuid = z.string().refine(isUuid);
const key = z.string().min(3).max(90);
const value = z.union([z.string().max(300), z.number()]).nullable();
const version = z.int().min(0).max(1_000_000);
const note = z.string().trim().max(60);
const address = z.string().regex(/^[a-z][a-z0-9-]{2,29}$/);

const MOST_CHANGES = 400;

/** The phone's home of a union. Names are null where the house's own word is used, in the reader's language. */
export const portal = z.object({
  title: z.string().nullable(), colour: z.string().nullable(),
  groups: z.array(z.object({
    id: z.string(), name: z.string().nullable(),
    services: z.array(z.object({ id: z.string(), name: z.string().nullable(), icon: z.string(), page: z.string() })).readonly(),
  })).readonly(),
  banners: z.array(z.object({ id: z.string(), text: z.string(), link: z.string().nullable() })).readonly(),
});

const change = z.object({ key, value, isFixed: z.boolean() });
const by = z.object({ unionId: uuid, name: z.string() });

const layoutView = z.object({
  unionId: uuid, unionName: z.string(), version, address: z.string().nullable(),
  services: z.array(z.object({
    id: z.string(), initially: z.enum(['on', 'off']), icon: z.enum(SERVICE_ICONS), group: z.enum(SERVICE_GROUPS), order: z.number(), pages: z.array(z.string()),
  })),
  /** What the unions above say: the ground that the own changes stand on. */
  above: z.object({ settings: z.record(z.string(), value), fixedBy: z.record(z.string(), by), setBy: z.record(z.string(), by) }),
  /** The own changes, each with what stood above when it was made. */
  changes: z.record(z.string(), z.object({ value, isFixed: z.boolean(), basis: value })),
  versions: z.array(z.object({
    version, publishedAt: z.date(), officerName: z.string().nullable(), note: z.string(), settings: z.int(),
  })),
});

export const endpoints = {
  /** For the console's menu: what is on in the union that somebody acts for. */
  readStates: defineQuery({
    id: 'switchboard.readStates', access: may('switchboard.state.read').on(unionResource, 'unionId'), input: z.object({ unionId: uuid }),
    output: z.object({ off: z.array(z.string()) }), errors: [],
  }),
  readLayout: defineQuery({
    id: 'switchboard.readLayout', access: may('switchboard.layout.publish').on(unionResource, 'unionId'), input: z.object({ unionId: uuid }),
    output: layoutView, errors: [],
  }),
  /** The own changes, whole. `version` is the one they were made from; `settled` are conflicts that somebody has looked at. */
  publishLayout: defineCommand({
    id: 'switchboard.publishLayout', access: may('switchboard.layout.publish').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid, version, changes: z.array(change).max(MOST_CHANGES), settled: z.array(key).max(MOST_CHANGES), note }),
    output: z.object({ version }),
    errors: [errors.outdated, errors['fixed-above'], errors['setting-unfit'], errors['colour-weak']],
  }),
  /** Undo: an earlier version's changes become the newest. Version 0 is the beginning, with none. */
  restoreVersion: defineCommand({
    id: 'switchboard.restoreVersion', access: may('switchboard.layout.publish').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid, version, restored: version, note }), output: z.object({ version }),
    errors: [errors.outdated, errors['version-unknown']],
  }),
  setAddress: defineCommand({
    id: 'switchboard.setAddress', access: may('switchboard.layout.publish').on(unionResource, 'unionId'),
    input: z.object({ unionId: uuid, address: address.nullable() }), output: z.object({}), errors: [errors['address-taken']],
  }),
  readPortal: defineQuery({
    id: 'switchboard.readPortal', access: openToAll('a union\'s own address opens its home before anybody signs in'),
    input: z.object({ address }), output: z.object({ unionName: z.string(), portal }), errors: [errors['address-unknown']],
  }),
} as const;
