import { defineModule } from '#platform/registry/module.ts';
import { endpoints } from './contract.ts';
import { readHome } from './use-cases/read-home.ts';

/** The workers' home: a greeting, and what waits. Its tiles come from the modules' own screens. */
export const homeModule = defineModule({
  id: 'home', dependsOn: ['appeals'],
  endpoints, handlers: [readHome],
});
