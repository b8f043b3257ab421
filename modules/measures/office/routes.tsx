import type { OfficeRoute } from '#platform/accounts/office/office-route.ts';

export const measuresOfficeRoutes: readonly OfficeRoute[] = [];
