import { z } from 'zod';
import type { Endpoint } from '#platform/contract/endpoint.ts';
import { generalErrors } from '#platform/contract/errors.ts';
import { STATUS_OF } from './error-answer.ts';

type Json = Readonly<Record<string, unknown>>;

/** OpenAPI 3.1 from the contracts; its schemas are JSON Schema 2020-12, which is what zod writes. */
export function toOpenApi(endpoints: readonly Endpoint[], server: string, version: string): Json {
  return {
    openapi: '3.1.0',
    info: { title: 'Zhijia 职家', version },
    servers: [{ url: `${server}/api` }],
    paths: Object.fromEntries(endpoints.map((endpoint) => [
      endpoint.path, { [endpoint.method.toLowerCase()]: toOperation(endpoint) },
    ])),
    components: { schemas: { Refusal: REFUSAL } },
  };
}

function toOperation(endpoint: Endpoint): Json {
  const input = toSchema(endpoint.input, 'input');
  return {
    operationId: endpoint.id,
    tags: [endpoint.id.split('.')[0]],
    'x-access': accessWords(endpoint),
    'x-step-up': endpoint.stepUp,
    ...(endpoint.kind === 'command'
      ? {
        parameters: [{ name: 'idempotency-key', in: 'header', required: true, schema: { type: 'string', format: 'uuid' } }],
        requestBody: { required: true, content: { 'application/json': { schema: input } } },
      }
      : { parameters: [{ name: 'input', in: 'query', required: true, content: { 'application/json': { schema: input } } }] }),
    responses: {
      200: { description: 'OK', content: { 'application/json': { schema: toSchema(endpoint.output, 'output') } } },
      ...refusals(endpoint),
    },
  };
}

function refusals(endpoint: Endpoint): Json {
  const byStatus = new Map<number, string[]>();
  for (const entry of [...Object.values(generalErrors), ...endpoint.errors]) {
    const status = STATUS_OF[entry.kind];
    byStatus.set(status, [...(byStatus.get(status) ?? []), entry.code]);
  }
  return Object.fromEntries([...byStatus].map(([status, codes]) => [status, {
    description: codes.join(', '),
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Refusal' } } },
  }]));
}

/** Who may call, as one line: also printed in the generated list of endpoints. */
export function accessWords(endpoint: Endpoint): string {
  const { access } = endpoint;
  switch (access.kind) {
    case 'open': return `anybody: ${access.reason}`;
    case 'new-case': return `anybody, a new case: ${access.reason}`;
    case 'signed-in': return 'anybody signed in, own rows';
    case 'holder': return `holder of the ${access.resource.name} in ${access.field}`;
    case 'may-on': return `${access.permission} at the ${access.resource.name} in ${access.field}`;
    case 'may-listing': return `${access.permission} anywhere, rows in reach`;
  }
}

function toSchema(schema: z.ZodType, io: 'input' | 'output'): unknown {
  return z.toJSONSchema(schema, {
    io, unrepresentable: 'any', target: 'draft-2020-12',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === 'date') Object.assign(jsonSchema, { type: 'string', format: 'date-time' });
      if (zodSchema._zod.def.type === 'custom') Object.assign(jsonSchema, { type: 'string' });
    },
  });
}

const REFUSAL: Json = {
  type: 'object',
  required: ['code', 'params', 'requestId'],
  properties: {
    code: { type: 'string' }, params: { type: 'object' }, requestId: { type: 'string' },
    issues: { type: 'array', items: {
      type: 'object', required: ['path', 'code', 'params'],
      properties: { path: { type: 'string' }, code: { type: 'string' }, params: { type: 'object' } },
    } },
  },
};
