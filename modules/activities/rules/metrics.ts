/**
 * Activities made and called off, kept at their union on the day they were made; ratings and their stars on the day they were given;
 * photos that stand on walls on the day they were put.
 */
export const METRICS = {
  made: 'activities.made', cancelled: 'activities.cancelled', rated: 'activities.rated', stars: 'activities.stars', photos: 'activities.photos',
} as const;
