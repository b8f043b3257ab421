import { bindResource } from '#platform/access/handler.ts';
import { defineModule } from '#platform/registry/module.ts';
import { activityResource, errors, permissions } from './contract/access.ts';
import { endpoints } from './contract.ts';
import { activitiesAppliers } from './events/apply.ts';
import { photoAppliers } from './events/apply-photos.ts';
import { activitiesHoldings } from './holdings.ts';
import { activitiesService } from './service.ts';
import { findActivity } from './store/activities.ts';
import { activityTodos } from './use-cases/activity-todos.ts';
import { cancelActivity, reviseActivity } from './use-cases/change-activity.ts';
import { decidePhotos, listWall, putPhotosForUnion, readWallPhoto, restorePhoto } from './use-cases/manage-wall.ts';
import { makeActivity } from './use-cases/make-activity.ts';
import { hidePhoto, listWallForMe, putPhotos, readWallPhotoForMe, takeBackPhoto } from './use-cases/photo-wall.ts';
import { readPicture, readPictureForMe, setPictures } from './use-cases/pictures.ts';
import { printPoster } from './use-cases/print-poster.ts';
import { rateSession, readFigures, readRatings } from './use-cases/rate.ts';
import { listActivities, listForMe, listPlans, readActivity, readForMe } from './use-cases/read-activities.ts';

const photoHandlers = [
  setPictures, readPicture, readPictureForMe, listWallForMe, putPhotos, takeBackPhoto, hidePhoto, listWall, putPhotosForUnion, decidePhotos, restorePhoto, readWallPhoto, readWallPhotoForMe,
];

/** 活动报名: what a union does with its members, and who may come. Places, waiting lists and crowds are the room signup's. */
export const activitiesModule = defineModule({
  id: 'activities', service: activitiesService,
  dependsOn: ['budgets'],
  migrations: new URL('./store/migrations/', import.meta.url),
  endpoints, errors, permissions: permissions.entries,
  handlers: [makeActivity, reviseActivity, cancelActivity, listActivities, readActivity, printPoster, listForMe, readForMe, rateSession, readRatings, readFigures, listPlans, ...photoHandlers],
  resources: [bindResource(activityResource, {
    load: findActivity, placeOf: (row) => ({ orgPath: row.orgPath, linePath: row.linePath, personId: null, receiptId: null }),
  })],
  appliers: [...activitiesAppliers, ...photoAppliers], todos: activityTodos,
  scopedTables: [{ table: 'activities_activity' }],
  replayedTables: ['activities_activity', 'activities_session', 'activities_rating', 'activities_photo'],
  holdings: activitiesHoldings,
});
