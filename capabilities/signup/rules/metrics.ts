/** Figures of places asked for, kept at the offering union on the day somebody signed up. */
export const METRICS = { entered: 'signup.entered' } as const;
