/** Figures of check-in, kept at the union of the session on its day, once its list is settled. */
export const METRICS = { sessions: 'checkin.sessions', personTimes: 'checkin.personTimes', walkIns: 'checkin.walkIns' } as const;
