/** Activities made and called off, kept at their union on the day they were made; ratings and their stars on the day they were given. */
export const METRICS = { made: 'activities.made', cancelled: 'activities.cancelled', rated: 'activities.rated', stars: 'activities.stars' } as const;
