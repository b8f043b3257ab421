import type { Clock } from '#platform/kernel/clock.ts';
import type { SmsPort, SmsTemplate } from './sms-port.ts';

export type SmsMessage = {
  readonly phone: string;
  readonly template: SmsTemplate;
  readonly params: Readonly<Record<string, string>>;
  readonly at: Date;
};

export type SmsInbox = SmsPort & {
  /** Newest first. */
  list(): readonly SmsMessage[];
};

const KEPT = 100;

/**
 * The driver for development and demonstration: messages stay in memory instead of going anywhere. It holds codes in
 * the clear, so whoever shows it does so on the loopback address only.
 */
export function createSmsInbox({ clock }: { readonly clock: Clock }): SmsInbox {
  let messages: readonly SmsMessage[] = [];
  return {
    async send(phone, template, params) {
      messages = [{ phone, template, params, at: clock.now() }, ...messages].slice(0, KEPT);
    },
    list: () => messages,
  };
}
