/** Activities made and called off, kept at their union on the day they were made. */
export const METRICS = { made: 'activities.made', cancelled: 'activities.cancelled' } as const;
