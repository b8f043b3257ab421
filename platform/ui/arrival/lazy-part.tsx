import type { ComponentType } from 'react';
import { createArrival, useArrival } from './arrival.ts';
import { ComingSign } from './coming.tsx';

/** A page or a part of one whose code is fetched when it is first shown. Until then the sign of the `Coming` around it stands there. */
export function lazyPart<Props extends object>(load: () => Promise<ComponentType<Props>>): ComponentType<Props> {
  const arrival = createArrival(load);
  return function LazyPart(props: Props) {
    const Part = useArrival(arrival);
    return Part === undefined ? <ComingSign /> : <Part {...props} />;
  };
}
