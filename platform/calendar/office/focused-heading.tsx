import { useEffect, useRef, type ReactNode } from 'react';

/** The heading of what a press has put in the place of something else: the focus and the eye go there. */
export function FocusedHeading({ children }: { readonly children: ReactNode }) {
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    heading.current?.focus();
  }, []);
  return <h2 ref={heading} tabIndex={-1} className="focused-heading">{children}</h2>;
}
