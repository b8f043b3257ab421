import type { Manifest } from './module.ts';

/** Thrown at the start, with every fault at once: a house with a hole in a wall does not open. */
export class HouseUnsound extends Error {
  readonly faults: readonly string[];
  constructor(faults: readonly string[]) {
    super(`the house is not sound:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
    this.name = 'HouseUnsound';
    this.faults = faults;
  }
}

/** Everything the types cannot see. Pure; the database has its own check (findCatalogueFaults). */
export function findHouseFaults(manifests: readonly Manifest[]): string[] {
  return [
    ...duplicates(manifests.map((one) => one.id)).map((id) => `module ${id} is listed twice`),
    ...manifests.flatMap((one) => one.dependsOn
      .filter((needed) => !manifests.some((other) => other.id === needed))
      .map((needed) => `module ${one.id} depends on ${needed}, which is not here`)),
    ...endpointFaults(manifests),
    ...permissionFaults(manifests),
    ...resourceFaults(manifests),
  ];
}

function endpointFaults(manifests: readonly Manifest[]): string[] {
  const endpoints = manifests.flatMap((one) => Object.values(one.endpoints));
  const handled = manifests.flatMap((one) => one.handlers.map((handler) => handler.endpoint));
  return [
    ...duplicates(endpoints.map((one) => one.path)).map((path) => `two endpoints at ${path}`),
    ...endpoints.filter((one) => !handled.includes(one)).map((one) => `endpoint ${one.id} has no handler`),
    ...handled.filter((one) => !endpoints.includes(one)).map((one) => `the handler of ${one.id} has no endpoint`),
    ...duplicates(handled.map((one) => one.id)).map((id) => `endpoint ${id} has two handlers`),
    ...manifests.flatMap((one) => Object.entries(one.endpoints)
      .filter(([name, endpoint]) => endpoint.id !== `${one.id}.${name}`)
      .map(([name, endpoint]) => `endpoint ${one.id}.${name} calls itself ${endpoint.id}`)),
  ];
}

function permissionFaults(manifests: readonly Manifest[]): string[] {
  const known = new Set<string>(manifests.flatMap((one) => one.permissions.map((entry) => entry.permission)));
  return manifests.flatMap((one) => Object.values(one.endpoints)).flatMap((endpoint) => {
    const { access } = endpoint;
    return 'permission' in access && !known.has(access.permission)
      ? [`endpoint ${endpoint.id} asks for ${access.permission}, which no catalogue has`]
      : [];
  });
}

function resourceFaults(manifests: readonly Manifest[]): string[] {
  const bound = manifests.flatMap((one) => one.resources.map((resource) => resource.name));
  return [
    ...duplicates(bound).map((name) => `resource ${name} has two loaders`),
    ...manifests.flatMap((one) => Object.values(one.endpoints)).flatMap((endpoint) => {
      const { access } = endpoint;
      return 'resource' in access && !bound.includes(access.resource.name)
        ? [`endpoint ${endpoint.id} loads ${access.resource.name}, which has no loader`]
        : [];
    }),
  ];
}

function duplicates(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}
