import { z } from 'zod';
import { isUuid } from '#platform/kernel/id.ts';
import { isPlainDate, type PlainDate } from '#platform/kernel/plain-date.ts';

/** New forms of employment (新就业形态) by trade, in the register's words; 'none' for everybody else. */
export const CATEGORIES = [
  'none', 'truck-driver', 'ride-hailing-driver', 'courier', 'food-rider', 'nursing-aide', 'domestic-worker', 'store-promoter', 'estate-agent',
  'security-guard', 'other',
] as const;
export type Category = (typeof CATEGORIES)[number];

export const JOIN_STATUSES = ['waiting', 'sent-back', 'accepted', 'refused', 'withdrawn'] as const;
export type JoinStatus = (typeof JOIN_STATUSES)[number];

export const TRANSFER_STATUSES = ['open', 'completed', 'objected', 'withdrawn'] as const;
export type TransferStatus = (typeof TRANSFER_STATUSES)[number];

/** The union that lets go, and the one that receives. */
export const TRANSFER_SIDES = ['out', 'in'] as const;
export type TransferSide = (typeof TRANSFER_SIDES)[number];

/** After approval the preparatory group (筹备组) works until its congress has elected and the result is approved (domain.md §1.3). */
export const FOUNDING_STATUSES = [
  'submitted', 'sent-back', 'preparing', 'congress-asked', 'congress-approved', 'elected', 'established', 'registered', 'refused', 'withdrawn',
] as const;
export type FoundingStatus = (typeof FOUNDING_STATUSES)[number];
/** What stands in the course of a founding after its approval. */
export const FOUNDING_STEPS = [
  'congress-asked', 'congress-approved', 'congress-returned', 'elected', 'established', 'election-returned', 'registered',
] as const;
export type FoundingStep = (typeof FOUNDING_STEPS)[number];

/** What an employer's union may be: its own, or one of several small employers together (TUL 11). */
export const FOUNDING_KINDS = ['enterprise', 'industry'] as const;

/** What a card says to whoever scans it. */
export const CARD_STATES = ['valid', 'retained', 'expired', 'left', 'forged'] as const;
export type CardState = (typeof CARD_STATES)[number];

/** Of a home while it is open, in the words of platform/orgs/memberships. */
export const STANDINGS = ['valid', 'transferring', 'retained'] as const;

/** Why a membership is kept without dues and vote (保留会籍). */
export const RETAIN_CAUSES = ['retired', 'out-of-work'] as const;

const OPEN_OR_ALL = ['open', 'settled'] as const;

export const uuid = z.string().refine(isUuid);
export const date = z.custom<PlainDate>((value) => typeof value === 'string' && isPlainDate(value));
export const category = z.enum(CATEGORIES);
export const listView = z.enum(OPEN_OR_ALL);
export const fileBytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array);
export const reason = z.string().trim().min(2).max(300);
export const personName = z.string().trim().min(2).max(40);
/** Empty text is nothing: a form sends what stands in its fields. */
export const optionalText = (most: number) => z.string().trim().max(most).transform((text) => (text === '' ? null : text)).nullable();
