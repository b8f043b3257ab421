import type { AnyEventDefinition } from '#platform/contract/event.ts';
import type { Manifest } from '#platform/registry/module.ts';
import { byName, page, table } from './markdown.ts';

/** Every kind of change the journal can hold, and how much of it is whose business. */
export function eventsPage(manifests: readonly Manifest[]): string {
  const definitions = byName(manifests.flatMap((one) => one.appliers.map((applier) => applier.definition)), (definition) => definition.type);
  return page('Events', 'the event definitions',
    'C1 public · C2 internal · C3 personal · C4 sensitive personal · name: sealed in the journal, plain in the tables. '
    + 'C3, C4 and names are sealed with the key of the person or case in the field named.',
    table(['event', 'crosses', 'subject', 'sealed with', 'fields'], definitions.map((definition) => [
      definition.type, definition.crosses, definition.subject, definition.sealedBy ?? '', fieldWords(definition),
    ])));
}

function fieldWords({ fields }: AnyEventDefinition): string {
  return Object.entries(fields).map(([name, field]) => `${name} ${field.class}`).join(', ');
}
