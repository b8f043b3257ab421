import { z } from 'zod';
import { isUuid, type Id } from '#platform/kernel/id.ts';
import { isPlainDate, type PlainDate } from '#platform/kernel/plain-date.ts';

/** Words that a field may hold; their names stand in locale/ as `register.<field>.<word>`. */
export const ID_TYPES = ['resident', 'passport', 'hk-macao', 'taiwan', 'permanent', 'other'] as const;
const SEXES = ['male', 'female'] as const;
export const EDUCATIONS = ['primary', 'junior', 'senior', 'vocational', 'college', 'bachelor', 'master', 'doctor'] as const;
const EMPLOYMENTS = ['employed', 'flexible', 'retired', 'unemployed'] as const;
const SKILL_LEVELS = ['none', 'junior', 'intermediate', 'senior', 'technician', 'senior-technician'] as const;
const HOUSEHOLDS = ['urban', 'rural'] as const;
const CONTRACTS = ['fixed', 'open-ended', 'task', 'dispatch', 'none'] as const;
const CHANNELS = ['on-site', 'scan', 'online', 'import', 'transfer'] as const;
/** 新就业形态: the eight groups that unions recruit, and drivers for hire. */
export const NEW_FORMS = [
  'truck-driver', 'ride-hailing-driver', 'courier', 'food-rider', 'nursing-aide', 'domestic-worker', 'store-promoter', 'estate-agent', 'security-guard', 'other',
] as const;
const DUES_STATES = ['paying', 'exempt', 'behind'] as const;
const CONFIRMATIONS = ['signed', 'phone', 'message', 'self'] as const;
/** In the register of an identity document that never expires: 长期. */
export const LONG_TERM = 'long-term';

export type IdType = (typeof ID_TYPES)[number];

export const uuid = z.string().refine(isUuid);
export const optionalId = <Kind extends string>() => z.custom<Id<Kind>>((value) => typeof value === 'string' && isUuid(value)).nullable();
export const date = z.custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value));
export const language = z.enum(['zh-CN', 'en']);
export const fileBytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);

const text = (most: number) => z.string().trim().min(1).max(most).optional();

/** What a union may keep about the work of a member. Nothing here is required: minimum scope (PIPL 6). */
export const details = z.object({
  sex: z.enum(SEXES).optional(), nationality: text(40), idValidUntil: z.union([date, z.literal(LONG_TERM)]).optional(),
  education: z.enum(EDUCATIONS).optional(), employment: z.enum(EMPLOYMENTS).optional(), skillLevel: z.enum(SKILL_LEVELS).optional(),
  isFromOutside: z.boolean().optional(), isMigrant: z.boolean().optional(), household: z.enum(HOUSEHOLDS).optional(),
  workUnit: text(80), department: text(60), post: text(60), jobType: text(60), groupName: text(60),
  contract: z.enum(CONTRACTS).optional(), contractFrom: date.optional(), contractUntil: date.optional(),
  joinedOn: date.optional(), joinChannel: z.enum(CHANNELS).optional(), memberNumber: text(40), newForm: z.enum(NEW_FORMS).optional(),
  dues: z.enum(DUES_STATES).optional(), confirmedBy: z.enum(CONFIRMATIONS).optional(),
  /** Which version of the notice the member agreed to, and when. */
  consent: z.object({ version: z.string().max(40), at: z.iso.datetime() }).optional(),
}).strict();
export type Details = z.output<typeof details>;

/** C3: personal, sealed. */
export const personal = z.object({
  bornOn: date.optional(), ethnicGroup: text(30), politicalStatus: text(30), maritalStatus: text(20), residence: text(120), cardNumber: text(40),
}).strict();
export type Personal = z.output<typeof personal>;

/** C4: sensitive (PIPL 28), sealed: the number, and what tells of specific identity or hardship. */
export const sensitive = z.object({ idNumber: z.string().max(40).optional(), modelWorker: text(60), isInHardship: z.boolean().optional() }).strict();
export type Sensitive = z.output<typeof sensitive>;
