import { z } from 'zod';
import { holder, may } from '#platform/contract/access.ts';
import { defineCommand } from '#platform/contract/endpoint.ts';
import { date, reason, uuid } from '../wire.ts';
import { errors, foundingResource } from './access.ts';

const count = z.int().min(1).max(1_000_000);
const photos = z.array(uuid).max(9);
const documentNumber = z.string().trim().min(2).max(40);
const decide = () => may('membership.founding.decide').on(foundingResource, 'foundingId');
const own = () => holder(foundingResource, 'foundingId');

/** From the preparatory group to the certificate (domain.md §1.3, steps 5 to 8). */
export const foundingCourseEndpoints = {
  /** 关于召开会员（代表）大会的请示 */
  askCongress: defineCommand({
    id: 'membership.askCongress', access: own(),
    input: z.object({ foundingId: uuid, form: z.enum(['meeting', 'delegates']), members: count, attendees: count, heldOn: date, photos }),
    output: z.object({ dueOn: date }),
    errors: [errors['moved-on'], errors['day-past'], errors['meeting-needed'], errors['counts-differ'], errors['photo-gone']],
  }),
  approveCongress: defineCommand({
    id: 'membership.approveCongress', access: decide(), input: z.object({ foundingId: uuid, documentNumber }), output: z.object({}), errors: [errors['moved-on']],
  }),
  /** 关于选举结果的报告 */
  reportElection: defineCommand({
    id: 'membership.reportElection', access: own(),
    input: z.object({
      foundingId: uuid, heldOn: date, entitled: count, present: count, chairVotes: count, committee: z.int().min(3).max(45), auditors: z.int().min(1).max(11),
      termYears: z.literal([3, 5]),
      /** Null: whoever asked for the union was elected themselves. */
      chair: z.object({ personId: uuid, name: z.string().trim().min(2).max(40) }).nullable(), photos,
    }),
    output: z.object({ dueOn: date }),
    errors: [
      errors['moved-on'], errors['day-to-come'], errors['not-yet-approved'], errors['counts-differ'], errors['no-quorum'], errors['no-majority'],
      errors['photo-gone'], errors['chair-known'],
    ],
  }),
  /** 关于选举结果的批复: the union is established, and its elected chair is in office for the term. */
  approveElection: defineCommand({
    id: 'membership.approveElection', access: decide(), input: z.object({ foundingId: uuid, documentNumber }),
    output: z.object({ unionId: uuid, grantId: uuid }), errors: [errors['moved-on'], errors['union-gone'], errors['chair-taken']],
  }),
  /** The congress's request or the election's report, back with a reason. */
  sendBackStep: defineCommand({
    id: 'membership.sendBackStep', access: decide(), input: z.object({ foundingId: uuid, reason }), output: z.object({}), errors: [errors['moved-on']],
  }),
  /** 《工会法人资格证书》 as the registrar gave it out; it stands in the tree from then on. */
  recordCertificate: defineCommand({
    id: 'membership.recordCertificate', access: decide(),
    input: z.object({ foundingId: uuid, creditCode: z.string().trim().max(30), validFrom: date, validTo: date }), output: z.object({}),
    errors: [errors['moved-on'], errors['union-gone'], errors['union-code'], errors['code-taken'], errors['certificate-period']],
  }),
} as const;
