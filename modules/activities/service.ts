import { defineService } from '#platform/contract/service.ts';
import { endpoints } from './contract.ts';

/** Where 活动报名 is off nobody makes an activity or signs up; what was made is read, changed and called off. */
export const activitiesService = defineService('activities', endpoints, {
  initially: 'on', icon: 'calendar', group: 'life', order: 150, pages: ['/activities'],
  goesOn: [
    'reviseActivity', 'cancelActivity', 'listActivities', 'readActivity', 'printPoster', 'listForMe', 'readForMe', 'rateSession', 'readRatings', 'readFigures', 'listPlans',
    'setPictures', 'readPicture', 'readPictureForMe', 'listWallForMe', 'takeBackPhoto', 'hidePhoto', 'listWall', 'decidePhotos', 'restorePhoto', 'readWallPhoto', 'readWallPhotoForMe',
  ],
});
