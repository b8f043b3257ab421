import type { Endpoint } from '#platform/contract/endpoint.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import { STATUS_OF } from '#platform/http/error-answer.ts';
import { accessWords } from '#platform/http/open-api.ts';
import type { Manifest } from '#platform/registry/module.ts';
import { byName, page, table } from './markdown.ts';

function endpointsOf(manifests: readonly Manifest[]): Endpoint[] {
  return byName(manifests.flatMap((one) => Object.values(one.endpoints)), (endpoint) => endpoint.id);
}

export function endpointsPage(manifests: readonly Manifest[]): string {
  const rows = endpointsOf(manifests).map((endpoint) => [
    `${endpoint.method} /api${endpoint.path}`, accessWords(endpoint),
    [endpoint.stepUp ? 'fresh factor' : '', endpoint.logged ? 'logged' : ''].filter((word) => word !== '').join(', '),
    endpoint.errors.map((entry) => entry.code).join(' '),
  ]);
  return page('Endpoints', 'the contracts',
    'Every command is a POST with an idempotency key, every query a GET with `?input=`. Beside its own refusals each may give the general '
    + `ones: ${Object.values(generalErrors).map((entry) => entry.code).join(' ')}.`,
    table(['endpoint', 'who may call', 'and', 'own refusals'], rows));
}

/** The list a reviewer reads: whoever adds a door without a lock changes this page. */
export function openEndpointsPage(manifests: readonly Manifest[]): string {
  const open = endpointsOf(manifests).flatMap(({ id, access }) => (access.kind === 'open' || access.kind === 'new-case'
    ? [[id, access.kind === 'open' ? 'reads and writes what its handler says' : `writes the new case in ${access.field}, reads none`, access.reason]] : []));
  return page('Open endpoints', 'the contracts',
    'Doors that need no account. Each has its reason; a line that appears here is a line to be reviewed.',
    table(['endpoint', 'reach', 'reason'], open));
}

export function errorsPage(manifests: readonly Manifest[]): string {
  const endpoints = endpointsOf(manifests);
  const entries = byName([...new Map(manifests.flatMap((one) => Object.values(one.errors)).map((entry) => [entry.code, entry])).values()], (entry) => entry.code);
  const general = new Set(Object.values(generalErrors).map((entry) => entry.code));
  return page('Refusals', 'the catalogues',
    'The server answers code and parameters; the sentence stands in the locale files of the room or the screens.',
    table(['code', 'kind', 'status', 'given by'], entries.map((entry) => [
      entry.code, entry.kind, String(STATUS_OF[entry.kind]),
      general.has(entry.code) ? 'any' : endpoints.filter((one) => one.errors.some((own) => own.code === entry.code)).map((one) => one.id).join(' '),
    ])));
}
